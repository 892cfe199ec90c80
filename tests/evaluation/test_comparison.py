"""The whole comparison on made-up images: models, curves, table and figures."""

from pathlib import Path
from typing import Any

import pytest
import torch
from made_up import PATH, PROTOTYPES, blob_intensities, seeded
from PIL import Image

from blenddigits.core.errors import UserError
from blenddigits.core.files import write_json
from blenddigits.core.params import EvaluateParams
from blenddigits.evaluation.candidates import Contender, Digits, enter
from blenddigits.evaluation.comparison import Comparison, compare
from blenddigits.evaluation.figures import save_map, save_samples, save_strips
from blenddigits.evaluation.likeness import Yardstick
from blenddigits.evaluation.model_metrics import draw_codes, ssim_by_noise
from blenddigits.evaluation.pairs import choose_pairs
from blenddigits.evaluation.table import comparison_table, read_metrics
from blenddigits.judge.classifier import Judge, accuracy, judge_images
from blenddigits.latent.prototypes import find_prototypes
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import decode, reconstruct

CFG = EvaluateParams(
    pairs=20,
    real_images=40,
    prior_samples=20,
    slow_images=12,
    neighbours=3,
    bound_samples=4,
    map_images=20,
)
TRAINED: dict[str, Any] = {
    "ae": {"bce": 60.0, "psnr_db": {"noise_0_0": 24.8}},
    "vae": {"neg_elbo": 95.03, "psnr_db": {"noise_0_0": 22.2, "noise_0_2": 12.1}},
    "finetuned": {"neg_elbo": 95.45, "psnr_db": {"noise_0_0": 21.7, "noise_0_2": 21.2}},
}


@pytest.fixture(scope="module")
def digits() -> Digits:
    train_x, test_x = blob_intensities(60, seed=1), blob_intensities(40, seed=2)
    labels = torch.arange(60) % 10
    pairs = choose_pairs(labels[:40], CFG.pairs, seeded())
    return Digits(train_x, labels, train_x[:40], test_x, labels[:40], pairs)


@pytest.fixture(scope="module")
def judge() -> Judge:
    torch.manual_seed(0)
    return Judge().eval()


@pytest.fixture(scope="module")
def contenders(digits: Digits, tiny_vae: VAE) -> dict[str, Contender]:
    torch.manual_seed(0)
    ae, vae = Autoencoder(8, 2), VAE(8, 2)
    models: dict[str, Autoencoder | VAE] = {"ae": ae, "vae": vae, "finetuned": tiny_vae}
    return enter(models, {}, digits, PROTOTYPES, seed=0)


@pytest.fixture(scope="module")
def comparison(contenders: dict[str, Contender], judge: Judge, digits: Digits) -> Comparison:
    return compare(contenders, judge, digits, CFG, PATH, seed=0)


def test_prototypes_are_found_unless_they_are_known(digits: Digits, tiny_vae: VAE) -> None:
    known = find_prototypes(torch.randn(30, 2, generator=seeded()), torch.arange(30), PROTOTYPES, 0)
    models = {"known": tiny_vae, "unknown": tiny_vae}
    entered = enter(models, {"known": known}, digits, PROTOTYPES, 0)
    assert torch.equal(entered["known"].prototypes.codes, known.codes)
    found = find_prototypes(
        tiny_vae.encode(digits.train_x)[0].detach(), digits.train_labels, PROTOTYPES, 0
    )
    torch.testing.assert_close(entered["unknown"].prototypes.codes, found.codes)


def test_real_digits_are_measured_as_the_blends_are(
    comparison: Comparison, judge: Judge, digits: Digits
) -> None:
    yardstick = Yardstick(judge, digits.real_x, CFG)
    real = yardstick.likeness(judge_images(judge, digits.test_x))
    assert comparison.metrics["real"]["fd"] == pytest.approx(real.fd, abs=1e-4)
    kept = accuracy(judge, digits.test_x, digits.test_labels)
    assert comparison.metrics["real"]["class_kept"] == pytest.approx(kept)


def test_the_cross_fade_is_the_measure_of_the_others(comparison: Comparison) -> None:
    metrics = comparison.metrics
    assert metrics["crossfade"]["fd_share"] == 1
    for model in ("ae", "vae", "finetuned"):
        for path in ("straight", "shipped"):
            numbers = metrics[model][path]
            share = numbers["fd"] / metrics["crossfade"]["fd"]
            assert numbers["fd_share"] == pytest.approx(share, rel=0.05, abs=1e-3)


def test_the_curves_pass_through_the_metrics_of_the_middle(comparison: Comparison) -> None:
    assert [row["alpha"] for row in comparison.curves] == [n / 10 for n in range(11)]
    middle = comparison.curves[5]
    for measure in ("fd", "validity", "density", "coverage"):
        assert middle[f"{measure}_crossfade"] == comparison.metrics["crossfade"][measure]
        assert (
            middle[f"{measure}_finetuned_shipped"]
            == comparison.metrics["finetuned"]["shipped"][measure]
        )


def test_the_numbers_of_a_vae_are_not_asked_of_an_autoencoder(comparison: Comparison) -> None:
    only_vae = {"neg_iw_bound", "active_units"}
    assert comparison.metrics["vae"].keys() - comparison.metrics["ae"].keys() == only_vae


def test_the_same_seed_gives_the_same_comparison(
    comparison: Comparison, contenders: dict[str, Contender], judge: Judge, digits: Digits
) -> None:
    assert compare(contenders, judge, digits, CFG, PATH, seed=0) == comparison


def test_a_vae_invents_from_its_prior_and_an_ae_from_a_fitted_gaussian(
    tiny_vae: VAE, digits: Digits
) -> None:
    prior = draw_codes(tiny_vae, digits.real_x, 4000, seeded())
    torch.testing.assert_close(prior.T.cov(), torch.eye(2), atol=0.1, rtol=0)
    autoencoder = Autoencoder(8, 2)
    codes = autoencoder.encode(digits.real_x).detach()
    drawn = draw_codes(autoencoder, digits.real_x, 4000, seeded())
    spread = codes.var(dim=0).sum()
    torch.testing.assert_close(drawn.T.cov(), codes.T.cov(), atol=0.1 * float(spread), rtol=0)
    torch.testing.assert_close(drawn.mean(dim=0), codes.mean(dim=0), atol=0.1, rtol=0.1)


def test_any_number_of_codes_is_decoded(tiny_vae: VAE) -> None:
    codes = torch.randn(1100, 2, generator=seeded())
    expected = torch.sigmoid(tiny_vae.decode(codes[1090:]))
    torch.testing.assert_close(decode(tiny_vae, codes)[1090:], expected)


def test_ssim_is_1_for_what_is_reconstructed_exactly(
    tiny_vae: VAE, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = blob_intensities(4)
    reconstructed = ssim_by_noise(tiny_vae, x, seeded())
    assert list(reconstructed) == ["noise_0_0", "noise_0_2", "noise_0_4"]
    assert reconstructed["noise_0_0"] < 1
    monkeypatch.setattr(
        "blenddigits.evaluation.model_metrics.reconstruct", lambda model, noisy: noisy
    )
    kept = ssim_by_noise(tiny_vae, x, seeded())
    assert kept["noise_0_0"] == 1
    assert kept["noise_0_0"] > kept["noise_0_2"] > kept["noise_0_4"]


def test_the_table_shows_each_method_and_each_model(comparison: Comparison) -> None:
    lines = comparison_table(comparison.metrics, TRAINED).splitlines()
    assert len(lines) <= 30
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


def test_the_table_is_markdown_whose_columns_stand_below_each_other(
    comparison: Comparison,
) -> None:
    lines = comparison_table(comparison.metrics, TRAINED).splitlines()
    for table in (lines[: lines.index("")], lines[-lines[::-1].index("") :]):
        bars = [[n for n, character in enumerate(line) if character == "|"] for line in table]
        assert len(bars) > 9
        assert all(places == bars[0] for places in bars)


def test_what_training_measured_is_read_by_model(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"ae": {"bce": 1.0}})
    write_json(tmp_path / "b.json", {"vae": {"bce": 2.0}})
    merged = read_metrics(tmp_path / "a.json", tmp_path / "b.json")
    assert merged == {"ae": {"bce": 1.0}, "vae": {"bce": 2.0}}
    with pytest.raises(UserError, match=r"c\.json: not found; run `dvc repro`"):
        read_metrics(tmp_path / "c.json")
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(UserError, match=r"a\.json: damaged \(.*\); run `dvc repro`"):
        read_metrics(tmp_path / "a.json")


def test_figures_are_pictures_and_the_same_each_time(
    contenders: dict[str, Contender], digits: Digits, tmp_path: Path
) -> None:
    codes = contenders["finetuned"].test_codes
    for name in ("first", "again"):
        save_strips(tmp_path / name / "strips.png", contenders, digits, PATH)
        save_samples(tmp_path / name / "samples.png", contenders, digits, seed=0)
        save_map(tmp_path / name / "map.png", codes, digits.test_labels, seed=0)
    for file in (tmp_path / "first").iterdir():
        with Image.open(file) as picture:
            assert min(picture.size) > 300
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


def test_reconstructions_are_judged_against_the_labels(
    comparison: Comparison, contenders: dict[str, Contender], judge: Judge, digits: Digits
) -> None:
    x_hat = reconstruct(contenders["ae"].model, digits.test_x)
    kept = accuracy(judge, x_hat, digits.test_labels)
    assert comparison.metrics["ae"]["class_kept"] == pytest.approx(kept)
