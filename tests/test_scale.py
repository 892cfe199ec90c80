"""What `make bench-scale` makes, counts and reports; not how fast anything is."""

import resource
import shutil
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
import torch
from imports import ROOT
from PIL import Image

from bench import scale
from bench.contenders import any_size
from bench.large_data import make_data
from bench.process import Contender
from bench.scale import QUICK, row_of, share
from bench.scale_report import draw, table
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.data.mnist import load_split

Usage = namedtuple("Usage", "free")
TURN = {"images": 100, "seconds": 0.5, "images_per_s": 200.0, "own_mib": 300.0, "file_mib": 90.0}


@pytest.fixture
def three_times(made_up_data: Path) -> Path:
    """160 images made of the 64 to train on, beside params.yaml."""
    shutil.copy(ROOT / "params.yaml", made_up_data.parent)
    make_data(Path("large"), 160)
    return Path("large")


def measured(*turns: dict[str, float]) -> Contender:
    contender = Contender([], failure="never started")
    contender.failure, contender.turns, contender.peak_mib = "", list(turns), 500.0
    return contender


def results(in_memory: Contender) -> dict[str, Any]:
    later = TURN | {"own_mib": 310.0}
    rows = {
        "60000": row_of(measured(TURN)),
        "600000": row_of(measured(TURN, TURN, later)),
        "in memory": row_of(in_memory),
    }
    machine = {"cpu": "a processor", "cores": 2, "date": "today", "load_before": 0.1}
    return {
        "machine": machine,
        "limit_mib": 2048,
        "threads": 2,
        "effort": QUICK._asdict(),
        "rows": rows,
        "share_of_in_memory": share(rows),
    }


def test_made_images_are_those_of_mnist_a_little_moved(three_times: Path) -> None:
    data = three_times / paths.DATA
    train, validation = (load_split(split, data) for split in ("train", "validation"))
    assert (len(train[0]), len(validation[0])) == (144, 16)
    assert torch.equal(load_split("test", data)[0], load_split("test")[0])
    made = {image.sort().values.numpy().tobytes() for image in train[0].flatten(1)}
    known = torch.cat([load_split("train")[0], load_split("validation")[0]]).flatten(1)
    assert made <= {image.sort().values.numpy().tobytes() for image in known}
    assert len({image.numpy().tobytes() for image in train[0]}) == 144


@pytest.mark.parametrize("in_memory", [False, True])
def test_a_turn_trains_and_tells_speed_and_memory(
    three_times: Path, in_memory: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads, deterministic = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)  # of the tests' process
    monkeypatch.chdir(".")  # is undone
    turn = any_size.prepare(str(three_times), 1, limit_mib=1, in_memory=in_memory)
    try:
        for _ in range(2):
            told = turn()
            assert told["images"] == 144
            assert told["images_per_s"] == pytest.approx(144 / told["seconds"])
    finally:
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(deterministic)


def test_the_table_and_the_plot_tell_of_every_size(tmp_path: Path) -> None:
    told = results(measured(TURN | {"seconds": 0.4}))
    text = table(told)
    assert "| 60,000 | 47 MB | 300.0 s | 200 | 300 MiB | 300 MiB | 500 MiB |" in text
    assert "| 600,000 | 470 MB | 3,000.0 s | 200 | 300 MiB | 310 MiB | 500 MiB |" in text
    assert "| 600,000, in memory | 470 MB | 2,400.0 s |" in text
    assert "From its file it is 0.80 times as fast as in memory." in text
    draw(told, tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as plot:
        assert plot.width > 1000


def test_what_was_only_drawn_is_said() -> None:
    told = results(measured(TURN))
    told["effort"] = scale.SAMPLED._asdict()
    assert "20,000 of every 300,000 images were learned from" in table(told)


def test_too_little_memory_leaves_the_comparison_out() -> None:
    text = table(results(Contender([], failure="5000 MiB are needed, 4 are free")))
    assert "no number: 5000 MiB are needed, 4 are free" in text
    assert "times as fast" not in text


def test_too_little_memory_is_noticed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "available_bytes", lambda: 2**20)
    assert scale._start_in_memory(tmp_path, scale.FULL).failure.endswith("needed, 1 are free")


def test_a_full_disk_is_noticed_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(3e9))
    with pytest.raises(UserError, match=r"5\.5 GB are needed for the images, 3\.0 GB are free"):
        scale.check_disk(tmp_path, scale.FULL)
