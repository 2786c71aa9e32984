"""Days that people type: within a lifetime and a plan, and never beyond what can be counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from depwork.model.record import Said

FIRST_YEAR: Final = 1900
"""Nobody alive was born before it, and no paper of a case is older."""
LAST_YEAR: Final = 2100
"""No hearing, review or plan lies beyond it."""


def _reasonable(day: date, info: ValidationInfo) -> date:
    """Return the day; one that was kept before stays, whatever its year.

    Raises:
        PydanticCustomError: ``day_year``, when the year is a slip of the hand.
    """
    said = info.context
    if isinstance(said, Said) and (said.stored or info.field_name in said.kept):
        return day
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("day_year", "this year is out of reach")
    return day


Day = Annotated[date, AfterValidator(_reasonable)]
"""A day as typed now: from 1900 to 2100."""


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or the end of the calendar where there is none.

    >>> shifted(date(2026, 11, 22), 7).isoformat(), shifted(date.max, 7) == date.max
    ('2026-11-29', True)
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
