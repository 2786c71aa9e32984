"""Reads an invented case's values as of a day, so that practice never goes stale."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

from depwork.model.choices import Locale

_DAYS: Final = re.compile(r"[+-]\d{1,5}d")
_YEARS: Final = re.compile(r"[+-]\d{1,3}y")
_LOCALES: Final = frozenset(Locale)


def as_of(raw: Any, today: date, locale: Locale) -> Any:
    """Return a TOML value with its offsets and languages resolved.

    Args:
        raw: What TOML gave: ``"+3d"`` is a day counted from ``today``, ``"-14y"`` a year
            counted from this one, ``{en = "…", es = "…"}`` one text in two languages.
        today: The day that practice happens on.
        locale: The language in which the invented person's words are given.

    >>> from datetime import date
    >>> as_of({"removal_date": "+3d", "first_entry_year": "-14y"}, date(2026, 11, 22), Locale.EN)
    {'removal_date': datetime.date(2026, 11, 25), 'first_entry_year': 2012}
    """
    if isinstance(raw, dict):
        if raw and raw.keys() == _LOCALES:
            return raw[locale]
        return {key: as_of(value, today, locale) for key, value in raw.items()}
    if isinstance(raw, list):
        return tuple(as_of(value, today, locale) for value in raw)
    if isinstance(raw, str) and _DAYS.fullmatch(raw):
        return today + timedelta(days=int(raw[:-1]))
    if isinstance(raw, str) and _YEARS.fullmatch(raw):
        return today.year + int(raw[:-1])
    return raw
