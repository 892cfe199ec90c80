"""What `make bench` counts and how it reports; that its contenders run, not how fast."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import onnx
import pytest
import torch
from imports import ROOT
from made_up import seeded

from bench import __main__ as program
from bench import plan, pythae_environment
from bench.contenders import (
    matmul,
    onnx_model,
    original,
    original_race,
    ours,
    ours_race,
    usual_loop,
)
from bench.machine import describe_machine
from bench.original import OriginalVae
from bench.plan import MATMUL, ONNX_MODELS, ORIGINAL, ORIGINAL_ONE_THREAD, PYTHAE, TRAINING, Race
from bench.process import Contender
from bench.pythae_environment import InstallError
from bench.raw_images import TEST, TRAIN, read_images
from bench.report import LABELS, markdown
from bench.results import Results, collect, settings_of
from bench.results import original_race as race_of_original
from bench.settings import BATCH_SIZES, FULL, ORIGINAL_FILE, QUICK, TARGET_NATS
from blenddigits.core.errors import UserError
from blenddigits.core.params import Params, load_params
from blenddigits.data.images import to_intensities
from blenddigits.data.mnist import load_split
from blenddigits.models.autoencoders import VAE, count_parameters
from blenddigits.training.objectives import vae_objective

PARAMS = load_params(ROOT / "params.yaml")


@pytest.fixture
def settings_of_torch() -> Iterator[None]:
    """Undoes what a contender sets for its whole process."""
    threads = torch.get_num_threads()
    deterministic = torch.are_deterministic_algorithms_enabled()
    yield
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(deterministic)


@pytest.fixture
def small_project(made_up_data: Path, settings_of_torch: None) -> Path:
    """The current folder with made-up data and the real params.yaml."""
    shutil.copy(ROOT / "params.yaml", made_up_data.parent)
    return made_up_data.parent


def measured(*turns: dict[str, float]) -> Contender:
    """A contender that has already answered."""
    contender = Contender([], failure="never started")
    contender.failure, contender.turns, contender.peak_mib = "", list(turns), 123.0
    return contender


def failed(reason: str) -> Contender:
    return Contender([], failure=reason)


def all_measured() -> tuple[dict[str, Contender], Race]:
    contenders = {
        name: measured({"images_per_s": speed, "epoch_s": 2.0, "flops_per_image": 8e6})
        for speed, name in enumerate(TRAINING, start=1)
    }
    contenders[MATMUL] = measured({"bf16 1x2x3": 2.0, "bf16 3x3x3": 4.0, "fp32 1x2x3": 9.0})
    times = {str(size): 0.5 for size in BATCH_SIZES}
    contenders |= {name: measured(times) for name in ONNX_MODELS}
    ends = [{"seconds": s, "neg_elbo": n} for s, n in ((9.0, 110.0), (11.0, 107.0))]
    return contenders, Race(measured({"seconds": 4.0, "neg_elbo": 106.0}), measured(*ends))


def results_of(contenders: dict[str, Contender], race: Race, params: Params = PARAMS) -> Results:
    machine, settings = describe_machine(), settings_of(params, FULL)
    return {"machine": machine, "settings": settings, **collect(contenders, race, params)}


def test_flops_of_our_network_agree_with_a_hand_count() -> None:
    hidden, latent = 6, 3
    vae = VAE(hidden, latent)
    largest, block = 784 * hidden, hidden * hidden
    look, decode = largest + block + hidden * 2 * latent, latent * hidden + block + largest
    forward = 2 * (look + decode)  # its first code is decoded, too
    backward = 2 * forward - largest  # nobody asks for the gradient of the images
    counted = ours.flops_per_image(vae_objective(vae, 1.0), seeded())
    assert counted == 2 * (forward + backward)


def test_the_original_has_its_parameters() -> None:
    told = json.loads(ORIGINAL_FILE.read_text())["parameters"]
    assert count_parameters(OriginalVae()) == told == 1_189_984


def test_the_tables_have_a_row_for_everything_measured() -> None:
    results = results_of(*all_measured())
    text = markdown(results)
    named = results["settings"]["train_vae"] | results["settings"]["compute"]
    for name in TRAINING:
        assert f"| {LABELS[name].format(**named)} | " in text
    for name in (*ONNX_MODELS, "bf16 3x3x3", "fp32 1x2x3"):
        assert f"| {name} | " in text
    assert "| the original's recipe | 20.0 | 107.00 in 2 epochs | 5x | 123 MiB |" in text
    assert "no number" not in text


def test_a_row_has_as_many_cells_as_its_header() -> None:
    contenders, race = all_measured()
    contenders |= {name: failed("a | b") for name in (PYTHAE, "encoder", MATMUL)}
    for table in markdown(results_of(contenders, Race(failed("x"), race.original))).split("\n\n"):
        lines = [line for line in table.split("\n") if line.startswith("|")]
        assert len({line.count("|") for line in lines}) <= 1


@pytest.mark.parametrize(("precision", "share"), [("bf16", 0.002), ("fp32", 0.0009)])
def test_ratios_and_the_share_are_against_ours_and_the_same_precision(
    precision: str, share: float
) -> None:
    """Whatever the processor multiplies quickly."""
    compute = PARAMS.compute.model_copy(update={"precision": precision})
    params = PARAMS.model_copy(update={"compute": compute})
    results = results_of(*all_measured(), params)
    assert results["training"][TRAINING[3]]["ours_is_faster"] == 1 / 4
    assert results["share_of_matmul"]["share"] == share


def test_numbers_are_medians_over_the_rounds() -> None:
    assert measured({"s": 1.0}, {"s": 9.0}, {"s": 2.0}).medians() == {"s": 2.0}


@pytest.mark.parametrize("name", [*TRAINING, MATMUL, *ONNX_MODELS])
def test_a_contender_that_fails_is_reported_in_words(name: str) -> None:
    contenders, race = all_measured()
    contenders[name] = failed("its wheel is | missing")
    assert "no number: its wheel is / missing" in markdown(results_of(contenders, race))


def test_a_process_that_ends_says_why_and_is_not_asked_again() -> None:
    contender = Contender([sys.executable, "-c", "import sys; sys.exit('too little\\nmemory')"])
    contender.turn()
    contender.turn()
    assert contender.failure == "memory"
    assert contender.turns == []


def test_a_process_answers_each_turn_and_warming_up_is_not_counted() -> None:
    answer = """{"values": {"speed": 3}, "peak_mib": 5}"""
    script = f"print('ready', flush=True)\nwhile input() == '': print('{answer}', flush=True)"
    contender = Contender([sys.executable, "-c", script])
    contender.wait()
    for keep in (False, True, True):
        contender.turn(keep)
    contender.stop()
    assert contender.turns == [{"speed": 3}] * 2
    assert (contender.peak_mib, contender.failure) == (5, "")


def test_a_race_not_won_says_how_far_it_came() -> None:
    contenders, race = all_measured()
    slow = Race(measured({"seconds": 4.0, "neg_elbo": 108.5}), measured(race.original.turns[0]))
    text = markdown(results_of(contenders, slow))
    assert "no number: a training ended at 108.50 nats" in text
    assert "no number: at 110.00 nats after 1 epochs" in text


def test_the_race_stops_at_the_target_or_at_the_last_epoch() -> None:
    reached, missed = {"neg_elbo": TARGET_NATS}, {"neg_elbo": TARGET_NATS + 1}
    assert plan.is_over(measured(missed, reached), FULL)
    assert plan.is_over(measured(*[missed] * FULL.original_epochs), FULL)
    assert plan.is_over(failed("no memory"), FULL)
    assert not plan.is_over(measured(missed), FULL)
    assert plan.is_over(measured(), QUICK)
    assert race_of_original(measured())["failed"] == "not run"


def test_the_original_races_with_the_threads_that_suit_it() -> None:
    contenders, _ = all_measured()
    assert plan.faster_threads(contenders, threads=7) == 1
    contenders[ORIGINAL] = measured({"images_per_s": 1e9})
    assert plan.faster_threads(contenders, threads=7) == 7
    contenders[ORIGINAL_ONE_THREAD] = failed("no memory")
    assert plan.faster_threads(contenders, threads=7) == 7


def test_without_the_pipelines_files_it_says_what_makes_them(empty_folder: Path) -> None:
    with pytest.raises(UserError, match="run `make repro` first"):
        program.check_inputs()


def test_what_pip_says_last_is_why_pythae_is_missing() -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('trying\\nno such version')"]
    with pytest.raises(InstallError, match=r"^no such version$"):
        pythae_environment._run(command)


def test_the_program_that_starts_the_others_is_small() -> None:
    """A child's peak of memory begins with its parent's: so that one must not hold torch."""
    script = "import sys, bench.__main__; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_the_raw_images_are_those_of_torchvision(made_up_data: Path) -> None:
    assert torch.equal(read_images(TEST), to_intensities(load_split("test")[0]))
    assert len(read_images(TRAIN)) == 64


def test_every_way_to_train_gives_a_speed(small_project: Path) -> None:
    for turn in (
        ours.prepare(),
        original.prepare(threads=1, images=32),
        usual_loop.prepare(threads=1, workers=0, images=128),
    ):
        assert turn()["images_per_s"] > 0


def test_both_ways_to_the_target_give_seconds_and_nats(small_project: Path) -> None:
    for turn in (
        ours_race.prepare(plan.SHORT_FIT),
        original_race.prepare(threads=1, seed=0),
    ):
        first, second = turn(), turn()
        assert first["seconds"] > 0
        assert first["neg_elbo"] != second["neg_elbo"]


def test_products_and_onnx_models_are_timed(
    tiny_models: dict[str, onnx.ModelProto], tmp_path: Path, settings_of_torch: None
) -> None:
    onnx.save(tiny_models["blend"], tmp_path / "blend.onnx")
    milliseconds = onnx_model.prepare(str(tmp_path / "blend.onnx"), seconds=0)()
    gflops = matmul.prepare(threads=1, batch=2, hidden=3, seconds=0.001)()
    assert list(milliseconds) == [str(size) for size in BATCH_SIZES]
    assert {name.split()[0] for name in gflops} == {"bf16", "fp32"}
    assert all(value > 0 for value in (*milliseconds.values(), *gflops.values()))
