"""Dated facts: current on their day, stale the day after."""

from datetime import date, timedelta

import pytest

from depwork.errors import UnknownFactError
from depwork.model.register import Confidence, FactStatus, Register, RegisterEntry

DAY = date(2026, 11, 22)
ENTRY = RegisterEntry(
    id="fee",
    value="155",
    source="ice.form-i-246",
    as_of=DAY,
    verify_by=DAY,
    confidence=Confidence.MEDIUM,
    status=FactStatus.CURRENT,
)


def test_a_fact_is_current_on_its_day_and_stale_the_day_after() -> None:
    """verify_by is the last good day (facts 12.7)."""
    register = Register({"fee": ENTRY})
    assert not register.fact("fee", DAY).stale
    assert register.fact("fee", DAY + timedelta(days=1)).stale
    assert register.stale(DAY) == ()
    assert register.stale(DAY + timedelta(days=1)) == (ENTRY,)


def test_an_unknown_id_is_named() -> None:
    """Asking for an entry that is not there names the id."""
    with pytest.raises(UnknownFactError, match="nothing"):
        Register({}).fact("nothing", DAY)
