"""A text review: a named person has read one sentence and says that it is true and allowed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from depwork.model.choices import Audience
from depwork.model.consent import HowGiven
from depwork.model.record import Record
from depwork.model.text import ShortText

MARKS_LIMIT: Final = 5_000
"""Marks of one case."""


class SentenceKind(StrEnum):
    """What a typed sentence may be, so that whoever reads it knows what to look for."""

    PROMISE = "promise"
    """Says what an official, a court or a paper will do."""
    EFFECT = "effect"
    """Says that something worked, or why."""
    SAFE_PLACE = "safe_place"
    """Says that a place or a meeting is safe (R18)."""
    THREAT = "threat"
    """Can be read as a threat (R11)."""
    THIRD_PARTY_STATUS = "third_party_status"
    """Tells of somebody else's immigration status (R10, facts 3.2)."""
    OFFICER_HOME = "officer_home"
    """Tells of an officer's private life (R11)."""
    JUDGE_TARGET = "judge_target"
    """Turns people to a judge, the Board or an asylum officer (R11)."""
    PRAISE_BY_CONTRAST = "praise_by_contrast"
    """Praises one person by blaming others."""
    RECORD = "record"
    """Speaks of a police record, or of having none (R03, R06)."""
    SUPERLATIVE = "superlative"
    """Uses a word that nobody can show (R06)."""
    COUNT = "count"
    """Names a number that comes from the log (R06)."""
    NUMBER = "number"
    """Holds what looks like a full A-number (R08)."""
    HEALTH = "health"
    """May tell of health (R03b)."""
    PROTECTION = "protection"
    """May tell that somebody is a victim, or asks for protection (R03, R20)."""
    STATUS = "status"
    """May tell of the person's own status, entry or order (R03)."""


ATTORNEY_KINDS: Final = frozenset(
    {
        SentenceKind.RECORD,
        SentenceKind.PROTECTION,
        SentenceKind.STATUS,
        SentenceKind.THIRD_PARTY_STATUS,
    }
)
"""Kinds whose sentences wait for the attorney's word (R03)."""


class CasePart(StrEnum):
    """What of a case makes a sentence untrue when it changes, though nobody touched its words."""

    CUSTODY = "custody"
    """Whether the person is held, and by whom."""
    PLACE = "place"
    """Where the person is held."""
    STAGE = "stage"
    """Where the case stands."""
    ATTORNEY = "attorney"
    """Whether there is an attorney."""
    OUTCOME = "outcome"
    """The outcome that stands last in the ledger."""


Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class ReadUnder(Record):
    """How a case stood when a sentence was read: a digest of each part, and no value.

    Args:
        custody: Whether the person is held.
        place: Where.
        stage: Where the case stands.
        attorney: Whether there is an attorney.
        outcome: The outcome that stands last.
    """

    custody: Digest
    place: Digest
    stage: Digest
    attorney: Digest
    outcome: Digest


class TextMark(Record):
    """One sentence read by one person, for one kind of reader.

    Args:
        sentence: Hash of the sentence and its reader; another word or another reader is
            another sentence.
        audience: Whom it is meant for.
        allowed: True and allowed; *False*: it must not go out as it stands.
        by: Who read it.
        on: The day.
        how: *Own key*: the attorney marked it here; otherwise how it was said.
        attorney: The attorney who cleared it, where somebody else writes that down.
        case_version: The case's version that came of this mark.
        under: How the case stood; ``None``: read before that was kept, so it is read again.
    """

    sentence: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    audience: Audience
    allowed: bool
    by: ShortText
    on: date
    how: HowGiven = HowGiven.SPOKEN
    attorney: ShortText | None = None
    case_version: Annotated[int, Field(ge=0)] = 0
    under: ReadUnder | None = None

    @property
    def clears(self) -> bool:
        """Whether it is an attorney's word, marked here or written down by somebody else."""
        return self.allowed and (self.how is HowGiven.OWN_KEY or self.attorney is not None)


TextMarks = Annotated[tuple[TextMark, ...], Field(max_length=MARKS_LIMIT)]
"""Every mark ever made, the latest last."""
