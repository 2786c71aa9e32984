"""What must not stand in a note of the ledger or in a lesson, whoever typed it (R10, R13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from depwork.model.a_number import tells_a_number
from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.ledger import LedgerEntry, Lesson
from depwork.model.plain import folded, plain
from depwork.rules.gates.r10_supporters import tells_helper_status
from depwork.rules.texts import texts_of

HELPER: Final = "note_helper_status"
PERSON: Final = "lesson_names_person"
"""Keys of sentences in ``errors.toml``."""


def helpers_in(entry: LedgerEntry) -> Mapping[str, str]:
    """Return the fields that tell a helper's status, which nobody writes down (R10).

    Returns:
        The key of the sentence that says so, by field.
    """
    return {name: HELPER for name, text in _typed(entry) if tells_helper_status(text)}


def person_in(lesson: Lesson, case: Case) -> Mapping[str, str]:
    """Return the fields of a lesson that name its person or an A-number (R13).

    The next campaigns read it beside their step.

    Returns:
        The key of the sentence that says so, by field.
    """
    return {name: PERSON for name, text in _typed(lesson) if _names(text, case)}


def _typed(entry: LedgerEntry) -> Iterator[tuple[str, str]]:
    for name in texts_of(type(entry)):
        if isinstance(text := getattr(entry, name), str):
            yield name, text


def _names(text: str, case: Case) -> bool:
    identity = case.identity
    if tells_a_number(text, value_of(identity.a_number)):
        return True
    known = (identity.legal_name, identity.preferred_name, identity.nickname)
    told = " ".join((*(value_of(name) or "" for name in known), *identity.aliases))
    own = {word for word in re.findall(r"[^\W\d_]+", folded(told)) if len(word) > 2}
    written = re.findall(r"[^\W\d_]+", plain(text))
    return any(word[:1].isupper() and folded(word) in own for word in written)
