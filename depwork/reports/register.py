"""What may be told beside what was told before, so that nothing can be subtracted out.

Somebody outside holds every report that left. Two of the same cases a day apart, one over a
few more days of opening, one before and one after a consent was withdrawn: their difference
is a table too. It is held to the rule of every shared table: nought, or at least five.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from depwork.reports.figures import Figures, Parts
from depwork.reports.period import Period
from depwork.reports.suppress import SMALL

MOST_WALKS: Final = 5_000
"""So many ways of adding and subtracting are tried; where there are more, nothing new is told."""
MARKS: Final = "marks"
"""What stands beside figures whose columns are chosen, not given; unlike ones cannot be held
against each other cell by cell."""


@dataclass(frozen=True)
class Release:
    """Figures that left.

    Args:
        figures: As they were told.
        period: Over which cases, and up to which day.
    """

    figures: Figures
    period: Period

    @property
    def ends(self) -> tuple[int, int]:
        """First day of opening that counts, and the first that does not."""
        first, last = self.period.date_from or date.min, self.period.date_to or date.max
        return first.toordinal(), last.toordinal() + 1

    @property
    def whole(self) -> Release:
        """The total alone."""
        return Release(Figures({}, {}, self.figures.total), self.period)


Walk = tuple[tuple[int, Release], ...]
"""Releases to be added (1) and subtracted (-1)."""


def told(
    earlier: Sequence[Release], new: Release, totals: Sequence[Release] = ()
) -> Release | None:
    """Return what of a measure may be told: the new figures, the last ones again, or nothing.

    The last ones come again where nothing moved, too: that they do says nothing.

    Args:
        earlier: All that was told of this measure, oldest first.
        new: What would be told.
        totals: What was told of the same cases in other measures, each :attr:`Release.whole`.
    """
    last = next((one for one in reversed(earlier) if one.ends == new.ends), None)
    if last is not None and not any(differences(((1, new), (-1, last)))):
        return last
    safe = _safe(earlier, new) and _safe(totals, new.whole)
    return new if safe else last


def _safe(earlier: Sequence[Release], new: Release) -> bool:
    walks = list(islice(_walks(earlier, new), MOST_WALKS + 1))
    return len(walks) <= MOST_WALKS and not any(map(gives_away, walks))


def gives_away(walk: Walk) -> bool:
    """Return whether a sum of releases tells of one to four cases.

    Where nothing is subtracted, each release has been held to the rule by itself.
    """
    if len({sign for sign, _ in walk}) == 1:
        return False
    if len({repr(one.figures.beside.get(MARKS)) for _, one in walk}) > 1:
        return True
    return any(0 < abs(number) < SMALL for number in differences(walk))


def differences(walk: Walk) -> Iterator[int]:
    """Yield every number that follows from adding and subtracting releases, cell by cell.

    What is hidden in one of them is known as a sum with what is hidden beside it.
    """
    if any(one.figures.total is None for _, one in walk):
        return
    yield from _sums([(sign, one.figures.totals, one.figures.total) for sign, one in walk])
    for row in dict.fromkeys(row for _, one in walk for row in one.figures.totals):
        terms = [
            (sign, one.figures.rows.get(row, {}), one.figures.totals.get(row, 0))
            for sign, one in walk
        ]
        if all(total is not None for _, _, total in terms):
            yield from _sums(terms)


_Term = tuple[int, Parts, int | None]


def _sums(terms: Sequence[_Term]) -> Iterator[int]:
    yield sum(sign * (total or 0) for sign, _, total in terms)
    groups = _joined(_hidden(parts) for _, parts, _ in terms)
    covered = frozenset[str]().union(*groups)
    names = dict.fromkeys(name for _, parts, _ in terms for name in parts)
    for name in names:
        if name not in covered:
            yield sum(sign * (parts.get(name, 0) or 0) for sign, parts, _ in terms)
    for group in groups:
        yield sum(sign * _together(parts, total or 0, group) for sign, parts, total in terms)


def _hidden(parts: Parts) -> frozenset[str]:
    return frozenset(name for name, part in parts.items() if part is None)


def _together(parts: Parts, total: int, group: frozenset[str]) -> int:
    """Return what the parts of a group add up to, whether they are hidden in it or shown."""
    if _hidden(parts) & group:
        return total - sum(part or 0 for name, part in parts.items() if name not in group)
    return sum(parts.get(name, 0) or 0 for name in group)


def _joined(hidden: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return sets with those made one that share a part: only together are they known."""
    groups = list[frozenset[str]]()
    for one in hidden:
        if not one:
            continue
        touching = [group for group in groups if group & one]
        groups = [group for group in groups if not group & one]
        groups.append(one.union(*touching))
    return groups


def _walks(earlier: Sequence[Release], new: Release) -> Iterator[Walk]:
    """Yield the sums in which the new release meets earlier ones.

    Cases are counted by their day of opening, so a release is the step from its first day to
    the day after its last; steps that meet can be walked one after the other, forth (added)
    or back (subtracted). Whoever walks to a day near the start knows the few cases between.
    Releases that overlap and share no day are subtracted too: there may be no case between.
    """
    first, after = new.ends
    for one in earlier:
        if one.ends[0] < after and first < one.ends[1]:
            yield ((1, new), (-1, one))
    steps = [(*one.ends, one) for one in earlier]
    for ahead, seen in _onward(steps, after, frozenset(new.ends), 1):
        for behind, _ in _onward(steps, first, seen, -1):
            if ahead or behind:
                yield ((1, new), *ahead, *behind)
        at = _end_of(ahead, after)
        yield from (
            ((1, new), *ahead, (1 if a == at else -1, one))
            for a, b, one in steps
            if {a, b} == {at, first}
        )


def _end_of(walk: Walk, start: int) -> int:
    for sign, one in walk:
        start = one.ends[1] if sign > 0 else one.ends[0]
    return start


def _onward(
    steps: Sequence[tuple[int, int, Release]], at: int, seen: frozenset[int], way: int
) -> Iterator[tuple[Walk, frozenset[int]]]:
    """Yield every walk from a day over days not seen yet, with the days it has seen."""
    yield (), seen
    for a, b, one in steps:
        sign, other = (way, b) if a == at else (-way, a)
        if at in {a, b} and other not in seen:
            for rest, then in _onward(steps, other, seen | {other}, way):
                yield ((sign, one), *rest), then
