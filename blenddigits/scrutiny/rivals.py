"""Other ways from one digit to another than those of the evaluation."""

from collections.abc import Iterator

from jaxtyping import Float, Int64, UInt8
from torch import Tensor

from blenddigits.core.params import PathParams
from blenddigits.data.images import Codes, Images, to_intensities
from blenddigits.evaluation.candidates import Candidate, Pairs
from blenddigits.evaluation.methods import (
    CROSSFADE,
    FRAMES,
    SHIPPED,
    STRAIGHT,
    Frames,
    MakeFrames,
    Method,
    alphas,
    crossfade_frames,
    decode_frames,
    shipped_codes,
    shipped_frames,
    straight_frames,
)
from blenddigits.latent.path import arc
from blenddigits.models.codes import mean_codes
from blenddigits.scrutiny.transport import displaced

Known = UInt8[Tensor, "known 1 side side"]

TRANSPORT, ARC, REAL = "transport", "arc", "real_between"


def rivals(x: Images, candidate: Candidate, known: Known, cfg: PathParams) -> Iterator[Method]:
    """The pixel cross-fade first, what ships last."""
    yield Method(None, CROSSFADE, crossfade_frames(x))
    yield Method(None, TRANSPORT, transport_frames(x))
    yield Method(None, STRAIGHT, straight_frames(candidate))
    yield Method(None, ARC, arc_frames(candidate))
    yield Method(None, REAL, real_frames(candidate, known, cfg))
    yield Method(None, SHIPPED, shipped_frames(candidate, cfg))


def transport_frames(x: Images) -> MakeFrames:
    """The ink of one picture moves to where that of the other is."""

    def frames(pairs: Pairs) -> Frames:
        first, second = (x[part].repeat_interleave(FRAMES, dim=0) for part in pairs)
        between = displaced(first, second, alphas(x.device).repeat(len(pairs.first)))
        return between.unflatten(0, (-1, FRAMES))

    return frames


def arc_frames(candidate: Candidate) -> MakeFrames:
    """The line between two codes, held at their norms: slerp for codes of any length."""
    codes = candidate.test_codes

    def frames(pairs: Pairs) -> Frames:
        a, b = codes[pairs.first][:, None], codes[pairs.second][:, None]
        return decode_frames(candidate.model, arc(a, b, alphas(codes.device).view(1, FRAMES, 1)))

    return frames


def real_frames(candidate: Candidate, known: Known, cfg: PathParams) -> MakeFrames:
    """No blend at all: of each picture that ships the training image with the nearest code."""
    known_codes = mean_codes(candidate.model, known)

    def frames(pairs: Pairs) -> Frames:
        wanted = shipped_codes(candidate, pairs, cfg)
        nearest = known[_nearest(wanted.flatten(0, 1), known_codes)]
        return to_intensities(nearest).unflatten(0, wanted.shape[:2])

    return frames


def _nearest(codes: Codes, others: Float[Tensor, "others latent"]) -> Int64[Tensor, " batch"]:
    return (others.square().sum(dim=1) - 2 * codes @ others.T).argmin(dim=1)
