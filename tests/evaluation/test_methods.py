"""The pictures between two digits, by every method that is compared."""

import torch
from made_up import PATH, blob_intensities, random_guide

from blenddigits.evaluation.candidates import Candidate, Pairs
from blenddigits.evaluation.methods import (
    all_methods,
    alphas,
    crossfade_frames,
    shipped_frames,
    straight_frames,
)
from blenddigits.latent.blend import Blend
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.codes import mean_codes, reconstruct

X = blob_intensities(40)
PAIRS = Pairs(torch.arange(20), torch.arange(20, 40))


def test_the_cross_fade_comes_first_and_then_each_model_on_both_paths(tiny_vae: VAE) -> None:
    candidate = Candidate(tiny_vae, mean_codes(tiny_vae, X), random_guide())
    methods = list(all_methods(X, {"one": candidate, "other": candidate}, PATH))
    assert [(method.model, method.path) for method in methods] == [
        (None, "crossfade"),
        ("one", "straight"),
        ("one", "shipped"),
        ("other", "straight"),
        ("other", "shipped"),
    ]


def test_a_cross_fade_mixes_pixels_and_ends_at_the_images() -> None:
    frames = crossfade_frames(X)(PAIRS)
    assert torch.equal(frames[:, 0], X[:20])
    assert torch.equal(frames[:, -1], X[20:])
    torch.testing.assert_close(frames[:, 5], (X[:20] + X[20:]) / 2)


def test_both_paths_end_at_the_reconstructions(tiny_vae: VAE) -> None:
    autoencoder = Autoencoder(8, 2)
    for model in (tiny_vae, autoencoder):
        candidate = Candidate(model, mean_codes(model, X), random_guide())
        x_hat = reconstruct(model, X)
        for make_frames in (straight_frames(candidate), shipped_frames(candidate, PATH)):
            with torch.no_grad():
                frames = make_frames(PAIRS)
            torch.testing.assert_close(frames[:, 0], x_hat[:20])
            torch.testing.assert_close(frames[:, -1], x_hat[20:])


@torch.no_grad()
def test_the_path_that_ships_is_that_of_the_blend(tiny_vae: VAE, tiny_blend: Blend) -> None:
    candidate = Candidate(tiny_vae, mean_codes(tiny_vae, X), tiny_blend.guide)
    frames = shipped_frames(candidate, tiny_blend.cfg)(PAIRS)
    for number, alpha in enumerate(alphas(X.device).tolist()):
        expected = tiny_blend(X[:20], X[20:], torch.full((20, 1), alpha))
        torch.testing.assert_close(frames[:, number], expected, atol=1e-5, rtol=0)
