"""The ends of the path, and what it depends on."""

import pytest
import torch
from made_up import PATH, blob_intensities, random_guide

from blenddigits.latent.blend import Blend, blend_rows
from blenddigits.models.autoencoders import VAE
from blenddigits.models.codes import reconstruct

IMAGE_A, IMAGE_B = blob_intensities(5, seed=1), blob_intensities(5, seed=2)


def blended(blend: Blend, alpha: float) -> torch.Tensor:
    return blend(IMAGE_A, IMAGE_B, torch.full((5, 1), float(alpha)))


def test_blend_at_zero_is_the_first_reconstruction(tiny_blend: Blend) -> None:
    assert torch.equal(blended(tiny_blend, 0), reconstruct(tiny_blend.vae, IMAGE_A))


def test_blend_at_one_is_the_second_reconstruction(tiny_blend: Blend) -> None:
    assert torch.equal(blended(tiny_blend, 1), reconstruct(tiny_blend.vae, IMAGE_B))


def test_a_position_between_the_ends_gives_another_picture(tiny_blend: Blend) -> None:
    middle = blended(tiny_blend, 0.5)
    for end in (blended(tiny_blend, 0), blended(tiny_blend, 1)):
        assert ((middle - end).abs().amax(dim=(1, 2, 3)) > 0.01).all()


def test_the_same_input_gives_the_same_picture(tiny_blend: Blend) -> None:
    assert torch.equal(blended(tiny_blend, 0.3), blended(tiny_blend, 0.3))


@pytest.mark.parametrize("alpha", [0.1, 0.3, 0.5, 0.9])
def test_the_path_back_is_the_path_reversed(tiny_blend: Blend, alpha: float) -> None:
    back = tiny_blend(IMAGE_B, IMAGE_A, torch.full((5, 1), 1 - alpha))
    torch.testing.assert_close(blended(tiny_blend, alpha), back, atol=1e-4, rtol=0)


def test_an_image_blended_with_itself_stays_as_it_is(tiny_blend: Blend) -> None:
    for alpha in (0.0, 0.2, 0.5, 0.8, 1.0):
        same = tiny_blend(IMAGE_A, IMAGE_A, torch.full((5, 1), alpha))
        torch.testing.assert_close(same, reconstruct(tiny_blend.vae, IMAGE_A))


def test_each_pair_has_its_own_position(tiny_blend: Blend) -> None:
    alpha = torch.tensor([[0.0], [0.25], [0.5], [0.75], [1.0]])
    together = tiny_blend(IMAGE_A, IMAGE_B, alpha)
    for n, position in enumerate(alpha):
        alone = tiny_blend(IMAGE_A[n : n + 1], IMAGE_B[n : n + 1], position.view(1, 1))
        torch.testing.assert_close(together[n : n + 1], alone)


def test_equal_steps_of_the_slider_are_equal_changes_of_the_picture(tiny_vae: VAE) -> None:
    fine = PATH.model_copy(update={"points": 400})
    blend = Blend(tiny_vae, random_guide(), fine)
    alpha = torch.linspace(0, 1, 201).unsqueeze(1)
    frames = blend(IMAGE_A[:1].expand(201, -1, -1, -1), IMAGE_B[:1].expand(201, -1, -1, -1), alpha)
    steps = frames.diff(dim=0).square().sum(dim=(1, 2, 3)).sqrt()
    assert steps.max() < 1.1 * steps.mean()


def test_a_row_of_blends_goes_from_the_first_to_the_second(tiny_blend: Blend) -> None:
    rows = blend_rows(tiny_blend, IMAGE_A, ["0", "B", "2", "3", "4"], [(3, 1), (0, 4)], frames=4)
    ends = reconstruct(tiny_blend.vae, IMAGE_A)
    assert list(rows) == ["3 to B", "0 to 4"]
    torch.testing.assert_close(rows["3 to B"][[0, 3]], ends[[3, 1]])
    torch.testing.assert_close(rows["0 to 4"][[0, 3]], ends[[0, 4]])
    assert len(rows["0 to 4"]) == 4
