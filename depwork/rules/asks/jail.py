"""Rows R-00 to R-02: no proceedings, and people in a local jail."""

from __future__ import annotations

from typing import Final

from depwork.model.ask_code import AskCode
from depwork.model.choices import Filer, Office
from depwork.rules.asks import place, stage
from depwork.rules.asks.row import ANYBODY, ORGANIZER, WITH_ICE, Next, Opens, Row
from depwork.rules.groups import STAGE

_AGREEMENT: Final = stage.attorney_only("jail_agreement_checked")
"""Whether the jail works for ICE under section 287(g); the list changes month by month."""

ROWS: Final = (
    Row(
        code=AskCode.R00,
        when=(stage.NONE_OR_UNKNOWN, place.NO_HOLD_KNOWN, place.NOT_KNOWN_REMOVED),
        source="safety.R02",
        law=("pd.eo-14159", "removal.expedited"),
        first=(stage.answered("stage_known", STAGE),),
        told_to=ANYBODY,
        careful=True,
    ),
    # The table names stage "none"; a jail without a hold asks for the same care at any stage.
    Row(
        code=AskCode.R01,
        when=(place.JAIL_NO_HOLD,),
        source="decision.table",
        filers=(Filer.DEFENSE_COUNSEL,),
        law=("bond.laken-riley", "detainer.287g-count"),
        first=(
            stage.attorney_only("defender_knows_risk"),
            _AGREEMENT,
        ),
        careful=True,
    ),
    Row(
        code=AskCode.R02,
        when=(place.JAIL_HOLD,),
        source="seed.001.step4",
        deciders=(Office.ERO_FIELD_OFFICE,),
        addressees=(Office.ERO_FIELD_OFFICE,),
        secondary=(Office.ICE_HQ, Office.CONGRESS),
        filers=(Filer.ORGANIZATION, Filer.ATTORNEY),
        forms=("detainer.form",),
        law=("detainer.hours", "detainer.laken-riley"),
        first=(
            place.HOLD_SEEN,
            place.RELEASE_DAY,
            stage.attorney_only("both_lawyers_before_bail"),
        ),
        told_to=WITH_ICE,
        opens=Opens.HOLD,
        then=Next("see_hold_papers", ORGANIZER, "custody.hold_form_seen"),
        address_when=(place.HOLD_SEEN,),
    ),
    Row(
        code=AskCode.R02_JAIL,
        when=(place.JAIL_HOLD,),
        source="seed.001.step4",
        deciders=(Office.SHERIFF,),
        addressees=(Office.SHERIFF,),
        secondary=(Office.LOCAL_OFFICIALS,),
        filers=(Filer.ORGANIZATION, Filer.ATTORNEY),
        forms=("detainer.form",),
        law=("detainer.state-law", "detainer.hours", "detainer.287g-count"),
        first=(
            place.HOLD_SEEN,
            place.STATE_LIMITS_HOLDS,
            _AGREEMENT,
            place.RELEASE_DAY,
            stage.attorney_only("both_lawyers_before_bail"),
        ),
        told_to=WITH_ICE,
        opens=Opens.HOLD,
        address_when=(place.HOLD_SEEN, place.STATE_LIMITS_HOLDS),
    ),
)
"""Rows for people without proceedings, and in a local jail."""
