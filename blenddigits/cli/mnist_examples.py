"""Single test images of MNIST, for programs that do without torch."""

from pathlib import Path

import numpy as np
from jaxtyping import Float

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.data.idx import TEST_IMAGES, TEST_LABELS, read_images, read_labels
from blenddigits.figures.encoding import to_intensities


def mnist_test_image(index: int, folder: Path = paths.MNIST_RAW) -> Float[np.ndarray, "28 28"]:
    """The test image at `index`, counted from 0, as intensities in [0, 1].

    Raises UserError when there is none, or the file is missing or damaged.
    """
    images = read_images(folder / TEST_IMAGES)
    if not 0 <= index < len(images):
        raise UserError(f"test:{index}: the test images are test:0 to test:{len(images) - 1}")
    return to_intensities(images[index])


def first_test_image(digit: int, folder: Path = paths.MNIST_RAW) -> Float[np.ndarray, "28 28"]:
    """The first test image of `digit`, in [0, 1]; raises UserError as mnist_test_image does."""
    [found] = np.nonzero(read_labels(folder / TEST_LABELS) == digit)
    if not len(found):
        raise UserError(f"digit:{digit}: no test image shows it; digits are 0 to 9")
    return mnist_test_image(int(found[0]), folder)
