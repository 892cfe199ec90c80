"""The whole comparison on made-up images: models, curves, table and figures."""

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import torch
from made_up import MNIST, PATH, random_guide, seeded
from made_up_evaluation import EVALUATE, made_up_digits, made_up_judges
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_json
from blenddigits.evaluation.candidates import Candidate, Digits, prepare_candidates
from blenddigits.evaluation.comparison import CURVES, Comparison, compare
from blenddigits.evaluation.figures import save_map, save_samples, save_strips
from blenddigits.evaluation.likeness import Reference
from blenddigits.evaluation.model_metrics import importance_weighted_bound
from blenddigits.evaluation.table import comparison_table, read_metrics
from blenddigits.judge.classifier import CHOOSER, Judges, accuracy, judge_images
from blenddigits.judge.networks import NETWORKS
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import reconstruct

TRAINED: dict[str, Any] = {
    "judge": {"accuracy": 0.993} | {name: {"accuracy": 0.993, "ece": 0.002} for name in NETWORKS},
    "ae": {"bce": 60.0, "psnr_db": {"noise_0_0": 24.8}},
    "clean": {"neg_elbo": 95.03, "psnr_db": {"noise_0_0": 22.2, "noise_0_2": 12.1}},
    "denoising": {"neg_elbo": 95.45, "psnr_db": {"noise_0_0": 21.7, "noise_0_2": 21.2}},
}


@pytest.fixture(scope="module")
def digits() -> Digits:
    return made_up_digits()


@pytest.fixture(scope="module")
def judges() -> Judges:
    return made_up_judges()


@pytest.fixture(scope="module")
def candidates(digits: Digits, tiny_vae: VAE) -> dict[str, Candidate]:
    torch.manual_seed(0)
    ae, vae = Autoencoder(8, 2), VAE(8, 2)
    models: dict[str, Autoencoder | VAE] = {"ae": ae, "clean": vae, "denoising": tiny_vae}
    return prepare_candidates(models, dict.fromkeys(models, random_guide()), digits.test_x)


@pytest.fixture(scope="module")
def comparison(candidates: dict[str, Candidate], judges: Judges, digits: Digits) -> Comparison:
    return compare(candidates, judges, digits, EVALUATE, PATH, seed=0)


def test_real_digits_are_measured_as_the_blends_are(
    comparison: Comparison, judges: Judges, digits: Digits
) -> None:
    metrics = comparison.metrics()
    real, crossfade = (metrics[name]["by_judge"][CHOOSER] for name in ("real", "crossfade"))
    reference = Reference(judges[CHOOSER], digits.real_x, EVALUATE)
    fd = reference.frechet(judge_images(judges[CHOOSER], digits.test_x).features)
    assert real["fd_share"] == pytest.approx(fd / crossfade["fd"], rel=0.05)
    kept = accuracy(judges[CHOOSER], digits.test_x, digits.test_labels)
    assert real["class_kept"] == pytest.approx(kept, abs=1e-4)


def test_the_cross_fade_is_the_measure_of_the_others(comparison: Comparison) -> None:
    metrics = comparison.metrics()
    assert metrics["crossfade"]["fd_share"] == 1
    for model in ("ae", "clean", "denoising"):
        for path in ("straight", "shipped"):
            for name, numbers in metrics[model][path]["by_judge"].items():
                share = numbers["fd"] / metrics["crossfade"]["by_judge"][name]["fd"]
                assert numbers["fd_share"] == pytest.approx(share, rel=0.05, abs=1e-3)


def test_each_number_is_that_of_the_judge_to_whom_it_is_worst(
    comparison: Comparison, judges: Judges
) -> None:
    shipped = comparison.metrics()["denoising"]["shipped"]
    each = shipped["by_judge"].values()
    assert list(shipped["by_judge"]) == list(judges)
    assert shipped["fd_share"] == max(numbers["fd_share"] for numbers in each)
    assert shipped["path_validity"] == min(numbers["path_validity"] for numbers in each)


def test_the_curves_pass_through_the_metrics_of_the_middle(comparison: Comparison) -> None:
    metrics = comparison.metrics()
    for measure in CURVES:
        curves = comparison.curves(measure)
        assert [row["alpha"] for row in curves] == [n / 10 for n in range(11)]
        assert curves[5]["crossfade"] == metrics["crossfade"][measure]
        assert curves[5]["denoising_shipped"] == metrics["denoising"]["shipped"][measure]


def test_the_curves_of_all_measures_have_the_same_columns(comparison: Comparison) -> None:
    """dvc.yaml names them once."""
    columns = ["alpha", "crossfade"] + [
        f"{model}_{path}"
        for model in ("ae", "clean", "denoising")
        for path in ("straight", "shipped")
    ]
    for measure in CURVES:
        assert all(list(row) == columns for row in comparison.curves(measure))


def test_the_numbers_of_a_vae_are_not_asked_of_an_autoencoder(comparison: Comparison) -> None:
    only_vae = {"neg_iw_bound", "active_units"}
    assert comparison.metrics()["clean"].keys() - comparison.metrics()["ae"].keys() == only_vae


def test_the_bound_is_of_all_images(
    comparison: Comparison, candidates: dict[str, Candidate], digits: Digits
) -> None:
    model = candidates["clean"].model
    assert isinstance(model, VAE)
    assert EVALUATE.slow_images < len(digits.test_x)
    bound = importance_weighted_bound(model, digits.test_x, EVALUATE.bound_samples, seeded(0))
    assert comparison.metrics()["clean"]["neg_iw_bound"] == round(bound, 4)


def test_the_same_seed_gives_the_same_comparison(
    comparison: Comparison, candidates: dict[str, Candidate], judges: Judges, digits: Digits
) -> None:
    assert compare(candidates, judges, digits, EVALUATE, PATH, seed=0) == comparison


def test_the_table_shows_each_method_and_each_model(comparison: Comparison) -> None:
    lines = comparison_table(comparison, TRAINED, MNIST).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 130
    titles = [line.split("|")[1].strip() for line in lines if line.startswith("|")]
    assert titles[2:5] == ["real digits", "pixel cross-fade", "AE, straight path"]
    [elbo] = [line for line in lines if "-ELBO" in line]
    assert [cell.strip() for cell in elbo.split("|")[2:-1]] == ["-", "95.03", "95.45"]
    [psnr] = [line for line in lines if "PSNR" in line]
    assert [cell.strip() for cell in psnr.split("|")[2:-1]] == [
        "24.8",
        "22.2 / 12.1",
        "21.7 / 21.2",
    ]


def test_the_table_says_when_a_judge_is_not_to_be_trusted(comparison: Comparison) -> None:
    assert "trusted" not in comparison_table(comparison, TRAINED, MNIST)
    poor = TRAINED | {"judge": TRAINED["judge"] | {"accuracy": 0.874}}
    said = comparison_table(comparison, poor, MNIST)
    assert "only 87.4% of the test images: below 90%\nneither FD nor sure is to be trusted" in said


def test_the_table_speaks_of_what_the_data_set_has(comparison: Comparison) -> None:
    clothes = MNIST._replace(noun="garment", plural="garments")
    said = comparison_table(comparison, TRAINED, clothes)
    assert "| real garments " in said
    assert "kernel distance from real\ngarments, as shares" in said
    assert "digit" not in said


def test_the_table_has_a_gap_where_nothing_can_be_said(comparison: Comparison) -> None:
    rows = [
        row._replace(
            opinions={
                name: opinion._replace(crossfade=opinion.crossfade._replace(kid=-0.1))
                for name, opinion in row.opinions.items()
            }
        )
        for row in comparison.rows
    ]
    table = comparison_table(comparison._replace(rows=rows), TRAINED, MNIST)
    [crossfade] = [line for line in table.splitlines() if "pixel cross-fade" in line]
    assert [cell.strip() for cell in crossfade.split("|")[2:5]][::2] == ["1.000", "-"]


def test_the_table_is_markdown_whose_columns_stand_below_each_other(
    comparison: Comparison,
) -> None:
    lines = comparison_table(comparison, TRAINED, MNIST).splitlines()
    tables = [list(part) for is_row, part in groupby(lines, lambda line: "|" in line) if is_row]
    assert [len(table) for table in tables] == [10, 5, 12]
    for table in tables:
        bars = [[n for n, character in enumerate(line) if character == "|"] for line in table]
        assert all(places == bars[0] for places in bars)


def test_what_training_measured_is_read_by_model(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"ae": {"bce": 1.0}})
    write_json(tmp_path / "b.json", {"clean": {"bce": 2.0}})
    merged = read_metrics(tmp_path / "a.json", tmp_path / "b.json")
    assert merged == {"ae": {"bce": 1.0}, "clean": {"bce": 2.0}}
    with pytest.raises(UserError, match=r"c\.json: not found; run `dvc repro`"):
        read_metrics(tmp_path / "c.json")
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(UserError, match=r"a\.json: damaged \(.*\); run `dvc repro`"):
        read_metrics(tmp_path / "a.json")


def test_figures_are_pictures_and_the_same_each_time(
    candidates: dict[str, Candidate], digits: Digits, tmp_path: Path
) -> None:
    codes = candidates["denoising"].test_codes
    for name in ("first", "again"):
        save_strips(tmp_path / name / "strips.png", candidates, digits, MNIST, PATH)
        save_samples(tmp_path / name / "samples.png", candidates, digits, MNIST, seed=0)
        save_map(tmp_path / name / "map.png", codes, digits.test_labels, MNIST, seed=0)
    for file in (tmp_path / "first").iterdir():
        with Image.open(file) as picture:
            assert min(picture.size) > 300
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


def test_reconstructions_are_judged_against_the_labels(
    comparison: Comparison, candidates: dict[str, Candidate], judges: Judges, digits: Digits
) -> None:
    x_hat = reconstruct(candidates["ae"].model, digits.test_x)
    kept = [accuracy(judge, x_hat, digits.test_labels) for judge in judges.values()]
    assert comparison.metrics()["ae"]["class_kept"] == pytest.approx(min(kept), abs=1e-4)
