"""Shares of a batch, drawn by several processes."""

import pytest
import torch
from made_up import seeded

from blenddigits.data.draws import Share, normal, only_share, uniform


@pytest.mark.parametrize("draw", [normal, uniform])
@pytest.mark.parametrize("of", [2, 3])
def test_shares_together_are_what_one_process_draws(draw: type, of: int) -> None:
    whole = draw((12, 5), seeded())
    parts = []
    for index in range(of):
        with only_share(Share(index, of)):
            parts.append(draw((12 // of, 5), seeded()))
    assert torch.equal(torch.cat(parts), whole)


def test_every_share_leaves_the_generator_where_the_whole_leaves_it() -> None:
    whole, share = seeded(), seeded()
    normal((12, 5), whole)
    with only_share(Share(1, 3)):
        normal((4, 5), share)
    assert torch.equal(whole.get_state(), share.get_state())
