"""Rows R-08 to R-10, R-18 to R-21, R-25: a case that is still open somewhere, or closed."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import DocumentClass, Filer, Office
from depwork.rules.asks import place, stage, status
from depwork.rules.asks.row import Check, Row
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
        row="R-08",
        code="R-08",
        when=(place.LIBERTY_OR_ICE, stage.BEFORE_JUDGE, status.RELIEF_OPEN),
        source="seed.001.step2",
        deciders=(Office.IMMIGRATION_JUDGE, Office.OPLA),
        filers=_COUNSEL,
        first=(status.RELIEF_SCREENED,),
    ),
    Row(
        row="R-09",
        code="R-09",
        when=(stage.JUDGE_OR_BOARD, place.STILL_HERE, status.NO_RELIEF),
        source="seed.001.step5",
        deciders=(Office.ERO_FIELD_OFFICE, Office.OPLA),
        addressees=_ERO,
        secondary=(Office.ICE_HQ, Office.CONGRESS),
        filers=(Filer.ORGANIZATION,),
        law=("pd.opla-power", "pd.eo-14159", "pd.factors-status"),
        first=(status.RELIEF_SCREENED, stage.CONSULTED),
    ),
    Row(
        row="R-09",
        code="R-09-close",
        when=(stage.JUDGE_OR_BOARD, place.STILL_HERE, status.NO_RELIEF),
        source="ag.cruz-valdez-2021",
        deciders=(Office.IMMIGRATION_JUDGE, Office.BIA, Office.OPLA),
        secondary=_ERO,
        filers=_COUNSEL,
        fees=("fee.joint-motion",),
        law=("court.admin-closure", "pd.dismissal-risk", "pd.opla-channel"),
        first=(
            stage.attorney_only("opla_through_attorney"),
            stage.attorney_only("dismissal_risk_explained"),
        ),
    ),
    Row(
        row="R-10",
        code="R-10",
        when=(place.LIBERTY_OR_ICE, stage.ON_APPEAL),
        source="cfr.8-1003-38",
        deciders=(Office.BIA, Office.OPLA),
        filers=_COUNSEL,
        fees=("fee.bia-appeal", "fee.waiver-eoir"),
        law=(*_APPEAL_DAYS, "stay.automatic"),
        first=(_IN_TIME, stage.attorney_only("opla_through_attorney")),
    ),
    Row(
        row="R-18",
        code="R-18",
        when=(stage.CIRCUIT, place.STILL_HERE),
        source="usc.8-1252",
        deciders=(Office.CIRCUIT_COURT,),
        filers=_COUNSEL,
        law=("stay.automatic", "deadline.petition-for-review-days"),
        first=(
            stage.yes("review_filed", "proceedings.pfr_filed"),
            stage.yes("court_stay_in_place", "proceedings.judicial_stay"),
        ),
    ),
    Row(
        row="R-18",
        code="R-18-ice",
        when=(stage.CIRCUIT, place.STILL_HERE),
        source="decision.table",
        deciders=(Office.ERO_FIELD_OFFICE, Office.OPLA),
        addressees=_ERO,
        secondary=(Office.ICE_HQ, Office.CONGRESS),
        filers=(*_COUNSEL, Filer.ORGANIZATION),
        law=("stay.no-pause",),
        first=(stage.CONSULTED,),
    ),
    Row(
        row="R-19",
        code="R-19",
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
        first=(stage.attorney_only("confidentiality_checked"),),
    ),
    Row(
        row="R-20",
        code="R-20",
        when=(place.STILL_HERE,),
        source="seed.001.step4",
        deciders=_ERO,
        addressees=_ERO,
        secondary=(Office.ICE_HQ, Office.CONGRESS),
        filers=(Filer.ORGANIZATION, Filer.ATTORNEY),
        law=("pd.deferred-action", "pd.deferred-action-work-permit"),
        first=(
            stage.DEFERRED_SIGNED,
            stage.evidence(
                "care_proof", DocumentClass.MEDICAL, DocumentClass.HARDSHIP, DocumentClass.SUPPORT
            ),
        ),
    ),
    Row(
        row="R-21",
        code="R-21",
        when=(place.STILL_HERE, YOUNG),
        source="decision.table",
        deciders=(Office.ORR,),
        filers=_COUNSEL,
        law=("locate.ice-locator-limits",),
        first=(
            stage.answered("guardian_named", "family.guardian"),
            stage.attorney_only("childs_best_interest"),
        ),
    ),
    Row(
        row="R-23",
        code="R-23",
        when=(place.STILL_HERE, status.CITIZEN_CLAIM),
        source="safety.R02",
        deciders=(Office.ERO_FIELD_OFFICE, Office.OPLA),
        addressees=_ERO,
        secondary=(Office.CONGRESS, Office.ICE_HQ),
        filers=(Filer.ATTORNEY, Filer.PERSON, Filer.ORGANIZATION),
        law=("locate.ice-line",),
        first=(stage.attorney_only("citizenship_papers"),),
    ),
    Row(
        row="R-25",
        code="R-25",
        when=(stage.CLOSED, place.STILL_HERE),
        source="decision.12-2",
        deciders=(Office.IMMIGRATION_JUDGE, Office.OPLA),
        filers=_COUNSEL,
        law=("court.admin-closure",),
        first=(stage.attorney_only("court_line_watched"),),
    ),
)
"""Rows for open and closed cases, and for people with protections of their own."""
