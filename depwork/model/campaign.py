"""Story, risks, and the campaign's own people and plan (facts 3, seed 004)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.phone import Phone
from depwork.model.record import Record
from depwork.model.text import LongText, ShortText

_HIGH = Sensitivity.HIGH
_TEAM = Sensitivity.TEAM


class Story(Record):
    """The story as the person tells it, and what must not be said."""

    short_story_own_words: Annotated[Asked[LongText], Question(7, _HIGH, "story")] = None
    compelling_fact: Annotated[Asked[LongText], Question(7, _HIGH, "story")] = None
    what_person_wants: Annotated[Asked[LongText], Question(5, _HIGH, "request")] = None
    red_lines: Annotated[Asked[LongText], Question(7, _HIGH, "story")] = None


class Risks(Record):
    """What speaking up could cost."""

    fear_of_return: Annotated[Asked[bool], Question(2, Sensitivity.ATTORNEY, "risks")] = None
    media_risk_home_country: Annotated[Asked[bool], Question(1, _HIGH, "risks")] = None
    co_affected_relatives: Annotated[Asked[bool], Question(1, _HIGH, "risks")] = None
    online_harassment_history: Annotated[Asked[bool], Question(1, _HIGH, "risks")] = None


class SupportMember(Record):
    """A member of the support committee: a role, and a first name or a code."""

    role: ShortText
    name_or_code: ShortText | None = None


class Sending(Record):
    """One thing that was sent: through which channel, to which office, with what proof.

    ``copy_sha256`` names the copy that left the workbook, so that it can be asked back.
    """

    document: ShortText
    office: ShortText
    channel: ShortText
    sent_on: date
    sent_by: ShortText | None = None
    proof: ShortText | None = None
    copy_sha256: ShortText | None = None


class Campaign(Record):
    """Who leads, who helps, what is asked for and what was sent."""

    campaign_lead: Annotated[Asked[ShortText], Question(1, _TEAM, "team")] = None
    support_committee: Annotated[
        tuple[SupportMember, ...], Field(max_length=20), Question(1, _TEAM, "team")
    ] = ()
    organization: Annotated[Asked[ShortText], Question(1, _TEAM, "team")] = None
    contact_name: Annotated[Asked[ShortText], Question(6, _TEAM, "contact")] = None
    contact_phone: Annotated[Asked[Phone], Question(6, _TEAM, "contact")] = None
    contact_email: Annotated[Asked[ShortText], Question(6, _TEAM, "contact")] = None
    chosen_ask: Annotated[Asked[ShortText], Question(4, _TEAM, "ask")] = None
    fallback_ask: Annotated[Asked[ShortText], Question(4, _TEAM, "ask")] = None
    decision_wanted_by: Annotated[Asked[date], Question(5, _TEAM, "request")] = None
    supplement_by: Annotated[Asked[date], Question(6, _TEAM, "sending")] = None
    sendings: Annotated[
        tuple[Sending, ...], Field(max_length=50), Question(6, _TEAM, "sending")
    ] = ()
    demand: Annotated[Asked[LongText], Question(7, _TEAM, "plan")] = None
    moral_crisis: Annotated[Asked[LongText], Question(7, _TEAM, "plan")] = None
    go_public: Annotated[Asked[bool], Question(7, _TEAM, "attorney_public")] = None
    call_in_day: Annotated[Asked[date], Question(8, _TEAM, "calls")] = None
    office_line: Annotated[Asked[Phone], Question(8, _TEAM, "calls")] = None
    office_line_checked_on: Annotated[Asked[date], Question(8, _TEAM, "calls")] = None
