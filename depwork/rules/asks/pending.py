"""Rows R-08 to R-10, R-18 to R-21, R-25: a case that is still open somewhere, or closed."""

from __future__ import annotations

from typing import Final

from depwork.model.ask_code import AskCode
from depwork.model.choices import DocumentClass, Filer, Office
from depwork.rules.asks import place, stage, status
from depwork.rules.asks.check import Check
from depwork.rules.asks.row import ANYBODY, ATTORNEY, FAMILY, Next, Opens, Row
from depwork.rules.dates import BIRTH
from depwork.rules.groups import CUSTODY
from depwork.rules.three import some

_ERO: Final = (Office.ERO_FIELD_OFFICE,)
_COUNSEL: Final = (Filer.ATTORNEY,)
_APPEAL_DAYS: Final = (
    "deadline.bia-appeal-earliest-days",
    "deadline.bia-appeal-latest-days",
    "deadline.bia-appeal-rule",
)
_IN_TIME: Final = stage.yes("appeal_in_time", "proceedings.appeal_filed")


YOUNG: Final = Check(
    "young_person", lambda look: some(place.IN_ORR(look), status.under_18(look)), (CUSTODY, BIRTH)
)

ROWS: Final = (
    Row(
        code=AskCode.R08,
        when=(place.LIBERTY_OR_ICE, stage.BEFORE_JUDGE, status.RELIEF_OPEN),
        source="seed.001.step2",
        deciders=(Office.IMMIGRATION_JUDGE, Office.OPLA),
        filers=_COUNSEL,
        first=(status.RELIEF_SCREENED,),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R09,
        when=(stage.JUDGE_OR_BOARD, place.STILL_HERE, status.NO_RELIEF),
        source="decision.13-7",
        deciders=(Office.OPLA,),
        filers=_COUNSEL,
        law=("pd.opla-power", "pd.opla-channel", "pd.eo-14159", "pd.factors-status"),
        first=(
            status.RELIEF_SCREENED,
            stage.yes("has_attorney", "attorney.has_attorney"),
            stage.CONSULTED,
            stage.attorney_only("opla_through_attorney"),
        ),
        by_counsel=True,
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R09_CLOSE,
        when=(stage.JUDGE_OR_BOARD, place.STILL_HERE, status.NO_RELIEF),
        source="ag.cruz-valdez-2021",
        deciders=(Office.IMMIGRATION_JUDGE, Office.BIA),
        filers=_COUNSEL,
        fees=("fee.joint-motion",),
        law=("court.admin-closure", "pd.dismissal-risk", "pd.opla-channel"),
        first=(
            stage.attorney_only("opla_through_attorney"),
            stage.attorney_only("dismissal_risk_explained"),
        ),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R10,
        when=(place.LIBERTY_OR_ICE, stage.ON_APPEAL),
        source="cfr.8-1003-38",
        deciders=(Office.BIA,),
        filers=_COUNSEL,
        fees=("fee.bia-appeal", "fee.waiver-eoir"),
        by_counsel=True,
        law=(*_APPEAL_DAYS, "stay.automatic"),
        first=(_IN_TIME, stage.attorney_only("opla_through_attorney")),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R18,
        when=(stage.CIRCUIT, place.STILL_HERE),
        source="usc.8-1252",
        deciders=(Office.CIRCUIT_COURT,),
        filers=_COUNSEL,
        law=("stay.automatic", "deadline.petition-for-review-days"),
        first=(
            stage.yes("review_filed", "proceedings.pfr_filed"),
            stage.yes("court_stay_in_place", "proceedings.judicial_stay"),
        ),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R18_ICE,
        when=(stage.CIRCUIT, place.STILL_HERE),
        source="decision.table",
        deciders=(Office.ERO_FIELD_OFFICE, Office.OPLA),
        addressees=_ERO,
        secondary=(Office.ICE_HQ, Office.CONGRESS),
        filers=(*_COUNSEL, Filer.ORGANIZATION),
        law=("stay.no-pause",),
        first=(stage.CONSULTED,),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R19,
        when=(place.STILL_HERE, status.VICTIM_FILING),
        source="usc.8-1367",
        deciders=(Office.ERO_FIELD_OFFICE, Office.OPLA, Office.USCIS),
        addressees=_ERO,
        filers=_COUNSEL,
        forms=("form.i-246",),
        law=(
            "victims.confidentiality",
            "victims.directive",
            "victims.injunction",
            "youth.sij-deferred-action",
        ),
        first=(
            stage.attorney_only("confidentiality_checked"),
            stage.attorney_only("class_member"),
        ),
    ),
    Row(
        code=AskCode.R20,
        when=(place.STILL_HERE, stage.DEFERRED_SIGNED),
        source="seed.001.step4",
        deciders=_ERO,
        addressees=_ERO,
        secondary=(Office.ICE_HQ, Office.CONGRESS),
        filers=(Filer.ORGANIZATION, Filer.ATTORNEY),
        law=("pd.deferred-action", "pd.deferred-action-work-permit"),
        first=(
            stage.evidence(
                "care_proof", DocumentClass.MEDICAL, DocumentClass.HARDSHIP, DocumentClass.SUPPORT
            ),
        ),
        told_to=ANYBODY,
        opens=Opens.DEFERRED,
    ),
    Row(
        code=AskCode.R21,
        when=(place.STILL_HERE, YOUNG),
        source="decision.table",
        deciders=(Office.ORR,),
        filers=_COUNSEL,
        law=("locate.ice-locator-limits",),
        first=(
            stage.answered("guardian_named", "family.guardian"),
            stage.attorney_only("childs_best_interest"),
        ),
        told_to=ANYBODY,
        then=Next("child_attorney", ATTORNEY, "family.guardian"),
        careful=True,
    ),
    Row(
        code=AskCode.R23,
        when=(place.STILL_HERE, status.CITIZEN_CLAIM),
        source="safety.R02",
        deciders=(Office.ERO_FIELD_OFFICE, Office.OPLA),
        addressees=_ERO,
        secondary=(Office.CONGRESS, Office.ICE_HQ),
        filers=(Filer.ATTORNEY, Filer.PERSON, Filer.ORGANIZATION),
        law=("locate.ice-line",),
        first=(stage.attorney_only("citizenship_papers"),),
        told_to=ANYBODY,
        opens=Opens.CITIZEN,
        then=Next("bring_citizenship", FAMILY, "identity.citizenship_claim"),
        careful=True,
    ),
    Row(
        code=AskCode.R23_RESIDENT,
        when=(place.DETAINED_BY_DHS, status.RESIDENT_HELD),
        source="decision.13-16",
        deciders=(Office.CBP, Office.ERO_FIELD_OFFICE, Office.IMMIGRATION_JUDGE),
        filers=_COUNSEL,
        law=("locate.cbp-lag-hours",),
        first=(
            stage.yes("has_attorney", "attorney.has_attorney"),
            stage.attorney_only("nothing_signed"),
            stage.attorney_only("record_reviewed"),
        ),
        then=Next("resident_attorney", ATTORNEY, status.RESIDENT),
        careful=True,
    ),
    Row(
        code=AskCode.R25,
        when=(stage.CLOSED, place.STILL_HERE),
        source="decision.12-2",
        deciders=(Office.IMMIGRATION_JUDGE, Office.OPLA),
        filers=_COUNSEL,
        law=("court.admin-closure",),
        first=(stage.attorney_only("court_line_watched"),),
        told_to=ANYBODY,
        careful=True,
    ),
)
"""Rows for open and closed cases, and for people with protections of their own."""
