"""From images to codes and back, in batches."""

import pytest
import torch
from made_up import blob_intensities

from blenddigits.models import codes
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import decode, mean_codes, reconstruct


@pytest.mark.parametrize("count", [2, 3, 7])
def test_codes_and_pictures_do_not_depend_on_the_batches(
    tiny_vae: VAE, tiny_ae: Autoencoder, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    x = blob_intensities(count)
    monkeypatch.setattr(codes, "CODED_AT_ONCE", 3)
    for model, expected in ((tiny_vae, tiny_vae.encode(x)[0]), (tiny_ae, tiny_ae.encode(x))):
        z = mean_codes(model, x)
        torch.testing.assert_close(z, expected)
        torch.testing.assert_close(decode(model, z), model.show(expected))


def test_a_reconstruction_decodes_mu(tiny_vae: VAE) -> None:
    x = blob_intensities(3)
    mu, _ = tiny_vae.encode(x)
    assert torch.equal(reconstruct(tiny_vae, x), tiny_vae.show(mu))
