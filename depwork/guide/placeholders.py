"""Placeholders in words: ``{days}``, and ``{days:day|days}`` for one and many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from babel import Locale as BabelLocale
from babel.dates import format_date

from depwork.errors import PlaceholderError

_MARK = re.compile(r"\{([a-z][a-z0-9_]*)(?::([^{}|]*)\|([^{}|]*))?\}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Value = str | int | float


def names(text: str) -> frozenset[str]:
    """Return the names of a text's placeholders.

    >>> sorted(names("{days} {days:day|days} before {date}"))
    ['date', 'days']

    Raises:
        PlaceholderError: A brace belongs to no placeholder.
    """
    if re.search(r"[{}]", _MARK.sub("", text)):
        raise PlaceholderError("a { or } that belongs to no {placeholder}")
    return frozenset(match[1] for match in _MARK.finditer(text))


def fill(text: str, params: Mapping[str, Value], locale: BabelLocale) -> str:
    """Return the text with its placeholders filled; a day as ISO text is written out.

    >>> fill("{n} {n:day|days}", {"n": 1}, BabelLocale("en"))
    '1 day'

    Raises:
        PlaceholderError: ``params`` lacks a name; the message says which.
    """

    def one(match: re.Match[str]) -> str:
        name, single, many = match.groups()
        if name not in params:
            raise PlaceholderError(f"no value for {{{name}}}")
        value = params[name]
        if single is None or many is None:
            return _shown(value, locale)
        number = value if isinstance(value, int | float) else 0
        return str(single if locale.plural_form(number) == "one" else many)

    return _MARK.sub(one, text)


def _shown(value: Value, locale: BabelLocale) -> str:
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return long_date(date.fromisoformat(value), locale)
        except ValueError:
            return value
    return str(value)


def long_date(day: date, locale: BabelLocale) -> str:
    """Return a day in words of the language.

    >>> long_date(date(2026, 11, 22), BabelLocale("es"))
    '22 de noviembre de 2026'
    """
    return str(format_date(day, "long", locale=locale))


def spellings(day: date, locale: BabelLocale) -> tuple[str, ...]:
    """Return the ways in which people of a language write a day, with and without its weekday.

    >>> "22 nov 2026" in spellings(date(2026, 11, 22), BabelLocale("es"))
    True
    """
    patterns = (
        "MMMM d, y", "MMM d, y", "MMMM d", "d MMMM y", "d MMM y", "d MMMM", "MMMM y",
        "d 'de' MMMM 'de' y", "d 'de' MMMM", "MMMM 'de' y", "y-MM-dd", "d/M/y", "M/d/y",
        "dd/MM/yy", "MM/dd/yy", "d.M.y", "d-M-y", "M-d-y", "MM/dd/y", "dd/MM/y", "yMMdd",
    )  # fmt: skip
    return tuple(dict.fromkeys(str(format_date(day, p, locale=locale)) for p in patterns))
