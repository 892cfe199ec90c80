"""From images to codes and back, in batches."""

import pytest
import torch
from made_up import blob_intensities, blobs

from blenddigits.data.images import Codes, Images
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


def test_bytes_have_the_codes_of_their_intensities_and_become_them_batch_by_batch(
    tiny_vae: VAE, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = mean_codes(tiny_vae, blob_intensities(7))
    encode, given = tiny_vae.encode, []

    def watched(x: Images) -> tuple[Codes, Codes]:
        given.append(len(x))
        return encode(x)

    monkeypatch.setattr(codes, "CODED_AT_ONCE", 3)
    monkeypatch.setattr(tiny_vae, "encode", watched)
    torch.testing.assert_close(mean_codes(tiny_vae, blobs(7)), expected)
    assert given == [3, 3, 1]


def test_a_reconstruction_decodes_mu(tiny_vae: VAE) -> None:
    x = blob_intensities(3)
    mu, _ = tiny_vae.encode(x)
    assert torch.equal(reconstruct(tiny_vae, x), tiny_vae.show(mu))
