"""Plans of a campaign: tasks, tactics, outreach, events, going along, the bond fund."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.ask_code import AskCode
from depwork.model.day import Day
from depwork.model.record import Record
from depwork.model.text import LongText, ShortText

_TEAM = Sensitivity.TEAM


class Tactic(StrEnum):
    """What a campaign may do (seeds 000, 001 step 8, 004)."""

    SUPPORT_LETTERS = "support_letters"
    PETITION = "petition"
    SIGN_AND_CALL = "sign_and_call"
    EMAIL_ACTION = "email_action"
    OFFICE_CALLS = "office_calls"
    CALL_IN_DAY = "call_in_day"
    ONLINE_ACTION = "online_action"
    OFFICIALS = "officials"
    ALLIED_GROUPS = "allied_groups"
    COMMUNITY_MEETING = "community_meeting"
    PRESS_CONFERENCE = "press_conference"
    RALLY = "rally"
    VIGIL = "vigil"
    MEDIA_INQUIRY = "media_inquiry"
    VISITS = "visits"
    COURT_ACCOMPANIMENT = "court_accompaniment"
    CHECK_IN_ACCOMPANIMENT = "check_in_accompaniment"
    BOND_FUND = "bond_fund"
    DIRECT_ACTION = "direct_action"


class PlannedTactic(Record):
    """One tactic with its day, its owner and whether it feels safe to this family (seed 004)."""

    tactic: Tactic
    on: Day | None = None
    owner: ShortText | None = None
    feels_safe: bool | None = None
    safety: ShortText | None = None


class Task(Record):
    """One thing to do; its words are neutral, for they stand on the first screen."""

    what: ShortText
    who: ShortText | None = None
    due: Day | None = None
    done: Day | None = None


class OutreachKind(StrEnum):
    """Whom a campaign asks for support (seed 001 step 8)."""

    CONGRESS = "congress"
    STATE_OFFICIAL = "state_official"
    LOCAL_OFFICIAL = "local_official"
    MEDICAL = "medical"
    SCHOOL = "school"
    UNION = "union"
    FAITH = "faith"
    COMMUNITY_GROUP = "community_group"
    MEDIA = "media"
    OTHER = "other"


class Outreach(Record):
    """One office or group, by title: what was asked, promised and done, and the next day."""

    kind: OutreachKind
    title: ShortText
    asked_on: Day | None = None
    asked_for: ShortText | None = None
    promised: ShortText | None = None
    done_on: Day | None = None
    next_on: Day | None = None


class EventKind(StrEnum):
    """What people come together for."""

    MEETING = "meeting"
    PRESS_CONFERENCE = "press_conference"
    RALLY = "rally"
    VIGIL = "vigil"
    CALL_IN = "call_in"
    ACTION = "action"


class PlannedEvent(Record):
    """One event as it is planned; the place is public, the people are roles or codes."""

    kind: EventKind
    on: Day
    at: ShortText | None = None
    place: ShortText | None = None
    lead: ShortText | None = None
    safety_lead: ShortText | None = None
    languages: ShortText | None = None


class CompanyKind(StrEnum):
    """Where somebody is accompanied to."""

    COURT = "court"
    CHECK_IN = "check_in"
    VISIT = "visit"


class Accompaniment(Record):
    """One hearing, check-in or visit that people go along to (R19)."""

    kind: CompanyKind
    on: Day
    meet_at: ShortText | None = None
    lead: ShortText | None = None
    seats: Annotated[int, Field(ge=1, le=500)] | None = None
    cleared: bool | None = None


class TextKind(StrEnum):
    """Texts of a campaign that have to agree (R07)."""

    LETTER = "letter"
    PETITION = "petition"
    SCRIPT = "script"
    PRESS = "press"
    ONLINE = "online"


class AsWritten(Record):
    """What one text says as it went out or is about to, so that all can be held together."""

    text: TextKind
    name: ShortText | None = None
    ask: AskCode | None = None
    place: ShortText | None = None
    day: Day | None = None


class CloseReason(StrEnum):
    """Why a campaign's case was closed."""

    RESULT = "result"
    PERSON_STOPPED = "person_stopped"
    HANDED_OVER = "handed_over"
    LOST_CONTACT = "lost_contact"
    DECEASED = "deceased"
    OTHER = "other"


class Plan(Record):
    """What is planned for steps 6 to 8."""

    tasks: Annotated[tuple[Task, ...], Field(max_length=100), Question(6, _TEAM, "tasks")] = ()
    tactics: Annotated[
        tuple[PlannedTactic, ...], Field(max_length=40), Question(7, _TEAM, "tactics")
    ] = ()
    family_limits: Annotated[Asked[LongText], Question(7, _TEAM, "tactics")] = None
    as_written: Annotated[
        tuple[AsWritten, ...], Field(max_length=20), Question(7, _TEAM, "as_written")
    ] = ()
    outreach: Annotated[
        tuple[Outreach, ...], Field(max_length=60), Question(8, _TEAM, "outreach")
    ] = ()
    events: Annotated[
        tuple[PlannedEvent, ...], Field(max_length=30), Question(8, _TEAM, "events")
    ] = ()
    accompaniments: Annotated[
        tuple[Accompaniment, ...], Field(max_length=30), Question(8, _TEAM, "company")
    ] = ()
    bond_set: Annotated[
        Asked[Annotated[int, Field(ge=0, le=10_000_000)]], Question(8, _TEAM, "bond")
    ] = None
    bond_holder: Annotated[Asked[ShortText], Question(8, _TEAM, "bond")] = None
    bond_policy: Annotated[Asked[bool], Question(8, _TEAM, "bond")] = None
    obligor: Annotated[Asked[ShortText], Question(8, _TEAM, "bond")] = None
