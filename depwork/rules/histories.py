"""Histories that nobody could have recorded: a consent or a sign-off of a day to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from depwork.model.case import Case
from depwork.model.consent import Consent
from depwork.model.day import shifted
from depwork.model.questions import answer_of, questions

ZONES_APART = 1
"""Where the case was written it may be tomorrow already."""
SIGNOFFS = "attorney.attorney_signoff_items"


def unsound(case: Case, today: date) -> tuple[str, ...]:
    """Return the places of consents and sign-offs that cannot have been given as they stand.

    A consent is given and taken back on days that were, taken back after it was given, and a no
    is not taken back (R01); an attorney's word likewise (R03).

    Args:
        case: As it came from elsewhere.
        today: The day on which it is looked at.
    """
    latest = shifted(today, ZONES_APART)
    found = [*_consents(case, latest), *_signoffs(case, latest)]
    return tuple(found)


def _consents(case: Case, latest: date) -> Iterator[str]:
    for field in questions():
        history = answer_of(case, field.path) if field.path.startswith("consent.") else ()
        for place, one in enumerate(history if isinstance(history, tuple) else ()):
            if not isinstance(one, Consent):
                continue
            no_ended = not one.agreed and one.revoked_on is not None
            if no_ended or _wrong(one.given_on, one.revoked_on, latest):
                yield f"{field.path}.{place}"


def _signoffs(case: Case, latest: date) -> Iterator[str]:
    for place, one in enumerate(case.attorney.attorney_signoff_items):
        if _wrong(one.on, one.revoked_on, latest):
            yield f"{SIGNOFFS}.{place}"


def _wrong(given: date, ended: date | None, latest: date) -> bool:
    return given > latest or (ended is not None and not given <= ended <= latest)
