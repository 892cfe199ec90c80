"""Devices, threads and precision."""

from collections.abc import Iterator

import pytest
import torch
from made_up import COMPUTE

from blenddigits.core.errors import UserError
from blenddigits.models.compute import autocast, seeded_generator, set_up_torch


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


def test_the_seed_fixes_what_is_drawn() -> None:
    first, again, other = (
        torch.rand(5, generator=seeded_generator(seed, torch.device("cpu"))) for seed in (1, 1, 2)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
