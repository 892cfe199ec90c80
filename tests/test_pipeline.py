"""The DVC commands that the README promises, run for real on small parameters."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from clone import Clone, environment

from blenddigits.core.yaml12 import read_yaml


@pytest.fixture
def clone(finished_clone: Clone) -> Iterator[Clone]:
    """The finished run, put back as it was afterwards."""
    yield finished_clone
    finished_clone.run("git", "reset", "--hard", "--quiet")
    finished_clone.run("dvc", "checkout", "--force", "--quiet")


def test_a_run_leaves_every_declared_file_and_a_clean_status(clone: Clone) -> None:
    stages = read_yaml((clone.folder / "dvc.yaml").read_text())["stages"]
    for stage in stages.values():
        for kind in ("outs", "metrics", "plots"):
            for out in stage.get(kind, []):
                path = out if isinstance(out, str) else next(iter(out))
                assert (clone.folder / path).exists(), path
    assert "up to date" in clone.dvc("status")
    assert clone.run("git", "status", "--porcelain").stdout == ""


def test_nothing_is_done_when_nothing_changed(clone: Clone) -> None:
    assert "Data and pipelines are up to date." in clone.dvc("repro")


def test_the_same_parameters_give_the_same_bytes(clone: Clone) -> None:
    before = clone.lock()
    clone.dvc("repro", "--force")
    assert clone.lock() == before


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


def test_plots_are_a_page_that_asks_no_other_host(clone: Clone) -> None:
    clone.dvc("plots", "show")
    page = (clone.folder / "dvc_plots" / "index.html").read_text()
    assert page.count("vegaEmbed('#") == 15
    assert page.count('src="static') == 7
    assert "<script src=" not in page


def test_an_experiment_in_its_own_folder_takes_a_latent_size_down_to_the_page(
    clone: Clone,
) -> None:
    before = clone.lock()
    clone.dvc("exp", "run", "--temp", "--name", "three", "-S", "latent_dim=3")
    assert clone.lock() == before
    clone.dvc("exp", "apply", "three")
    digits = json.loads((clone.folder / "artifacts/digits/digits.json").read_text())
    assert {len(digit["mu"]) for digit in digits["digits"]} == {3}
    [shipped] = (clone.folder / "frontend/dist/assets").glob("decoder_small-*.onnx")
    built_from = clone.folder / "artifacts/onnx/decoder_small.onnx"
    assert shipped.read_bytes() == built_from.read_bytes()


def test_queued_experiments_all_succeed(clone: Clone) -> None:
    clone.dvc("exp", "run", "--queue", "-S", "sample_subset.per_digit=1,2", "sample_subset")
    clone.dvc("queue", "start", "-j", "1")
    deadline = time.monotonic() + 600
    while any(word in clone.dvc("queue", "status") for word in ("Queued", "Running")):
        assert time.monotonic() < deadline, clone.dvc("queue", "status")
        time.sleep(1)
    status = clone.dvc("queue", "status")
    assert status.count("Success") == 2, status
    clone.run("dvc", "queue", "stop", "--kill", check=False)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_a_run_stopped_in_training_is_simply_run_again(
    clone: Clone, tmp_path: Path, stop: signal.Signals
) -> None:
    before = clone.lock()
    log = tmp_path / "log"
    with log.open("w") as output:
        stopped = subprocess.Popen(
            ["dvc", "repro", "--force", "--single-item", "train_vae"],
            cwd=clone.folder,
            env=environment(),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    while "stages.train_vae" not in log.read_text():
        time.sleep(0.1)
    time.sleep(3)
    if stop == signal.SIGINT:
        os.killpg(stopped.pid, stop)  # a terminal sends Ctrl-C to the stage as well
    else:
        stopped.send_signal(stop)  # the stage goes on as an orphan
    assert stopped.wait() != 0
    clone.dvc("repro")
    assert clone.lock() == before
    assert clone.run("git", "status", "--porcelain").stdout == ""


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


def test_every_metric_has_a_key_of_its_own(clone: Clone) -> None:
    keys: list[str] = []
    for file in Path(clone.folder / "artifacts").rglob("*metrics.json"):
        keys += json.loads(file.read_text())
    assert sorted(keys) == ["ae", "clean", "denoising", "evaluation", "judge", "onnx"]


def test_an_edit_makes_exactly_the_stages_stale_that_run_the_file(clone: Clone) -> None:
    """test_dvc_yaml.py has the whole table; here DVC itself is asked."""

    def stale_after(*names: str) -> set[str]:
        for name in names:
            with (clone.folder / name).open("a") as file:
                file.write("# edited\n")
        return set(json.loads(clone.dvc("status", "--json")))

    free = ("cli/main.py", "window/state.py", "preprocessing/ink.py", "inference/choices.py")
    assert stale_after(*(f"blenddigits/{name}" for name in free), "tools/deploy.py") == set()
    assert stale_after("blenddigits/evaluation/table.py") == {"evaluate"}
    clone.set_params({"path": {"points": 18}})  # and find_prototypes need not run k-means again
    assert stale_after() == {"evaluate", "export_onnx", "sample_subset"}
