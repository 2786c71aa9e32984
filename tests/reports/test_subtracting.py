"""The strongest reader of two tables: knows the rule, and tries every pair there is."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from depwork.reports.figures import Figures
from depwork.reports.period import Period
from depwork.reports.register import Release, told
from depwork.reports.suppress import shareable

DAY = date(2026, 11, 22)


def _tables(cells: int, total: int) -> Iterator[tuple[int, ...]]:
    if cells == 0:
        yield ()
        return
    for value in range(total + 1):
        for rest in _tables(cells - 1, total - value):
            yield (value, *rest)


def _release(flat: tuple[int, ...], columns: int, period: Period = Period(DAY)) -> Release:  # noqa: B008 - frozen
    rows = [flat[at : at + columns] for at in range(0, len(flat), columns)]
    shown = shareable(rows)
    return Release(
        Figures(
            {str(n): dict(zip("abcdef", row, strict=False)) for n, row in enumerate(shown.rows)},
            {str(n): total for n, total in enumerate(shown.totals)},
            shown.total,
        ),
        period,
    )


def _given_away(rows: int, columns: int, total: int) -> list[Any]:
    """Return each cell whose small change every pair of tables that looks the same agrees on."""
    tables = list(_tables(rows * columns, total))
    seen: dict[Any, list[tuple[tuple[int, ...], tuple[int, ...]]]] = defaultdict(list)
    made = {flat: _release(flat, columns) for flat in tables}
    looks = {flat: repr(one.figures) for flat, one in made.items()}
    for old in tables:
        for new in tables:
            chosen = told((made[old],), made[new])
            seen[looks[old], chosen is made[new] and looks[new]].append((old, new))
    return [
        (look, at)
        for look, pairs in seen.items()
        for at in range(rows * columns)
        if len(changes := {new[at] - old[at] for old, new in pairs}) == 1
        and 0 < abs(next(iter(changes))) < 5
    ]


@pytest.mark.parametrize(("rows", "columns", "total"), [(1, 2, 12), (2, 1, 12), (1, 3, 8)])
def test_no_reader_of_two_tables_finds_a_small_change(rows: int, columns: int, total: int) -> None:
    """No change of one to four cases follows from two tables and from knowing the rule."""
    assert _given_away(rows, columns, total) == []


@pytest.mark.full
@pytest.mark.parametrize(
    ("rows", "columns", "total"), [(1, 2, 24), (1, 3, 14), (2, 2, 10), (3, 1, 14)]
)
def test_no_reader_finds_one_in_many_pairs(rows: int, columns: int, total: int) -> None:
    """The same over some hundred thousand pairs."""
    assert _given_away(rows, columns, total) == []


def _given_away_by_three(rows: int, columns: int, total: int) -> list[Any]:
    """Return each cell whose small change between any two of three reports is agreed on."""
    tables = list(_tables(rows * columns, total))
    made = {flat: _release(flat, columns) for flat in tables}
    looks = {flat: repr(one.figures) for flat, one in made.items()}
    seen: dict[Any, list[tuple[tuple[int, ...], ...]]] = defaultdict(list)
    for one, two in product(tables, repeat=2):
        second = told((made[one],), made[two]) is made[two]
        earlier = (made[one], made[two]) if second else (made[one],)
        for three in tables:
            third = told(earlier, made[three]) is made[three]
            look = (looks[one], second and looks[two], third and looks[three])
            seen[look].append((one, two, three))
    return [
        (look, at)
        for look, found in seen.items()
        for at, (a, b) in product(range(rows * columns), ((0, 1), (1, 2), (0, 2)))
        if len(changes := {tables[b][at] - tables[a][at] for tables in found}) == 1
        and 0 < abs(next(iter(changes))) < 5
    ]


@pytest.mark.parametrize(
    ("rows", "columns", "total"),
    [(1, 2, 7), (2, 1, 7), pytest.param(1, 2, 13, marks=pytest.mark.full)],
)
def test_nor_one_of_three_tables(rows: int, columns: int, total: int) -> None:
    """The same of three reports, whichever of them came again."""
    assert _given_away_by_three(rows, columns, total) == []


def _over(n: int, first: int | None, last: int | None) -> Release:
    """Return a total of cases opened in some days of November."""
    bounds = [date(2026, 11, day) if day else None for day in (first, last)]
    return Release(Figures({}, {}, n), Period(DAY, *bounds))


def test_what_lies_between_three_periods_is_found() -> None:
    """A whole, less two parts, leaves one day with two cases."""
    parts = [_over(20, 1, 9), _over(30, 11, 20)]
    assert told(parts, _over(52, 1, 20)) is None
    assert told(parts, _over(56, 1, 20)) is not None


def test_periods_that_do_not_meet_are_told_side_by_side() -> None:
    """A month after a month: nothing is subtracted, however like they are."""
    first = [_over(20, 1, 9)]
    assert told(first, _over(21, 10, 20)) is not None
    assert told(first, _over(21, 12, 20)) is not None


def test_periods_shifted_by_a_day_are_held_against_each_other() -> None:
    """Nobody may have been opened on the first day: then the difference is the last one's."""
    assert told([_over(20, 1, 9)], _over(21, 2, 10)) is None


def test_two_shifted_ends_of_a_chain_are_found() -> None:
    """A walk over three releases to a day near the start."""
    chain = [_over(20, 1, 9), _over(30, 10, 20)]
    assert told(chain, _over(40, 2, 20)) is not None
    assert told(chain, _over(49, 2, 20)) is None


def test_too_many_ways_tell_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not every sum can be tried, the last figures stand."""
    monkeypatch.setattr("depwork.reports.register.MOST_WALKS", 1)
    earlier = [_over(20, 1, 9), _over(40, 1, 9)]
    assert told(earlier, _over(60, 1, 9)) is earlier[-1]


def test_a_total_told_in_another_measure_counts() -> None:
    """A table told first today may not say how many cases came since another one's day."""
    assert told((), _over(21, None, None), [_over(20, None, None)]) is None
