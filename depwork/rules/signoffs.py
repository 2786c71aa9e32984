"""Which facts an attorney has cleared, and for whom (R03)."""

from __future__ import annotations

from datetime import date

from depwork.model.answers import Sensitivity, known
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.questions import answer_of, questions


def cleared(case: Case, path: str, audience: Audience, today: date) -> bool:
    """Return whether a sign-off for the fact at ``path`` and this audience is in force.

    A withdrawn one takes every earlier one for the same fact and audience with it.
    """
    items = [
        item
        for item in case.attorney.attorney_signoff_items
        if item.fact == path and item.audience is audience
    ]
    ends = [item.revoked_on for item in items if item.revoked_on is not None]
    return any(item.in_force(today) and all(end <= item.on for end in ends) for item in items)


def gated_paths() -> tuple[str, ...]:
    """Return the paths of every attorney-gated question, in the model's order."""
    return tuple(f.path for f in questions() if f.mark.sensitivity is Sensitivity.ATTORNEY)


def holds(case: Case, path: str) -> bool:
    """Return whether the case holds a value at ``path``."""
    answer = answer_of(case, path)
    return known(answer) and answer != ()


def gated_facts(case: Case) -> tuple[str, ...]:
    """Return the paths of the attorney-gated facts that the case holds."""
    return tuple(path for path in gated_paths() if holds(case, path))
