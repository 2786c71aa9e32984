"""Hides small counts, and as many others as it takes that none can be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SMALL: Final = 5
"""Counts below this are hidden in a shared report (facts 6); a nought may be shown."""


def _guessable(parts: Sequence[int], hidden: frozenset[int]) -> bool:
    """Return whether the sum of the hidden parts gives one of them away.

    Somebody who knows this rule knows that a hidden part lies between 1 and 4 unless it
    is there as cover. So one part alone, all at their least and all at their most are
    given away by their sum; as soon as the hidden parts are unlike each other, they could
    have changed places.
    """
    values = {parts[at] for at in hidden}
    if len(hidden) < 2:
        return True
    if max(values) < SMALL and min(values) > 0:
        total = sum(parts[at] for at in hidden)
        return not len(hidden) < total < len(hidden) * (SMALL - 1)
    return len(values) == 1


def hidden_parts(parts: Sequence[int], also: frozenset[int] = frozenset()) -> frozenset[int] | None:
    """Return which parts of a shown total are hidden; ``None`` hides the total too.

    Args:
        parts: Counts that add up to a total which is shown beside them.
        also: Parts that must be hidden whatever their size.

    The least of the other counts are taken as cover, all that are equal together, so that
    which ones are hidden tells nothing. Counts of 5 and more go before noughts.

    >>> sorted(hidden_parts([3, 9, 20, 0]))
    [0, 1]
    >>> hidden_parts([12, 7, 0])
    frozenset()
    >>> hidden_parts([1, 2, 0]) is None
    True
    """
    if 0 < sum(parts) < SMALL:
        return None
    hidden = also | {at for at, part in enumerate(parts) if 0 < part < SMALL}
    while hidden and _guessable(parts, hidden):
        shown = {part for at, part in enumerate(parts) if at not in hidden}
        cover = min((part for part in shown if part), default=0 if shown else None)
        if cover is None:
            return None
        hidden |= {at for at, part in enumerate(parts) if part == cover}
    return hidden


@dataclass(frozen=True)
class Shown:
    """A table of counts as it may be shared; ``None`` is hidden.

    Args:
        rows: The counts, row by row.
        totals: Each row's total. A hidden total hides its whole row.
        total: The total of all.
    """

    rows: tuple[tuple[int | None, ...], ...]
    totals: tuple[int | None, ...]
    total: int | None


def _row(parts: Sequence[int], hidden: frozenset[int] | None) -> tuple[int | None, ...]:
    return tuple(None if hidden is None or at in hidden else p for at, p in enumerate(parts))


def shareable(rows: Sequence[Sequence[int]]) -> Shown:
    """Return a table of counts with its totals, hidden as far as sharing asks.

    There are no totals of columns: what a row hides, they would give back.

    Args:
        rows: Counts; every row as long as the others.
    """
    totals = [sum(row) for row in rows]
    inside = [hidden_parts(row) for row in rows]
    hidden = hidden_parts(totals, frozenset(at for at, row in enumerate(inside) if row is None))
    whole = range(len(rows)) if hidden is None else hidden
    return Shown(
        rows=tuple(_row(row, None if at in whole else inside[at]) for at, row in enumerate(rows)),
        totals=_row(totals, hidden),
        total=None if hidden is None else sum(totals),
    )
