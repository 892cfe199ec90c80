"""The binarised twin, on made-up images."""

from pathlib import Path

import pytest
import torch
from made_up import blob_intensities, seeded, splits
from test_stages import TINY

from blenddigits.core.files import read_json
from blenddigits.core.params import load_params
from blenddigits.models.autoencoders import VAE
from tools import twin
from tools.twin import BinarisedBatches, binarised, bounds, train_twin


def test_pixels_are_black_or_white_with_their_grey_as_the_probability() -> None:
    grey = blob_intensities(4)
    drawn = torch.stack([binarised(grey, seeded(seed)) for seed in range(300)])
    assert set(drawn.unique().tolist()) == {0.0, 1.0}
    torch.testing.assert_close(drawn.mean(dim=0), grey, atol=0.15, rtol=0)


def test_every_epoch_draws_other_pixels() -> None:
    batches, generator = BinarisedBatches(splits().train), seeded()
    first, second = (torch.cat(list(batches.epoch(generator))).sum() for _ in range(2))
    assert len(batches) == 5
    assert first != second


def test_the_bound_goes_on_in_parts(
    mixture_vae: VAE, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(twin, "REPORTED", 4)
    x = binarised(blob_intensities(10), seeded())
    found = bounds(mixture_vae, x, 8, seeded())
    assert found.shape == (10,)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["4", "8", "10"]
    tighter = bounds(mixture_vae, x, 64, seeded())
    assert tighter.mean() < found.mean()


def test_the_twin_is_trained_and_its_results_are_written(
    made_up_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("params.yaml").write_text(TINY)
    monkeypatch.setattr(twin, "SAMPLES", 5)
    monkeypatch.setattr("sys.argv", ["twin", "--images", "6"])
    twin.main()
    results = read_json(twin.RESULTS, "")
    assert (results["images"], results["samples"], results["seed"]) == (6, 5, 1)
    assert results["neg_iw_bound"] > 0
    again = train_twin(load_params(), splits().train, splits().validation_x, torch.device("cpu"))
    assert again.prior.latent_dim == 2
