"""Answers that cannot all be true: named with their questions, never settled in silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from depwork.model.case import Case
from depwork.model.choices import ProceedingStage
from depwork.model.decision import Contradiction, Decision
from depwork.model.questions import misfits
from depwork.rules.contradictions.look import Look
from depwork.rules.contradictions.pairs import BIRTH, ORDERED, PAIRS, REMOVAL, SOURCE
from depwork.rules.ground import Ground
from depwork.rules.groups import STAGE

__all__ = ["GROUNDS", "contradictions"]

PAST: Final = (
    BIRTH,
    ORDERED,
    "custody.detained_since",
    "custody.last_located_on",
    "custody.moved_on",
    "custody.hold_lodged_at",
    "proceedings.nta_date",
    "waiver.ice_60_001_sent",
    "waiver.ice_60_001_signed",
    "waiver.ice_60_001_received",
    "waiver.ice_60_001_submitted",
    "consent.not_lawyer_notice_given",
    "consent.limits_notice_given",
    "consent.pd_offer_notice_given",
    "attorney.attorney_consulted_letter",
    "attorney.attorney_consulted_for_public",
    "attorney.habeas_asked",
    "campaign.office_line_checked_on",
)
"""Days of what has happened; none of them can lie ahead."""
NO_CASE: Final = (ORDERED, REMOVAL, "proceedings.nta_date", "proceedings.next_hearing_date")
"""Dated by somebody's proceedings; with none there is no such day."""
CLOSED: Final = "campaign.closed_on"
TO_COME: Final = ("proceedings.next_hearing_date", REMOVAL)
"""A case that is closed waits for none of them."""
WAIVER: Final = (
    "waiver.ice_60_001_sent",
    "waiver.ice_60_001_signed",
    "waiver.ice_60_001_received",
    "waiver.ice_60_001_submitted",
)

AHEAD = Ground("contradiction", "contra_ahead", SOURCE)
BEFORE_BIRTH = Ground("contradiction", "contra_before_birth", SOURCE)
DATED_NO_CASE = Ground("contradiction", "contra_dated_no_case", SOURCE)
MISFIT = Ground("contradiction", "contra_misfit", SOURCE)
WAIVER_ORDER = Ground("contradiction", "contra_waiver_order", SOURCE)
CLOSED_DATED = Ground("contradiction", "contra_closed_dated", SOURCE)
GROUNDS: Final = (
    AHEAD, MISFIT, CLOSED_DATED, BEFORE_BIRTH, DATED_NO_CASE, WAIVER_ORDER,
    *(pair.ground for pair in PAIRS),
)  # fmt: skip
"""Every ground a contradiction can give."""


def contradictions(case: Case, today: date) -> Decision[tuple[Contradiction, ...]]:
    """Return the answers that cannot all be true, each with the questions to look at.

    Args:
        case: The case.
        today: The day.

    Nothing is corrected: which answer is wrong only a person can say.
    """
    look = Look(case, today)
    found = tuple(_all(look))
    settle = dict.fromkeys(path for item in found for path in item.facts)
    reasons = tuple(item.reason for item in found)
    return Decision[tuple[Contradiction, ...]](value=found, reasons=reasons, settle=tuple(settle))


def _all(look: Look) -> Iterator[Contradiction]:
    yield from (_named(MISFIT, path) for path in misfits(look.case))
    for pair in PAIRS:
        if pair.test(look):
            yield _named(pair.ground, *pair.facts)
    yield from (_named(AHEAD, path) for path in PAST if look[path] and look[path] > look.today)
    yield from (_named(BEFORE_BIRTH, path, BIRTH) for path in PAST if _before(look, path, BIRTH))
    if look[STAGE] is ProceedingStage.NONE:
        yield from (_named(DATED_NO_CASE, STAGE, path) for path in NO_CASE if look[path])
    if look[CLOSED] and look[CLOSED] <= look.today:
        ahead = (path for path in TO_COME if look[path] and look[path] >= look.today)
        yield from (_named(CLOSED_DATED, CLOSED, path) for path in ahead)
    for earlier, later in pairwise(WAIVER):
        if _before(look, later, earlier):
            yield _named(WAIVER_ORDER, earlier, later)


def _before(look: Look, first: str, second: str) -> bool:
    """Whether both days are known, and the first lies before the second."""
    return bool(look[first] and look[second] and look[first] < look[second])


def _named(ground: Ground, *facts: str) -> Contradiction:
    return Contradiction(key=ground.because, facts=facts, reason=ground.reason(*facts))
