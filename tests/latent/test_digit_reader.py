"""Which digit a code stands for."""

import torch
from made_up import READER, random_guide, seeded

from blenddigits.latent.digit_reader import LEAST_CERTAINTY, fit_reader

CENTRES = torch.tensor([[4.0, 0, 0], [0, 4, 0], [0, 0, 4]])
LABELS = torch.arange(300) % 3
CODES = CENTRES[LABELS] + torch.randn(300, 3, generator=seeded())
CFG = READER.model_copy(update={"epochs": 10})


def test_a_reader_tells_the_digits_of_codes_that_it_has_not_seen() -> None:
    reader = fit_reader(CODES, LABELS, 3, CFG, seed=0)
    others = CENTRES[LABELS] + torch.randn(300, 3, generator=seeded(1))
    assert (reader.shares(others).argmax(dim=1) == LABELS).float().mean() > 0.97


def test_shares_of_all_digits_are_one_together() -> None:
    shares = random_guide(3).reader.shares(CODES)
    assert shares.shape == (300, 3)
    torch.testing.assert_close(shares.sum(dim=1), torch.ones(300))


def test_the_seed_fixes_the_reader() -> None:
    first, again, other = (fit_reader(CODES, LABELS, 3, CFG, seed) for seed in (1, 1, 2))
    for part, same, unlike in zip(first, again, other, strict=True):
        assert torch.equal(part, same)
        assert not torch.equal(part, unlike)


def test_fewer_codes_than_a_batch_are_learned_all_the_same() -> None:
    reader = fit_reader(CODES[:6], LABELS[:6], 3, CFG, seed=0)
    assert (reader.shares(CODES[:6]).argmax(dim=1) == LABELS[:6]).all()


def test_the_way_uphill_is_the_gradient_of_the_certainty() -> None:
    reader = random_guide(3).reader
    codes = CODES[:20].clone().requires_grad_()
    wanted = torch.rand(20, 3, generator=seeded(2))
    certainty = (wanted * reader.shares(codes).square()).sum(dim=1)
    (certainty + LEAST_CERTAINTY).log().sum().backward()
    torch.testing.assert_close(reader.uphill(codes.detach(), wanted), codes.grad)


def test_a_digit_that_nobody_wants_leads_nowhere() -> None:
    uphill = random_guide(3).reader.uphill(CODES, torch.zeros(300, 3))
    assert torch.equal(uphill, torch.zeros(300, 3))
