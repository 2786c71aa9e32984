"""What sources and dated facts say in each language; both stand in their own entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from babel import Locale as BabelLocale
from babel.numbers import format_decimal

from depwork.errors import MissingWordError, OrphanWordError, UnreadableFileError
from depwork.guide.files import Table
from depwork.model.choices import Locale

OTHERS = tuple(locale for locale in Locale if locale is not Locale.EN)
"""Every language but the one an entry is written in."""


@dataclass(frozen=True)
class FactWords:
    """A dated fact for reading.

    Args:
        name: What the fact is about.
        value: Its value, one line each; empty for a table, which is looked up, not read.
        note: What to know with it (may be empty).
    """

    name: str
    value: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class SourceWords:
    """A citation for reading: what it is, and where."""

    title: str
    where: str


def without_words(raw: Any) -> Any:
    """Return an entry without what it says in other languages."""
    if not isinstance(raw, dict):
        return raw
    return {key: value for key, value in raw.items() if key not in {"name", *OTHERS}}


def fact_words(table: Table, locale: Locale) -> Mapping[str, FactWords]:
    """Return what every register entry says in ``locale``; in English for a language not shipped.

    Raises:
        MissingWordError: An entry lacks its name, value or note in the language.
        OrphanWordError: An entry has words that it does not need.
        UnreadableFileError: A name, value or note is no text.
    """
    return MappingProxyType({k: _fact(table, k, raw, locale) for k, raw in table.values.items()})


def _fact(table: Table, key: str, raw: Mapping[str, Any], locale: Locale) -> FactWords:
    locale = locale.paper
    names = _table(table, f"{key}.name", raw.get("name", {}))
    _only(table, f"{key}.name", names, frozenset(Locale))
    name = _text(table, f"{key}.name.{locale}", names.get(locale))
    if locale is Locale.EN:
        return FactWords(name, _lines(raw["value"], locale), raw.get("note", ""))
    return FactWords(name, *_said(table, key, raw, locale))


def _said(
    table: Table, key: str, raw: Mapping[str, Any], locale: Locale
) -> tuple[tuple[str, ...], str]:
    said = _table(table, f"{key}.{locale}", raw.get(locale, {}))
    value, note = raw["value"], raw.get("note", "")
    in_words = isinstance(value, str | list)
    needed = {part for part, wanted in (("value", in_words), ("note", bool(note))) if wanted}
    _only(table, f"{key}.{locale}", said, frozenset(needed))
    if in_words:
        value = _translated(table, f"{key}.{locale}.value", value, said.get("value"))
    if note:
        note = _text(table, f"{key}.{locale}.note", said.get("note"))
    return _lines(value, locale), note


def _translated(table: Table, key: str, value: str | list[str], said: object) -> str | list[str]:
    if isinstance(value, str):
        return _text(table, key, said)
    if not isinstance(said, list) or len(said) != len(value):
        raise MissingWordError(f"{table.path}: {key}: write a list of {len(value)} texts")
    return [_text(table, key, item) for item in said]


def _lines(value: object, locale: Locale) -> tuple[str, ...]:
    if isinstance(value, int):
        return (str(format_decimal(value, locale=BabelLocale(locale.value, "US"))),)
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else ()


def source_words(table: Table, locale: Locale) -> Mapping[str, SourceWords]:
    """Return what every source says in ``locale``; a citation may stand as it is.

    Raises:
        MissingWordError: A source lacks its title in the language.
        OrphanWordError: A source has words that it does not need.
        UnreadableFileError: A title or place is no text.
    """
    return MappingProxyType({k: _cited(table, k, raw, locale) for k, raw in table.values.items()})


def _cited(table: Table, key: str, raw: Mapping[str, Any], locale: Locale) -> SourceWords:
    locale = locale.paper
    if locale is Locale.EN:
        return SourceWords(raw["title"], raw["where"])
    said = _table(table, f"{key}.{locale}", raw.get(locale, {}))
    _only(table, f"{key}.{locale}", said, frozenset({"title", "where"}))
    return SourceWords(
        _text(table, f"{key}.{locale}.title", said.get("title")),
        _text(table, f"{key}.{locale}.where", said.get("where", raw["where"])),
    )


def _table(table: Table, key: str, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnreadableFileError(f"{table.path}: {key}: expected a table of texts")
    return value


def _text(table: Table, key: str, value: object) -> str:
    if value is None or value == "":
        raise MissingWordError(f"{table.path}: {key}: no words; write them")
    if not isinstance(value, str):
        raise UnreadableFileError(f"{table.path}: {key}: expected a text in quotes")
    return value


def _only(table: Table, key: str, found: Mapping[str, Any], known: frozenset[str]) -> None:
    for name in sorted(found.keys() - known):
        raise OrphanWordError(f"{table.path}: {key}.{name}: belongs to nothing; take it out")
