"""Rows R-03 to R-07, R-22, R-27, R-28: release from immigration detention before an order."""

from __future__ import annotations

from typing import Final

from depwork.model.ask_code import AskCode
from depwork.model.choices import DocumentClass, Filer, Office
from depwork.rules.asks import place, stage, status
from depwork.rules.asks.row import ANYBODY, ATTORNEY, Next, Row

_ERO: Final = (Office.ERO_FIELD_OFFICE,)
_LADDER: Final = (Office.ICE_HQ, Office.CONGRESS, Office.DHS_SECRETARY)
_COUNSEL: Final = (Filer.ATTORNEY,)
_PERSON: Final = (Filer.PERSON, Filer.ATTORNEY)
_ADDRESS: Final = stage.answered("fixed_address", "identity.home_address")
_SPONSOR: Final = stage.attorney_only("sponsor_ready")
_CLASS: Final = stage.attorney_only("class_member")
_CARE_PROOF: Final = stage.evidence(
    "care_proof", DocumentClass.MEDICAL, DocumentClass.HARDSHIP, DocumentClass.SUPPORT
)
_BOND_FEES: Final = ("fee.bond-request", "bond.minimum")

ROWS: Final = (
    Row(
        code=AskCode.R03,
        when=(place.HELD_BY_ICE, stage.NOT_FINAL, status.ADMITTED, status.NOT_MANDATORY),
        source="seed.001.step4",
        deciders=(Office.ERO_FIELD_OFFICE, Office.IMMIGRATION_JUDGE),
        addressees=_ERO,
        secondary=_LADDER,
        filers=(*_PERSON, Filer.OBLIGOR),
        fees=_BOND_FEES,
        law=("bond.cebonds", "bond.obligor"),
        first=(status.NOT_ARRIVING, status.NOT_MANDATORY, _ADDRESS, _SPONSOR),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R04,
        when=(
            place.HELD_BY_ICE,
            stage.NOT_FINAL,
            status.NOT_INSPECTED,
            place.BOND_CIRCUIT,
            status.NOT_LAKEN,
        ),
        source="bia.yajure-hurtado-2025",
        deciders=(Office.IMMIGRATION_JUDGE, Office.ERO_FIELD_OFFICE),
        addressees=_ERO,
        secondary=_LADDER,
        filers=_PERSON,
        fees=_BOND_FEES,
        law=("bond.circuits", "bond.no-admission", "bond.supreme-court", "bond.nationwide-class"),
        first=(
            place.CIRCUIT_CHECKED,
            status.NOT_MANDATORY,
            status.NOT_ARRIVING,
            _ADDRESS,
            _SPONSOR,
            _CLASS,
        ),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R04_HABEAS,
        when=(
            place.HELD_BY_ICE,
            stage.NOT_FINAL,
            status.NOT_INSPECTED,
            place.BOND_CIRCUIT,
            status.NOT_LAKEN,
        ),
        source="usc.28-2241",
        deciders=(Office.DISTRICT_COURT,),
        filers=_COUNSEL,
        fees=("fee.habeas",),
        law=("bond.habeas", "bond.circuits"),
        first=(place.CIRCUIT_CHECKED, stage.attorney_only("bond_was_refused")),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R05,
        when=(place.HELD_BY_ICE, stage.NOT_FINAL, status.NOT_INSPECTED, place.NO_BOND_CIRCUIT),
        source="decision.13-6",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=(*_COUNSEL, Filer.ORGANIZATION),
        fees=("fee.parole",),
        law=(
            "bond.circuits",
            "bond.no-admission",
            "bond.parole-practice",
            "bond.supreme-court",
            "bond.fifth-circuit-hearing",
        ),
        first=(place.CIRCUIT_CHECKED, stage.HABEAS_ASKED, _CARE_PROOF),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R05_HABEAS,
        when=(place.HELD_BY_ICE, stage.NOT_FINAL, status.NOT_INSPECTED, place.NO_BOND_CIRCUIT),
        source="usc.28-2241",
        deciders=(Office.DISTRICT_COURT,),
        filers=_COUNSEL,
        fees=("fee.habeas",),
        law=("bond.habeas", "bond.circuits", "bond.fifth-circuit-hearing"),
        first=(place.PLACE_KNOWN, stage.HABEAS_ASKED),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R06,
        when=(place.HELD_BY_ICE, stage.NOT_FINAL, status.MANDATORY),
        source="decision.12-5",
        deciders=(Office.IMMIGRATION_JUDGE,),
        filers=_COUNSEL,
        law=("bond.laken-riley",),
        first=(status.MANDATORY, stage.attorney_only("record_reviewed")),
        careful=True,
    ),
    Row(
        code=AskCode.R06_PAROLE,
        when=(place.HELD_BY_ICE, stage.NOT_FINAL, status.MANDATORY),
        source="decision.12-5",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=_COUNSEL,
        fees=("fee.parole",),
        law=("bond.laken-riley", "bond.parole-practice"),
        first=(_CARE_PROOF, stage.attorney_only("record_reviewed")),
        careful=True,
    ),
    Row(
        code=AskCode.R06_HABEAS,
        when=(place.HELD_BY_ICE, stage.NOT_FINAL, status.MANDATORY),
        source="court.genalo",
        deciders=(Office.DISTRICT_COURT,),
        filers=_COUNSEL,
        fees=("fee.habeas",),
        law=("bond.long-detention-case", "bond.habeas"),
        first=(stage.answered("detained_since_known", "custody.detained_since"),),
        careful=True,
    ),
    Row(
        code=AskCode.R07,
        when=(place.HELD_BY_ICE, stage.BEFORE_ORDER, status.ARRIVING_KIND),
        source="cfr.8-1003-19",
        deciders=_ERO,
        addressees=_ERO,
        secondary=_LADDER,
        filers=_PERSON,
        fees=("fee.parole",),
        law=("bond.arriving", "bond.parole-practice"),
        first=(
            stage.attorney_only("identity_papers"),
            stage.attorney_only("no_flight_risk"),
            _SPONSOR,
            _ADDRESS,
        ),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R22,
        when=(place.DETAINED_BY_DHS, place.TRANSFER_NEAR),
        source="decision.table",
        deciders=_ERO,
        addressees=_ERO,
        secondary=(Office.CONGRESS, Office.ICE_HQ),
        filers=(*_COUNSEL, Filer.ORGANIZATION),
        law=("bond.transfers",),
        first=(place.PLACE_KNOWN, _CARE_PROOF),
        told_to=ANYBODY,
        then=Next("ask_keep_here", ATTORNEY, "custody.transfer_threatened"),
    ),
    Row(
        code=AskCode.R22_COURT,
        when=(place.DETAINED_BY_DHS, place.TRANSFER_NEAR),
        source="usc.28-2241",
        deciders=(Office.DISTRICT_COURT,),
        filers=_COUNSEL,
        fees=("fee.habeas",),
        law=("bond.habeas", "bond.transfers"),
        first=(place.PLACE_KNOWN, stage.HABEAS_ASKED),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R27,
        when=(place.AT_CBP,),
        source="decision.12-2",
        deciders=(Office.CBP,),
        filers=_PERSON,
        law=("locate.cbp-lag-hours", "locate.ice-locator"),
        first=(
            stage.answered("located", "custody.last_located_on"),
            stage.yes("has_attorney", "attorney.has_attorney"),
        ),
        told_to=ANYBODY,
    ),
    Row(
        code=AskCode.R28,
        when=(place.HELD_BY_ICE, stage.BOARD),
        source="decision.12-2",
        deciders=(Office.BIA, Office.ERO_FIELD_OFFICE),
        addressees=_ERO,
        secondary=_LADDER,
        filers=_COUNSEL,
        law=("stay.automatic",),
        first=(stage.yes("appeal_in_time", "proceedings.appeal_filed"),),
        told_to=ANYBODY,
    ),
)
"""Rows for people held by the immigration authorities before a final order."""
