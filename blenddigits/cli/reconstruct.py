"""`blenddigits reconstruct`: what a model makes of a digit."""

import argparse

from blenddigits.cli.arguments import SOURCES, add_model, add_output

HELP = "show what comes back of a digit from its code"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits reconstruct photo.jpg --beside -o seen_and_reconstructed.png
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The digit and the model."""
    parser.add_argument("image", metavar="IN", help="the digit")
    add_output(parser, "a .png", suffix=".png")
    parser.add_argument("--beside", action="store_true", help="show IN as the model sees it beside")
    add_model(parser)


def run(arguments: argparse.Namespace, noise_std: float = 0.0, seed: int = 0) -> None:
    """Write what the model makes of the digit, after adding Gaussian noise to it.

    Raises UserError when the digit or the model is not there, and OSError when OUT cannot be
    written.
    """
    import numpy as np

    from blenddigits.cli.sources import check_target, read_source, write_target
    from blenddigits.figures.encoding import png, strip
    from blenddigits.inference.blend_model import load

    check_target(arguments.output, arguments.force)
    image = read_source(arguments.image)
    if noise_std:
        noise = np.random.default_rng(seed).normal(0, noise_std, image.shape)
        image = (image + noise).clip(0, 1).astype(np.float32)
    result = load(arguments.folder, arguments.model).reconstruct(image)
    shown = np.stack([image, result] if arguments.beside else [result])
    write_target(arguments.output, png(strip(shown), arguments.scale))
