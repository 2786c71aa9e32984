"""Story, risks, and the campaign's own people and plan (facts 3, seed 004)."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import Field, ValidationInfo, model_validator

from depwork.model.answers import Asked, Only, Question, Sensitivity
from depwork.model.ask_code import AskCode
from depwork.model.beginning import AdvocateDuty, FamilyDuty, FirstHour, TakeOn
from depwork.model.day import Day
from depwork.model.outcome import OutcomeKind
from depwork.model.phone import Phone
from depwork.model.plans import CloseReason
from depwork.model.record import Record, Said
from depwork.model.text import SHORT_LIMIT, LongText, Sha256, ShortText

_HIGH = Sensitivity.HIGH
_TEAM = Sensitivity.TEAM
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_GROUP = Only("campaign.has_organization", (True,))


class Story(Record):
    """The story as the person tells it, and what must not be said."""

    short_story_own_words: Annotated[Asked[LongText], Question(7, _HIGH, "story")] = None
    compelling_fact: Annotated[Asked[LongText], Question(7, _HIGH, "story")] = None
    what_person_wants: Annotated[Asked[LongText], Question(5, _HIGH, "request")] = None
    red_lines: Annotated[Asked[LongText], Question(7, _HIGH, "story")] = None
    red_line_words: Annotated[
        tuple[ShortText, ...], Field(max_length=30), Question(7, _HIGH, "story")
    ] = ()
    result_words: Annotated[Asked[LongText], Question(9, _HIGH, "after")] = None
    result_outcome: Annotated[Asked[OutcomeKind], Question(9, _HIGH, "after")] = None


class Risks(Record):
    """What speaking up could cost."""

    fear_of_return: Annotated[Asked[bool], Question(2, Sensitivity.ATTORNEY, "risks")] = None
    media_risk_home_country: Annotated[Asked[bool], Question(1, _HIGH, "risks")] = None
    co_affected_relatives: Annotated[Asked[bool], Question(1, _HIGH, "risks")] = None
    online_harassment_history: Annotated[Asked[bool], Question(1, _HIGH, "risks")] = None
    hard_outcome_talked: Annotated[Asked[Day], Question(4, _TEAM, "emergency")] = None


class SupportMember(Record):
    """A member of the support committee: a role, and a first name or a code."""

    role: ShortText
    name_or_code: ShortText | None = None


class Sending(Record):
    """One thing that was sent: through which channel, to which office, with what proof.

    ``copy_sha256`` names the copy that left the workbook, so that it can be asked back; what an
    older version let be typed there stands with the proof.
    """

    document: ShortText
    office: ShortText
    channel: ShortText
    sent_on: Day
    sent_by: ShortText | None = None
    proof: ShortText | None = None
    copy_sha256: Sha256 | None = None
    letter: bool | None = None
    waiver: bool | None = None
    papers: bool | None = None
    arrived_on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _typed_copy(cls, raw: Any, info: ValidationInfo) -> Any:
        kept = isinstance(info.context, Said) and info.context.stored
        named = raw.get("copy_sha256") if kept and isinstance(raw, dict) else None
        if not isinstance(named, str) or _HASH.fullmatch(named):
            return raw
        proof = " · ".join(part for part in (raw.get("proof"), named) if part)
        return {**raw, "copy_sha256": None, "proof": proof[:SHORT_LIMIT]}


class Campaign(Record):
    """Who leads, who helps, what is asked for and what was sent.

    ``asks_as_typed`` is no question: what stood as an ask before asks became a list, shown to
    the team beside the list and to nobody else.
    """

    intake_by: Annotated[Asked[ShortText], Question(0, _TEAM, "first_call")] = None
    referral_source: Annotated[Asked[ShortText], Question(0, _TEAM, "first_call")] = None
    campaign_lead: Annotated[Asked[ShortText], Question(1, _TEAM, "team")] = None
    support_committee: Annotated[
        tuple[SupportMember, ...], Field(max_length=20), Question(1, _TEAM, "team")
    ] = ()
    has_organization: Annotated[Asked[bool], Question(1, _TEAM, "team")] = None
    organization: Annotated[Asked[ShortText], Question(1, _TEAM, "team", _GROUP)] = None
    agreed_advocates: Annotated[
        tuple[AdvocateDuty, ...],
        Field(max_length=len(AdvocateDuty)),
        Question(1, _TEAM, "agreement"),
    ] = ()
    agreed_family: Annotated[
        tuple[FamilyDuty, ...],
        Field(max_length=len(FamilyDuty)),
        Question(1, _TEAM, "agreement"),
    ] = ()
    agreement_on: Annotated[Asked[Day], Question(1, _TEAM, "agreement")] = None
    first_hours: Annotated[
        tuple[FirstHour, ...], Field(max_length=len(FirstHour)), Question(0, _TEAM, "first_hours")
    ] = ()
    immediate_need: Annotated[Asked[LongText], Question(0, _TEAM, "timeline", may_be_none=True)] = (
        None
    )
    belongs_to: Annotated[Asked[ShortText], Question(3, _TEAM, "evaluation")] = None
    wider_issue: Annotated[Asked[LongText], Question(3, _TEAM, "evaluation")] = None
    resources_now: Annotated[Asked[LongText], Question(3, _TEAM, "evaluation")] = None
    take_on: Annotated[Asked[TakeOn], Question(3, _TEAM, "evaluation")] = None
    contact_name: Annotated[Asked[ShortText], Question(6, _TEAM, "contact")] = None
    contact_phone: Annotated[Asked[Phone], Question(6, _TEAM, "contact")] = None
    contact_email: Annotated[Asked[ShortText], Question(6, _TEAM, "contact")] = None
    chosen_ask: Annotated[Asked[AskCode], Question(4, _TEAM, "ask")] = None
    fallback_ask: Annotated[Asked[AskCode], Question(4, _TEAM, "ask")] = None
    asks_as_typed: Annotated[tuple[LongText, ...], Field(max_length=30)] = ()
    decision_wanted_by: Annotated[Asked[Day], Question(5, _TEAM, "request")] = None
    supplement_by: Annotated[Asked[Day], Question(6, _TEAM, "sending")] = None
    sendings: Annotated[
        tuple[Sending, ...], Field(max_length=50), Question(6, _TEAM, "sending")
    ] = ()
    ice_offered: Annotated[Asked[bool], Question(6, _TEAM, "offer")] = None
    offer_attorney_asked: Annotated[
        Asked[Day], Question(6, _TEAM, "offer", Only("campaign.ice_offered", (True,)))
    ] = None
    demand: Annotated[Asked[LongText], Question(7, _TEAM, "plan")] = None
    moral_crisis: Annotated[Asked[LongText], Question(7, _TEAM, "plan")] = None
    quiet_way_enough: Annotated[Asked[bool], Question(7, _TEAM, "attorney_public")] = None
    enough_time: Annotated[Asked[bool], Question(7, _TEAM, "attorney_public")] = None
    can_mobilize: Annotated[Asked[bool], Question(7, _TEAM, "attorney_public")] = None
    who_mobilizes: Annotated[Asked[ShortText], Question(7, _TEAM, "attorney_public")] = None
    family_feels_safe: Annotated[Asked[bool], Question(7, _TEAM, "attorney_public")] = None
    go_public: Annotated[Asked[bool], Question(7, _TEAM, "attorney_public")] = None
    call_in_day: Annotated[Asked[Day], Question(8, _TEAM, "calls")] = None
    office_line: Annotated[Asked[Phone], Question(8, _TEAM, "calls")] = None
    office_line_checked_on: Annotated[Asked[Day], Question(8, _TEAM, "calls")] = None
    closed_on: Annotated[Asked[Day], Question(9, _TEAM, "closing")] = None
    close_reason: Annotated[Asked[CloseReason], Question(9, _TEAM, "closing")] = None
