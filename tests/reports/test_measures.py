"""The two tables: what they count, what they say is unknown, what they hide."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.model.case import Case
from depwork.model.ledger import Outcome
from depwork.reports.frames import frames
from depwork.reports.measures import days_to_outcome, outcomes_by_ask
from depwork.reports.names import Cell
from depwork.reports.period import Period

DAY = date(2026, 11, 22)


def _cases(*counts: tuple[str, str, int], days: int | None = 30) -> pd.DataFrame:
    """Return a frame of cases by ask, outcome and number."""
    rows = [
        {
            "case": 0,
            "ask_row": ask,
            "kind": kind,
            "days": days,
            "decided": kind != "O_PENDING",
            "left": False,
        }
        for ask, kind, number in counts
        for _ in range(number)
    ]
    frame = pd.DataFrame(rows, columns=["case", "ask_row", "kind", "days", "decided", "left"])
    return frame.astype({"days": "Int64", "decided": "boolean", "left": "boolean"})


MIXED = (("R-11", "O_STAY_ICE_GRANTED", 2), ("R-11", "O_REMOVED", 7), ("R-03", "O_PENDING", 9))


def test_outcomes_are_counted_by_ask() -> None:
    """Each case once, with n, an unknown row and a sum."""
    table = outcomes_by_ask(_cases(*MIXED, ("unknown", "O_PENDING", 1)))
    assert list(table.index) == ["R-03", "R-11", "unknown", "all"]
    assert list(table.columns) == ["O_STAY_ICE_GRANTED", "O_REMOVED", "O_PENDING", "n"]
    assert table.to_numpy().tolist() == [[0, 0, 9, 9], [2, 7, 0, 9], [0, 0, 1, 1], [2, 7, 10, 19]]


def test_unknown_is_shown_even_when_it_is_nought() -> None:
    """Nobody has to guess whether asks were left unrecorded."""
    assert outcomes_by_ask(_cases(*MIXED)).loc["unknown", "n"] == 0


def test_no_case_gives_a_table_of_nought() -> None:
    """An empty report says nought and does not break."""
    table = outcomes_by_ask(_cases())
    assert table.to_numpy().tolist() == [[0], [0]]
    assert list(days_to_outcome(_cases()).loc["all"]) == [0, 0, 0, 0, 0, Cell.NOT_REACHED]


def test_a_small_count_is_hidden_with_its_cover() -> None:
    """Two of nine are hidden, and the seven that would give them away."""
    table = outcomes_by_ask(_cases(*MIXED), shared=True)
    assert list(table.loc["R-11"]) == [Cell.HIDDEN, Cell.HIDDEN, 0, 9]
    assert list(table.loc["R-03"]) == [0, 0, 9, 9]
    assert list(table.loc["all"]) == [Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, 18]


table_counts = st.lists(
    st.tuples(
        st.sampled_from(["R-02", "R-11", "R-12", "unknown"]),
        st.sampled_from(["O_REMOVED", "O_PENDING", "O_REL_OSUP"]),
        st.integers(0, 9),
    ),
    max_size=8,
)


@given(table_counts)
def test_a_shared_report_shows_no_small_count(counts: list[tuple[str, str, int]]) -> None:
    """No number from 1 to 4 stands in either table, but as a median of days."""
    cases = _cases(*counts)
    first = outcomes_by_ask(cases, shared=True)
    second = days_to_outcome(cases, shared=True).drop(columns="median_days")
    for table in (first, second):
        numbers = [n for row in table.to_numpy().tolist() for n in row if n is not Cell.HIDDEN]
        assert all(n == 0 or n >= 5 for n in numbers)


@given(table_counts)
def test_the_second_table_does_not_undo_the_first(counts: list[tuple[str, str, int]]) -> None:
    """Where the first hides something, the second tells no part that could be held against it."""
    cases = _cases(*counts)
    first = outcomes_by_ask(cases, shared=True).drop(index="all")
    second = days_to_outcome(cases, shared=True).loc["all"]
    if any(cell is Cell.HIDDEN for row in first.to_numpy().tolist() for cell in row):
        told = second[["decided", "pending", "left", "unknown_start"]]
        assert set(told) == {Cell.HIDDEN}


def test_days_are_told_by_ask_and_for_all(
    a_case: Callable[..., Case], an_outcome: Callable[..., Outcome], period: Period
) -> None:
    """All cases are decided, pending, left or of unknown start; the median takes waiting in."""
    cases = [a_case(1), a_case(2), a_case(3), a_case(4), a_case(5, days_ago=None)]
    outcomes = [
        an_outcome(1, "O_STAY_ICE_DENIED", 90),
        an_outcome(2, "O_REL_OSUP", 40),
        an_outcome(3, "O_LOST_CONTACT", 95),
        an_outcome(4, "O_PENDING", 10),
        an_outcome(5, "O_REL_OSUP", 3),
    ]
    table = days_to_outcome(frames(cases, [], outcomes, period).cases)
    assert list(table.loc["all"]) == [5, 2, 1, 1, 1, 60]
    assert list(table.loc["R-11"]) == [5, 2, 1, 1, 1, 60]


@given(table_counts, st.sampled_from([None, 3, 40]))
def test_parts_make_up_n(counts: list[tuple[str, str, int]], days: int | None) -> None:
    """Decided, pending, left and unknown start are all cases, each once."""
    table = days_to_outcome(_cases(*counts, days=days))
    for row in table.to_numpy().tolist():
        assert row[0] == sum(row[1:5])


@pytest.mark.parametrize(("number", "shown"), [(4, Cell.HIDDEN), (5, 30)])
def test_a_shared_median_has_five_outcomes_behind_it(number: int, shown: object) -> None:
    """Fewer would tell the days of a few people."""
    table = days_to_outcome(_cases(("R-11", "O_REMOVED", number)), shared=True)
    assert table.loc["all", "median_days"] == shown
    assert list(table.index) == ["all"]
