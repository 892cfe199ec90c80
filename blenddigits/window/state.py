"""The state behind the window: two inputs, the ways between them, and the code that is shown."""

from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from blenddigits.data.images import Codes, Images
from blenddigits.data.mnist import CLASSES
from blenddigits.data.noise import add_gaussian_noise
from blenddigits.judge.classifier import judge_images
from blenddigits.latent.path import straight
from blenddigits.models.autoencoders import VAE
from blenddigits.models.compute import seeded_generator
from blenddigits.window.inputs import Input, observe
from blenddigits.window.interpolation import Way, find_way
from blenddigits.window.material import AE, FINETUNED, VAE_BEFORE, Material, Positions
from blenddigits.window.options import EVEN, NOISE_MAX

CROSSFADE = "crossfade"
METHODS = (FINETUNED, VAE_BEFORE, AE, CROSSFADE)
STRIP_FRAMES = 11
TRACK_POINTS = 81  # of the path on the map


class Blended(NamedTuple):
    """A picture on the way, and the digit and probability that the judge sees in it."""

    image: Images
    label: int
    confidence: float


class Desk:
    """What a person has chosen, and all that follows from it.

    Every change brings the attributes up to date; those that a change leaves alone stay the same
    objects.
    """

    inputs: tuple[Input, Input]
    track: Positions  # of the fine-tuned VAE's path on the map
    strip: Images  # its pictures
    code: Codes  # that the fine-tuned VAE shows
    blends: dict[str, Blended]

    def __init__(self, material: Material, first: int, second: int, seed: int) -> None:
        """Start in the middle between the test images at `first` and `second`."""
        self.material = material
        self.of_class = [(material.labels == digit).nonzero()[:, 0] for digit in range(CLASSES)]
        spread = material.codes.var(dim=0)
        self.active: list[int] = spread.argsort(descending=True).tolist()
        self.alpha, self.path = 0.5, EVEN
        self.is_free = False  # whether the code has left the path
        self._places = material.places_of(material.codes)
        self._positions, self._noise_stds = [first, second], [0.0, 0.0]
        self._seed = seed
        self._generator = seeded_generator(seed, torch.device("cpu"))
        self._eps = torch.zeros(2, material.codes.shape[1])
        self._renew(0, 1)

    def choose(self, side: int, label: int, number: int) -> None:
        """Take the `number`-th test image of a class, counted round."""
        own = self.of_class[label]
        self._positions[side] = int(own[number % len(own)])
        self._renew(side)

    def step(self, side: int, by: int) -> None:
        """Take the test image `by` further among those of the same class."""
        self.choose(side, self.inputs[side].label, self.inputs[side].number + by)

    def choose_at_random(self, *sides: int) -> None:
        """Take other test images, of two classes when both sides change."""
        labels = torch.randperm(CLASSES, generator=self._generator).tolist()
        for side, label in zip(sides, labels, strict=False):
            own = self.of_class[label]
            pick = torch.randint(len(own), (), generator=self._generator)
            self._positions[side] = int(own[pick])
        self._renew(*sides)

    def set_noise(self, side: int, std: float) -> None:
        """Put Gaussian noise on an input, always the same one but for its strength."""
        self._noise_stds[side] = min(max(std, 0.0), NOISE_MAX)
        self._renew(side)

    def set_path(self, path: str) -> None:
        """Take another of PATHS."""
        self.path = path
        self._renew()

    def set_alpha(self, alpha: float) -> None:
        """Go to a position of the path."""
        self.alpha = min(max(alpha, 0.0), 1.0)
        self._move()

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
        code = self.code.clone()
        code[0, dimension] = value
        self._move(code)

    def go_to(self, place: Positions) -> None:
        """Leave the path for a place on the map.

        The code is that of the test digit nearest to the place, moved to it within the plane.
        """
        nearest = (self._places - place).square().sum(dim=1).argmin()
        away = place - self._places[nearest]
        self._move(self.material.codes[nearest] + away @ self.material.axes)

    def shift(self, x: float, y: float) -> None:
        """Leave the path: move the code that is shown as far on the map."""
        self._move(self.code + torch.tensor([[x, y]]) @ self.material.axes)

    @torch.inference_mode()
    def frames(self, count: int) -> Images:
        """The fine-tuned VAE's pictures along the whole path, in [0, 1]."""
        return self._decode(FINETUNED, self._ways[FINETUNED](_alphas(count)))

    @torch.inference_mode()
    def _renew(self, *changed: int) -> None:
        first, second = (
            self._observe(side) if side in changed else self.inputs[side] for side in range(2)
        )
        self.inputs = first, second
        self._x_in = torch.cat([first.x_in, second.x_in])
        self._ways = {name: self._find_way(name) for name in self.material.models}
        self.track = self.material.places_of(self._ways[FINETUNED](_alphas(TRACK_POINTS)))
        self.strip = self.frames(STRIP_FRAMES)
        self._move()

    @torch.inference_mode()
    def _move(self, code: Codes | None = None) -> None:
        alpha = torch.full((1, 1), self.alpha)
        codes = {name: way(alpha) for name, way in self._ways.items()}
        self.is_free = code is not None
        self.code = codes[FINETUNED] = codes[FINETUNED] if code is None else code
        images = [self._decode(name, codes[name]) for name in self._ways]
        images.append(straight(self._x_in[[0]], self._x_in[[1]], alpha[..., None, None]))
        verdicts = judge_images(self.material.judge, torch.cat(images))
        self.blends = {
            name: Blended(*parts)
            for name, *parts in zip(
                (*self._ways, CROSSFADE),
                images,
                verdicts.labels.tolist(),
                verdicts.confidence.tolist(),
                strict=True,
            )
        }

    def _find_way(self, name: str) -> Way:
        encoded = self.material.models[name].encode(self._x_in)
        if isinstance(encoded, tuple):
            mu, logvar = encoded
            encoded = mu + torch.exp(0.5 * logvar) * self._eps
        first, second = encoded.split(1)
        prototypes, cfg = self.material.prototypes[name], self.material.cfg
        return find_way(self.path, first, second, lambda z: self._decode(name, z), prototypes, cfg)

    def _decode(self, name: str, z: Codes) -> Images:
        return torch.sigmoid(self.material.models[name].decode(z))

    def _observe(self, side: int) -> Input:
        vae, position, std = self._finetuned(), self._positions[side], self._noise_stds[side]
        x = self.material.x[[position]]
        generator = seeded_generator((self._seed + position) % 2**63, torch.device("cpu"))
        x_in = add_gaussian_noise(x, std, generator)
        label = int(self.material.labels[position])
        own = self.of_class[label]
        number = int((own < position).sum())
        seen = observe(vae, x, x_in, self._eps[[side]])
        return Input(label, number, len(own), std, x_in, seen)

    def _finetuned(self) -> VAE:
        vae = self.material.models[FINETUNED]
        assert isinstance(vae, VAE)
        return vae


def _alphas(count: int) -> Float[Tensor, "count 1"]:
    return torch.linspace(0, 1, count)[:, None]
