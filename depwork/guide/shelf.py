"""The resource shelf (seed 003): a dated directory; an organization adds a file of its own."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pydantic import Field

from depwork.errors import UnknownFactError, UnreadableFileError, UnresolvedSourceError
from depwork.guide.entries import record_of
from depwork.guide.files import Table, read_if_there
from depwork.guide.told import told
from depwork.model.choices import Language, Locale
from depwork.model.record import Record
from depwork.model.state import State

FILES: Final = ("resources.toml", "own_resources.toml")
"""Ours, and what an organization adds; both are read, the second after the first."""


class Topic(StrEnum):
    """What somebody needs, the most pressing first."""

    LEGAL_HELP = "legal_help"
    FIND_HELP = "find_help"
    POLICY = "policy"
    CRIMINAL_LAW = "criminal_law"
    COMMUNITY_DEFENSE = "community_defense"
    KNOW_YOUR_RIGHTS = "know_your_rights"
    CAMPAIGN = "campaign"


class ShelfStatus(StrEnum):
    """How far an entry may be relied on."""

    CURRENT = "current"
    UNVERIFIED = "unverified"
    OLD = "old"


class Resource(Record):
    """One thing on the shelf.

    Args:
        id: Its name in the file.
        topic: Its shelf.
        title: What it is called, by language.
        about: What it is, by language.
        publisher: Who made it.
        entry: Id of the register's entry that has its address; empty where none is known.
        url: An address as text, for what an organization adds and the register has not.
        states: Whom it serves; none named is everywhere.
        languages: Spoken there, or searched by; none named is not known.
        source: Id of the source that names it.
        as_of: The day it was last seen there.
        verify_by: The last day on which that may be relied on.
        status: Current, unverified, or old: from another time, kept for its idea.
        own: Whether the organization added it.
    """

    id: str
    topic: Topic
    title: dict[str, str]
    about: dict[str, str]
    publisher: str = Field(min_length=1, max_length=200)
    entry: str = ""
    url: str = Field(default="", max_length=300)
    states: tuple[State, ...] = ()
    languages: tuple[Language, ...] = ()
    source: str
    as_of: date
    verify_by: date
    status: ShelfStatus
    own: bool = False

    def stale(self, today: date) -> bool:
        """Return whether its day is past."""
        return today > self.verify_by

    def said(self, locale: Locale) -> tuple[str, str]:
        """Return its title and what it is."""
        return self.title[locale.value], self.about[locale.value]


def read_shelf(
    roots: Sequence[Path], sources: Mapping[str, Any], register: Container[str]
) -> tuple[Resource, ...]:
    """Return everything on the shelf: what an organization added, then ours in the file's order.

    Args:
        roots: Guide folders.
        sources: Every source by id.
        register: Every id of the register.

    Raises:
        MissingWordError: An entry lacks its words in a language.
        UnreadableFileError: An entry is incomplete or stands in both files.
        UnknownFactError: An entry names an address that the register does not hold.
        UnresolvedSourceError: An entry cites no known source.
    """
    found: dict[str, Resource] = {}
    for name in FILES:
        table = read_if_there(roots, name)
        for key, raw in (table.values if table else {}).items():
            assert table is not None  # noqa: S101 - its values are being read
            if key in found:
                raise UnreadableFileError(f"{table.path}: {key}: is on the shelf already; rename")
            found[key] = _resource(table, key, raw, own=name != FILES[0])
            if found[key].source not in sources:
                raise UnresolvedSourceError(
                    f"{table.path}: {key}.source: sources.toml has no entry {found[key].source!r}"
                )
            if found[key].entry and found[key].entry not in register:
                raise UnknownFactError(
                    f"{table.path}: {key}.entry: register.toml has no entry {found[key].entry!r}"
                )
    return tuple(sorted(found.values(), key=lambda item: not item.own))


def _resource(table: Table, key: str, raw: Any, *, own: bool) -> Resource:
    if isinstance(raw, dict):
        words = {part: told(table, key, part, raw.get(part)) for part in ("title", "about")}
        raw = {**raw, **words, "own": own}
    found = record_of(table, Resource, key, raw)
    if found.verify_by < found.as_of:
        raise UnreadableFileError(f"{table.path}: {key}.verify_by: lies before as_of")
    return found
