"""What somebody typed that may go out one day, and where a pattern stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from depwork.model.answers import Sensitivity
from depwork.model.case import Case
from depwork.model.plain import plain
from depwork.model.questions import AskedField, answer_of, questions
from depwork.model.record import Record

_GROUPS: Final = ("story.", "campaign.", "ties.", "health.", "plan.as_written")
"""Where what is typed is meant for letters, pages and scripts."""
_KEPT_IN: Final = frozenset(
    {
        "story.red_lines",
        "story.red_line_words",
        "campaign.contact_name",
        "campaign.contact_phone",
        "campaign.contact_email",
        "campaign.office_line",
    }
)
"""Typed beside them, and never part of a text that goes out, or numbers by intent."""


def _goes_out(field: AskedField) -> bool:
    if field.mark.sensitivity is Sensitivity.ATTORNEY or field.path in _KEPT_IN:
        return False
    return field.path.startswith(_GROUPS)


@cache
def outward_paths() -> tuple[str, ...]:
    """Return the paths of every question whose typed answer may stand in what goes out."""
    return tuple(field.path for field in questions() if _goes_out(field))


def strings(answer: Any) -> Iterator[str]:
    """Return every text in an answer, those inside lists and records too."""
    if isinstance(answer, Record):
        for name in type(answer).model_fields:
            yield from strings(getattr(answer, name))
    elif isinstance(answer, tuple):
        for part in answer:
            yield from strings(part)
    elif type(answer) is str:
        yield answer


def outward(case: Case) -> Iterator[tuple[str, str]]:
    """Return every typed text that may go out, with its question's path."""
    for path in outward_paths():
        for text in strings(answer_of(case, path)):
            yield path, text


def telling(case: Case, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the paths of the questions in whose text, made plain, ``pattern`` is found."""
    return telling_that(case, lambda text: pattern.search(plain(text)))


def telling_that(case: Case, tells: Callable[[str], object]) -> tuple[str, ...]:
    """Return the paths of the questions whose text ``tells`` something; it makes it plain."""
    return tuple(dict.fromkeys(path for path, text in outward(case) if tells(text)))
