"""The path between two codes, for any weights."""

import pytest
import torch
from made_up import PATH, random_guide, seeded

from blenddigits.core.params import PathParams
from blenddigits.latent.digit_reader import DigitReader
from blenddigits.latent.guide import Guide
from blenddigits.latent.path import (
    Route,
    arc,
    decoded_lengths,
    even_times,
    find_route,
    prototype_costs,
    shipped_path,
    station,
    straight,
    wanted_digits,
)

A, B, MIDDLE = torch.randn(3, 4, 5, generator=seeded()).unbind()
GUIDE = random_guide(5)
UNBENT = Route(A, MIDDLE, B, torch.zeros(4, 9, 5))
BENT = find_route(A, B, GUIDE, PATH)


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


def near_1e_3(**changes: float) -> PathParams:
    """Far ends, whose detour is whole."""
    return PATH.model_copy(update={"near": 1e-3, "detour": 1.0, **changes})


def test_the_cost_of_a_prototype_is_the_sum_of_three() -> None:
    wanted = wanted_digits(A, B, GUIDE.reader)
    found = prototype_costs(A, B, wanted, GUIDE, PATH)
    half, shares = arc(A, B, at(0.5)), GUIDE.reader.shares(GUIDE.prototypes)
    for n in range(4):
        for i, p in enumerate(GUIDE.prototypes):
            unequal = (A[n] - p).norm() - (B[n] - p).norm()
            fitting = (wanted[n] * shares[i]).sum()
            cost = (half[n] - p).norm() ** 2 + unequal**2 - 10 * (fitting + 1e-3).log()
            torch.testing.assert_close(found[n, i], cost, rtol=1e-4, atol=1e-4)


def test_far_ends_go_over_the_cheapest_prototype() -> None:
    cold = near_1e_3(temperature=1e-6)
    costs = prototype_costs(A, B, wanted_digits(A, B, GUIDE.reader), GUIDE, cold)
    expected = GUIDE.prototypes[costs.argmin(dim=1)]
    torch.testing.assert_close(find_route(A, B, GUIDE, cold).middle, expected)


def test_prototypes_that_cost_the_same_are_mixed() -> None:
    guide = Guide(torch.stack([MIDDLE[0], MIDDLE[0], -MIDDLE[0]]), GUIDE.reader)
    wanted = wanted_digits(A, B, guide.reader)
    found = station(A, B, wanted, guide, near_1e_3(temperature=1e9))
    torch.testing.assert_close(found, (MIDDLE[:1] / 3).expand(4, -1))


def test_a_prototype_of_a_third_digit_is_not_taken() -> None:
    steep = torch.tensor([[1000.0, 0, 0, 0, 0]])
    tells_by_sign = DigitReader(  # digit 0 where the first number is positive, else digit 1
        torch.cat([steep, -steep]),
        torch.zeros(2),
        torch.tensor([[1.0, -1], [-1, 1]]),
        torch.zeros(2),
    )
    a, b = A.clone(), B.clone()
    a[:, 0], b[:, 0] = 1, 1
    best = arc(a, b, at(0.5))
    best[:, 0] = -0.01  # of the other digit, and no other is as near to the middle
    guide = Guide(torch.cat([best, a + 3]), tells_by_sign)
    wanted = wanted_digits(a, b, guide.reader)
    strict, lax = (near_1e_3(temperature=1e-3, strictness=s) for s in (1000.0, 0.0))
    assert (station(a, b, wanted, guide, strict)[:, 0] > 0).all()
    assert (station(a, b, wanted, guide, lax)[:, 0] < 0).all()


def test_without_balance_and_strictness_the_prototype_nearest_to_the_middle_is_taken() -> None:
    cfg = near_1e_3(temperature=1e-6, balance=0.0, strictness=0.0)
    nearest = torch.cdist(arc(A, B, at(0.5)), GUIDE.prototypes).argmin(dim=1)
    torch.testing.assert_close(find_route(A, B, GUIDE, cfg).middle, GUIDE.prototypes[nearest])


def test_near_ends_make_a_detour_in_proportion_to_their_distance() -> None:
    close = A + 0.01 * B
    half = arc(A, close, at(0.5))
    whole = find_route(A, close, GUIDE, PATH.model_copy(update={"near": 1e-9})).middle - half
    share = (A - close).norm(dim=1, keepdim=True) / 10
    found = find_route(A, close, GUIDE, PATH.model_copy(update={"near": 10.0})).middle - half
    torch.testing.assert_close(found, share * whole, atol=1e-5, rtol=1e-3)


def test_equal_ends_make_no_detour_and_no_bend() -> None:
    route = find_route(A, A, GUIDE, PATH)
    torch.testing.assert_close(route.middle, A)
    assert torch.equal(route.bends, torch.zeros_like(route.bends))


def test_what_nobody_sees_in_an_end_moves_no_path_by_much() -> None:
    random = seeded(3)
    ends = 3 * torch.randn(2, 500, 5, generator=random)
    moved = ends[0] + 1e-4 * torch.randn(500, 5, generator=random)
    there, beside = (find_route(a, ends[1], GUIDE, PATH) for a in (ends[0], moved))
    times = torch.linspace(0, 1, 33)[None, :, None]
    assert (there.points(times) - beside.points(times)).norm(dim=2).max() < 0.05


def test_bends_lead_to_where_the_reader_is_certain_of_a_wanted_digit() -> None:
    wanted = wanted_digits(A, B, GUIDE.reader)[:, None]
    times = torch.linspace(0, 1, 9)[None, :, None]
    straightened = Route(*BENT[:3], torch.zeros_like(BENT.bends))

    def certainty(route: Route) -> torch.Tensor:
        return (wanted * GUIDE.reader.shares(route.points(times)).square()).sum(dim=2)

    assert (certainty(BENT) >= certainty(straightened) - 0.05).all()
    assert certainty(BENT).mean() > certainty(straightened).mean() + 0.05


def test_a_bend_is_no_longer_than_its_steps_and_leaves_the_ends() -> None:
    lengths = BENT.bends.norm(dim=2)
    assert lengths.max() <= PATH.steps * PATH.step
    assert (lengths[:, [0, -1]] == 0).all()
    assert (lengths[:, 1:-1] > 0).all()


def test_without_steps_the_path_is_two_arcs() -> None:
    route = find_route(A, B, GUIDE, PATH.model_copy(update={"steps": 0}))
    assert torch.equal(route.bends, torch.zeros_like(route.bends))


def test_between_two_corners_the_bend_is_straight() -> None:
    straightened = Route(*BENT[:3], torch.zeros_like(BENT.bends))
    moves = BENT.at(at(0.3)) - straightened.at(at(0.3))  # 2.4 of 8 stretches
    expected = 0.6 * BENT.bends[:, 2] + 0.4 * BENT.bends[:, 3]
    torch.testing.assert_close(moves, expected, atol=1e-5, rtol=1e-4)


def test_the_path_goes_from_the_first_over_the_middle_to_the_second() -> None:
    assert torch.equal(UNBENT.at(at(0)), A)
    assert torch.equal(UNBENT.at(at(0.5)), MIDDLE)
    assert torch.equal(UNBENT.at(at(1)), B)
    torch.testing.assert_close(UNBENT.at(at(0.25)), arc(A, MIDDLE, at(0.5)))
    torch.testing.assert_close(UNBENT.at(at(0.75)), arc(MIDDLE, B, at(0.5)))


@pytest.mark.parametrize("t", [0.0, 0.1, 0.25, 0.5, 0.6, 1.0])
def test_the_path_back_is_the_path_reversed(t: float) -> None:
    back = find_route(B, A, GUIDE, PATH)
    torch.testing.assert_close(back.at(at(t)), BENT.at(at(1 - t)), atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("b", [-A, torch.zeros_like(A), A], ids=["opposite", "the origin", "equal"])
def test_the_path_to_special_codes_is_finite_and_has_its_ends(b: torch.Tensor) -> None:
    found = find_route(A, b, GUIDE, PATH)
    for middle in (found.middle, -A, torch.zeros_like(A)):
        route = Route(A, middle, b, found.bends)
        points = torch.stack([route.at(at(t / 100)) for t in range(101)])
        assert points.isfinite().all()
        assert torch.equal(points[0], A)
        assert torch.equal(points[-1], b)


def paint(z: torch.Tensor) -> torch.Tensor:
    """A decoder whose picture has one pixel for each number of the code."""
    return torch.nn.functional.pad(z, (0, 784 - z.shape[1])).view(-1, 1, 28, 28)


def test_lengths_grow_from_0_to_1_as_the_pictures_change() -> None:
    lengths = decoded_lengths(paint, BENT, PATH)
    times = torch.linspace(0, 1, PATH.points)
    codes = torch.stack([BENT.at(at(float(t))) for t in times], dim=1)
    walked = codes.diff(dim=1).norm(dim=2).cumsum(dim=1)
    assert (lengths[:, 0] == 0).all()
    torch.testing.assert_close(lengths[:, 1:], walked / walked[:, -1:])


def test_a_path_whose_pictures_do_not_change_is_walked_by_time() -> None:
    lengths = decoded_lengths(lambda z: paint(torch.zeros_like(z)), BENT, PATH)
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
    lengths = decoded_lengths(decode, BENT, fine)
    alphas = torch.linspace(0, 1, 101)
    z = [BENT.at(even_times(lengths, at(float(alpha)))) for alpha in alphas]
    steps = torch.stack([decode(codes) for codes in z]).diff(dim=0).flatten(2).norm(dim=2)
    assert (steps.amax(dim=0) < 1.05 * steps.mean(dim=0)).all()


def test_times_never_go_back() -> None:
    lengths = decoded_lengths(paint, BENT, PATH)[:1].expand(101, -1)
    times = even_times(lengths, torch.linspace(0, 1, 101).unsqueeze(1))
    assert (times.diff(dim=0) > 0).all()


def test_the_shipped_path_follows_its_route_at_an_even_speed() -> None:
    path = shipped_path(A, B, paint, GUIDE, PATH)
    assert torch.equal(path(at(0)), A)
    assert torch.equal(path(at(1)), B)
    times = even_times(decoded_lengths(paint, BENT, PATH), at(0.3))
    torch.testing.assert_close(path(at(0.3)), BENT.at(times))


def test_the_path_of_one_pair_is_the_same_for_many_alphas_at_once() -> None:
    path = shipped_path(A[:1], B[:1], paint, GUIDE, PATH)
    alphas = torch.linspace(0, 1, 11).unsqueeze(1)
    one_by_one = torch.cat([path(alpha) for alpha in alphas.split(1)])
    torch.testing.assert_close(path.repeated(11)(alphas), one_by_one)
