"""Has made-up judges judge in as many processes as params.yaml says; run as a program by a test.

Each process writes what it gets into a file of its number.
"""

import sys
from pathlib import Path

import torch
from made_up import blob_intensities
from made_up_evaluation import made_up_judges

from blenddigits.evaluation.blend_metrics import judge_frames
from blenddigits.evaluation.candidates import Pairs
from blenddigits.evaluation.likeness import FrechetDistance, judge_together
from blenddigits.evaluation.methods import crossfade_frames
from blenddigits.judge.classifier import CHOOSER
from blenddigits.models.processes import on_all_processes, own_share

IMAGES, PAIRS = 600, 40  # in three batches each, of which the last is smaller


def judged() -> list[torch.Tensor]:
    """What the judges say of images, then of pairs."""
    torch.set_num_threads(1)
    judges, x = made_up_judges(), blob_intensities(IMAGES)
    blends = judge_frames(judges, crossfade_frames(x), Pairs(*torch.arange(2 * PAIRS).chunk(2)))
    of_frames = [part for judged in blends.by_judge.values() for part in judged]
    verdicts = judge_together(judges[CHOOSER], x)
    distance = FrechetDistance(verdicts.features[:300]).to(verdicts.features[300:])
    return [*verdicts, torch.tensor(distance), *of_frames, blends.steps]


def main() -> None:
    """Judge, and write it."""
    torch.save(judged(), Path(f"{own_share().number}.pt"))


if __name__ == "__main__":
    sys.exit(on_all_processes(main)())
