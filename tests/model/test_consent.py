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


def test_a_withdrawal_holds_whatever_day_is_asked_for() -> None:
    """A withdrawn consent is none on any day, an earlier one too; a later yes is a new one."""
    withdrawn = Consent(given_on=DAY, revoked_on=DAY + timedelta(days=2), revoked_by=GivenBy.PERSON)
    for days in range(-3, 400):
        assert not in_force((withdrawn,), DAY + timedelta(days=days))
    again = Consent(given_on=DAY + timedelta(days=3))
    assert in_force((withdrawn, again), DAY + timedelta(days=3))


def test_a_yes_dated_before_a_withdrawal_does_not_undo_it() -> None:
    """A consent listed last and dated earlier than a withdrawal brings nothing back."""
    withdrawn = Consent(given_on=DAY, revoked_on=DAY + timedelta(days=2))
    earlier = Consent(given_on=DAY + timedelta(days=1))
    assert not in_force((withdrawn, earlier), DAY + timedelta(days=9))
    assert in_force(
        (withdrawn, earlier.replace(given_on=withdrawn.revoked_on)), DAY.replace(day=28)
    )


def test_provisional_consent_lapses_after_seven_days() -> None:
    """Provisional consent serves locating only, and its seventh day is the last (R01)."""
    history = (Consent(given_on=DAY, given_by=GivenBy.RELATIVE, provisional=True),)
    assert not in_force(history, DAY)
    assert in_force(history, DAY + timedelta(days=7), provisional=True)
    assert not in_force(history, DAY + timedelta(days=8), provisional=True)
