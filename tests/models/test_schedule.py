"""The learning rate by step."""

import pytest
import torch

from blenddigits.models.schedule import one_cycle


def rates(steps: int) -> list[float]:
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = one_cycle(optimizer, 0.5, steps, cycle_momentum=False)
    found = []
    for _ in range(steps):
        found.append(float(schedule.get_last_lr()[0]))
        optimizer.step()
        schedule.step()
    return found


@pytest.mark.parametrize("steps", range(2, 12))
def test_however_few_the_steps_are_the_rate_comes_down(steps: int) -> None:
    found = rates(steps)
    assert max(found) <= 0.5
    assert found[-1] < 0.001


def test_it_is_at_its_top_after_a_fifth_of_the_steps() -> None:
    found = rates(100)
    assert found.index(max(found)) == 19
    assert max(found) == pytest.approx(0.5)
