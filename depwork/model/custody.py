"""Where the person is and who holds them (facts 3, custody; 12.4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from depwork.model.answers import Asked, Only, Question, Sensitivity
from depwork.model.beginning import LocateResult, LocateWay
from depwork.model.choices import (
    ArrestContext,
    CustodyStatus,
    HoldForm,
    SupervisionDocument,
)
from depwork.model.day import Day
from depwork.model.record import Record
from depwork.model.state import State
from depwork.model.text import ShortText

_TEAM = Sensitivity.TEAM
_STATUS = "custody.custody_status"
_HELD = Only(
    _STATUS,
    (
        CustodyStatus.ICE_DETAINED,
        CustodyStatus.CBP,
        CustodyStatus.ORR_MINOR,
        CustodyStatus.LOCAL_CUSTODY_HOLD,
        CustodyStatus.LOCAL_CUSTODY_NO_HOLD,
        CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN,
    ),
)
_LOCAL = Only(
    _STATUS,
    (
        CustodyStatus.LOCAL_CUSTODY_HOLD,
        CustodyStatus.LOCAL_CUSTODY_NO_HOLD,
        CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN,
    ),
)
_SUPERVISED = Only(_STATUS, (CustodyStatus.FREE_ICE_SUPERVISION,))
_FREE = Only(_STATUS, (CustodyStatus.FREE, CustodyStatus.FREE_ICE_SUPERVISION))


class LocateTry(Record):
    """One try to find the person: the day, where somebody looked, what came back."""

    on: Day
    way: LocateWay
    result: LocateResult
    note: ShortText | None = None


class Custody(Record):
    """Custody now, the place, the hold, and supervision."""

    custody_status: Annotated[Asked[CustodyStatus], Question(0, _TEAM, "triage")] = None
    facility: Annotated[Asked[ShortText], Question(3, _TEAM, "place", _HELD)] = None
    facility_state: Annotated[Asked[State], Question(3, _TEAM, "place", _HELD)] = None
    facility_county: Annotated[Asked[ShortText], Question(3, _TEAM, "place", _HELD)] = None
    detained_since: Annotated[Asked[Day], Question(3, _TEAM, "place", _HELD)] = None
    arrest_context: Annotated[Asked[ArrestContext], Question(3, Sensitivity.ATTORNEY, "place")] = (
        None
    )
    last_located_on: Annotated[Asked[Day], Question(3, _TEAM, "place", _HELD)] = None
    locator_method: Annotated[Asked[ShortText], Question(3, _TEAM, "place", _HELD)] = None
    transfer_threatened: Annotated[Asked[bool], Question(3, _TEAM, "hold", _HELD)] = None
    moved_on: Annotated[Asked[Day], Question(3, _TEAM, "hold", _HELD)] = None
    hold_form_seen: Annotated[
        tuple[HoldForm, ...], Field(max_length=4), Question(3, _TEAM, "hold", _LOCAL)
    ] = ()
    hold_lodged_at: Annotated[Asked[Day], Question(3, _TEAM, "hold", _LOCAL)] = None
    local_release_date: Annotated[Asked[Day], Question(3, _TEAM, "hold", _LOCAL)] = None
    supervision_docs: Annotated[
        tuple[SupervisionDocument, ...],
        Field(max_length=4),
        Question(3, _TEAM, "hold", _SUPERVISED),
    ] = ()
    next_check_in: Annotated[Asked[Day], Question(0, _TEAM, "triage", _SUPERVISED)] = None
    detention_feared: Annotated[Asked[bool], Question(0, _TEAM, "timeline", _FREE)] = None
    locate_tries: Annotated[
        tuple[LocateTry, ...], Field(max_length=60), Question(0, _TEAM, "tries")
    ] = ()
