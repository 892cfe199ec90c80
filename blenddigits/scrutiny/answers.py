"""All that a sceptic asks of the model that ships, answered: a tree of numbers."""

from typing import Any, NamedTuple

from blenddigits.core.files import DECIMALS
from blenddigits.core.params import EvaluateParams, PathParams, ScrutinyParams
from blenddigits.data.images import Images, Labels, psnr, spread_out
from blenddigits.data.noise import NOISE_STDS, Corruption, add_gaussian_noise
from blenddigits.evaluation.candidates import Candidate, Digits, Pairs
from blenddigits.evaluation.comparison import Row, refer, rows_of
from blenddigits.evaluation.model_metrics import class_kept
from blenddigits.judge.classifier import Judges, judge_images
from blenddigits.models.codes import decode, mean_codes, reconstruct
from blenddigits.models.compute import seeded_generator
from blenddigits.scrutiny.blends import (
    Travel,
    half_way_to_neighbours,
    jumps,
    lengths_over_distances,
    nearest_distances,
    resemblance,
    travel,
)
from blenddigits.scrutiny.damage import DAMAGE
from blenddigits.scrutiny.denoisers import STRENGTHS, median, non_local_means
from blenddigits.scrutiny.rivals import Known, rivals

Answers = dict[str, Any]
NOISY_STDS = [std for std in NOISE_STDS if std > 0]


class Subject(NamedTuple):
    """What is asked, on what, and who judges."""

    candidate: Candidate
    digits: Digits
    validation_x: Images
    judges: Judges
    seed: int


def answers(
    subject: Subject, cfg: ScrutinyParams, evaluate: EvaluateParams, path: PathParams
) -> Answers:
    """Every question of this folder, on as many pairs and images as `cfg` asks for."""
    digits = subject.digits
    few = digits._replace(pairs=Pairs(*(part[: cfg.pairs] for part in digits.pairs)))
    subject = subject._replace(digits=few)
    x, labels = (spread_out(part, cfg.images) for part in (digits.test_x, digits.test_labels))
    return _rounded(
        {
            "rivals": _rivals(subject, evaluate, path),
            "blends": _blends(subject, cfg, path),
            "denoising": _denoising(subject, x),
            "damage": {name: _damage(subject, x, labels, kind) for name, kind in DAMAGE.items()},
        }
    )


def _rivals(subject: Subject, evaluate: EvaluateParams, path: PathParams) -> Answers:
    candidate, digits, _, judges, _ = subject
    references = refer(judges, digits.real_x, evaluate)
    methods = rivals(digits.test_x, candidate, digits.train_images, path)
    rows = rows_of(methods, judges, references, digits)
    between = decode(candidate.model, half_way_to_neighbours(candidate.test_codes))
    shares = [
        references[name].frechet(judge_images(judge, between).features)
        / rows[0].opinions[name].crossfade.fd
        for name, judge in judges.items()
    ]
    return {row.path: _numbers(row) for row in rows} | {"neighbours_fd_share": max(shares)}


def _numbers(row: Row) -> Answers:
    return {name: value for name, value in row.metrics().items() if name != "by_judge"}


def _blends(subject: Subject, cfg: ScrutinyParams, path: PathParams) -> Answers:
    candidate, digits, _, _, seed = subject
    first, second = (digits.test_x[part] for part in digits.pairs)
    a, b = (candidate.test_codes[part] for part in digits.pairs)
    generator = seeded_generator(seed, first.device)
    noisy = mean_codes(candidate.model, add_gaussian_noise(first, cfg.noise_std, generator))
    way, disturbed = travel(candidate, a, b, path), travel(candidate, noisy, b, path)
    return {
        "jumps": jumps(way, disturbed),
        "length": float(way.lengths.mean()),
        "length_over_distance": lengths_over_distances(way),
        "stations": way.stations,
        "stations_to_choose_from": len(candidate.guide.prototypes),
        "shapes": resemblance(way.middle, first, second),
        "nearest_training_image": _novelty(way, first, digits.train_images),
    }


def _novelty(way: Travel, real: Images, known: Known) -> Answers:
    return {
        "blends": float(nearest_distances(way.middle, known).mean()),
        "test_images": float(nearest_distances(real, known).mean()),
    }


def _denoising(subject: Subject, x: Images) -> Answers:
    """Mean PSNR in dB at each noise, of the noisy picture and of what each way makes of it."""
    return {f"noise_{std}".replace(".", "_"): _denoised(subject, x, std) for std in NOISY_STDS}


def _denoised(subject: Subject, x: Images, std: float) -> Answers:
    generator = seeded_generator(subject.seed, x.device)
    known = subject.validation_x
    noisy, noisy_known = (add_gaussian_noise(clean, std, generator) for clean in (x, known))
    strength = max(STRENGTHS, key=lambda h: _psnr(non_local_means(noisy_known, std, h), known))
    ways = {
        "noisy": noisy,
        "median": median(noisy),
        "non_local_means": non_local_means(noisy, std, strength),
        "shipped": reconstruct(subject.candidate.model, noisy),
    }
    return {name: _psnr(x_hat, x) for name, x_hat in ways.items()}


def _damage(subject: Subject, x: Images, labels: Labels, kind: Corruption) -> Answers:
    """Mean PSNR in dB and share whose class is kept, before and after the model has seen them."""
    damaged = kind(x, seeded_generator(subject.seed, x.device))
    repaired = reconstruct(subject.candidate.model, damaged)
    judges = subject.judges.values()
    kept = {
        name: min(class_kept(judge_images(judge, images), labels) for judge in judges)
        for name, images in (("damaged", damaged), ("shipped", repaired))
    }
    return {
        "psnr_db": {"damaged": _psnr(damaged, x), "shipped": _psnr(repaired, x)},
        "class_kept": kept,
    }


def _psnr(x_hat: Images, x: Images) -> float:
    return float(psnr(x_hat, x).mean())


def _rounded(tree: Answers) -> Answers:
    return {
        name: _rounded(value) if isinstance(value, dict) else round(value, DECIMALS)
        for name, value in tree.items()
    }
