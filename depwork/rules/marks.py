"""Which marks of the text review are in force for a reader on a day."""

from __future__ import annotations

from datetime import date

from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.review import TextMark


def marks_in_force(case: Case, audience: Audience, today: date) -> dict[str, TextMark]:
    """Return the latest mark of each sentence for one reader, by the sentence's key."""
    return {
        mark.sentence: mark
        for mark in case.text_marks
        if mark.audience is audience and mark.on <= today
    }
