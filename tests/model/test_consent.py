"""Consent: dated, revocable, provisional for seven days."""

from datetime import date, timedelta

from depwork.model.consent import Consent, GivenBy, in_force

DAY = date(2026, 11, 22)


def test_no_consent_is_no() -> None:
    """An empty history means no."""
    assert not in_force((), DAY)


def test_consent_holds_from_its_day() -> None:
    """A consent holds on its own day and after, not before."""
    history = (Consent(given_on=DAY),)
    assert in_force(history, DAY)
    assert not in_force(history, DAY - timedelta(days=1))


def test_withdrawal_acts_on_its_own_day() -> None:
    """A withdrawn consent is no consent from that day on; a later one is a new one."""
    withdrawn = Consent(given_on=DAY, revoked_on=DAY + timedelta(days=2), revoked_by=GivenBy.PERSON)
    assert in_force((withdrawn,), DAY + timedelta(days=1))
    assert not in_force((withdrawn,), DAY + timedelta(days=2))
    again = Consent(given_on=DAY + timedelta(days=3))
    assert in_force((withdrawn, again), DAY + timedelta(days=3))


def test_provisional_consent_lapses_after_seven_days() -> None:
    """Provisional consent serves locating only, and its seventh day is the last (R01)."""
    history = (Consent(given_on=DAY, given_by=GivenBy.RELATIVE, provisional=True),)
    assert not in_force(history, DAY)
    assert in_force(history, DAY + timedelta(days=7), provisional=True)
    assert not in_force(history, DAY + timedelta(days=8), provisional=True)
