"""Countries' names in a language, in that language's order."""

from __future__ import annotations

import unicodedata

from babel import Locale as BabelLocale

from depwork.model.country import COUNTRIES


def country_name(locale: BabelLocale, code: str) -> str:
    """Return a country's name, or the code itself where the language has none.

    >>> country_name(BabelLocale("es"), "ES")
    'España'
    """
    return str(locale.territories.get(code, code))


def sorted_countries(locale: BabelLocale) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every country, sorted without regard to accents."""
    named = ((code, country_name(locale, code)) for code in COUNTRIES)
    return tuple(sorted(named, key=lambda pair: (collation(pair[1]), pair[0])))


def collation(name: str) -> str:
    """Return a sorting key: accents do not count, and ñ follows n.

    >>> sorted(["Zambia", "Óman", "Ñandú", "Nube"], key=collation)
    ['Nube', 'Ñandú', 'Óman', 'Zambia']
    """
    marked = name.casefold().replace("ñ", "n\uffff")
    letters = unicodedata.normalize("NFD", marked)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
