"""Rows R-00 to R-02: no proceedings, and people in a local jail."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import Filer, Office
from depwork.rules.asks import place, stage
from depwork.rules.asks.row import Row
from depwork.rules.groups import STAGE

ROWS: Final = (
    Row(
        row="R-00",
        code="R-00",
        when=(stage.NONE_OR_UNKNOWN, place.NO_HOLD_KNOWN, place.NOT_KNOWN_REMOVED),
        source="safety.R02",
        law=("pd.eo-14159", "removal.expedited"),
        first=(stage.answered("stage_known", STAGE),),
    ),
    # The table names stage "none"; a jail without a hold asks for the same care at any stage.
    Row(
        row="R-01",
        code="R-01",
        when=(place.JAIL_NO_HOLD,),
        source="decision.table",
        filers=(Filer.DEFENSE_COUNSEL,),
        law=("bond.laken-riley", "detainer.287g-count"),
        first=(stage.attorney_only("defender_knows_risk"),),
    ),
    Row(
        row="R-02",
        code="R-02",
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
    ),
    Row(
        row="R-02",
        code="R-02-jail",
        when=(place.JAIL_HOLD,),
        source="seed.001.step4",
        deciders=(Office.SHERIFF,),
        addressees=(Office.SHERIFF,),
        secondary=(Office.LOCAL_OFFICIALS,),
        filers=(Filer.ORGANIZATION, Filer.ATTORNEY),
        forms=("detainer.form",),
        law=("detainer.state-law", "detainer.hours"),
        first=(
            place.HOLD_SEEN,
            place.STATE_LIMITS_HOLDS,
            place.RELEASE_DAY,
            stage.attorney_only("both_lawyers_before_bail"),
        ),
    ),
)
"""Rows for people without proceedings, and in a local jail."""
