"""Images that stay in their file."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from imports import ROOT
from made_up import blobs, idx, seeded

from blenddigits.data import stored
from blenddigits.data.idx import read_images
from blenddigits.data.images import to_intensities
from blenddigits.data.splits import ShuffledBatches
from blenddigits.data.stored import StoredImages

CPU = torch.device("cpu")
LIMIT = 500 * 2**20  # bytes that a process may have for itself
LARGE = 1_500_000  # images of 28x28: 1.2 GB


@pytest.fixture
def in_file(tmp_path: Path) -> StoredImages:
    """All but every third of 60 images."""
    (tmp_path / "images").write_bytes(idx(blobs(60).squeeze(1).numpy()))
    rows = np.flatnonzero(np.arange(60) % 3 > 0)
    return StoredImages(read_images(tmp_path / "images", 28), rows)


def in_memory() -> torch.Tensor:
    return blobs(60)[torch.arange(60) % 3 > 0]


def test_they_are_used_like_a_tensor(in_file: StoredImages) -> None:
    assert (len(in_file), in_file.side) == (40, 28)
    assert torch.equal(in_file[:], in_memory())
    assert torch.equal(in_file[5:9], in_memory()[5:9])
    chosen = torch.tensor([7, 0, 39, 7])
    assert torch.equal(in_file[chosen], in_memory()[chosen])


def test_a_part_of_them_is_another_of_the_kind(in_file: StoredImages) -> None:
    assert torch.equal(in_file.part(10, 30).part(5, 8)[:], in_memory()[15:18])


def test_an_epoch_has_the_bytes_that_it_has_in_memory(in_file: StoredImages) -> None:
    order = torch.randperm(40, generator=seeded(3))
    batches = list(ShuffledBatches(in_file, 16, CPU).epoch(seeded(3)))
    expected = to_intensities(in_memory()[order[:32]])
    assert torch.equal(torch.cat(batches), expected)


def test_pages_are_given_back_and_read_again(
    in_file: StoredImages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "WINDOW_BYTES", 1000)
    for _ in range(3):
        assert torch.equal(in_file[:], in_memory())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold back memory so")
def test_a_file_larger_than_memory_is_learned_from(tmp_path: Path) -> None:
    """A file full of holes takes no room on the disk; what is resident stays far below its size."""
    file = tmp_path / "images"
    file.write_bytes(idx(np.zeros((0, 28, 28)))[:4] + LARGE.to_bytes(4) + 2 * (28).to_bytes(4))
    with file.open("r+b") as opened:
        opened.truncate(16 + LARGE * 784)
    script = f"""
import resource, torch
from pathlib import Path
from blenddigits.data.idx import read_images
from blenddigits.data.splits import ShuffledBatches
from blenddigits.data.stored import StoredImages
resource.setrlimit(resource.RLIMIT_DATA, ({LIMIT}, {LIMIT}))
images = StoredImages(read_images(Path({str(file)!r}), 28))
batches = ShuffledBatches(images, 8192, torch.device("cpu"))
seen = sum(len(x) for x in batches.epoch(torch.Generator().manual_seed(0)))
assert seen == {LARGE // 8192 * 8192}
[peak] = [x.split()[1] for x in open("/proc/self/status") if x.startswith("VmHWM")]
print(1024 * int(peak))
try:
    images[:]
except MemoryError:
    print("too large")
"""
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    most, said = run.stdout.splitlines()
    assert int(most) < LARGE * 784
    assert said == "too large"
