"""The report's two tables: outcomes by ask, and days to an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from depwork.model.ask_code import ROWS
from depwork.model.ledger import OutcomeKind
from depwork.reports.allowed import UNKNOWN
from depwork.reports.figures import Figures
from depwork.reports.names import ALL, DAYS_COLUMNS, Cell
from depwork.reports.suppress import SMALL, Shown, hidden_parts, shareable
from depwork.reports.survival import curve, median

_ASKS: Final = (*ROWS, UNKNOWN)
_KINDS: Final = tuple(kind.value for kind in OutcomeKind)
_PARTS: Final = DAYS_COLUMNS[1:-1]
_MEDIAN: Final = DAYS_COLUMNS[-1]


def _open(rows: Sequence[Sequence[int]]) -> Shown:
    totals = tuple(sum(row) for row in rows)
    return Shown(tuple(tuple(row) for row in rows), totals, sum(totals))


def _number(value: int | None) -> int | Cell:
    return Cell.HIDDEN if value is None else value


def _counts(cases: pd.DataFrame) -> list[list[int]]:
    """Return the cases by ask and outcome, over all asks and outcomes there are."""
    found = cases.groupby(["ask_row", "kind"]).size().to_dict() if len(cases) else {}
    return [[int(found.get((ask, kind), 0)) for kind in _KINDS] for ask in _ASKS]


def outcome_figures(cases: pd.DataFrame, *, shared: bool = False) -> Figures:
    """Return how many cases have which outcome now, by what was asked for, as figures.

    Args:
        cases: The frame of cases; each counts once, by its current outcome.
        shared: Hide counts below 5, and others so that none can be worked out.
    """
    counts = _counts(cases)
    shown = shareable(counts) if shared else _open(counts)
    used = [at for at, n in enumerate(shown.totals) if n != 0]
    return Figures(
        rows={
            _ASKS[at]: {kind: n for kind, n in zip(_KINDS, shown.rows[at], strict=True) if n != 0}
            for at in used
        },
        totals={_ASKS[at]: shown.totals[at] for at in used},
        total=shown.total,
    )


def outcome_table(figures: Figures, *, shared: bool = False) -> pd.DataFrame:
    """Return the first table of figures.

    Args:
        figures: Of :func:`outcome_figures`.
        shared: Leave the sums of columns out: they would give back what a row hides.

    Returns:
        Rows: the table's ask rows that occur, ``unknown`` (always), ``all``. Columns: the
        outcomes that occur, and ``n``. A hidden number is :attr:`Cell.HIDDEN`.
    """
    asks = [ask for ask in _ASKS if ask in figures.totals or ask == UNKNOWN]
    parts = [figures.rows.get(ask, {}) for ask in asks]
    kinds = [kind for kind in _KINDS if any(kind in row for row in parts)]
    cells = [[_number(row.get(kind, 0)) for kind in kinds] for row in parts]
    sums = [
        Cell.HIDDEN if shared else sum(row.get(kind, 0) or 0 for row in parts) for kind in kinds
    ]
    rows = [
        *(
            [*row, _number(figures.totals.get(ask, 0))]
            for ask, row in zip(asks, cells, strict=True)
        ),
        [*sums, _number(figures.total)],
    ]
    table = pd.DataFrame(rows, index=[*asks, ALL], columns=[*kinds, "n"], dtype=object)
    return table.rename_axis(index="ask_row")


def outcomes_by_ask(cases: pd.DataFrame, *, shared: bool = False) -> pd.DataFrame:
    """Return :func:`outcome_table` of the figures of these cases."""
    return outcome_table(outcome_figures(cases, shared=shared), shared=shared)


def _parts(cases: pd.DataFrame) -> list[int]:
    """Return the numbers decided, pending, left, and with an unknown start: all cases once."""
    known = cases.dropna(subset=["days"])
    decided, left = int(known["decided"].sum()), int(known["left"].sum())
    return [decided, len(known) - decided - left, left, len(cases) - len(known)]


def _half(cases: pd.DataFrame) -> int | Cell:
    half = median(curve(cases))
    return Cell.NOT_REACHED if half is None else half


def _open_line(cases: pd.DataFrame) -> list[Any]:
    """Return one row of the second table."""
    return [len(cases), *_parts(cases), _half(cases)]


def _hidden_parts(cases: pd.DataFrame) -> frozenset[int]:
    """Return which parts of the second table are hidden in a shared report."""
    first = shareable(_counts(cases))
    if None in first.totals or any(None in row for row in first.rows):
        return frozenset(range(4))
    return hidden_parts(_parts(cases)) or frozenset()


def days_figures(cases: pd.DataFrame) -> Figures:
    """Return the row of all cases of the second table as it may be shared.

    Counts below 5 are hidden, and the median where fewer than 5 outcomes stand behind it.
    Where the first table hides anything, this one shows no parts that could be held against
    it.
    """
    if 0 < len(cases) < SMALL:
        return Figures({}, {ALL: None}, None, {_MEDIAN: Cell.HIDDEN.value})
    parts, hidden = _parts(cases), _hidden_parts(cases)
    few = parts[0] < SMALL if len(hidden) == len(parts) else 0 in hidden
    shown = {
        name: None if at in hidden else part
        for at, (name, part) in enumerate(zip(_PARTS, parts, strict=True))
    }
    half = Cell.HIDDEN if few else _half(cases)
    return Figures({ALL: shown}, {ALL: len(cases)}, len(cases), {_MEDIAN: half})


def days_table(figures: Figures) -> pd.DataFrame:
    """Return the second table of figures that may be shared: the row of all cases."""
    parts = figures.rows.get(ALL, {})
    half = figures.beside[_MEDIAN]
    row = [
        _number(figures.total),
        *(_number(parts.get(name)) for name in _PARTS),
        Cell(half) if isinstance(half, str) else half,
    ]
    table = pd.DataFrame([row], index=[ALL], columns=list(DAYS_COLUMNS), dtype=object)
    return table.rename_axis(index="ask_row")


def days_to_outcome(cases: pd.DataFrame, *, shared: bool = False) -> pd.DataFrame:
    """Return how many days cases waited for an outcome, half of them less.

    Args:
        cases: The frame of cases.
        shared: Show the row of all cases only, as :func:`days_figures` hides it.

    Returns:
        Columns: ``n`` (all cases of the row), ``decided``, ``pending`` (counted as waiting
        up to the last day), ``left`` (followed until contact was lost or the campaign
        ended), ``unknown_start`` (not in the estimate), ``median_days`` by Kaplan-Meier,
        or :attr:`Cell.NOT_REACHED` while more than half are waiting.
    """
    if shared:
        return days_table(days_figures(cases))
    occurring = [ask for ask in _ASKS if (cases["ask_row"] == ask).any()]
    rows = {ask: _open_line(cases[cases["ask_row"] == ask]) for ask in occurring}
    rows[ALL] = _open_line(cases)
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(DAYS_COLUMNS), dtype=object)
    return table.rename_axis(index="ask_row")
