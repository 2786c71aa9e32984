"""Whether a use is consented to, by whom it may be (R01)."""

from __future__ import annotations

from datetime import date

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import DecisionMaker
from depwork.model.consent import PROVISIONAL_DAYS, Consent, GivenBy, standing
from depwork.model.day import shifted

STORE = "consent_store"


def _own_word(case: Case, consent: Consent) -> bool:
    """A relative's word counts as the person's own only where the person said so."""
    if consent.given_by is not GivenBy.RELATIVE:
        return True
    return value_of(case.consent.decision_maker) is DecisionMaker.FAMILY


def _last(case: Case, use: str) -> Consent | None:
    return standing(getattr(case.consent, use))


def granted(case: Case, use: str, today: date) -> bool:
    """Return whether a full consent to ``use`` is in force on ``today``.

    Args:
        case: The case.
        use: A use of :class:`depwork.model.consent.Consents`, e.g. ``consent_media``.
        today: The day.
    """
    last = _last(case, use)
    if last is None or last.provisional or not last.in_force(today):
        return False
    return _own_word(case, last)


def provisional_until(case: Case, today: date) -> date | None:
    """Return the last day of a provisional consent to store that holds on ``today``."""
    last = _last(case, STORE)
    if last is None or not last.in_force(today) or granted(case, STORE, today):
        return None
    until = shifted(last.given_on, PROVISIONAL_DAYS)
    return until if today <= until else None


def may_keep(case: Case, today: date) -> bool:
    """Return whether the case may be kept on ``today``, provisionally or fully."""
    return granted(case, STORE, today) or provisional_until(case, today) is not None
