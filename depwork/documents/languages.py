"""The language in which each reader is written to."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import Audience, Locale
from depwork.rules.view import CaseView

ENGLISH: Final = frozenset({Audience.ICE, Audience.OFFICIAL})
"""Readers who are written to in English, whatever the family speaks."""


def sent_in(audience: Audience, locale: Locale) -> Locale:
    """Return the language in which a reader is written to.

    Args:
        audience: The reader.
        locale: The family's language.
    """
    return Locale.EN if audience in ENGLISH else locale


def read_in(view: CaseView | None, locale: Locale) -> Locale:
    """Return the language the family reads, where it is recorded and papers exist in it.

    Args:
        view: What the family may see; None where there is none.
        locale: The language of the page or the command, where nothing better is known.
    """
    spoken = view.facts.get("identity.language_preferred") if view is not None else None
    return Locale(spoken) if isinstance(spoken, str) and spoken in frozenset(Locale) else locale
