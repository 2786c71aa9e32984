"""A value as it stands on the page, in the document's language."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from jinja2 import Undefined

from depwork.documents.facts import Absent, Count
from depwork.documents.frame import Frame
from depwork.documents.tokens import Tokens
from depwork.documents.tree import PageRef, Room, Text
from depwork.errors import TemplateError
from depwork.guide import Words
from depwork.model.phone import show_phone

LABELS: Final = {
    "shown.name": "identity.legal_name",
    "shown.a_number": "identity.a_number",
    "shown.age_band": "identity.dob",
    "shown.since_year": "immigration_history.first_entry_year",
    "shown.children": "family.members",
    "shown.family": "family.members",
    "shown.agreed_by": "consent.consent_store",
    "shown.asked_by_counsel": "campaign.chosen_ask",
}
"""The question behind a derived fact, whose label a placeholder shows."""


def label(path: str, words: Words) -> str:
    """Return how the guide names the fact at ``path``."""
    return words.field(LABELS.get(path, path)).label


class ValuePrinter:
    """Turns printed values into tokens."""

    def __init__(self, tokens: Tokens, words: Words, frame: Frame) -> None:
        """Print into ``tokens`` with the words of one language."""
        self._tokens = tokens
        self._words = words
        self._frame = frame

    def __call__(self, value: object) -> str:
        """Return the token for ``value``.

        Raises:
            TemplateError: The value has no form on a page; its type is named, not itself.
        """
        if isinstance(value, PageRef | Room):
            return self._tokens.put(value)
        if isinstance(value, Absent):
            return self._tokens.put(Text(self._placeholder(value), missing=True))
        return self._tokens.put(Text(self.text(value)))

    def _placeholder(self, absent: Absent) -> str:
        return self._frame.missing.format(label=label(absent.path, self._words))

    def text(self, value: object) -> str:
        """Return ``value`` as text."""
        match value:
            case StrEnum():
                text = self._words.choice(value)
            case str():
                text = show_phone(value)
            case Count():
                text = f"{value:,}"
            case date():
                text = self._words.date(value)
            case tuple() | list():
                text = self._words.listing(tuple(self.text(part) for part in value))
            case int() if not isinstance(value, bool):
                text = str(value)
            case _:
                text = _without_form(value)
        return text


def _without_form(value: object) -> str:
    # str() of an undefined name raises Jinja's own UndefinedError; nothing else is asked.
    if isinstance(value, Undefined):
        return str(value)
    raise TemplateError(f"a template prints a {type(value).__name__}; use it in an `if`")
