"""A rung of the ladder towards a removal date."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from depwork.model.record import Record


class RungCode(StrEnum):
    """What a campaign does as a removal date comes closer."""

    OFFICIALS = "officials"
    GROUPS = "groups"
    CALL_IN_DAY = "call_in_day"
    VIGIL = "vigil"
    PRESS = "press"
    SECONDARY = "secondary"
    LEGAL_BRIEFING = "legal_briefing"
    COURT_ASKED = "court_asked"
    TOGETHER = "together"
    THE_DAY = "the_day"


class Rung(Record):
    """One rung and the day it falls on."""

    code: RungCode
    on: date
