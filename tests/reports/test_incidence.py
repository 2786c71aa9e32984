"""Shares with their intervals: published ones, counted by hand, and by another way of counting."""

import math
from fractions import Fraction
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.reports.incidence import cumulative_incidence
from depwork.reports.intervals import Z, wilson
from depwork.reports.survival import kaplan_meier


@pytest.mark.parametrize(
    ("cases", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(
    cases: int, of: int, low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    ends = wilson(cases, of)
    assert ends is not None
    assert (round(ends[0], 4), round(ends[1], 4)) == (low, high)


@given(st.integers(0, 300), st.integers(1, 300))
def test_wilsons_interval_solves_its_equation(cases: int, of: int) -> None:
    """Each end is as far from the share as its own spread allows; it holds the share."""
    cases = min(cases, of)
    ends = wilson(cases, of)
    assert ends is not None
    for end in ends:
        assert of * (cases / of - end) ** 2 == pytest.approx(Z * Z * end * (1 - end), abs=1e-9)
    assert 0 <= ends[0] <= cases / of <= ends[1] <= 1


def test_of_nobody_there_is_no_share() -> None:
    """Nothing of nothing is no interval."""
    assert wilson(0, 0) is None


def test_two_outcomes_and_waiting_cases_counted_by_hand() -> None:
    """Ten cases: a on days 2, 5 and 8, b on 3 and 8, the others waiting when last known."""
    days = [2, 3, 4, 5, 6, 8, 8, 9, 9, 9]
    outcomes = ["a", "b", None, "a", None, "a", "b", None, None, None]
    found = cumulative_incidence(days, outcomes)
    # waits before 2: 1; before 3: 9/10; before 5: 8/10; before 8: 8/10 * 6/7 = 24/35
    freed = [1 / 10, 1 / 10, 1 / 10 + 8 / 10 / 7, 1 / 10 + 8 / 70 + 24 / 35 / 5]
    gone = [0, 1 / 10, 1 / 10, 1 / 10 + 24 / 35 / 5]
    assert [p.share for p in found["a"]] == pytest.approx(freed)
    assert [p.share for p in found["b"]] == pytest.approx(gone)
    assert [(p.day, p.at_risk, p.came) for p in found["a"]] == [
        (2, 10, 1), (3, 9, 1), (5, 7, 2), (8, 5, 3),
    ]  # fmt: skip


followed = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(["a", "b", "c", None])), min_size=1, max_size=25
)


def _to_the_right(cases: list[tuple[int, str | None]], name: str) -> Fraction:
    """Return the share by Efron's rule: a case last known hands its weight to all later ones."""
    left = [(day, outcome, Fraction(1, len(cases))) for day, outcome in cases]
    left.sort(key=lambda one: (one[0], one[1] is None))
    total = Fraction(0)
    while left:
        _, outcome, weight = left.pop(0)
        if outcome == name:
            total += weight
        if outcome is None and left:
            share = weight / len(left)
            left = [(d, o, w + share) for d, o, w in left]
    return total


@given(followed)
def test_it_agrees_with_handing_weights_on(cases: list[tuple[int, str | None]]) -> None:
    """Another way of counting, in fractions, gives the same share in the end."""
    found = cumulative_incidence([d for d, _ in cases], [o for _, o in cases])
    for name, points in found.items():
        assert points[-1].share == pytest.approx(float(_to_the_right(cases, name)))


@given(followed)
def test_shares_and_those_who_wait_make_up_one(cases: list[tuple[int, str | None]]) -> None:
    """On each day; and whoever waits is Kaplan and Meier's share."""
    days, outcomes = [d for d, _ in cases], [o for _, o in cases]
    found = cumulative_incidence(days, outcomes)
    waiting = {s.day: s.waiting for s in kaplan_meier(days, [o is not None for o in outcomes])}
    for points in zip(*found.values(), strict=True):
        assert sum(p.share for p in points) + waiting[points[0].day] == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ab")), min_size=2, max_size=20))
def test_where_nobody_waits_the_interval_is_that_of_a_share(cases: list[tuple[int, str]]) -> None:
    """Share and variance are those of counting: k of n, and p(1-p)/n."""
    found = cumulative_incidence([d for d, _ in cases], [o for _, o in cases])
    for points in found.values():
        for point in points:
            p, n = point.came / len(cases), len(cases)
            assert point.share == pytest.approx(p)
            if point.interval:
                reach = Z * math.sqrt(p * (1 - p) / n) / (p * math.log(p))
                ends = sorted((p ** math.exp(reach), p ** math.exp(-reach)))
                assert point.interval == pytest.approx(tuple(ends))


def test_with_one_outcome_the_spread_is_greenwoods() -> None:
    """Nothing competes: one less Kaplan-Meier, and Greenwood's variance."""
    days, ended = [1, 2, 2, 4, 5, 7, 7, 9], [True, True, False, True, False, True, True, False]
    (points,) = cumulative_incidence(days, ["a" if e else None for e in ended]).values()
    steps = [step for step in kaplan_meier(days, ended) if step.decided]
    sums = 0.0
    for point, step in zip(points, steps, strict=True):
        sums += step.decided / (step.at_risk * (step.at_risk - step.decided))
        spread = step.waiting * math.sqrt(sums)
        assert point.share == pytest.approx(1 - step.waiting)
        reach = Z * spread / (point.share * math.log(point.share))
        ends = sorted(point.share ** math.exp(way * reach) for way in (-1, 1))
        assert point.interval == pytest.approx(tuple(ends))


def test_days_come_once_each_and_in_order() -> None:
    """Whatever order the cases are in."""
    found = cumulative_incidence([9, 1, 9, 1], ["a", "a", "b", None])
    days = [p.day for p in found["a"]]
    assert days == [day for day, _ in groupby(sorted(days))] == [1, 9]
