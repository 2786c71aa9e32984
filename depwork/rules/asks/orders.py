"""Rows R-11 to R-15 and R-29: after an order."""

from __future__ import annotations

from typing import Final

from depwork.model.ask_code import AskCode
from depwork.model.choices import DocumentClass, Filer, Office
from depwork.rules.asks import place, stage
from depwork.rules.asks.check import Check
from depwork.rules.asks.row import ANYBODY, FAMILY, Next, Row

_ERO: Final = (Office.ERO_FIELD_OFFICE,)
_LADDER: Final = (Office.ICE_HQ, Office.DHS_SECRETARY, Office.CONGRESS)
_COUNSEL: Final = (Filer.ATTORNEY,)
_PERSON: Final = (Filer.PERSON, Filer.ATTORNEY)
_STAY_FORM: Final = ("form.i-246", "form.i-246-who", "form.i-246-where", "form.i-246-needs")
_STAY_FEE: Final = ("fee.i-246", "form.i-246-payment")
_STAY_LAW: Final = ("stay.no-pause", "stay.after-boarding")
_THIRD: Final = (
    "removal.third-country",
    "removal.third-country-notice",
    "removal.final-order-review",
)
_EVERY_COUNTRY: Final = stage.attorney_only("fear_of_every_country")
_MOTION_DAYS: Final = ("deadline.motion-reopen-days", "deadline.motion-reconsider-days")
_STAY_FIRST: Final = (
    stage.attorney_only("order_copy"),
    stage.attorney_only("identity_papers"),
    stage.answered("reasons_written", "story.what_person_wants"),
    stage.evidence(
        "care_proof", DocumentClass.MEDICAL, DocumentClass.HARDSHIP, DocumentClass.SUPPORT
    ),
    stage.HABEAS_ASKED,
)
_U1: Final = (place.DETAINED_BY_DHS, stage.FINAL_ORDER, stage.IMMINENT)
_LATER: Final = (place.DETAINED_BY_DHS, stage.FINAL_ORDER, stage.NOT_IMMINENT)


def _stay(code: AskCode, when: tuple[Check, ...]) -> Row:
    return Row(
        code=code,
        when=when,
        source="cfr.8-241-6",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=_PERSON,
        forms=_STAY_FORM,
        fees=_STAY_FEE,
        law=_STAY_LAW,
        first=_STAY_FIRST,
        told_to=ANYBODY,
    )


def _motion(code: AskCode, when: tuple[Check, ...]) -> Row:
    return Row(
        code=code,
        when=when,
        source="cfr.8-1003-23",
        deciders=(Office.IMMIGRATION_JUDGE, Office.BIA),
        filers=_COUNSEL,
        fees=("fee.motion-court", "fee.motion-no-fee-relief", "fee.waiver-eoir"),
        law=("stay.automatic", *_MOTION_DAYS),
        first=(stage.attorney_only("grounds_to_reopen"),),
        told_to=ANYBODY,
    )


def _court(code: AskCode, when: tuple[Check, ...]) -> Row:
    return Row(
        code=code,
        when=when,
        source="usc.8-1252",
        deciders=(Office.CIRCUIT_COURT, Office.DISTRICT_COURT),
        filers=_COUNSEL,
        fees=("fee.habeas",),
        law=("deadline.petition-for-review-days", "bond.habeas", *_THIRD),
        first=(stage.HABEAS_ASKED, place.PLACE_KNOWN, _EVERY_COUNTRY),
        told_to=ANYBODY,
    )


ROWS: Final = (
    _stay(AskCode.R11, _U1),
    _motion(AskCode.R11_MOTION, _U1),
    _court(AskCode.R11_COURT, _U1),
    _stay(AskCode.R12, _LATER),
    _motion(AskCode.R12_MOTION, _LATER),
    _court(AskCode.R12_COURT, _LATER),
    Row(
        code=AskCode.R12_RELEASE,
        when=_LATER,
        source="cfr.8-241-4",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=(*_PERSON, Filer.ORGANIZATION),
        law=("deadline.custody-review-days", *_THIRD[:2]),
        first=(
            stage.answered("order_day_known", "proceedings.order_date"),
            stage.answered("travel_document_known", "proceedings.travel_doc_issued"),
            _EVERY_COUNTRY,
        ),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R13,
        when=(place.SUPERVISED, stage.ORDER_OR_REVIEW, stage.CHECK_IN_DUE),
        source="decision.table",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=(*_PERSON, Filer.ORGANIZATION),
        law=("arrest.check-in", "fine.failing-to-depart", *_THIRD),
        first=(
            stage.attorney_only("risk_review"),
            stage.attorney_only("childcare_plan"),
            stage.CHECK_IN_DUE,
            _EVERY_COUNTRY,
        ),
        told_to=ANYBODY,
        then=Next("childcare_plan", FAMILY, "risks.hard_outcome_talked"),
    ),
    Row(
        code=AskCode.R13_STAY,
        when=(place.SUPERVISED, stage.ORDER_OR_REVIEW, stage.CHECK_IN_DUE),
        source="cfr.8-241-6",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=_PERSON,
        forms=_STAY_FORM,
        fees=_STAY_FEE,
        law=(*_STAY_LAW, "arrest.check-in"),
        first=(stage.attorney_only("risk_review"), *_STAY_FIRST[:3]),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R13_NO_ORDER,
        when=(place.SUPERVISED, stage.NO_ORDER, stage.CHECK_IN_DUE),
        source="decision.13-16",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=(*_PERSON, Filer.ORGANIZATION),
        law=("arrest.check-in",),
        first=(
            stage.attorney_only("risk_review"),
            stage.attorney_only("childcare_plan"),
            stage.CHECK_IN_DUE,
        ),
        told_to=ANYBODY,
        then=Next("childcare_plan", FAMILY, "risks.hard_outcome_talked"),
    ),
    Row(
        code=AskCode.R14,
        when=(stage.IN_ABSENTIA, place.STILL_HERE),
        source="cfr.8-1003-23",
        deciders=(Office.IMMIGRATION_JUDGE,),
        filers=(Filer.ATTORNEY, Filer.PERSON),
        fees=("fee.motion-in-absentia", "fee.motion-court", "fee.in-absentia-arrest"),
        law=("stay.automatic", "deadline.motion-in-absentia-days"),
        first=(
            stage.attorney_only("notice_facts"),
            stage.attorney_only("address_history_with_attorney"),
        ),
    ),
    Row(
        code=AskCode.R14_STAY,
        when=(stage.IN_ABSENTIA, place.STILL_HERE),
        source="cfr.8-241-6",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=_PERSON,
        forms=_STAY_FORM,
        fees=(*_STAY_FEE, "fee.in-absentia-arrest"),
        law=_STAY_LAW,
        first=(
            stage.yes("motion_filed", "proceedings.motion_filed"),
            stage.attorney_only("risk_review"),
            *_STAY_FIRST[:3],
        ),
    ),
    Row(
        code=AskCode.R15,
        when=(stage.REINSTATED, place.STILL_HERE),
        source="advisory.reinstatement-2019",
        deciders=(Office.ASYLUM_OFFICE, Office.CIRCUIT_COURT),
        filers=_COUNSEL,
        law=("removal.reinstatement", "removal.reentry-crime"),
        first=(stage.attorney_only("every_word_signed_off"), stage.HABEAS_ASKED),
        careful=True,
    ),
    Row(
        code=AskCode.R15_STAY,
        when=(stage.REINSTATED, place.STILL_HERE),
        source="cfr.8-241-6",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=_COUNSEL,
        forms=_STAY_FORM,
        fees=_STAY_FEE,
        law=(*_STAY_LAW, "removal.reinstatement", "removal.reentry-crime"),
        first=(stage.attorney_only("every_word_signed_off"), *_STAY_FIRST[:3]),
    ),
    Row(
        code=AskCode.R29,
        when=(place.AT_LIBERTY, stage.FINAL_ORDER, stage.UNDATED),
        source="decision.12-2",
        filers=_COUNSEL,
        law=(*_THIRD, "fine.failing-to-depart"),
        first=(
            stage.attorney_only("risk_review"),
            stage.attorney_only("safety_plan"),
            _EVERY_COUNTRY,
        ),
        told_to=ANYBODY,
        careful=True,
    ),
)
"""Rows for people under an order that a judge gave, or an old one put back in force."""
