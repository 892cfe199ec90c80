"""The path between two codes, for any weights."""

import pytest
import torch
from made_up import PATH, seeded

from blenddigits.latent.path import (
    Prototypes,
    arc,
    decoded_lengths,
    even_times,
    middle_code,
    point_at,
    prototype_costs,
    shipped_path,
    straight,
)

A, B, MIDDLE = torch.randn(3, 4, 5, generator=seeded()).unbind()
CODES = torch.randn(7, 5, generator=seeded(1))
PROTOTYPES = Prototypes(CODES, torch.zeros(7, dtype=torch.int64))  # all of one digit


def at(t: float) -> torch.Tensor:
    return torch.full((4, 1), float(t))


@pytest.mark.parametrize("line", [straight, arc])
def test_a_line_begins_and_ends_exactly_at_its_codes(line: type[object]) -> None:
    assert torch.equal(line(A, B, at(0)), A)  # type: ignore[call-arg, arg-type]
    assert torch.equal(line(A, B, at(1)), B)  # type: ignore[call-arg, arg-type]


def test_the_middle_of_the_straight_line_is_the_mean() -> None:
    torch.testing.assert_close(straight(A, B, at(0.5)), (A + B) / 2)


@pytest.mark.parametrize("t", [0.1, 0.5, 0.8])
def test_an_arc_keeps_the_interpolated_norm_and_the_direction_of_the_line(t: float) -> None:
    point, line = arc(A, B, at(t)), straight(A, B, at(t))
    expected = (1 - t) * A.norm(dim=1) + t * B.norm(dim=1)
    torch.testing.assert_close(point.norm(dim=1), expected)
    torch.testing.assert_close(torch.cosine_similarity(point, line), torch.ones(4))


def test_an_arc_between_opposite_codes_stays_finite() -> None:
    for t in (0.25, 0.49, 0.5, 0.51):
        point = arc(A, -A, at(t))
        assert point.isfinite().all()
        assert (point.norm(dim=1) <= 1.001 * A.norm(dim=1)).all()


def test_an_arc_from_and_to_the_origin_stays_finite() -> None:
    origin = torch.zeros_like(A)
    assert torch.equal(arc(origin, origin, at(0.5)), origin)
    assert arc(origin, A, at(0.001)).isfinite().all()


def test_far_ends_go_over_the_cheapest_prototype() -> None:
    far = PATH.model_copy(update={"near": 1e-3})
    middle = middle_code(A, B, PROTOTYPES, far)
    half = arc(A, B, at(0.5))
    for n in range(4):
        cost = [
            float((half[n] - p).norm() ** 2 + ((A[n] - p).norm() - (B[n] - p).norm()) ** 2)
            for p in CODES
        ]
        torch.testing.assert_close(middle[n], CODES[cost.index(min(cost))])
        torch.testing.assert_close(
            prototype_costs(A, B, PROTOTYPES, far)[n], torch.tensor(cost), rtol=1e-4, atol=1e-4
        )


def test_a_prototype_of_a_third_digit_is_never_taken() -> None:
    far = PATH.model_copy(update={"near": 1e-3})
    best = arc(A, B, at(0.5))  # no other code can be as near to the middle
    for n in range(4):
        codes, ends = torch.stack([A[n], best[n], B[n]]), (A[n : n + 1], B[n : n + 1])
        third, own = (Prototypes(codes, torch.tensor(labels)) for labels in ([3, 5, 8], [3, 3, 8]))
        assert not torch.equal(middle_code(*ends, third, far)[0], best[n])
        torch.testing.assert_close(middle_code(*ends, own, far)[0], best[n])


def test_without_balance_the_prototype_nearest_to_the_middle_is_taken() -> None:
    cfg = PATH.model_copy(update={"near": 1e-3, "balance": 0.0})
    nearest = torch.cdist(arc(A, B, at(0.5)), CODES).argmin(dim=1)
    torch.testing.assert_close(middle_code(A, B, PROTOTYPES, cfg), CODES[nearest])


def test_near_ends_make_a_detour_in_proportion_to_their_distance() -> None:
    close = A + 0.01 * B
    cfg = PATH.model_copy(update={"near": 10.0})
    half = arc(A, close, at(0.5))
    whole = middle_code(A, close, PROTOTYPES, cfg.model_copy(update={"near": 1e-9})) - half
    share = (A - close).norm(dim=1, keepdim=True) / 10
    found = middle_code(A, close, PROTOTYPES, cfg) - half
    torch.testing.assert_close(found, share * whole, atol=1e-5, rtol=1e-3)


def test_equal_ends_make_no_detour() -> None:
    torch.testing.assert_close(middle_code(A, A, PROTOTYPES, PATH), A)


def test_the_middle_is_the_same_from_both_sides() -> None:
    there, back = (middle_code(*ends, PROTOTYPES, PATH) for ends in ((A, B), (B, A)))
    torch.testing.assert_close(there, back)


def test_the_path_goes_from_the_first_over_the_middle_to_the_second() -> None:
    assert torch.equal(point_at(A, MIDDLE, B, at(0)), A)
    assert torch.equal(point_at(A, MIDDLE, B, at(0.5)), MIDDLE)
    assert torch.equal(point_at(A, MIDDLE, B, at(1)), B)
    torch.testing.assert_close(point_at(A, MIDDLE, B, at(0.25)), arc(A, MIDDLE, at(0.5)))
    torch.testing.assert_close(point_at(A, MIDDLE, B, at(0.75)), arc(MIDDLE, B, at(0.5)))


@pytest.mark.parametrize("t", [0.0, 0.1, 0.25, 0.5, 0.6, 1.0])
def test_the_path_back_is_the_path_reversed(t: float) -> None:
    torch.testing.assert_close(point_at(B, MIDDLE, A, at(t)), point_at(A, MIDDLE, B, at(1 - t)))


@pytest.mark.parametrize("b", [-A, torch.zeros_like(A), A], ids=["opposite", "the origin", "equal"])
def test_the_path_to_special_codes_is_finite_and_has_its_ends(b: torch.Tensor) -> None:
    middle = middle_code(A, b, PROTOTYPES, PATH)
    for over in (middle, -A, torch.zeros_like(A)):
        points = torch.stack([point_at(A, over, b, at(t / 100)) for t in range(101)])
        assert points.isfinite().all()
        assert torch.equal(points[0], A)
        assert torch.equal(points[-1], b)


def paint(z: torch.Tensor) -> torch.Tensor:
    """A decoder whose picture has one pixel for each number of the code."""
    return torch.nn.functional.pad(z, (0, 784 - z.shape[1])).view(-1, 1, 28, 28)


def test_lengths_grow_from_0_to_1_as_the_pictures_change() -> None:
    lengths = decoded_lengths(paint, A, MIDDLE, B, PATH)
    times = torch.linspace(0, 1, PATH.points)
    codes = torch.stack([point_at(A, MIDDLE, B, at(float(t))) for t in times], dim=1)
    walked = codes.diff(dim=1).norm(dim=2).cumsum(dim=1)
    assert (lengths[:, 0] == 0).all()
    torch.testing.assert_close(lengths[:, 1:], walked / walked[:, -1:])


def test_a_path_whose_pictures_do_not_change_is_walked_by_time() -> None:
    lengths = decoded_lengths(lambda z: paint(torch.zeros_like(z)), A, MIDDLE, B, PATH)
    torch.testing.assert_close(lengths, torch.linspace(0, 1, PATH.points).expand(4, -1))


@pytest.mark.parametrize(
    ("alpha", "time"), [(0.0, 0.0), (0.4, 0.25), (0.8, 0.5), (0.9, 0.75), (1.0, 1.0)]
)
def test_the_time_at_a_share_of_the_length_is_found_between_the_points(
    alpha: float, time: float
) -> None:
    lengths = torch.tensor([[0.0, 0.8, 1.0]])  # the first half of the time goes four times as far
    assert even_times(lengths, torch.tensor([[alpha]])).item() == pytest.approx(time, abs=1e-6)


@pytest.mark.parametrize("lengths", [[0.0, 0.2, 0.2, 1.0], [0.0, 0.0, 1.0, 1.0], [0.0, 1.0]])
def test_times_stay_in_order_over_flat_stretches(lengths: list[float]) -> None:
    alpha = torch.linspace(0, 1, 101).unsqueeze(1)
    times = even_times(torch.tensor([lengths]).expand(101, -1), alpha)
    assert (times.diff(dim=0) >= 0).all()
    assert 0 <= times.min() <= times.max() <= 1


def test_equal_steps_of_alpha_are_equal_lengths_of_picture() -> None:
    weights = torch.randn(5, 784, generator=seeded(2))

    def decode(z: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(z @ weights).view(-1, 1, 28, 28)

    fine = PATH.model_copy(update={"points": 400})
    lengths = decoded_lengths(decode, A, MIDDLE, B, fine)
    alphas = torch.linspace(0, 1, 101)
    z = [point_at(A, MIDDLE, B, even_times(lengths, at(float(alpha)))) for alpha in alphas]
    steps = torch.stack([decode(codes) for codes in z]).diff(dim=0).flatten(2).norm(dim=2)
    assert (steps.amax(dim=0) < 1.05 * steps.mean(dim=0)).all()


def test_times_never_go_back() -> None:
    lengths = decoded_lengths(paint, A, MIDDLE, B, PATH)[:1].expand(101, -1)
    times = even_times(lengths, torch.linspace(0, 1, 101).unsqueeze(1))
    assert (times.diff(dim=0) > 0).all()


def test_the_shipped_path_goes_over_the_middle_code_at_an_even_speed() -> None:
    path, middle = shipped_path(A, B, paint, PROTOTYPES, PATH), middle_code(A, B, PROTOTYPES, PATH)
    assert torch.equal(path(at(0)), A)
    assert torch.equal(path(at(1)), B)
    times = even_times(decoded_lengths(paint, A, middle, B, PATH), at(0.3))
    torch.testing.assert_close(path(at(0.3)), point_at(A, middle, B, times))


def test_the_path_of_one_pair_is_the_same_for_many_alphas_at_once() -> None:
    path = shipped_path(A[:1], B[:1], paint, PROTOTYPES, PATH)
    alphas = torch.linspace(0, 1, 11).unsqueeze(1)
    one_by_one = torch.cat([path(alpha) for alpha in alphas.split(1)])
    torch.testing.assert_close(path.repeated(11)(alphas), one_by_one)
