"""From two images and a position between them to one image."""

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images
from blenddigits.latent.path import Prototypes, Times, shipped_path
from blenddigits.models.autoencoders import VAE


class Blend(nn.Module):
    """The picture at `alpha` of the path from image_a to image_b.

    It uses mu, not a sample: the same input gives the same picture.
    """

    prototype_codes: Tensor
    prototype_labels: Tensor

    def __init__(self, vae: VAE, prototypes: Prototypes, cfg: PathParams) -> None:
        super().__init__()
        self.vae = vae
        self.cfg = cfg
        self.register_buffer("prototype_codes", prototypes.codes)
        self.register_buffer("prototype_labels", prototypes.labels)

    @property
    def prototypes(self) -> Prototypes:
        """The typical codes that paths go over."""
        return Prototypes(self.prototype_codes, self.prototype_labels)

    def forward(self, image_a: Images, image_b: Images, alpha: Times) -> Images:
        """Intensities in [0, 1]: the reconstruction of image_a at 0, that of image_b at 1."""
        mu_a, _ = self.vae.encode(image_a)
        mu_b, _ = self.vae.encode(image_b)
        return self.decode(self.code_at(mu_a, mu_b, alpha))

    def code_at(self, mu_a: Codes, mu_b: Codes, alpha: Times) -> Codes:
        """The code at `alpha` in [0, 1]: mu_a at 0 and mu_b at 1."""
        return shipped_path(mu_a, mu_b, self.decode, self.prototypes, self.cfg)(alpha)

    def decode(self, z: Codes) -> Images:
        """The pictures that the codes stand for: intensities in [0, 1]."""
        return self.vae.show(z)


@torch.no_grad()
def blend_rows(
    blend: Blend, x: Images, pairs: Sequence[tuple[int, int]], frames: int
) -> dict[str, Float[Tensor, "frames 1 28 28"]]:
    """For each pair of positions in `x` the path between them, labelled for a figure."""
    alpha = torch.linspace(0, 1, frames).unsqueeze(1)
    return {f"{a} to {b}": blend(x[[a] * frames], x[[b] * frames], alpha) for a, b in pairs}
