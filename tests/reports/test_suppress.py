"""Small counts are hidden so that nobody who knows the rule can work them out."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.reports.suppress import SMALL, Shown, hidden_parts, shareable


def _all_tables(cells: int, total: int) -> Iterator[tuple[int, ...]]:
    """Return every list of so many counts that adds up to at most ``total``."""
    if cells == 0:
        yield ()
        return
    for value in range(total + 1):
        for rest in _all_tables(cells - 1, total - value):
            yield (value, *rest)


def _given_away(rows: int, columns: int, total: int) -> list[tuple[Shown, int]]:
    """Return each hidden small count that every table with the same page agrees on.

    This is the strongest reader: one who knows the rule, tries every table there is, and
    keeps those that would have been shown the same way.
    """
    alike: defaultdict[Shown, list[tuple[int, ...]]] = defaultdict(list)
    for flat in _all_tables(rows * columns, total):
        table = [flat[at * columns : (at + 1) * columns] for at in range(rows)]
        alike[shareable(table)].append(flat)
    return [
        (shown, cell)
        for shown, tables in alike.items()
        for cell in range(rows * columns)
        if shown.rows[cell // columns][cell % columns] is None
        and len({table[cell] for table in tables}) == 1
        and 0 < tables[0][cell] < SMALL
    ]


@pytest.mark.parametrize(
    ("rows", "columns", "total"), [(1, 3, 16), (2, 2, 14), (3, 1, 18), (3, 2, 9), (2, 3, 9)]
)
def test_no_reader_of_one_table_finds_a_hidden_count(rows: int, columns: int, total: int) -> None:
    """No hidden small count follows from what is shown and from knowing the rule."""
    assert _given_away(rows, columns, total) == []


@pytest.mark.full
@pytest.mark.parametrize(
    ("rows", "columns", "total"), [(2, 2, 26), (3, 2, 15), (2, 3, 15), (3, 3, 10), (1, 5, 17)]
)
def test_no_reader_finds_one_in_many_tables(rows: int, columns: int, total: int) -> None:
    """The same over some hundred thousand tables."""
    assert _given_away(rows, columns, total) == []


counts = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 60))


@given(st.lists(st.lists(counts, min_size=4, max_size=4), min_size=1, max_size=6))
def test_no_small_count_is_shown(rows: list[list[int]]) -> None:
    """What is shown is nought or at least five, totals included."""
    shown = shareable(rows)
    numbers = [n for row in shown.rows for n in row] + [*shown.totals, shown.total]
    assert all(n is None or n == 0 or n >= SMALL for n in numbers)


@given(st.lists(st.lists(counts, min_size=4, max_size=4), min_size=1, max_size=6))
def test_what_is_shown_is_true(rows: list[list[int]]) -> None:
    """Hiding changes no number, and a row whose total is hidden is hidden whole."""
    shown = shareable(rows)
    for row, told, total in zip(rows, shown.rows, shown.totals, strict=True):
        assert all(t in (None, n) for n, t in zip(row, told, strict=True))
        assert total in (None, sum(row))
        if total is None:
            assert set(told) == {None}


@given(st.lists(counts, min_size=2, max_size=6))
def test_one_hidden_part_never_stands_alone(parts: list[int]) -> None:
    """A single hidden part would be the total less the rest."""
    hidden = hidden_parts(parts)
    assert hidden is None or len(hidden) != 1


def test_large_counts_stay() -> None:
    """Where nothing is small, nothing is hidden."""
    assert shareable([[5, 9], [0, 12]]) == Shown(((5, 9), (0, 12)), (14, 12), 26)
