"""How long cases wait, as it may be shared: at a few days, with five outcomes between them.

A line that falls on the very day of each outcome tells the days of single cases, and two of
them, a day apart, tell the last one. So a shared line has few marks, far apart; and once it
was told, it keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from depwork.reports.figures import Figures
from depwork.reports.names import ALL
from depwork.reports.register import MARKS
from depwork.reports.suppress import SMALL
from depwork.reports.survival import Step

DAYS: Final = (30, 60, 90, 180, 365, 730, 1095)
"""Where a mark may be, in days from the opening."""
LINE: Final = "line"
_LATER: Final = "later"


def _decided(steps: Sequence[Step], after: int, until: float) -> int:
    return sum(step.decided for step in steps if after < step.day <= until)


def _seen(steps: Sequence[Step], day: int) -> int:
    """Return how many cases are still waiting and known after a day."""
    at_risk = steps[0].at_risk if steps else 0
    return at_risk - sum(step.decided + step.censored for step in steps if step.day <= day)


def marks(steps: Sequence[Step]) -> tuple[int, ...]:
    """Return the marks of a line that is told first: five outcomes before each, five seen after."""
    found, last = list[int](), -1
    for day in DAYS:
        enough = _decided(steps, last, day) >= SMALL and _seen(steps, day) >= SMALL
        if enough and not 0 < _decided(steps, day, float("inf")) < SMALL:
            found.append(day)
            last = day
    return tuple(found)


def waiting_figures(steps: Sequence[Step], kept: Sequence[int] = ()) -> Figures:
    """Return the line of cases still waiting as it may be shared.

    Args:
        steps: The estimate.
        kept: The marks of a line told earlier.

    Returns:
        The outcomes between the marks, for the register alone, and beside them the line: at
        each mark the estimated share, in whole per cent. Without a mark there is no line.
    """
    at = tuple(kept) or marks(steps)
    edges = (-1, *at, float("inf"))
    counts = [_decided(steps, int(a), b) for a, b in pairwise(edges)]
    if not at or any(0 < n < SMALL for n in counts):
        return Figures({}, {}, None, {LINE: [], MARKS: []})
    names = (*map(str, at), _LATER)
    return Figures(
        {ALL: dict(zip(names, counts, strict=True))},
        {ALL: sum(counts)},
        sum(counts),
        {LINE: [[day, _share(steps, day)] for day in at], MARKS: list(at)},
    )


def _share(steps: Sequence[Step], day: int) -> int:
    passed = [step.waiting for step in steps if step.day <= day]
    return round(100 * (passed[-1] if passed else 1.0))


def shared_steps(figures: Figures) -> tuple[Step, ...]:
    """Return a shared line as steps that tell no count."""
    return tuple(Step(day, 0, 0, 0, share / 100) for day, share in figures.beside[LINE])
