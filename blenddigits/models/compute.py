"""Where and how precisely torch computes: set once, at the edge of a stage."""

import os
import platform
from collections.abc import Mapping
from typing import Literal, NamedTuple

import torch

from blenddigits.core.errors import UserError
from blenddigits.core.params import ComputeParams

DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}

# Instruction sets from the newest on, each with its name among torch's capabilities.
X86_SETS = {
    "AMX_BF16": "amx_bf16",
    "AVX512_BF16": "avx512_bf16",
    "AVX512": "avx512_f",
    "AVX2": "avx2",
}
# With these the processor multiplies bfloat16 itself. Without them oneDNN's products of it take
# twice (AVX512) to twelve times (AVX2) as long as those of float32, though it calls them supported.
MULTIPLY_BF16 = ("AMX_BF16", "AVX512_BF16")
FIRST_CUDA_WITH_BF16 = (8, 0)  # Ampere

NONE = ""  # of the sets
# The newest set that oneDNN may use where ONEDNN_MAX_CPU_ISA holds it back.
_LIMITS = {
    "AVX10_1_512": "AVX512_BF16",
    "AVX512_CORE_FP16": "AVX512_BF16",
    "AVX512_CORE_BF16": "AVX512_BF16",
    "AVX512_CORE_VNNI": "AVX512",
    "AVX512_CORE": "AVX512",
    "AVX2_VNNI_2": "AVX2",
    "AVX2_VNNI": "AVX2",
    "AVX2": "AVX2",
    "AVX": NONE,
    "SSE41": NONE,
}


class Processor(NamedTuple):
    """What decides how quick and how exact a product of matrices is."""

    kind: str  # for instance "x86_64 AVX2" or "NVIDIA H100 80GB HBM3"
    multiplies_bf16: bool  # in hardware, and quicker than float32


class Precision(NamedTuple):
    """Of the products of matrices in training, and why."""

    name: Literal["bf16", "fp32"]
    reason: str


def set_up_torch(cfg: ComputeParams) -> torch.device:
    """The device to train on, with threads set and every algorithm deterministic.

    Raises UserError when the device is not there.
    """
    available = {
        "cpu": True,
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    if not available[cfg.device]:
        there = ", ".join(name for name, found in available.items() if found)
        raise UserError(f"compute.device: {cfg.device} is not available here; choose from: {there}")
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # asked for by deterministic CUDA
    # Without a mode of "conditional numerical reproducibility" MKL may add in another order at
    # every run; it reads this at its first product.
    os.environ.setdefault("MKL_CBWR", "AUTO")
    torch.use_deterministic_algorithms(True)
    # Else every new tensor is filled first, which takes a tenth of the time; none is read empty.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.set_num_threads(cfg.threads)
    processors = os.cpu_count() or cfg.threads
    if cfg.device == "cpu" and cfg.threads > processors:
        print(
            f"compute.threads: {cfg.threads} are more than this machine's {processors} processors, "
            "and slower",
            flush=True,
        )
    return torch.device(cfg.device)


def seeded_generator(seed: int, device: torch.device) -> torch.Generator:
    """The source of a stage's randomness."""
    return torch.Generator(device).manual_seed(seed)


def processor_of(device: str) -> Processor:
    """What computes on "cpu", "cuda" or "mps", from what it is and never from a stopwatch."""
    if device == "cuda":
        has_bf16 = torch.cuda.get_device_capability() >= FIRST_CUDA_WITH_BF16
        return Processor(torch.cuda.get_device_name(), has_bf16)
    if device == "mps":  # where bfloat16 is emulated on the older half of the chips
        return Processor("Apple GPU", multiplies_bf16=False)
    newest = newest_instructions(
        torch.cpu.get_capabilities(), os.environ.get("ONEDNN_MAX_CPU_ISA", "")
    )
    return Processor(f"{platform.machine()} {newest}".strip(), newest in MULTIPLY_BF16)


def newest_instructions(capabilities: Mapping[str, object], limit: str) -> str:
    """The newest of X86_SETS that the processor has and `limit` allows, or NONE.

    `limit` is a value of oneDNN's ONEDNN_MAX_CPU_ISA; one that names no limit holds nothing back.
    """
    names = [*X86_SETS, NONE]
    allowed = names[names.index(_LIMITS.get(limit.upper(), names[0])) : -1]
    return next((name for name in allowed if capabilities.get(X86_SETS[name])), NONE)


def choose_precision(cfg: ComputeParams) -> Precision:
    """What `compute.precision` comes to on this machine: always the same on the same one."""
    processor = processor_of(cfg.device)
    if cfg.precision != "auto":
        return Precision(cfg.precision, f"as params.yaml says; processor: {processor.kind}")
    if processor.multiplies_bf16:
        return Precision("bf16", f"this processor ({processor.kind}) multiplies it in hardware")
    return Precision(
        "fp32", f"this processor ({processor.kind}) does not multiply bfloat16 in hardware"
    )


def announce_precision(cfg: ComputeParams) -> None:
    """Print in one line how precisely training multiplies, and why."""
    name, reason = choose_precision(cfg)
    print(f"precision {name}: {reason}", flush=True)


def compute_facts(cfg: ComputeParams) -> dict[str, str]:
    """What numbers of a training depend on besides the code: recorded beside its metrics."""
    return {
        "precision": choose_precision(cfg).name,
        "processor": processor_of(cfg.device).kind,
    }


def autocast(cfg: ComputeParams) -> torch.autocast:
    """The context in which training multiplies matrices."""
    precision = choose_precision(cfg).name
    return torch.autocast(cfg.device, dtype=DTYPES[precision], enabled=precision != "fp32")
