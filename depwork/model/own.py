"""Answers to an organization's own questions: kept with the case, in no document."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import Field

from depwork.model.answers import Gap, Question, Sensitivity
from depwork.model.day import Day
from depwork.model.record import Record
from depwork.model.text import LongText, ShortText


class OwnKind(StrEnum):
    """What a question of an organization's own may ask for."""

    SHORT = "short"
    LONG = "long"
    YES_NO = "yes_no"
    DATE = "date"


TYPES: Final[dict[OwnKind, Any]] = {
    OwnKind.SHORT: ShortText | Gap | None,
    OwnKind.LONG: LongText | Gap | None,
    OwnKind.YES_NO: bool | Gap | None,
    OwnKind.DATE: Day | Gap | None,
}
"""The type of an answer, by kind of question."""

GROUP: Final = "own"
"""First part of the path of such a question: ``own.ride``."""


class OwnAnswer(Record):
    """One answer; at most one part is filled, so that a day never reads back as a text."""

    text: LongText | None = None
    yes: bool | None = None
    day: Day | None = None
    gap: Gap | None = None

    @property
    def value(self) -> str | bool | date | Gap | None:
        """The answer itself, or the gap."""
        parts = (self.text, self.yes, self.day, self.gap)
        return next((part for part in parts if part is not None), None)


def own_answer(value: str | bool | date | Gap) -> OwnAnswer:  # noqa: FBT001 - an answer, no flag
    """Return a validated answer as it is kept."""
    if isinstance(value, bool):
        return OwnAnswer(yes=value)
    if isinstance(value, Gap):
        return OwnAnswer(gap=value)
    return OwnAnswer(day=value) if isinstance(value, date) else OwnAnswer(text=value)


OwnAnswers = Annotated[
    dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")], OwnAnswer],
    Field(max_length=80),
]
"""Answers by the question's name; one whose question was taken out is kept."""


def own_mark(step: int) -> Question:
    """Return how such a question is asked: by the team, for the team."""
    return Question(step, Sensitivity.TEAM, GROUP)
