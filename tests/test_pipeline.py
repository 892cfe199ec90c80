"""The DVC commands that the README promises, run for real on small parameters."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clone import TIMEOUT_S, Clone, environment
from dvc_queue import run_queue

from blenddigits.core.yaml12 import read_yaml


@pytest.fixture(scope="module")
def finished(finished_clone: Clone, tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A copy of the finished run, for DVC to work in; no test leaves it other than it was."""
    return finished_clone.copy_to(tmp_path_factory.mktemp("clone"))


@pytest.fixture
def clone(finished: Clone) -> Iterator[Clone]:
    """The same for a test that changes it: put back as it was afterwards."""
    yield finished
    finished.run("git", "reset", "--hard", "--quiet")
    finished.run("dvc", "checkout", "--force", "--quiet")


def test_a_run_leaves_every_declared_file_and_a_clean_status(finished: Clone) -> None:
    stages = read_yaml((finished.folder / "dvc.yaml").read_text())["stages"]
    for stage in stages.values():
        for kind in ("outs", "metrics", "plots"):
            for out in stage.get(kind, []):
                path = out if isinstance(out, str) else next(iter(out))
                assert (finished.folder / path).exists(), path
    assert "up to date" in finished.dvc("status")
    assert finished.run("git", "status", "--porcelain").stdout == ""


def test_nothing_is_done_when_nothing_changed(finished: Clone) -> None:
    assert "Data and pipelines are up to date." in finished.dvc("repro")


def test_the_same_parameters_give_the_same_bytes(clone: Clone) -> None:
    """Here the stages that are repeated neither by test_stages.py nor, train_vae, below."""
    before = clone.lock()
    stages = ("train_ae_baseline", "evaluate", "scrutinise", "export_onnx")
    said = clone.dvc("repro", "--force", "--single-item", *stages)
    assert [stage for stage in stages if f"Running stage '{stage}'" not in said] == []
    assert clone.lock() == before


def test_a_cache_that_is_linked_to_gives_the_same_page(clone: Clone) -> None:
    """The links lead to files that are named by their hashes alone."""
    before = clone.lock()
    clone.dvc("config", "--local", "cache.type", "symlink")
    clone.dvc("checkout", "--relink", "artifacts/onnx", "artifacts/digits")
    assert (clone.folder / "artifacts/onnx/decoder_small.onnx").is_symlink()
    said = clone.dvc("repro", "--force", "--single-item", "build_frontend")
    assert "Running stage 'build_frontend'" in said
    assert clone.lock() == before
    clone.dvc("config", "--local", "--unset", "cache.type")
    clone.dvc("checkout", "--relink")


def test_an_experiment_can_be_compared_with_the_commit_before(clone: Clone) -> None:
    clone.dvc(
        "exp", "run", "--name", "faster", "-S", "finetune_noisy.max_lr=0.002", "finetune_noisy"
    )
    assert "faster" in json.dumps(json.loads(clone.dvc("exp", "show", "--json")))
    clone.commit("another learning rate")
    try:
        changed = json.loads(clone.dvc("metrics", "diff", "HEAD~1", "--json"))
        assert "denoising.neg_elbo" in changed["artifacts/vae_finetuned/metrics.json"]
        assert "finetune_noisy.max_lr" in clone.dvc("params", "diff", "HEAD~1")
        assert "clean.neg_elbo" in clone.dvc("metrics", "show")
    finally:
        clone.run("git", "reset", "--hard", "--quiet", "HEAD~1")


def test_plots_are_a_page_that_asks_no_other_host(finished: Clone) -> None:
    finished.dvc("plots", "show")
    page = (finished.folder / "dvc_plots" / "index.html").read_text()
    assert page.count("vegaEmbed('#") == 20
    assert page.count('src="static') == 7
    assert "<script src=" not in page


def test_queued_experiments_succeed_and_take_a_latent_size_down_to_the_page(clone: Clone) -> None:
    """Each in a folder of its own, as `dvc exp run --temp` has it, too."""
    before = clone.lock()
    queue = ("exp", "run", "--queue", "--name")
    stages = ("train_ae_baseline", "train_vae", "finetune_noisy")
    quick = [f"-S{stage}.epochs=1" for stage in stages]
    clone.dvc(*queue, "three", "-S", "latent_dim=3", *quick)
    clone.dvc(*queue, "four", "-S", "sample_subset.per_digit=4", "sample_subset")
    status = run_queue(clone)
    logs = clone.run("dvc", "queue", "logs", "three", check=False)
    worker = (clone.folder / ".dvc/tmp/exps/celery/dvc-exp-worker-1.out").read_text()
    assert status.count("Success") == 2, status + logs.stdout + logs.stderr + worker
    assert clone.lock() == before

    clone.dvc("exp", "apply", "three")
    digits = json.loads((clone.folder / "artifacts/digits/digits.json").read_text())
    assert {len(digit["mu"]) for digit in digits["digits"]} == {3}
    [shipped] = (clone.folder / "frontend/dist/assets").glob("decoder_small-*.onnx")
    built_from = clone.folder / "artifacts/onnx/decoder_small.onnx"
    assert shipped.read_bytes() == built_from.read_bytes()


def wait_until(fact: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not fact():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_a_run_stopped_in_training_is_simply_run_again(
    clone: Clone, tmp_path: Path, stop: signal.Signals
) -> None:
    """Its results are in DVC's cache: without --force the second run would take them from there."""
    before = clone.lock()
    command = ("repro", "--force", "--single-item", "train_vae")
    first, log = start(clone, tmp_path / "first", *command)
    wait_until(lambda: "epoch  1/" in log.read_text())
    if stop == signal.SIGINT:
        os.killpg(first.pid, stop)  # a terminal sends Ctrl-C to the stage as well
    else:
        os.killpg(first.pid, signal.SIGSTOP)  # the stage, an orphan, goes on later
        first.send_signal(stop)
    assert first.wait() != 0

    second, log = start(clone, tmp_path / "second", *command)
    if stop == signal.SIGKILL:
        wait_until(lambda: "waiting for another train_vae" in log.read_text())
        os.killpg(first.pid, signal.SIGCONT)
    assert second.wait() == 0, log.read_text()
    assert "Running stage 'train_vae'" in log.read_text()
    assert "epoch  4/4" in log.read_text()
    assert clone.lock() == before
    assert "up to date" in clone.dvc("status")
    assert clone.run("git", "status", "--porcelain").stdout == ""


def start(clone: Clone, log: Path, *arguments: str) -> tuple["subprocess.Popen[bytes]", Path]:
    """A dvc command in a process group of its own, and the file with what it prints."""
    with log.open("w") as output:
        process = subprocess.Popen(
            ["dvc", *arguments],
            cwd=clone.folder,
            env=environment(),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    return process, log


@pytest.mark.parametrize(
    ("setting", "named"),
    [("latent_dim=0", "latent_dim"), ("sample_subset.per_digit=2000", "per_digit")],
)
def test_a_senseless_value_ends_with_its_name_and_harms_nothing(
    clone: Clone, setting: str, named: str
) -> None:
    failed = clone.run("dvc", "exp", "run", "-S", setting, check=False)
    assert failed.returncode != 0
    assert named in failed.stderr + failed.stdout
    assert "Traceback" not in failed.stderr + failed.stdout


def test_every_metric_has_a_key_of_its_own(finished: Clone) -> None:
    keys: list[str] = []
    for file in Path(finished.folder / "artifacts").rglob("*metrics.json"):
        keys += json.loads(file.read_text())
    assert sorted(keys) == ["ae", "clean", "denoising", "evaluation", "judge", "onnx", "scrutiny"]


def test_an_edit_makes_exactly_the_stages_stale_that_run_the_file(clone: Clone) -> None:
    """test_dvc_yaml.py has the whole table; here DVC itself is asked."""

    def stale_after(*names: str) -> set[str]:
        for name in names:
            with (clone.folder / name).open("a") as file:
                file.write("# edited\n")
        return set(json.loads(clone.dvc("status", "--json")))

    free = ("cli/main.py", "window/state.py", "figures/ink.py", "inference/choices.py")
    assert stale_after(*(f"blenddigits/{name}" for name in free), "tools/deploy.py") == set()
    assert stale_after("blenddigits/evaluation/table.py") == {"evaluate", "scrutinise"}
    clone.set_params({"path": {"points": 18}})  # and find_prototypes need not run k-means again
    assert stale_after() == {"evaluate", "scrutinise", "export_onnx", "sample_subset"}
