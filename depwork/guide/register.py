"""Loading the register of dated facts, with the day until which each entry stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from depwork.errors import UnknownFieldError, UnreadableFileError, UnresolvedSourceError
from depwork.guide.citing import without_words
from depwork.guide.entries import record_of
from depwork.guide.files import Table
from depwork.model.questions import asked_field
from depwork.model.register import RegisterEntry

DAYS_BY_KIND: Final[Mapping[str, int | None]] = {
    "litigation": 30,
    "office": 90,
    "practice": 120,
    "statute": 365,
    "history": None,
}
"""Days for which an entry stands, counted from as_of (product decision 12.7)."""


def read_register(table: Table, sources: Mapping[str, Any]) -> dict[str, RegisterEntry]:
    """Return the entries by id.

    Args:
        table: ``register.toml``.
        sources: Every source by id.

    Raises:
        UnreadableFileError: An entry is incomplete or wrong; the message names it.
        UnresolvedSourceError: An entry cites no known source.
    """
    entries = {key: _entry(table, key, raw) for key, raw in table.values.items()}
    for key, entry in entries.items():
        if entry.source not in sources:
            raise UnresolvedSourceError(
                f"{table.path}: {key}.source: sources.toml has no entry {entry.source!r}"
            )
    return entries


def _entry(table: Table, key: str, raw: Any) -> RegisterEntry:
    values = without_words(raw)
    if isinstance(values, dict):
        _check_value(table, key, values.get("value"))
        kind = values.pop("kind", None)
        if "verify_by" not in values:
            values["verify_by"] = _verify_by(table, key, kind, values.get("as_of"))
    entry = record_of(table, RegisterEntry, key, values)
    if entry.verify_by is not None and entry.verify_by < entry.as_of:
        raise UnreadableFileError(f"{table.path}: {key}.verify_by: lies before as_of")
    for path in entry.reach.asks_for if entry.reach else ():
        try:
            asked_field(path)
        except UnknownFieldError:
            raise UnreadableFileError(
                f"{table.path}: {key}.reach.asks_for: {path} is no question of the guide"
            ) from None
    return entry


def _check_value(table: Table, key: str, value: object) -> None:
    if isinstance(value, bool | float):
        raise UnreadableFileError(
            f"{table.path}: {key}.value: expected a text, a whole number, a list or a table"
        )


def _verify_by(table: Table, key: str, kind: object, as_of: object) -> date | None:
    if not isinstance(kind, str) or kind not in DAYS_BY_KIND:
        raise UnreadableFileError(
            f"{table.path}: {key}.kind: write one of {', '.join(DAYS_BY_KIND)}, or a verify_by"
        )
    if not isinstance(as_of, date):
        raise UnreadableFileError(f"{table.path}: {key}.as_of: write a day like 2026-10-07")
    days = DAYS_BY_KIND[kind]
    return None if days is None else as_of + timedelta(days=days)
