"""The path between two codes: image_a, image_b and alpha to one image."""

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn

from blenddigits.models import VAE, Codes, Images

Alphas = Float[Tensor, "batch 1"]


def interpolate(mu_a: Codes, mu_b: Codes, alpha: Alphas) -> Codes:
    """The code at `alpha` in [0, 1] on the straight line: exactly mu_a at 0 and mu_b at 1."""
    return (1 - alpha) * mu_a + alpha * mu_b


class Blend(nn.Module):
    """Two images and a position between them to the blended image.

    It uses mu, not a sample: the same input gives the same picture.
    """

    def __init__(self, vae: VAE) -> None:
        super().__init__()
        self.vae = vae

    def forward(self, image_a: Images, image_b: Images, alpha: Alphas) -> Images:
        """Intensities in [0, 1]: the reconstruction of image_a at 0, that of image_b at 1."""
        mu_a, _ = self.vae.encode(image_a)
        mu_b, _ = self.vae.encode(image_b)
        return torch.sigmoid(self.vae.decode(interpolate(mu_a, mu_b, alpha)))


@torch.no_grad()
def blend_rows(
    blend: Blend, x: Images, pairs: Sequence[tuple[int, int]], frames: int
) -> dict[str, Images]:
    """For each pair of positions in `x` the path between them, labelled for a figure."""
    alpha = torch.linspace(0, 1, frames).unsqueeze(1)
    return {f"{a} to {b}": blend(x[[a] * frames], x[[b] * frames], alpha) for a, b in pairs}
