"""How often what came of a case had come by a day, where several things can come instead.

One minus Kaplan-Meier of each outcome by itself would promise too much: whoever was removed
cannot be released any more. The Aalen-Johansen estimate shares the cases out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from depwork.reports.intervals import Z


@dataclass(frozen=True)
class Point:
    """One outcome on one day on which any outcome came.

    Args:
        day: Days since the case was opened.
        at_risk: Cases still waiting and known on that day, before it.
        came: Cases with this outcome by then.
        share: Estimated share of cases with this outcome by then.
        interval: In which it lies 95 times in a hundred; ``None`` at nought and at all.
    """

    day: int
    at_risk: int
    came: int
    share: float
    interval: tuple[float, float] | None


@dataclass
class _Sums:
    """What the variance of a share is added up from.

    Expanded, so that each day is looked at once: the estimate so far stands outside the sums.
    """

    share: float = 0.0
    square: float = 0.0
    cross: float = 0.0
    straight: float = 0.0
    own: float = 0.0
    mixed: float = 0.0
    slope: float = 0.0

    def add(self, waiting: float, at_risk: int, ended: int, mine: int) -> None:
        """Take a day: the share that waited before it, and how many ended, and so."""
        self.share += waiting * mine / at_risk
        whole = ended / (at_risk * (at_risk - ended)) if ended < at_risk else 0.0
        part = waiting * mine / at_risk**2
        self.square += whole
        self.cross += whole * self.share
        self.straight += whole * self.share**2
        self.own += waiting**2 * (at_risk - mine) * mine / at_risk**3
        self.mixed += part
        self.slope += part * self.share

    @property
    def variance(self) -> float:
        """By the delta method."""
        share = self.share
        spread = share**2 * self.square - 2 * share * self.cross + self.straight
        return max(0.0, spread + self.own - 2 * (share * self.mixed - self.slope))


def _interval(sums: _Sums) -> tuple[float, float] | None:
    """Return the interval on the scale on which it cannot leave nought and one."""
    if not 1e-12 < sums.share < 1 - 1e-12:
        return None
    reach = Z * math.sqrt(sums.variance) / (sums.share * math.log(sums.share))
    low, high = sorted(sums.share ** math.exp(way * reach) for way in (-1, 1))
    return low, high


def cumulative_incidence(
    days: Sequence[int], outcomes: Sequence[str | None]
) -> dict[str, tuple[Point, ...]]:
    """Return the estimate for each outcome, a point for each day on which any came.

    Args:
        days: Days each case was followed.
        outcomes: What came on that day; ``None``: still waiting then.

    Source: Aalen and Johansen, Scandinavian Journal of Statistics 5 (1978); the variance as in
    Marubini and Valsecchi, Analysing Survival Data (1995), section 10.2.

    >>> found = cumulative_incidence([1, 2, 3, 4], ["freed", "removed", None, "freed"])
    >>> [(p.day, p.share) for p in found["freed"]]
    [(1, 0.25), (2, 0.25), (4, 0.75)]
    """
    names = sorted({name for name in outcomes if name is not None})
    sums, came = {name: _Sums() for name in names}, dict.fromkeys(names, 0)
    points: dict[str, list[Point]] = {name: [] for name in names}
    waiting, at_risk = 1.0, len(days)
    for day, here in _by_day(days, outcomes):
        ended = sum(name is not None for name in here)
        for name in names if ended else ():
            mine = here.count(name)
            sums[name].add(waiting, at_risk, ended, mine)
            came[name] += mine
            share = min(1.0, sums[name].share)
            points[name].append(Point(day, at_risk, came[name], share, _interval(sums[name])))
        waiting *= 1 - ended / at_risk
        at_risk -= len(here)
    return {name: tuple(found) for name, found in points.items()}


def _by_day(
    days: Sequence[int], outcomes: Sequence[str | None]
) -> list[tuple[int, list[str | None]]]:
    found = dict[int, list[str | None]]()
    for day, outcome in zip(days, outcomes, strict=True):
        found.setdefault(day, []).append(outcome)
    return sorted(found.items())
