"""How long cases wait: the Kaplan-Meier estimate, with pending cases counted while known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

_HALF = 0.5 + 1e-12


@dataclass(frozen=True)
class Step:
    """One day on which a case had its outcome or was last known.

    Args:
        day: Days since the case was opened.
        at_risk: Cases still waiting and known on that day, before it.
        decided: Cases with their outcome on that day.
        censored: Cases last known, still waiting, on that day.
        waiting: Estimated share of cases that wait longer than that day.
    """

    day: int
    at_risk: int
    decided: int
    censored: int
    waiting: float


def kaplan_meier(days: Sequence[int], decided: Sequence[bool]) -> tuple[Step, ...]:
    """Return the estimate, one step per distinct day, first day first.

    Args:
        days: Days each case was followed.
        decided: Whether it had its outcome on that day; otherwise it was still waiting.

    Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958).

    >>> [(step.day, step.waiting) for step in kaplan_meier([1, 2, 2], [True, False, True])]
    [(1, 0.6666666666666667), (2, 0.33333333333333337)]
    """
    steps, waiting, at_risk = [], 1.0, len(days)
    followed = Counter(days)
    ends = Counter(day for day, end in zip(days, decided, strict=True) if end)
    for day in sorted(followed):
        ended = ends[day]
        lost = followed[day] - ended
        waiting *= 1 - ended / at_risk
        steps.append(Step(day, at_risk, ended, lost, waiting))
        at_risk -= ended + lost
    return tuple(steps)


def median(steps: Sequence[Step]) -> int | None:
    """Return the first day by which half had their outcome, or ``None`` if none is."""
    return next((step.day for step in steps if step.waiting <= _HALF), None)


def curve(cases: pd.DataFrame) -> tuple[Step, ...]:
    """Return the estimate for the cases of a report whose opening is known."""
    known = cases.dropna(subset=["days"])
    return kaplan_meier([int(d) for d in known["days"]], [bool(e) for e in known["decided"]])
