"""All answers on made-up images, and their tables."""

from itertools import groupby

import pytest
import torch
from made_up import MNIST, PATH, blob_intensities, random_guide
from made_up_evaluation import EVALUATE, made_up_digits, made_up_judges

from blenddigits.core.params import ScrutinyParams
from blenddigits.data.images import Images, Labels, spread_out
from blenddigits.evaluation.candidates import prepare_candidate
from blenddigits.evaluation.model_metrics import class_kept
from blenddigits.judge.classifier import Verdicts
from blenddigits.models.autoencoders import VAE
from blenddigits.scrutiny.answers import Answers, Subject, answers
from blenddigits.scrutiny.damage import DAMAGE
from blenddigits.scrutiny.report import RIVALS, report

CFG = ScrutinyParams(pairs=16, images=6, validation_images=6, noise_std=0.02)


def ask(vae: VAE) -> Answers:
    digits = made_up_digits()
    candidate = prepare_candidate(vae, random_guide(), digits.test_x)
    subject = Subject(candidate, digits, blob_intensities(6, seed=9), made_up_judges(), seed=0)
    return answers(subject, CFG, EVALUATE, PATH)


@pytest.fixture(scope="module")
def found(tiny_vae: VAE) -> Answers:
    return ask(tiny_vae)


def test_the_same_seed_gives_the_same_answers(found: Answers, tiny_vae: VAE) -> None:
    assert ask(tiny_vae) == found


def test_rivals_are_measured_against_the_cross_fade(found: Answers) -> None:
    assert list(found["rivals"]) == [*RIVALS, "neighbours_fd_share"]
    assert found["rivals"]["crossfade"]["fd_share"] == 1


def test_noise_is_louder_where_its_std_is_larger(found: Answers) -> None:
    assert list(found["denoising"]) == ["noise_0_2", "noise_0_4"]
    quiet, loud = found["denoising"].values()
    assert quiet["noisy"] > loud["noisy"]


def test_what_is_damaged_is_from_all_along_with_its_labels(
    tiny_vae: VAE, monkeypatch: pytest.MonkeyPatch
) -> None:
    digits, seen = made_up_digits(), []

    def look(verdicts: Verdicts, labels: Labels) -> float:
        seen.append(labels)
        return class_kept(verdicts, labels)

    def leave(x: Images, generator: torch.Generator) -> Images:
        seen.append(x)
        return x

    monkeypatch.setattr("blenddigits.scrutiny.answers.DAMAGE", {"none": leave})
    monkeypatch.setattr("blenddigits.scrutiny.answers.class_kept", look)
    ask(tiny_vae)
    x, *labels = seen
    assert CFG.images < len(digits.test_x)
    assert torch.equal(x, spread_out(digits.test_x, CFG.images))
    assert all(torch.equal(some, spread_out(digits.test_labels, CFG.images)) for some in labels)


def test_the_tables_are_markdown_with_a_row_for_each_answer(found: Answers) -> None:
    lines = report(found, MNIST, judge_accuracy=0.99).splitlines()
    assert max(map(len, lines)) <= 130
    tables = [list(part) for is_row, part in groupby(lines, bool) if is_row]
    assert [len(table) - 2 for table in tables] == [len(RIVALS), 3, 8, 4, len(DAMAGE)]
    for table in tables:
        assert len({line.count("|") for line in table}) == 1


def test_the_tables_have_a_gap_where_nothing_can_be_said(found: Answers) -> None:
    rivals = {
        name: {key: value for key, value in numbers.items() if key != "kid_share"}
        for name, numbers in found["rivals"].items()
        if name in RIVALS
    }
    said = report(
        found | {"rivals": found["rivals"] | rivals}, MNIST, judge_accuracy=0.99
    ).splitlines()
    assert [said[2 + number].split("|")[3].strip() for number in range(len(RIVALS))] == 6 * ["-"]
