"""Devices, threads and precision."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
import torch
from imports import ROOT
from made_up import COMPUTE

from blenddigits.core.errors import UserError
from blenddigits.models.compute import (
    X86_SETS,
    autocast,
    choose_precision,
    compute_facts,
    newest_instructions,
    processor_of,
    seeded_generator,
    set_up_torch,
)

AUTO = COMPUTE.model_copy(update={"precision": "auto"})


@pytest.fixture
def own_settings() -> Iterator[None]:
    """Puts torch's global settings back afterwards."""
    threads, deterministic = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    yield
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(deterministic)


@pytest.mark.usefixtures("own_settings")
def test_threads_and_determinism_are_set() -> None:
    torch.use_deterministic_algorithms(False)
    device = set_up_torch(COMPUTE.model_copy(update={"threads": 2}))
    assert device.type == "cpu"
    assert torch.get_num_threads() == 2
    assert torch.are_deterministic_algorithms_enabled()


MKL_SAYS = """
import torch
import stages.evaluate, stages.scrutinise, stages.finetune_noisy, stages.train_judge
from blenddigits.core.params import load_params
from blenddigits.models.compute import set_up_torch
set_up_torch(load_params().compute)
with torch.backends.mkl.verbose(torch.backends.mkl.VERBOSE_ON):
    torch.ones(64, 64) @ torch.ones(64, 64)
"""


@pytest.mark.skipif(not torch.backends.mkl.is_available(), reason="torch without MKL")
def test_mkl_adds_in_the_same_order_at_every_run() -> None:
    """As it says itself, where stages multiply; no import may have multiplied before."""
    own = {name: value for name, value in os.environ.items() if name != "MKL_CBWR"}
    command = [sys.executable, "-c", MKL_SAYS]
    done = subprocess.run(command, cwd=ROOT, env=own, check=True, capture_output=True, text=True)
    [product] = [line for line in done.stdout.splitlines() if "SGEMM" in line]
    assert "CNR:AUTO" in product
    assert "Dyn:0" in product  # on as many threads as it is told


@pytest.mark.parametrize("name", ["cuda", "mps"])
def test_a_device_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    with pytest.raises(UserError, match=f"compute.device: {name} is not available.*from: cpu$"):
        set_up_torch(COMPUTE.model_copy(update={"device": name}))


@pytest.mark.parametrize(
    ("precision", "dtype"), [("bf16", torch.bfloat16), ("fp32", torch.float32)]
)
def test_matrices_are_multiplied_in_the_wanted_precision(
    precision: str, dtype: torch.dtype
) -> None:
    with autocast(COMPUTE.model_copy(update={"precision": precision})):
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == dtype


def with_instructions(*names: str) -> dict[str, bool]:
    """The capabilities that torch finds on a processor with these of X86_SETS."""
    return {key: name in names for name, key in X86_SETS.items()} | {"sse4_2": True}


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine of which nothing is known yet."""
    monkeypatch.delenv("ONEDNN_MAX_CPU_ISA", raising=False)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    return monkeypatch


@pytest.mark.parametrize(
    ("has", "precision", "kind"),
    [
        (("AVX2", "AVX512", "AVX512_BF16", "AMX_BF16"), "bf16", "x86_64 AMX_BF16"),
        (("AVX2", "AVX512", "AVX512_BF16"), "bf16", "x86_64 AVX512_BF16"),
        (("AVX2", "AVX512"), "fp32", "x86_64 AVX512"),
        (("AVX2",), "fp32", "x86_64 AVX2"),
        ((), "fp32", "x86_64"),
    ],
)
def test_auto_is_bf16_only_where_the_processor_multiplies_it(
    made_up: pytest.MonkeyPatch, has: tuple[str, ...], precision: str, kind: str
) -> None:
    made_up.setattr(torch.cpu, "get_capabilities", lambda: with_instructions(*has))
    assert choose_precision(AUTO).name == precision
    assert kind in choose_precision(AUTO).reason
    assert compute_facts(AUTO) == {"precision": precision, "processor": kind}
    with autocast(AUTO):
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == (
            torch.bfloat16 if precision == "bf16" else torch.float32
        )


def test_another_architecture_trains_in_fp32(made_up: pytest.MonkeyPatch) -> None:
    made_up.setattr("platform.machine", lambda: "arm64")
    made_up.setattr(torch.cpu, "get_capabilities", lambda: {"neon": True})
    assert compute_facts(AUTO) == {"precision": "fp32", "processor": "arm64"}


@pytest.mark.parametrize(
    ("limit", "newest"),
    [
        ("", "AMX_BF16"),
        ("ALL", "AMX_BF16"),
        ("AVX512_CORE_AMX", "AMX_BF16"),
        ("AVX512_CORE_BF16", "AVX512_BF16"),
        ("AVX10_1_512", "AVX512_BF16"),
        ("avx512_core", "AVX512"),
        ("AVX2_VNNI", "AVX2"),
        ("AVX2", "AVX2"),
        ("AVX", ""),
        ("sse41", ""),
    ],
)
def test_what_holds_onednn_back_holds_the_choice_back(limit: str, newest: str) -> None:
    assert newest_instructions(with_instructions(*X86_SETS), limit) == newest


def test_a_limit_gives_no_instructions_that_are_not_there() -> None:
    assert newest_instructions(with_instructions("AVX2"), "AVX512_CORE_AMX") == "AVX2"


@pytest.mark.parametrize(("capability", "precision"), [((9, 0), "bf16"), ((7, 5), "fp32")])
def test_auto_on_a_gpu_asks_what_it_is(
    made_up: pytest.MonkeyPatch, capability: tuple[int, int], precision: str
) -> None:
    made_up.setattr(torch.cuda, "get_device_capability", lambda: capability)
    made_up.setattr(torch.cuda, "get_device_name", lambda: "NVIDIA Made Up")
    on_gpu = AUTO.model_copy(update={"device": "cuda"})
    assert compute_facts(on_gpu) == {"precision": precision, "processor": "NVIDIA Made Up"}


def test_auto_on_an_apple_gpu_is_fp32() -> None:
    assert choose_precision(AUTO.model_copy(update={"device": "mps"})).name == "fp32"


@pytest.mark.parametrize("precision", ["bf16", "fp32"])
def test_a_precision_that_is_named_is_taken_on_every_processor(
    made_up: pytest.MonkeyPatch, precision: str
) -> None:
    for has in ((), tuple(X86_SETS)):
        made_up.setattr(torch.cpu, "get_capabilities", lambda has=has: with_instructions(*has))
        chosen = choose_precision(COMPUTE.model_copy(update={"precision": precision}))
        assert chosen.name == precision
        assert "as params.yaml says" in chosen.reason


def test_this_machine_is_one_of_those_that_are_known() -> None:
    kind = processor_of("cpu").kind.split()
    assert kind[0]
    assert set(kind[1:]) <= set(X86_SETS)


def test_the_seed_fixes_what_is_drawn() -> None:
    first, again, other = (
        torch.rand(5, generator=seeded_generator(seed, torch.device("cpu"))) for seed in (1, 1, 2)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
