"""From two images and a position between them to one image."""

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images
from blenddigits.latent.digit_reader import DigitReader
from blenddigits.latent.guide import Guide
from blenddigits.latent.path import Times, shipped_path
from blenddigits.models.autoencoders import VAE


class Blend(nn.Module):
    """The picture at `alpha` of the path from image_a to image_b.

    It uses mu, not a sample: the same input gives the same picture.
    """

    prototypes: Tensor

    def __init__(self, vae: VAE, guide: Guide, cfg: PathParams) -> None:
        super().__init__()
        self.vae = vae
        self.cfg = cfg
        self.register_buffer("prototypes", guide.prototypes)
        for name, weights in guide.reader._asdict().items():
            self.register_buffer(name, weights)

    @property
    def guide(self) -> Guide:
        """What leads the paths."""
        reader = DigitReader(*(self.get_buffer(name) for name in DigitReader._fields))
        return Guide(self.prototypes, reader)

    def forward(self, image_a: Images, image_b: Images, alpha: Times) -> Images:
        """Intensities in [0, 1]: the reconstruction of image_a at 0, that of image_b at 1."""
        mu_a, _ = self.vae.encode(image_a)
        mu_b, _ = self.vae.encode(image_b)
        return self.decode(self.code_at(mu_a, mu_b, alpha))

    def code_at(self, mu_a: Codes, mu_b: Codes, alpha: Times) -> Codes:
        """The code at `alpha` in [0, 1]: mu_a at 0 and mu_b at 1."""
        return shipped_path(mu_a, mu_b, self.decode, self.guide, self.cfg)(alpha)

    def decode(self, z: Codes) -> Images:
        """The pictures that the codes stand for: intensities in [0, 1]."""
        return self.vae.show(z)


@torch.no_grad()
def blend_rows(
    blend: Blend, x: Images, names: Sequence[str], pairs: Sequence[tuple[int, int]], frames: int
) -> dict[str, Float[Tensor, "frames 1 side side"]]:
    """For each pair of positions in `x` the path between them, labelled for a figure.

    `names` are those of what `x` shows.
    """
    alpha = torch.linspace(0, 1, frames).unsqueeze(1)
    return {
        f"{names[a]} to {names[b]}": blend(x[[a] * frames], x[[b] * frames], alpha)
        for a, b in pairs
    }
