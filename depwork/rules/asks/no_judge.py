"""Rows R-16, R-17, R-24 and R-26: orders without a judge, and people who leave or have left."""

from __future__ import annotations

from typing import Final

from depwork.model.ask_code import AskCode
from depwork.model.choices import Filer, Office
from depwork.rules.asks import place, stage, status
from depwork.rules.asks.row import ANYBODY, ATTORNEY, FAMILY, Next, Row

ROWS: Final = (
    Row(
        code=AskCode.R16,
        when=(stage.EXPEDITED, place.STILL_HERE),
        source="court.dc-25-5320",
        deciders=(Office.ASYLUM_OFFICE, Office.ERO_FIELD_OFFICE, Office.CBP),
        filers=(Filer.PERSON, Filer.ATTORNEY),
        law=("removal.expedited", "removal.expedited-years"),
        first=(status.TWO_YEARS, status.TWO_YEARS_PROOF, stage.HABEAS_ASKED),
        then=Next("bring_two_years", FAMILY, "immigration_history.presence_proof_two_years"),
        careful=True,
    ),
    Row(
        code=AskCode.R17,
        when=(stage.ADMINISTRATIVE, place.STILL_HERE),
        source="usc.8-1228-b",
        deciders=(Office.ERO_FIELD_OFFICE, Office.ASYLUM_OFFICE, Office.CIRCUIT_COURT),
        addressees=(Office.ERO_FIELD_OFFICE,),
        secondary=(Office.ICE_HQ, Office.DHS_SECRETARY, Office.CONGRESS),
        filers=(Filer.ATTORNEY,),
        law=("deadline.petition-for-review-days", "stay.no-pause"),
        first=(stage.attorney_only("record_reviewed"), stage.HABEAS_ASKED),
    ),
    Row(
        code=AskCode.R24,
        when=(place.WAS_REMOVED,),
        source="decision.table",
        filers=(Filer.ATTORNEY,),
        law=("deadline.motion-reopen-days", "deadline.motion-reconsider-days"),
        first=(stage.attorney_only("return_advice"),),
        told_to=ANYBODY,
        then=Next("advice_after_removal", ATTORNEY, "attorney.has_attorney"),
    ),
    Row(
        code=AskCode.R26,
        when=(stage.LEAVING, place.STILL_HERE),
        source="decision.12-2",
        deciders=(Office.IMMIGRATION_JUDGE, Office.ERO_FIELD_OFFICE),
        filers=(Filer.ATTORNEY,),
        first=(stage.answered("departure_day_known", "proceedings.removal_date"),),
        told_to=ANYBODY,
    ),
)
"""Rows for people under an order that ICE itself gave, removed, or leaving."""
