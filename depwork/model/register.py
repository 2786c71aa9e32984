"""Dated facts about the outside world, each with a source and a day to look again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from depwork.errors import UnknownFactError
from depwork.model.reach import Reach
from depwork.model.record import Record


class FactStatus(StrEnum):
    """How far an entry may be relied on."""

    CURRENT = "current"
    BLOCKED = "blocked"
    SUPERSEDED = "superseded"
    UNVERIFIED = "unverified"


class Confidence(StrEnum):
    """How sure whoever wrote the entry is that it was right on its day."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


class RegisterEntry(Record):
    """One dated fact.

    ``value`` is a text, a number, a list of texts, or a table (state → value).
    ``checked_by`` is the code of another organization that looked it up, if one did;
    ``reach`` is how an entry that can be called or opened is acted on.
    """

    id: str
    value: str | int | tuple[str, ...] | dict[str, str]
    source: str
    as_of: date
    verify_by: date | None
    confidence: Confidence
    status: FactStatus
    note: str = ""
    checked_by: str = ""
    reach: Reach | None = None


@dataclass(frozen=True)
class Fact:
    """A register entry as it stands on a day."""

    entry: RegisterEntry
    stale: bool

    @property
    def unverified(self) -> bool:
        """Whether the entry is marked as never confirmed."""
        return self.entry.status is FactStatus.UNVERIFIED


class Register:
    """The dated facts by id; rules are handed one."""

    def __init__(self, entries: Mapping[str, RegisterEntry]) -> None:
        """Keep ``entries`` by id."""
        self._entries = dict(entries)

    def fact(self, entry_id: str, today: date) -> Fact:
        """Return an entry as of ``today``: current on its verify_by day, stale the day after.

        Raises:
            UnknownFactError: No entry has this id.
        """
        try:
            entry = self._entries[entry_id]
        except KeyError:
            raise UnknownFactError(f"register.toml has no entry {entry_id!r}") from None
        stale = entry.verify_by is not None and today > entry.verify_by
        return Fact(entry, stale)

    def stale(self, today: date) -> tuple[RegisterEntry, ...]:
        """Return the entries past their day, in order of id."""
        return tuple(
            entry
            for _, entry in sorted(self._entries.items())
            if entry.verify_by is not None and today > entry.verify_by
        )

    def ids(self) -> tuple[str, ...]:
        """Return every id, sorted."""
        return tuple(sorted(self._entries))
