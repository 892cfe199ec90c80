"""What is shown while training runs."""

import io
import math
import re
import sys
import time
from itertools import count

import pytest
import torch

from blenddigits.core.errors import UserError
from blenddigits.core.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def two_epochs(pause_s: float = 0.0) -> list[int]:
    """Run through two epochs of three batches; gives the sizes of the batches that came out."""
    progress, sizes = Progress(epochs=2, max_lr=0.01), []
    for epoch in (1, 2):
        for x in progress.watch(epoch, [torch.zeros(4, 1, 28, 28)] * 3, 3):
            sizes.append(len(x))
            progress.show_loss(12.345)
            time.sleep(pause_s)
        progress.end_epoch(loss=100.5 / epoch, validation_loss=101.25)
    return sizes


def test_elsewhere_than_on_a_terminal_an_epoch_is_one_plain_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert two_epochs() == [4] * 6
    output, errors = capsys.readouterr()
    first, second = output.splitlines()
    assert re.match(r"epoch  1/2  loss  100\.50  validation  101\.25  +[\d,]+ images/s$", first)
    assert re.match(r"epoch  2/2  loss   50\.25 ", second)
    assert errors == ""


def test_on_a_terminal_a_bar_shows_the_running_loss_and_the_speed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    two_epochs(pause_s=0.11)  # tqdm draws at most ten times a second
    shown = terminal.getvalue()
    assert "epoch  1/2: " in shown
    assert re.search(r"2/3 \[.* batches.*, loss=12\.3[45]\]", shown)
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_the_speed_counts_images(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = count(0, 3)  # three seconds pass between two looks at it
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    two_epochs()
    for line in capsys.readouterr().out.splitlines():
        assert line.endswith(" 4 images/s")


@pytest.mark.parametrize("losses", [(math.nan, 1.0), (1.0, math.inf)])
def test_a_loss_that_is_no_number_ends_the_run_in_words(losses: tuple[float, float]) -> None:
    progress = Progress(epochs=2, max_lr=0.01)
    list(progress.watch(2, [torch.zeros(4)], 1))
    with pytest.raises(UserError, match=r"diverged in epoch 2: .*(nan|inf).* \(now 0\.01\)"):
        progress.end_epoch(*losses)
