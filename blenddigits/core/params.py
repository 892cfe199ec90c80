"""The typed, checked view of params.yaml: read once, frozen, no defaults."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.core.param_types import (
    MOST_COMPONENTS,
    MOST_DRAWN,
    Count,
    Drawn,
    Epochs,
    LabelPair,
    NoiseStd,
    NotNegative,
    Positive,
    Rate,
    Share,
    Weight,
    WeightBits,
    Width,
    check_others,
    check_part,
    describe,
)
from blenddigits.core.yaml12 import read_yaml


class Section(BaseModel):
    """Keys must all be there, none unknown, each of its own type: 16.0 is not a count."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ComputeParams(Section):
    """Where and how precisely training computes."""

    device: Literal["cpu", "cuda", "mps"]
    processes: Annotated[int, Field(ge=1, le=256)]
    threads: Annotated[int, Field(ge=1, le=1024)]
    precision: Literal["auto", "bf16", "fp32"]


class PriorParams(Section):
    """Where codes are expected; N(0, I), of kind "standard", has no components."""

    kind: Literal["mixture", "standard"]
    components: Annotated[int, Field(ge=1, le=MOST_COMPONENTS)]


class DataSetParams(Section):
    """Which pictures are learned, and how your own are read; see params.yaml."""

    name: Annotated[str, Field(min_length=1)]
    treatment: Literal["handwriting", "as_is"]
    side: Annotated[int, Field(ge=16, le=128)]


class PrepareParams(Section):
    """The split of the training images."""

    validation_size: Count


class FitParams(Section):
    """One call of training.fit."""

    epochs: Epochs
    batch_size: Count
    max_lr: Rate
    schedule: Literal["one-cycle", "linear"]
    ema_decay: Annotated[float, Field(ge=0, lt=1)]


class VaeParams(FitParams):
    """Training with the objective bce + beta * kl."""

    beta: Weight


class FinetuneParams(VaeParams):
    """Training on noisy images; the noise is Gaussian, in pixel units of [0, 1]."""

    noise_std_min: NoiseStd
    noise_std_max: NoiseStd
    clean_share: Share
    weight_bits: WeightBits

    @model_validator(mode="after")
    def check_noise_range(self) -> "FinetuneParams":
        """A range goes from the smaller to the larger."""
        if self.noise_std_min > self.noise_std_max:
            raise ValueError(
                f"noise_std_min {self.noise_std_min} is above noise_std_max {self.noise_std_max}"
            )
        return self


class JudgeParams(Section):
    """Training the judges on images that an affine map distorts; see params.yaml."""

    epochs: Epochs
    batch_size: Annotated[int, Field(ge=2)]  # whose mean and spread are taken
    max_lr: Rate
    max_shift: Annotated[float, Field(ge=0, le=27)]
    max_turn: Annotated[float, Field(ge=0, le=180)]
    max_stretch: Annotated[float, Field(ge=0, lt=1)]
    max_slant: Annotated[float, Field(ge=0, le=10)]


class ReaderParams(Section):
    """Training the small network that tells the digit of a code; see digit_reader.py."""

    hidden: Width
    epochs: Epochs
    batch_size: Count
    max_lr: Rate


class PrototypesParams(Section):
    """The typical codes that a path may go over, found by k-means, and who tells their digits."""

    count: Count
    iterations: Epochs
    reader: ReaderParams


class PathParams(Section):
    """The path between two codes; see path.py."""

    detour: Share
    balance: Weight
    strictness: Weight
    temperature: Annotated[float, Field(ge=0.001, le=1e6)]
    stretches: Annotated[int, Field(ge=1, le=256)]
    steps: Annotated[int, Field(ge=0, le=256)]
    step: Weight
    near: Annotated[float, Field(ge=0.001, le=1e6)]
    points: Annotated[int, Field(ge=2, le=1025)]


class ExportParams(Section):
    """Limits in pixel units of [0, 1], and on how many images they hold; see params.yaml."""

    images: Annotated[int, Field(ge=2)]
    max_abs_diff: Positive
    max_blend_diff: Positive
    max_pixel_error: NotNegative


class EvaluateParams(Section):
    """How many images and samples the numbers are made of; see params.yaml."""

    images: Annotated[int, Field(ge=10)]
    pairs: Annotated[int, Field(ge=3, le=MOST_DRAWN)]  # of which one can be left out
    real_images: Annotated[int, Field(ge=3)]
    prior_samples: Annotated[int, Field(ge=2, le=MOST_DRAWN)]
    slow_images: Annotated[int, Field(ge=3)]
    neighbours: Count
    bound_samples: Drawn
    map_images: Annotated[int, Field(ge=10)]

    @model_validator(mode="after")
    def check_sizes(self) -> "EvaluateParams":
        """What is measured on a part of something is on no more than all of it."""
        for few, many in (
            ("slow_images", "images"),
            ("slow_images", "real_images"),
            ("map_images", "images"),
        ):
            check_part(few, getattr(self, few), many, getattr(self, many))
        return self

    @model_validator(mode="after")
    def check_neighbours(self) -> "EvaluateParams":
        """A picture has fewer neighbours than there are others."""
        check_others("neighbours", self.neighbours, "slow_images", self.slow_images)
        check_others("neighbours", self.neighbours, "pairs", self.pairs)
        return self


class ScrutinyParams(Section):
    """On how much a sceptic's questions are answered; see params.yaml."""

    pairs: Annotated[int, Field(ge=3)]  # of which one can be left out
    images: Annotated[int, Field(ge=2)]
    validation_images: Count
    noise_std: Annotated[float, Field(ge=1e-6, le=10)]


class SubsetParams(Section):
    """The page's digits, and what it shows of all the others."""

    per_digit: Count
    first_pair: LabelPair
    first_samples: LabelPair
    map_images: Count

    @model_validator(mode="after")
    def check_first_pair(self) -> "SubsetParams":
        """A blend is of two different digits."""
        if self.first_pair[0] == self.first_pair[1]:
            raise ValueError(f"first_pair {list(self.first_pair)} names the same digit twice")
        if max(self.first_samples) >= self.per_digit:
            raise ValueError(
                f"first_samples {list(self.first_samples)} are counted from 0 and must be below "
                f"per_digit {self.per_digit}"
            )
        return self


class Params(Section):
    """All of params.yaml; what several stages share stands on top."""

    seed: Annotated[int, Field(ge=0, le=2**63 - 1)]
    latent_dim: Annotated[int, Field(ge=1, le=4096)]
    hidden_dim: Width
    dataset: DataSetParams
    prior: PriorParams
    compute: ComputeParams
    path: PathParams
    prepare_mnist: PrepareParams
    train_ae_baseline: FitParams
    train_vae: VaeParams
    finetune_noisy: FinetuneParams
    find_prototypes: PrototypesParams
    train_judge: JudgeParams
    evaluate: EvaluateParams
    scrutinise: ScrutinyParams
    export_onnx: ExportParams
    sample_subset: SubsetParams

    @model_validator(mode="after")
    def check_parts(self) -> "Params":
        """A sceptic is answered on a part of what was evaluated, as closely."""
        for name in ("pairs", "images"):
            first, second = getattr(self.evaluate, name), getattr(self.scrutinise, name)
            check_part(f"scrutinise.{name}", second, f"evaluate.{name}", first)
        near, pairs = self.evaluate.neighbours, self.scrutinise.pairs
        check_others("evaluate.neighbours", near, "scrutinise.pairs", pairs)
        return self


def load_params(path: Path = paths.PARAMS) -> Params:
    """The parameters of a run.

    Raises UserError naming the file and every key that is missing, unknown or senseless.
    """
    try:
        content = read_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"{path}: not found; run from the project's root folder") from None
    except ValueError as error:  # UnicodeDecodeError is one
        raise UserError(f"{path}: not valid YAML: {error}") from None
    if not isinstance(content, dict):
        raise UserError(f"{path}: expected keys and values, found {describe(content)}")
    try:
        return Params.model_validate(content)
    except ValidationError as error:
        raise UserError("\n".join(f"{path}: {line}" for line in _explain(error))) from None


def _explain(error: ValidationError) -> list[str]:
    """One line for each wrong key: its name, what was expected, what came."""
    lines = []
    for problem in error.errors():
        key = ".".join(str(part) for part in problem["loc"])
        match problem["type"]:
            case "missing":
                lines.append(f"{key}: missing; add it")
            case "extra_forbidden":
                lines.append(f"{key}: unknown; remove it or correct its spelling")
            case "value_error":
                said = str(problem["ctx"]["error"])
                lines.append(f"{key}: {said}" if key else said)
            case _:
                expected = problem["msg"].removeprefix("Input should be ")
                lines.append(f"{key}: expected {expected}, found {describe(problem['input'])}")
    return lines
