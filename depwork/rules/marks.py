"""Which marks of the text review are in force for a reader, on a day, as the case stands.

A sentence that was true when somebody read it may be untrue since an arrest, a release or a
removal: a mark holds only while the case stands as it stood when the sentence was read (R06).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Final

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.ledger import Outcome
from depwork.model.outcome import OutcomeKind
from depwork.model.review import CasePart, ReadUnder, TextMark

_LENGTH: Final = 12
GONE: Final = frozenset(
    {
        OutcomeKind.REMOVED,
        OutcomeKind.VOLUNTARY_DEPARTURE,
        OutcomeKind.SELF_DEPARTED,
        OutcomeKind.DECEASED,
    }
)
"""Outcomes after which nobody can be asked to stop a removal or to release (facts 6)."""
HERE: Final = frozenset(one for one in OutcomeKind if one.name.startswith(("REL_", "HOLD_"))) | {
    OutcomeKind.REDETAINED,
    OutcomeKind.TRANSFERRED,
}
"""Outcomes that say where the person is, in the country."""


def marks_in_force(case: Case, audience: Audience, today: date) -> dict[str, TextMark]:
    """Return the latest mark of each sentence for one reader, by the sentence's key."""
    return {
        mark.sentence: mark
        for mark in case.text_marks
        if mark.audience is audience and mark.on <= today
    }


def last_outcome(outcomes: Iterable[Outcome], today: date) -> Outcome | None:
    """Return the outcome that stands last on a day; what is pending changed nothing.

    Args:
        outcomes: Those that stand, in order of their day.
        today: What is dated later has not happened.
    """
    found = [one for one in outcomes if one.on <= today and one.kind is not OutcomeKind.PENDING]
    return found[-1] if found else None


def gone(outcomes: Iterable[Outcome], today: date) -> Outcome | None:
    """Return the outcome after which the person is no longer there to be released or stay.

    A later one that says where the person is held, or that the person is free, ends it; a stay
    or a reopened case brings nobody back.

    Args:
        outcomes: Those that stand, in order of their day.
        today: What is dated later has not happened.
    """
    found: Outcome | None = None
    for one in outcomes:
        if one.on > today:
            continue
        if one.kind in GONE:
            found = one
        elif one.kind in HERE and (found is None or found.kind is not OutcomeKind.DECEASED):
            found = None
    return found


def stands_now(case: Case, outcome: Outcome | None) -> ReadUnder:
    """Return how a case stands, as a mark keeps it.

    Args:
        case: The case.
        outcome: The outcome that stands last in its ledger.
    """
    custody, proceedings, attorney = case.custody, case.proceedings, case.attorney
    named = value_of(attorney.attorney_name) is not None
    return ReadUnder(
        custody=_digest(CasePart.CUSTODY, value_of(custody.custody_status)),
        place=_digest(CasePart.PLACE, value_of(custody.facility)),
        stage=_digest(CasePart.STAGE, value_of(proceedings.proceeding_stage)),
        attorney=_digest(CasePart.ATTORNEY, named or value_of(attorney.has_attorney)),
        outcome=_digest(CasePart.OUTCOME, (outcome.kind.value, outcome.on) if outcome else None),
    )


def _digest(part: CasePart, value: object) -> str:
    return hashlib.sha256(f"{part.value}\n{value!s}".encode()).hexdigest()[:_LENGTH]


def changed_since(mark: TextMark, now: ReadUnder) -> tuple[CasePart, ...]:
    """Return what has changed since a sentence was read; everything, where that was not kept."""
    if mark.under is None:
        return tuple(CasePart)
    return tuple(
        part for part in CasePart if getattr(mark.under, part.value) != getattr(now, part.value)
    )
