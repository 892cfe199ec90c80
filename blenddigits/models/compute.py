"""Where and how precisely torch computes: set once, at the edge of a stage."""

import os

import torch

from blenddigits.core.errors import UserError
from blenddigits.core.params import ComputeParams

DTYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}


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
    torch.use_deterministic_algorithms(True)
    # Else every new tensor is filled first, which takes a tenth of the time; none is read empty.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    torch.set_num_threads(cfg.threads)
    return torch.device(cfg.device)


def seeded_generator(seed: int, device: torch.device) -> torch.Generator:
    """The source of a stage's randomness."""
    return torch.Generator(device).manual_seed(seed)


def autocast(cfg: ComputeParams) -> torch.autocast:
    """The context in which training multiplies matrices."""
    return torch.autocast(cfg.device, dtype=DTYPES[cfg.precision], enabled=cfg.precision != "fp32")
