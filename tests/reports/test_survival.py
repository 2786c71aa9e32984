"""The Kaplan-Meier estimate against published numbers and another implementation."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from depwork.reports.survival import kaplan_meier, median

# Freireich and others (1963): weeks in remission of 21 patients; a plus is censored. The
# estimates stand in every textbook.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
ENDED = [True] * 3 + [False, True, False, True] + [False] * 2 + [True] * 2 + [False] * 3
ENDED += [True] * 2 + [False] * 5
PUBLISHED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def test_the_estimate_is_the_published_one() -> None:
    """The textbook's series gives the textbook's numbers and median."""
    steps = kaplan_meier(WEEKS, ENDED)
    found = {step.day: round(step.waiting, 3) for step in steps if step.decided}
    assert found == pytest.approx(PUBLISHED, abs=0.0011)
    assert median(steps) == 23


def test_the_numbers_at_risk_are_the_published_ones() -> None:
    """Who is at risk counts everyone still waiting before that day."""
    steps = kaplan_meier(WEEKS, ENDED)
    at_risk = {step.day: step.at_risk for step in steps if step.decided}
    assert at_risk == {6: 21, 7: 17, 10: 15, 13: 12, 16: 11, 22: 7, 23: 6}


followed = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=40)


@given(followed)
def test_the_estimate_is_lifelines(pairs: list[tuple[int, bool]]) -> None:
    """Where lifelines is installed, it gives the same curve and the same median."""
    lifelines = pytest.importorskip("lifelines")
    days, decided = [list(column) for column in zip(*pairs, strict=True)]
    theirs = lifelines.KaplanMeierFitter().fit(days, decided)
    steps = kaplan_meier(days, decided)
    for step in steps:
        assert step.waiting == pytest.approx(float(theirs.predict(step.day)), abs=1e-9)
    # Where the line comes to lie on one half, theirs may miss it by the last digit.
    assume(all(abs(step.waiting - 0.5) > 1e-9 for step in steps))
    half = median(steps)
    expected = float(theirs.median_survival_time_)
    assert (float("inf") if half is None else half) == expected


def test_half_is_reached_when_the_line_lies_on_it() -> None:
    """Exactly one half waiting is the median's day."""
    assert median(kaplan_meier([0, 0, 5, 5], [True, True, False, False])) == 0


@given(followed)
def test_every_case_is_counted_once(pairs: list[tuple[int, bool]]) -> None:
    """Steps account for all cases, and the line never rises."""
    days, decided = [list(column) for column in zip(*pairs, strict=True)]
    steps = kaplan_meier(days, decided)
    assert sum(step.decided + step.censored for step in steps) == len(days)
    line = [1.0, *(step.waiting for step in steps)]
    assert line == sorted(line, reverse=True)


def test_no_case_gives_no_curve() -> None:
    """With nothing known there is no step and no median."""
    assert kaplan_meier([], []) == ()
    assert median(()) is None


def test_more_than_half_waiting_has_no_median() -> None:
    """A median that was not reached is not invented."""
    assert median(kaplan_meier([1, 2, 3], [True, False, False])) is None
