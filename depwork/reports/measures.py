"""The report's two tables: outcomes by ask, and days to an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from depwork.model.ask_code import ROWS
from depwork.model.ledger import OutcomeKind
from depwork.reports.allowed import UNKNOWN
from depwork.reports.names import ALL, DAYS_COLUMNS, Cell
from depwork.reports.suppress import SMALL, Shown, hidden_parts, shareable
from depwork.reports.survival import curve, median

_ASKS: Final = (*ROWS, UNKNOWN)
_KINDS: Final = tuple(kind.value for kind in OutcomeKind)


def _open(rows: Sequence[Sequence[int]]) -> Shown:
    totals = tuple(sum(row) for row in rows)
    return Shown(tuple(tuple(row) for row in rows), totals, sum(totals))


def _number(value: int | None) -> int | Cell:
    return Cell.HIDDEN if value is None else value


def _counts(cases: pd.DataFrame) -> list[list[int]]:
    """Return the cases by ask and outcome, over all asks and outcomes there are."""
    found = cases.groupby(["ask_row", "kind"]).size().to_dict() if len(cases) else {}
    return [[int(found.get((ask, kind), 0)) for kind in _KINDS] for ask in _ASKS]


def outcomes_by_ask(cases: pd.DataFrame, *, shared: bool = False) -> pd.DataFrame:
    """Return how many cases have which outcome now, by what was asked for.

    Args:
        cases: The frame of cases; each counts once, by its current outcome.
        shared: Hide counts below 5, and others so that none can be worked out; the sums
            of columns are left out then.

    Returns:
        Rows: the table's ask rows that occur, ``unknown`` (always), ``all``. Columns: the
        outcomes that occur, and ``n``. A hidden number is :attr:`Cell.HIDDEN`.
    """
    counts = _counts(cases)
    shown = shareable(counts) if shared else _open(counts)
    rows = [
        [*map(_number, row), _number(n)] for row, n in zip(shown.rows, shown.totals, strict=True)
    ]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    whole: list[int | Cell] = [Cell.HIDDEN if shared else sum_ for sum_ in columns]
    rows.append([*whole, _number(shown.total)])
    table = pd.DataFrame(rows, index=[*_ASKS, ALL], columns=[*_KINDS, "n"], dtype=object)
    used = [kind for kind in _KINDS if not table.loc[list(_ASKS), kind].eq(0).all()]
    asks = [ask for ask in ROWS if table.loc[ask, "n"] != 0]
    return table.loc[[*asks, UNKNOWN, ALL], [*used, "n"]].rename_axis(index="ask_row")


def _parts(cases: pd.DataFrame) -> list[int]:
    """Return the numbers decided, pending, left, and with an unknown start: all cases once."""
    known = cases.dropna(subset=["days"])
    decided, left = int(known["decided"].sum()), int(known["left"].sum())
    return [decided, len(known) - decided - left, left, len(cases) - len(known)]


def _line(cases: pd.DataFrame, hidden: frozenset[int], *, half_hidden: bool) -> list[Any]:
    """Return one row of the second table."""
    half = median(curve(cases))
    told: int | Cell = Cell.NOT_REACHED if half is None else half
    parts = [Cell.HIDDEN if at in hidden else part for at, part in enumerate(_parts(cases))]
    return [len(cases), *parts, Cell.HIDDEN if half_hidden else told]


def _open_line(cases: pd.DataFrame) -> list[Any]:
    return _line(cases, frozenset(), half_hidden=False)


def _shared_line(cases: pd.DataFrame) -> list[Any]:
    """Return the row of all cases as it may be shared."""
    if 0 < len(cases) < SMALL:
        return [Cell.HIDDEN] * len(DAYS_COLUMNS)
    first = shareable(_counts(cases))
    if None in first.totals or any(None in row for row in first.rows):
        few = _parts(cases)[0] < SMALL
        return _line(cases, frozenset(range(4)), half_hidden=few)
    hidden = hidden_parts(_parts(cases)) or frozenset()
    return _line(cases, hidden, half_hidden=0 in hidden)


def days_to_outcome(cases: pd.DataFrame, *, shared: bool = False) -> pd.DataFrame:
    """Return how many days cases waited for an outcome, half of them less.

    Args:
        cases: The frame of cases.
        shared: Show the row of all cases only; hide counts below 5, and the median where
            fewer than 5 outcomes stand behind it. Where the first table hides anything,
            this one shows no parts that could be held against it.

    Returns:
        Columns: ``n`` (all cases of the row), ``decided``, ``pending`` (counted as waiting
        up to the last day), ``left`` (followed until contact was lost or the campaign
        ended), ``unknown_start`` (not in the estimate), ``median_days`` by Kaplan-Meier,
        or :attr:`Cell.NOT_REACHED` while more than half are waiting.
    """
    if shared:
        rows = {ALL: _shared_line(cases)}
    else:
        occurring = [ask for ask in _ASKS if (cases["ask_row"] == ask).any()]
        rows = {ask: _open_line(cases[cases["ask_row"] == ask]) for ask in occurring}
        rows[ALL] = _open_line(cases)
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(DAYS_COLUMNS), dtype=object)
    return table.rename_axis(index="ask_row")
