"""What happened: events (append-only), outcomes, lessons (facts 6)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, model_validator

from depwork.model.ask_code import AskCode
from depwork.model.choices import Office
from depwork.model.codes import CaseCode
from depwork.model.day import Day
from depwork.model.outcome import OutcomeKind as OutcomeKind  # noqa: PLC0414 - a closed list of the ledger
from depwork.model.record import Record, Said
from depwork.model.text import LongText, ShortText
from depwork.model.typed_asks import mapped


class Activity(StrEnum):
    """What a campaign does (facts 6)."""

    LOCATE_PERSON = "locate_person"
    ATTORNEY_CONSULT = "attorney_consult"
    INTAKE = "intake"
    WAIVER = "waiver"
    PD_LETTER_SENT = "pd_letter_sent"
    SUPPLEMENT_SENT = "supplement_sent"
    LETTER_COLLECTED = "letter_collected"
    PETITION_LAUNCH = "petition_launch"
    PETITION_UPDATE = "petition_update"
    SIGNATURES = "signatures"
    CALL = "call"
    CALL_IN_DAY = "call_in_day"
    EMAIL_ACTION = "email_action"
    HEARING = "hearing"
    OFFICIAL_OUTREACH = "official_outreach"
    OFFICIAL_RESPONSE = "official_response"
    CONGRESSIONAL_INQUIRY = "congressional_inquiry"
    MEDIA_OUTREACH = "media_outreach"
    PRESS_HIT = "press_hit"
    PRESS_CONFERENCE = "press_conference"
    VIGIL_RALLY = "vigil_rally"
    COMMUNITY_MEETING = "community_meeting"
    VISIT_DETAINED = "visit_detained"
    HEARING_ACCOMPANIMENT = "hearing_accompaniment"
    CHECK_IN_ACCOMPANIMENT = "check_in_accompaniment"
    BOND_FUNDRAISING = "bond_fundraising"
    BOND_PAID = "bond_paid"
    FAMILY_SUPPORT = "family_support"
    TRAINING = "training"
    DEBRIEF = "debrief"


class CallAnswer(StrEnum):
    """What became of a call."""

    ANSWERED = "answered"
    VOICEMAIL = "voicemail"
    FULL = "full"
    BLOCKED = "blocked"
    NO_ANSWER = "no_answer"


class OutcomeSource(StrEnum):
    """How an outcome is known."""

    DOCUMENT = "document"
    ATTORNEY = "attorney"
    FAMILY = "family"
    LOCATOR = "locator"


EntryId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class LedgerEntry(Record):
    """One line of a ledger, never edited: a further line with ``corrects`` mends it.

    Args:
        id: Random, 32 hexadecimal digits.
        case_code: The case's code.
        on: The day it happened.
        corrects: Id of the line of its kind that this one replaces.
        takes_back: Whether that line did not happen: then nothing stands in its place.
    """

    id: EntryId
    case_code: CaseCode
    on: Day
    corrects: EntryId | None = None
    takes_back: bool = False


class CampaignEvent(LedgerEntry):
    """One thing done.

    Args:
        activity: What was done.
        count: How many: letters, signatures, callers, supporters.
        office: The office it was addressed to, by title.
        answer: For a call, what became of it.
        note: The team's own words; in no report.
    """

    activity: Activity
    count: Annotated[int, Field(ge=0, le=10_000_000)] = 1
    office: Office | None = None
    answer: CallAnswer | None = None
    note: LongText | None = None


class Outcome(LedgerEntry):
    """One dated outcome; the latest is the current one.

    ``ask_as_typed`` is what stood as its ask before asks became a list, where it was no row's
    name alone.
    """

    kind: OutcomeKind
    source: OutcomeSource
    ask_row: AskCode | None = None
    ask_as_typed: ShortText | None = None

    @model_validator(mode="before")
    @classmethod
    def _asks_are_a_list(cls, raw: Any, info: ValidationInfo) -> Any:
        """Take over an ask that was typed before asks became a list."""
        stored = isinstance(info.context, Said) and info.context.stored
        text = raw.get("ask_row") if stored and isinstance(raw, dict) else None
        if not isinstance(text, str) or text in frozenset(AskCode):
            return raw
        return {**raw, "ask_row": mapped(text), "ask_as_typed": text}


class LessonTopic(StrEnum):
    """Which part of a campaign a lesson is about: one for each step of the guide, in its order."""

    FIRST_HOUR = "first_hour"
    ROLES = "roles"
    ATTORNEY = "attorney"
    INFORMATION = "information"
    ASK = "ask"
    EVIDENCE = "evidence"
    SENDING = "sending"
    PETITION = "petition"
    SUPPORT = "support"
    AFTERCARE = "aftercare"

    @property
    def step(self) -> int:
        """The step of the guide beside which it is read again, 0 to 9."""
        return list(LessonTopic).index(self)


class Lesson(LedgerEntry):
    """What the debrief brought (seed 001, follow-up); shared only de-identified."""

    topic: LessonTopic | None = None
    lessons: LongText | None = None
    advice: LongText | None = None
    worked: LongText | None = None
    harmed: LongText | None = None
