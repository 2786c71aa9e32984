"""What somebody typed that may go out one day: every such text, found in one walk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from depwork.model.answers import Sensitivity
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.phone import is_phone
from depwork.model.plain import plain
from depwork.model.questions import AskedField, answer_of, asked_field, questions
from depwork.model.record import Record
from depwork.model.text import free_text
from depwork.rules.disclosure.kinds import kind_of
from depwork.rules.disclosure.policy import NEVER, cell

_GROUPS: Final = ("story.", "campaign.", "ties.", "health.", "plan.as_written")
"""Where what is typed is meant for letters, pages and scripts."""
_INSIDE: Final = frozenset({Audience.FAMILY, Audience.ATTORNEY, Audience.COURT})
"""Readers whom nothing is published to."""
_KEPT_IN: Final = frozenset(
    {
        "story.red_lines",
        "story.red_line_words",
    }
)
"""What must not be said."""
_NAMES: Final = (
    "identity.", "family.", "custody.", "attorney.", "proceedings.", "waiver.",
    "campaign.contact_", "campaign.office_line",
)  # fmt: skip
"""Names, places and numbers that are answers of their own; texts are held against them (R07)."""


def _goes_out(field: AskedField) -> bool:
    if field.path in _KEPT_IN or not free_text(field.annotation):
        return False
    gated = field.mark.sensitivity is Sensitivity.ATTORNEY
    if field.path.startswith(_GROUPS) and not gated:
        return True
    kind = kind_of(field.path)
    return any(cell(kind, reader) != NEVER for reader in Audience if reader not in _INSIDE)


@cache
def outward_paths() -> tuple[str, ...]:
    """Return the paths of every question whose typed answer may stand in what goes out."""
    return tuple(field.path for field in questions() if _goes_out(field))


@cache
def _typed_paths() -> tuple[str, ...]:
    return tuple(field.path for field in questions() if free_text(field.annotation))


def gated(path: str) -> bool:
    """Return whether only an attorney's sign-off lets the answer at ``path`` out."""
    return asked_field(path).mark.sensitivity is Sensitivity.ATTORNEY


@cache
def texts_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record in which somebody types freely."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if free_text(field.rebuild_annotation()))


def strings(answer: Any) -> Iterator[str]:
    """Return every text in an answer, those inside lists and records too."""
    if isinstance(answer, Record):
        for name in texts_of(type(answer)):
            yield from strings(getattr(answer, name))
    elif isinstance(answer, tuple):
        for part in answer:
            yield from strings(part)
    elif type(answer) is str and not is_phone(answer):
        yield answer


def outward(case: Case) -> Iterator[tuple[str, str]]:
    """Return every typed text that may go out, with its question's path."""
    for path in outward_paths():
        for text in strings(answer_of(case, path)):
            yield path, text


def typed(case: Case) -> Iterator[tuple[str, str]]:
    """Yield every text that was typed freely, whoever it is for, with its question's path."""
    for path in _typed_paths():
        for text in strings(answer_of(case, path)):
            yield path, text


def prose(case: Case) -> Iterator[tuple[str, str]]:
    """Return every typed text that may go out, but for names and places that are answers."""
    for path, text in outward(case):
        if not path.startswith(_NAMES) and not gated(path):
            yield path, text


def telling(case: Case, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the paths of the questions in whose text, made plain, ``pattern`` is found."""
    return tuple(dict.fromkeys(path for path, text in prose(case) if pattern.search(plain(text))))
