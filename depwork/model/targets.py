"""Offices that are asked for support, and how far each one is (facts 8, R11)."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import StrEnum
from typing import Final

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from depwork.model.choices import Office
from depwork.model.day import Day
from depwork.model.ledger import EntryId, LedgerEntry
from depwork.model.phone import Phone
from depwork.model.plain import folded
from depwork.model.reach import Zone
from depwork.model.text import LongText, ShortText

CHECKED: Final = timedelta(days=90)
"""How long a number that somebody checked is called (facts 12.7: office lines)."""
_NEVER: Final = frozenset({Office.IMMIGRATION_JUDGE, Office.BIA, Office.ASYLUM_OFFICE})
_NEVER_TITLED: Final = re.compile(
    r"immigration judge|juez[a]? de inmigracion|asylum officer|oficial de asilo"
    r"|board of immigration appeals|junta de apelaciones de inmigracion"
)


class Support(StrEnum):
    """How far an office is that was asked for support, in the order of the way."""

    LISTED = "listed"
    ASKED = "asked"
    PROMISED = "promised"
    WROTE = "wrote"
    CALLED = "called"
    DECLINED = "declined"


class Target(LedgerEntry):
    """One office as it stood on a day; a further line that corrects it says how far it is now.

    Args:
        title: The office by its title; nobody's name is needed (R11).
        office: What kind of office it is.
        stage: How far it is, on the day of this line.
        promise: What was promised, in the team's words.
        next_on: When to ask again.
        line: The office's own public number.
        hours: When that number is answered.
        zone: The time zone of those hours.
        source: Where the number and hours were found.
        checked_on: The day somebody checked them.
        consent_on: The day the person agreed that this office is pressed in public.
        batch: Which import brought this line.
    """

    title: ShortText
    office: Office | None = None
    stage: Support = Support.LISTED
    promise: LongText | None = None
    next_on: Day | None = None
    line: Phone | None = None
    hours: ShortText | None = None
    zone: Zone | None = None
    source: ShortText | None = None
    checked_on: Day | None = None
    consent_on: Day | None = None
    batch: EntryId | None = None

    @field_validator("title", "office")
    @classmethod
    def _nobody_who_judges(cls, given: str | None) -> str | None:
        """Refuse who decides as a judge does: pressure there harms (R11).

        Raises:
            PydanticCustomError: ``target_judge``.
        """
        if given in _NEVER or _NEVER_TITLED.search(folded(given or "")):
            raise PydanticCustomError("target_judge", "nobody who judges is a target")
        return given
