"""Answers as a person reads them, in their language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from itertools import islice
from textwrap import shorten
from typing import Any, Final

from depwork.forms.types import Kind, Widget, row_kinds
from depwork.forms.wording import Wording
from depwork.model.a_number import mask_a_number
from depwork.model.answers import Gap, GapKind
from depwork.model.consent import Consent
from depwork.model.phone import show_phone
from depwork.model.record import Record

_TITLE_PART: Final = 60
"""Characters of one box in a folded row's title."""


def _text(answer: Any, kind: Kind, words: Wording) -> str:
    if kind.widget in (Widget.COUNTRY, Widget.COUNTRIES):
        return words.country(answer)
    if kind.widget is Widget.PHONE:
        return show_phone(answer)
    return mask_a_number(answer) if kind.widget is Widget.A_NUMBER else str(answer)


def _one(answer: Any, kind: Kind, words: Wording) -> str:
    for wanted, read in _READ:
        if isinstance(answer, wanted):
            return read(answer, words)
    return _text(answer, kind, words)


def shown(answer: Any, kind: Kind, words: Wording) -> list[str]:
    """Return an answer as lines to read; an A-number is masked.

    Args:
        answer: The answer, a gap, or ``None``.
        kind: The question's kind.
        words: The words of the language in use.
    """
    if answer is None or answer == ():
        return [words.ui("not_asked")]
    if isinstance(answer, Gap):
        if answer.gap is GapKind.NONE:
            return [words.ui("there_is_none")]
        unknown = answer.gap is GapKind.NOT_KNOWN
        return [words.ui("not_known") if unknown else words.ui("declined")]
    items: Iterable[Any] = answer if isinstance(answer, tuple) else (answer,)
    return [_one(item, kind, words) for item in items]


def row_line(row: Record, words: Wording) -> str:
    """Return one row of a group as a line: each filled field with its label."""
    name = type(row).__name__
    parts = []
    for field, kind in row_kinds(type(row)).items():
        answer = None if field == "id" else getattr(row, field)
        if answer is not None and answer != ():
            text = ", ".join(shown(answer, kind, words))
            label = words.record_field(f"{name}.{field}").label
            parts.append(f"{label}{'' if label.endswith('?') else ':'} {text}")
    return "; ".join(parts)


def row_title(row: Record, words: Wording) -> str:
    """Return what a folded row is known by: its first filled boxes, but no bare yes or no."""
    told = (
        ", ".join(shown(answer, found, words))
        for name, found in row_kinds(type(row)).items()
        if name != "id" and (answer := getattr(row, name)) not in (None, ())
        if not isinstance(answer, bool)
    )
    return " · ".join(shorten(text, _TITLE_PART, placeholder="…") for text in islice(told, 3))


def consent_line(consent: Consent, words: Wording) -> str:
    """Return one consent as a sentence: when, by whom, how, and how it was explained."""
    text = words.ui(
        "consent_line",
        on=words.date(consent.given_on),
        by=words.choice(consent.given_by),
        how=words.choice(consent.how),
        language=words.choice(consent.language),
    )
    if consent.explained_by:
        text += " " + words.ui("consent_explained_by", name=consent.explained_by)
    if not consent.agreed:
        text += " " + words.ui("consent_refused_line")
    elif consent.expires_on:
        text += " " + words.ui("consent_provisional_until", on=words.date(consent.expires_on))
    if consent.revoked_on:
        text += " " + words.ui("consent_withdrawn_on", on=words.date(consent.revoked_on))
    return text


_READ: Final[tuple[tuple[type, Callable[[Any, Wording], str]], ...]] = (
    (bool, lambda answer, words: words.ui("yes") if answer else words.ui("no")),
    (date, lambda answer, words: words.date(answer)),
    (StrEnum, lambda answer, words: words.choice(answer)),
    (Consent, consent_line),
    (Record, row_line),
)
"""How an answer of each type is read; what is none of these is text."""
