"""Attorney, privacy waivers, the evidence in hand (facts 3)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, model_validator

from depwork.model.answers import Asked, Only, Question, Sensitivity
from depwork.model.beginning import ReferralAnswer, ScreeningQuestion, WaiverCarrier
from depwork.model.choices import DocumentClass
from depwork.model.codes import ItemId
from depwork.model.consent import SignOff
from depwork.model.day import Day
from depwork.model.phone import Phone
from depwork.model.proof import OwedPaper, ShownFact, SupportLetter
from depwork.model.record import Record
from depwork.model.text import ShortText

_TEAM = Sensitivity.TEAM
_HAS = Only("attorney.has_attorney", (True,))


class Referral(Record):
    """One office that was asked to look at the case, and what it answered."""

    to: ShortText
    on: Day
    answer: ReferralAnswer = ReferralAnswer.WAITING
    note: ShortText | None = None


class Attorney(Record):
    """Who represents the person, and what that attorney has cleared."""

    has_attorney: Annotated[Asked[bool], Question(2, _TEAM, "attorney")] = None
    attorney_name: Annotated[Asked[ShortText], Question(2, _TEAM, "attorney", _HAS)] = None
    attorney_org: Annotated[Asked[ShortText], Question(2, _TEAM, "attorney", _HAS)] = None
    attorney_phone: Annotated[Asked[Phone], Question(2, _TEAM, "attorney", _HAS)] = None
    g28_on_file: Annotated[Asked[bool], Question(2, _TEAM, "attorney", _HAS)] = None
    eoir28_on_file: Annotated[Asked[bool], Question(2, _TEAM, "attorney", _HAS)] = None
    accredited_rep: Annotated[Asked[bool], Question(2, _TEAM, "attorney", _HAS)] = None
    attorney_consulted_letter: Annotated[Asked[Day], Question(5, _TEAM, "clearance")] = None
    attorney_consulted_for_public: Annotated[Asked[Day], Question(7, _TEAM, "attorney_public")] = (
        None
    )
    habeas_asked: Annotated[Asked[Day], Question(4, _TEAM, "emergency")] = None
    attorney_signoff_items: Annotated[
        tuple[SignOff, ...], Field(max_length=200), Question(5, _TEAM, "clearance")
    ] = ()
    referrals: Annotated[
        tuple[Referral, ...], Field(max_length=20), Question(2, _TEAM, "referral")
    ] = ()
    attorney_checked_on: Annotated[Asked[Day], Question(2, _TEAM, "referral")] = None
    questions_taken: Annotated[
        tuple[ScreeningQuestion, ...],
        Field(max_length=len(ScreeningQuestion)),
        Question(2, Sensitivity.HIGH, "prompts"),
    ] = ()


class CongressionalWaiver(Record):
    """One office's own privacy form."""

    office: ShortText
    signed_on: Day | None = None
    sent_on: Day | None = None


class Waiver(Record):
    """ICE Form 60-001 and the offices' own forms, from hand to hand (facts 2.6)."""

    ice_60_001_sent: Annotated[Asked[Day], Question(3, _TEAM, "waiver")] = None
    ice_60_001_signed: Annotated[Asked[Day], Question(3, _TEAM, "waiver")] = None
    ice_60_001_received: Annotated[Asked[Day], Question(3, _TEAM, "waiver")] = None
    ice_60_001_submitted: Annotated[Asked[Day], Question(3, _TEAM, "waiver")] = None
    congressional_waiver: Annotated[
        tuple[CongressionalWaiver, ...], Field(max_length=10), Question(3, _TEAM, "waiver")
    ] = ()
    ice_60_001_carrier: Annotated[Asked[WaiverCarrier], Question(3, _TEAM, "waiver")] = None
    ice_60_001_obstacle: Annotated[Asked[ShortText], Question(3, _TEAM, "waiver")] = None


class EvidenceItem(Record):
    """One piece of evidence in hand, without the file itself.

    ``shows`` is chosen by a person who has the paper before them: a letter cites the paper for
    these facts and for no other, whatever its class.
    """

    id: ItemId = Field(default_factory=lambda: secrets.token_hex(8))
    title: ShortText
    kind: DocumentClass
    shows: Annotated[tuple[ShownFact, ...], Field(max_length=len(ShownFact))] = ()
    dated: Day | None = None
    pages: Annotated[int, Field(ge=1, le=2000)] | None = None
    signed: bool | None = None
    notarized: bool | None = None
    original: bool | None = None
    translated: bool | None = None
    sensitive: bool = True


class Evidence(Record):
    """What is in hand to show that a claim is true."""

    items: Annotated[
        tuple[EvidenceItem, ...], Field(max_length=100), Question(5, _TEAM, "evidence")
    ] = ()
    owed: Annotated[tuple[OwedPaper, ...], Field(max_length=60), Question(5, _TEAM, "owed")] = ()
    letters: Annotated[
        tuple[SupportLetter, ...], Field(max_length=200), Question(5, _TEAM, "letters")
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _each_its_id(cls, raw: Any) -> Any:
        """Give rows without an id, or with another row's, one that every reading repeats."""
        items = raw.get("items") if isinstance(raw, Mapping) else None
        if not isinstance(items, Sequence) or isinstance(items, str):
            return raw
        kept, seen = [], set[str]()
        for place, item in enumerate(items):
            row = dict(item) if isinstance(item, Mapping | EvidenceItem) else item
            if isinstance(row, dict):
                if row.get("id") is None or str(row["id"]) in seen:
                    row["id"] = _derived(place, row)
                seen.add(str(row["id"]))
            kept.append(row)
        return {**raw, "items": kept}


def _derived(place: int, row: Mapping[Any, Any]) -> str:
    """Return the id of a row that was kept before rows had ids, or is new from a page."""
    said = sorted((str(key), str(value)) for key, value in row.items() if key != "id")
    return hashlib.sha256(repr((place, said)).encode("utf-8", "replace")).hexdigest()[:16]
