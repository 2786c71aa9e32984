"""The language in which each reader is written to."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import Audience, Locale

ENGLISH: Final = frozenset({Audience.ICE, Audience.OFFICIAL})
"""Readers who are written to in English, whatever the family speaks."""


def sent_in(audience: Audience, locale: Locale) -> Locale:
    """Return the language in which a reader is written to.

    Args:
        audience: The reader.
        locale: The family's language.
    """
    return Locale.EN if audience in ENGLISH else locale
