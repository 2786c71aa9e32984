"""Where the case stands before judge, board and ICE (facts 3, proceedings; 12.4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.choices import CredibleFear, HearingType, ProceedingStage
from depwork.model.day import Day
from depwork.model.record import Record
from depwork.model.text import LongText, ShortText

_HIGH = Sensitivity.HIGH
_GATED = Sensitivity.ATTORNEY


class Proceedings(Record):
    """Stage, dates, orders and filings."""

    proceeding_stage: Annotated[Asked[ProceedingStage], Question(0, _HIGH, "triage")] = None
    removal_date: Annotated[Asked[Day], Question(0, _HIGH, "triage")] = None
    travel_doc_issued: Annotated[Asked[bool], Question(0, _HIGH, "triage")] = None
    next_hearing_date: Annotated[Asked[Day], Question(0, _HIGH, "triage")] = None
    next_hearing_type: Annotated[Asked[HearingType], Question(3, _HIGH, "court")] = None
    court: Annotated[Asked[ShortText], Question(3, _HIGH, "court")] = None
    nta_date: Annotated[Asked[Day], Question(3, _HIGH, "court")] = None
    charges_text: Annotated[Asked[LongText], Question(3, _GATED, "court")] = None
    judge_name: Annotated[Asked[ShortText], Question(3, _HIGH, "court")] = None
    order_date: Annotated[Asked[Day], Question(3, _HIGH, "order")] = None
    appeal_due: Annotated[Asked[Day], Question(3, _HIGH, "order")] = None
    appeal_filed: Annotated[Asked[bool], Question(3, _HIGH, "order")] = None
    motion_filed: Annotated[Asked[bool], Question(3, _HIGH, "order")] = None
    pfr_filed: Annotated[Asked[bool], Question(3, _HIGH, "order")] = None
    judicial_stay: Annotated[Asked[bool], Question(3, _HIGH, "order")] = None
    custody_review_date: Annotated[Asked[Day], Question(3, _HIGH, "order")] = None
    arriving_alien: Annotated[Asked[bool], Question(2, _GATED, "screening")] = None
    credible_fear: Annotated[Asked[CredibleFear], Question(2, _GATED, "screening")] = None
    relief_screen_done: Annotated[Asked[bool], Question(2, _HIGH, "screening")] = None
    relief_possible: Annotated[
        Asked[LongText], Question(2, _GATED, "screening", may_be_none=True)
    ] = None
    pending_applications: Annotated[
        tuple[ShortText, ...],
        Field(max_length=10),
        Question(2, _GATED, "screening", may_be_none=True),
    ] = ()
