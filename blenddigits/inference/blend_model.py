"""The trained models as NumPy functions, run by ONNX Runtime: what `import blenddigits` gives."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import get_args

import numpy as np
from jaxtyping import Float32, Float64, Int64
from onnxruntime import InferenceSession

from blenddigits.core import paths
from blenddigits.core.given import Given, checked_count
from blenddigits.data.idx import USUAL_SIDE
from blenddigits.inference.checks import (
    checked_alphas,
    checked_choice,
    checked_codes,
    checked_hand,
    checked_image,
    checked_images,
    checked_number,
    checked_position,
)
from blenddigits.inference.choices import ARC, SHIPPED, STRAIGHT, Kind, PathName
from blenddigits.inference.familiarity import familiar_share, load_quantiles, neg_elbo
from blenddigits.inference.hand import digits_of, hand_of, some_hand, written_codes
from blenddigits.inference.interpolation import arc, straight
from blenddigits.inference.learned import Learned, learned_by
from blenddigits.inference.model_files import (
    REMEDY,
    Files,
    check_code_sizes,
    find_files,
    open_blend,
    open_checked,
    run_checked,
    side_of,
)
from blenddigits.inference.prior import DIGITS, MixturePrior, draw_codes, load_prior
from blenddigits.inference.session import sharpness_of

Image = Float32[np.ndarray, "side side"]
Images = Float32[np.ndarray, "*n side side"]
Codes = Float32[np.ndarray, "*n latent"]
Alphas = Float32[np.ndarray, " alphas"]
Blend = Callable[[Image, Image, Alphas], Images]


def load(folder: str | Path | None = None, kind: Kind = "vae") -> "BlendModel":
    """The trained model whose ONNX files are in `folder`.

    "vae" is the model that the page uses, "ae" the plain autoencoder beside it. Without a folder,
    the one that the environment variable BLENDDIGITS_MODELS names is taken, else artifacts/onnx
    under the current one, else what came with the package.

    Raises UserError when a file is missing, and when it is first used and turns out damaged.

    >>> model = blenddigits.load()
    >>> model.encode(images[0])[0].shape == (model.latent_dim,)
    True
    """
    checked_choice(kind, get_args(Kind), "kind")
    return BlendModel(find_files(None if folder is None else Path(folder), kind), kind)


class BlendModel:
    """Encoder, decoder and path of a trained model; `load` makes one.

    Images are float32 intensities in [0, 1], 0 black and 1 white, of shape (28, 28) for one and
    (n, 28, 28) for several, or as large as `side` says; what comes back for one has no first axis
    either. Every method raises ValueError for another shape, another type, or values out of range.
    """

    def __init__(self, files: Files, kind: Kind) -> None:
        self.kind = kind
        self._files = files
        self._blends: Mapping[PathName, Blend] = {
            SHIPPED: self._shipped,
            STRAIGHT: partial(self._between_codes, straight),
            ARC: partial(self._between_codes, arc),
        }

    def __reduce__(self) -> tuple[type["BlendModel"], tuple[Files, Kind]]:
        """Pickled and copied are the names of its files: a copy opens them when it is used."""
        return BlendModel, (self._files, self.kind)

    @cached_property
    def latent_dim(self) -> int:
        """How many numbers a code has.

        >>> blenddigits.load().latent_dim > 0
        True
        """
        check_code_sizes(self._encoder, self._decoder, self._files)
        [z] = self._decoder.get_inputs()
        return int(z.shape[1])

    @cached_property
    def side(self) -> int:
        """How many pixels an image is high and wide.

        >>> blenddigits.load().side
        28
        """
        return side_of(self._decoder, self._files.decoder)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of what the model has learned; a label is a position among them.

        >>> blenddigits.load().classes[3]
        '3'
        """
        return self.learned.classes

    @cached_property
    def learned(self) -> Learned:
        """What pictures the model has learned, in words.

        >>> blenddigits.load().learned.plural
        'digits'
        """
        return learned_by(self._decoder)

    @cached_property
    def sharpness(self) -> float:
        """By what the logits of every picture are multiplied; the likelihood is that of 1.

        >>> blenddigits.load().sharpness > 0
        True
        """
        return sharpness_of(self._decoder)

    @cached_property
    def prior(self) -> MixturePrior:
        """Where the VAE expects codes: means, logvars, weights and digits of its components.

        Raises ValueError for the plain autoencoder, which has no prior.

        >>> model.prior.means.shape[1] == model.latent_dim
        True
        """
        if self._files.prior is None:
            raise ValueError("the plain autoencoder has no prior, and draws no codes")
        return load_prior(self._files.prior, self.latent_dim, REMEDY, self.classes)

    def encode(self, images: Given) -> tuple[Codes, Codes]:
        """mu and logvar of q(z|x): for each image (latent_dim,) numbers each.

        The plain autoencoder knows no spread: its logvar is -inf, the logarithm of a variance of 0.

        >>> mu, logvar = model.encode(images)
        >>> mu.shape == logvar.shape == (len(images), model.latent_dim)
        True
        """
        x, latent_dim = checked_images(images, "images", self.side), self.latent_dim
        inputs = {"image": x.reshape(-1, 1, self.side, self.side)}
        outputs = run_checked(self._encoder, self._files.encoder, **inputs)
        mu = outputs[self._files.code[0]]
        logvar = outputs.get("logvar", np.full_like(mu, -np.inf))
        shape = (*x.shape[:-2], latent_dim)
        return mu.reshape(shape), logvar.reshape(shape)

    def decode(self, z: Given) -> Images:
        """The images that codes stand for: z of (latent_dim,) or (n, latent_dim), any values.

        >>> model.decode(np.zeros((3, model.latent_dim))).shape
        (3, 28, 28)
        """
        codes = checked_codes(z, self.latent_dim)
        outputs = run_checked(
            self._decoder, self._files.decoder, z=codes.reshape(-1, self.latent_dim)
        )
        return outputs["image"].reshape(*codes.shape[:-1], self.side, self.side)

    def reconstruct(self, images: Given) -> Images:
        """What comes back when images are encoded and decoded, without noise in between.

        >>> model.reconstruct(images).shape == images.shape
        True
        """
        return self.decode(self.encode(images)[0])

    def denoise(self, images: Given) -> Images:
        """Clean images for noisy ones.

        The VAE was fine-tuned to reconstruct the clean image from a noisy one, so this is
        `reconstruct`; the plain autoencoder never saw noise, and it shows.

        >>> noisy = np.clip(images + np.random.default_rng(0).normal(0, 0.3, images.shape), 0, 1)
        >>> model.denoise(noisy).shape == images.shape
        True
        """
        return self.reconstruct(images)

    def familiarity(self, images: Given) -> Float64[np.ndarray, "*n"]:
        """How much each image is like a digit to the model, in [0, 1].

        It is the share of test-like digits, those of the validation split, that the model explains
        no better: 0.5 for a usual digit, near 0 for what hardly is one. Raises ValueError for the
        plain autoencoder, which explains nothing.

        >>> bool(0 <= model.familiarity(images[0]) <= 1)
        True
        """
        nats = self.neg_elbo(images)
        return familiar_share(nats.reshape(-1), self._quantiles).reshape(nats.shape)

    def neg_elbo(self, images: Given) -> Float64[np.ndarray, "*n"]:
        """-ELBO of each image at z = mu, in nats: the lower, the better the model explains it.

        Without a draw the same image gives the same number; it flatters by some nats. Raises
        ValueError for the plain autoencoder.

        >>> model.neg_elbo(images).shape == (len(images),)
        True
        """
        prior, x = self.prior, checked_images(images, "images", self.side)
        nats = neg_elbo(
            x.reshape(-1, self.side, self.side), self.encode, self.decode, self.sharpness, prior
        )
        return nats.reshape(x.shape[:-2])

    def sample(
        self, n: int, *, digit: int | None = None, seed: int = 0
    ) -> Float32[np.ndarray, "n side side"]:
        """`n` new images: the decoder's pictures of codes drawn from the prior.

        With `digit`, a position in `classes`, only of those of the prior's components that stand
        for it. The same seed, from 0, gives the same images. Raises ValueError when n is below 1
        or the prior knows no such digit, and for the plain autoencoder, which has no prior.

        >>> model.sample(4, digit=7, seed=1).shape
        (4, 28, 28)
        """
        prior, count = self.prior, checked_count(n, "n", least=1)
        label = None if digit is None else checked_position(digit, "digit", len(self.classes))
        random = np.random.default_rng(checked_count(seed, "seed", least=0))
        return self.decode(draw_codes(prior, count, label, random, self.classes))

    def classify(self, images: Given) -> Int64[np.ndarray, "*n"]:
        """The digit that each image most likely shows, by its code and the prior.

        It is no classifier that was trained to be one. Raises ValueError where the prior knows no
        digits, and for the plain autoencoder.

        >>> model.classify(images).shape == (len(images),)
        True
        """
        mu = self.encode(images)[0]
        return digits_of(mu.reshape(-1, self.latent_dim), self.prior).reshape(mu.shape[:-1])

    def write(self, text: str, hand: Given | None = None, *, seed: int = 0) -> Images:
        """The digits of `text` in the hand of one to ten images of digits.

        Which digits those are is read from their codes; they come back as they are
        reconstructed, and all others are written as alike as they stay what they are. Without
        `hand` it is one that `seed` chooses. Raises ValueError when `text` is no number or the
        prior knows no such digit, and for the plain autoencoder.

        >>> model.write("37", hand=images[:2]).shape
        (2, 28, 28)
        """
        prior, digits = self.prior, checked_number(text, "text")
        random = np.random.default_rng(checked_count(seed, "seed", least=0))
        if (self.classes, self.side) != (DIGITS, USUAL_SIDE):
            raise ValueError(
                f"text: a model of the ten digits of {USUAL_SIDE}x{USUAL_SIDE} pixels writes "
                f"numbers, and this one knows {self.learned.plural} of {self.side}x{self.side}"
            )
        if hand is None:
            written_by = some_hand(prior, random)
        else:
            written_by = hand_of(self.encode(checked_hand(hand, "hand", self.side))[0], prior)
        return self.decode(written_codes(digits, written_by, prior))

    def blend(
        self,
        a: Given,
        b: Given,
        alpha: float | Sequence[float] | np.ndarray | None = None,
        *,
        frames: int | None = None,
        path: PathName | None = None,
    ) -> Images:
        """The frames of a path from image `a` at alpha 0 to image `b` at 1; each is (28, 28).

        Give either `alpha`: one position gives (28, 28) and several (count, 28, 28); or `frames`,
        2 or more, for that many positions at equal distances, both ends among them.

        "shipped" is the path of the page: over a typical code of one of the two digits, at an
        even speed; only the VAE has it, and takes it when `path` is not given. "straight" is the
        straight line between the codes, which the plain autoencoder takes, and "norm-preserving"
        the same with the interpolated norm.

        >>> model.blend(images[0], images[1], alpha=0.5).shape
        (28, 28)
        >>> model.blend(images[0], images[1], frames=5, path="straight").shape
        (5, 28, 28)
        """
        alphas = checked_alphas(alpha, frames)
        ends = checked_image(a, "a", self.side), checked_image(b, "b", self.side)
        path = checked_choice(path or self._files.paths[0], self._files.paths, "path")
        pictures = self._blends[path](*ends, alphas.reshape(-1))
        return pictures.reshape(*alphas.shape, self.side, self.side)

    def _shipped(self, a: Image, b: Image, alphas: Alphas) -> Images:
        assert self._files.blend is not None  # else the shipped path is none of its paths
        image_a, image_b = (np.repeat(image[None, None], len(alphas), axis=0) for image in (a, b))
        inputs = {"image_a": image_a, "image_b": image_b, "alpha": alphas[:, None]}
        return run_checked(self._blend, self._files.blend, **inputs)["image"]

    def _between_codes(
        self, interpolate: Callable[..., Codes], a: Image, b: Image, alphas: Alphas
    ) -> Images:
        mu_a, mu_b = self.encode(np.stack([a, b]))[0]
        return self.decode(interpolate(mu_a, mu_b, alphas))

    @cached_property
    def _quantiles(self) -> Float64[np.ndarray, " levels"]:
        assert self._files.prior is not None  # else there is no prior to be familiar with
        return load_quantiles(self._files.prior.with_name(paths.FAMILIARITY.name), REMEDY)

    @cached_property
    def _encoder(self) -> InferenceSession:
        return open_checked(self._files.encoder, {"image"}, set(self._files.code))

    @cached_property
    def _decoder(self) -> InferenceSession:
        return open_checked(self._files.decoder, {"z"}, {"image"})

    @cached_property
    def _blend(self) -> InferenceSession:
        return open_blend(self._files)
