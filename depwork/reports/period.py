"""Which cases a report counts, and until which day it follows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from depwork.model.case import Case
from depwork.model.ledger import LedgerEntry

Entry = TypeVar("Entry", bound=LedgerEntry)


@dataclass(frozen=True)
class Period:
    """The cases opened from one day to another, followed up to ``as_of``.

    Args:
        as_of: What is dated later is left out.
        date_from: First day of opening that counts; ``None`` is from the beginning.
        date_to: Last day of opening that counts; ``None`` is up to ``as_of``.
    """

    as_of: date
    date_from: date | None = None
    date_to: date | None = None

    def counts(self, case: Case) -> bool:
        """Return whether a case belongs to the period; one without a day always does."""
        opened = case.intake_date
        if opened is None:
            return True
        first = self.date_from or date.min
        return first <= opened <= min(self.as_of, self.date_to or date.max)


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that no later one replaces, in order of day.

    Args:
        entries: A ledger in the order in which it was written. An entry that ``corrects``
            another takes its place; only an entry of the same case can. One that
            ``takes_back`` another leaves nothing in its place.
    """
    given = tuple(entries)
    owner = {entry.id: entry.case_code for entry in given}
    replaced = {
        entry.corrects
        for entry in given
        if entry.corrects != entry.id and owner.get(entry.corrects or "") == entry.case_code
    }
    left = (entry for entry in given if entry.id not in replaced and not entry.takes_back)
    return tuple(sorted(left, key=lambda entry: entry.on))


def of_case(entries: Sequence[Entry], case: Case, period: Period) -> tuple[Entry, ...]:
    """Return what happened to one case up to the period's last day."""
    return tuple(
        entry for entry in entries if entry.case_code == case.case_code and entry.on <= period.as_of
    )


def by_case(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries of each case by its code, in the order given."""
    found = dict[str, list[Entry]]()
    for entry in entries:
        found.setdefault(entry.case_code, []).append(entry)
    return found


def days_from(start: date | None, day: date) -> int | None:
    """Return the days from the opening; ``None`` if it is unknown or lies later."""
    return (day - start).days if start is not None and start <= day else None
