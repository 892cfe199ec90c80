"""The state behind the window: two inputs, the paths between them, and the code that is shown."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.data.images import Codes, Images
from blenddigits.data.noise import add_gaussian_noise
from blenddigits.figures.rows import drawable
from blenddigits.inference.choices import SHIPPED, PathName
from blenddigits.judge.classifier import judge_images
from blenddigits.latent.path import straight
from blenddigits.latent.plane import Places
from blenddigits.models.autoencoders import VAE
from blenddigits.models.compute import seeded_generator
from blenddigits.window.inputs import Input, observe
from blenddigits.window.interpolation import CodePath, find_path
from blenddigits.window.material import AE, CLEAN, DENOISING, Material
from blenddigits.window.options import NOISE_MAX

CROSSFADE = "crossfade"
METHODS = (DENOISING, CLEAN, AE, CROSSFADE)
STRIP_FRAMES = 11
ROUTE_CODES = 81


class Blended(NamedTuple):
    """A picture between the inputs, and the digit and probability that the judge sees in it."""

    image: Images
    label: int
    confidence: float


class Between(NamedTuple):
    """What lies between the two inputs; route and strip are those of the denoising VAE."""

    paths: Mapping[str, CodePath]  # by model
    route: Places  # of the path's codes on the map
    strip: Images  # the path's frames


class Shown(NamedTuple):
    """The code that the denoising VAE shows, on its path or off it, and the picture by method."""

    code: Codes
    is_free: bool  # whether the code has left the path
    blends: Mapping[str, Blended]


class State:
    """What a person has chosen, and all that follows from it.

    Every change brings `inputs`, `between` and `shown` up to date; those that a change leaves alone
    stay the same objects.
    """

    def __init__(self, material: Material, first: int, second: int, seed: int) -> None:
        """Start in the middle between the test images at `first` and `second`."""
        self.material = material
        self.names = [drawable(name) for name in material.data.classes]
        self.of_class = [
            (material.labels == label).nonzero()[:, 0] for label in range(len(self.names))
        ]
        spread = material.codes.var(dim=0)
        self.active: list[int] = spread.argsort(descending=True).tolist()
        self.alpha = 0.5
        self.path: PathName = SHIPPED
        self._indices, self._noise_stds = [first, second], [0.0, 0.0]
        self._seed = seed
        self._generator = seeded_generator(seed, torch.device("cpu"))
        self._eps = torch.zeros(2, material.codes.shape[1])
        self.inputs = self._observe(0), self._observe(1)
        self.between = self._between_inputs()
        self.shown = self._shown_with()

    def take(self, side: int, index: int) -> None:
        """Take the test image at an index, from 0."""
        self._indices[side] = index
        self._renew(side)

    def choose(self, side: int, label: int, number: int) -> None:
        """Take the `number`-th test image of a class, counted round from 0."""
        own = self.of_class[label]
        self.take(side, int(own[number % len(own)]))

    def step_class(self, side: int, by: int) -> None:
        """Take the first test image of the class `by` further."""
        self.choose(side, (self.inputs[side].label + by) % len(self.names), 0)

    def step(self, side: int, by: int) -> None:
        """Take the test image `by` further among those of the same class."""
        self.choose(side, self.inputs[side].label, self.inputs[side].number + by)

    def choose_at_random(self, *sides: int) -> None:
        """Take other test images, of two classes when both sides change."""
        labels = torch.randperm(len(self.names), generator=self._generator).tolist()
        for side, label in zip(sides, labels, strict=False):
            own = self.of_class[label]
            pick = torch.randint(len(own), (), generator=self._generator)
            self._indices[side] = int(own[pick])
        self._renew(*sides)

    def set_noise(self, side: int, std: float) -> None:
        """Put Gaussian noise on an input, always the same one but for its strength."""
        self._noise_stds[side] = min(max(std, 0.0), NOISE_MAX)
        self._renew(side)

    def set_path(self, path: PathName) -> None:
        """Take another path."""
        self.path = path
        self._renew()

    def set_alpha(self, alpha: float) -> None:
        """Go to a position of the path."""
        self.alpha = min(max(alpha, 0.0), 1.0)
        self.shown = self._shown_with()

    def sample(self) -> None:
        """Let the path go between draws from q(z|x) of both inputs in place of mu."""
        self._eps = torch.randn(self._eps.shape, generator=self._generator)
        self._renew(0, 1)

    def reset(self) -> None:
        """Back to mu, and to the path."""
        self._eps = torch.zeros_like(self._eps)
        self._renew(0, 1)

    @property
    def is_sampled(self) -> bool:
        """Whether the path goes between draws."""
        return bool(self._eps.any())

    def set_dimension(self, dimension: int, value: float) -> None:
        """Leave the path: change one number of the code that is shown."""
        code = self.shown.code.clone()
        code[0, dimension] = value
        self.shown = self._shown_with(code)

    def invent(self) -> None:
        """Leave the path for a code drawn from the prior: a digit that nobody has written."""
        vae = self.material.models[DENOISING]
        assert isinstance(vae, VAE)
        self.shown = self._shown_with(vae.prior.sample(1, self._generator))

    def go_to(self, place: Places) -> None:
        """Leave the path for a place on the map."""
        self.shown = self._shown_with(self.material.code_at(place))

    def shift(self, x: float, y: float) -> None:
        """Leave the path: move the code that is shown as far on the map."""
        self.shown = self._shown_with(self.material.moved(self.shown.code, np.array([[x, y]])))

    @torch.inference_mode()
    def frames(self, count: int) -> Images:
        """The denoising VAE's pictures along the whole path, in [0, 1]."""
        return self.material.decode(DENOISING, self.between.paths[DENOISING](_alphas(count)))

    def _renew(self, *changed: int) -> None:
        first, second = (
            self._observe(side) if side in changed else self.inputs[side] for side in range(2)
        )
        self.inputs = first, second
        self.between = self._between_inputs()
        self.shown = self._shown_with()

    @torch.inference_mode()
    def _observe(self, side: int) -> Input:
        index, std = self._indices[side], self._noise_stds[side]
        vae = self.material.models[DENOISING]
        assert isinstance(vae, VAE)
        x = self.material.x[[index]]
        generator = seeded_generator((self._seed + index) % 2**63, torch.device("cpu"))
        x_in = add_gaussian_noise(x, std, generator)
        label = int(self.material.labels[index])
        own = self.of_class[label]
        number = int((own < index).sum())
        return Input(label, number, len(own), std, x_in, observe(vae, x, x_in, self._eps[[side]]))

    @torch.inference_mode()
    def _between_inputs(self) -> Between:
        paths = {name: self._find_path(name) for name in self.material.models}
        route = self.material.places_of(paths[DENOISING](_alphas(ROUTE_CODES)))
        strip = self.material.decode(DENOISING, paths[DENOISING](_alphas(STRIP_FRAMES)))
        return Between(paths, route, strip)

    @torch.inference_mode()
    def _shown_with(self, code: Codes | None = None) -> Shown:
        """What is shown at alpha, the denoising VAE's code being another if it is given."""
        alpha = torch.full((1, 1), self.alpha)
        codes = {name: path(alpha) for name, path in self.between.paths.items()}
        if code is not None:
            codes[DENOISING] = code
        images = {name: self.material.decode(name, own) for name, own in codes.items()}
        first, second = (own.x_in for own in self.inputs)
        images[CROSSFADE] = straight(first, second, alpha[..., None, None])
        verdicts = judge_images(self.material.judge, torch.cat(list(images.values())))
        seen = zip(verdicts.labels.tolist(), verdicts.confidence.tolist(), strict=True)
        blends = {
            name: Blended(image, *verdict)
            for (name, image), verdict in zip(images.items(), seen, strict=True)
        }
        return Shown(codes[DENOISING], code is not None, blends)

    def _find_path(self, name: str) -> CodePath:
        x_in = torch.cat([own.x_in for own in self.inputs])
        first, second = self.material.encode(name, x_in, self._eps).split(1)
        decode = partial(self.material.decode, name)
        guide, cfg = self.material.guides[name], self.material.cfg
        return find_path(self.path, first, second, decode, guide, cfg)


def _alphas(count: int) -> Float[Tensor, "count 1"]:
    return torch.linspace(0, 1, count)[:, None]
