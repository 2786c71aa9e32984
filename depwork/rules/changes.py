"""Answers that what was recorded contradicts: asked at once, and changed by a person alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus as C
from depwork.model.choices import ProceedingStage as P
from depwork.model.decision import Reason
from depwork.model.ledger import Activity, CampaignEvent, Outcome
from depwork.model.outcome import OutcomeKind as O
from depwork.model.questions import answer_of
from depwork.rules.dates import CHECK_IN, HEARING, ORDER, REMOVAL
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, FINAL, FREE, HELD, LOCAL, STAGE

FACILITY: Final = "custody.facility"
LOCATED: Final = "custody.last_located_on"
MOVED: Final = "custody.moved_on"
STAY: Final = "proceedings.judicial_stay"

OUTCOME = Ground("change", "change_outcome", "decision.contradictions")
EVENT = Ground("change", "change_event", "decision.contradictions")
GROUNDS: Final = (OUTCOME, EVENT)

_HOLDS: Final = LOCAL - {C.LOCAL_CUSTODY_NO_HOLD}
_CUSTODY: Final[dict[O, tuple[C, frozenset[C]]]] = {
    **dict.fromkeys(
        (O.REL_BOND_ICE, O.REL_BOND_IJ, O.REL_PAROLE, O.REL_HABEAS, O.REL_NO_CONDITIONS),
        (C.FREE, FREE),
    ),
    **dict.fromkeys((O.REL_ROR, O.REL_OSUP, O.REL_ATD), (C.FREE_ICE_SUPERVISION, FREE)),
    **dict.fromkeys(
        (O.HOLD_WITHDRAWN, O.HOLD_DECLINED_BY_LEA),
        (C.LOCAL_CUSTODY_NO_HOLD, frozenset(C) - _HOLDS),
    ),
    O.HOLD_TRANSFER_TO_ICE: (C.ICE_DETAINED, frozenset(C) - LOCAL),
    O.REDETAINED: (C.ICE_DETAINED, HELD),
    O.REMOVED: (C.REMOVED, frozenset({C.REMOVED})),
}
"""Where an outcome leaves the person, and the answers that agree with it."""
_ORDERS: Final = FINAL | {P.ORDERED_APPEAL_WINDOW_OPEN, P.BIA_APPEAL, P.CIRCUIT_REVIEW}
_STAGE: Final[dict[O, tuple[P, frozenset[P]]]] = {
    O.REMOVAL_ORDERED: (P.ORDERED_APPEAL_WINDOW_OPEN, _ORDERS),
    O.IN_ABSENTIA: (P.FINAL_ORDER_IN_ABSENTIA, frozenset({P.FINAL_ORDER_IN_ABSENTIA})),
    O.CASE_ADMIN_CLOSED: (P.ADMIN_CLOSED, frozenset({P.ADMIN_CLOSED})),
    O.CASE_DISMISSED: (P.NONE, frozenset({P.NONE})),
    O.CASE_TERMINATED: (P.NONE, frozenset({P.NONE})),
    O.REOPENED: (P.NTA_PENDING_IJ, frozenset(P) - FINAL),
    O.VOLUNTARY_DEPARTURE: (P.VOLUNTARY_DEPARTURE, frozenset({P.VOLUNTARY_DEPARTURE})),
}
"""Where an outcome leaves the case, and the answers that agree with it."""
_ORDERED: Final = frozenset({O.REMOVAL_ORDERED, O.IN_ABSENTIA})
_LET_GO: Final = frozenset(kind for kind, (_, agree) in _CUSTODY.items() if agree is FREE)


@dataclass(frozen=True)
class Change:
    """One answer that what was recorded contradicts.

    Args:
        path: The question.
        value: What it would be; ``None``: only a person can say, so the question is asked.
        reason: Why.
    """

    path: str
    value: Any
    reason: Reason


def changes(
    case: Case, outcomes: Iterable[Outcome], happened: Iterable[CampaignEvent], today: date
) -> tuple[Change, ...]:
    """Return the answers to look at again, each once; nothing is changed here.

    Args:
        case: The case.
        outcomes: Those that stand, in order of their day; the last that speaks of custody or
            of the case counts.
        happened: The events that stand.
        today: The day; what is dated later has not happened.
    """
    found: dict[str, Change] = {}
    past = [one for one in outcomes if one.on <= today]
    for change in (*_from_outcomes(case, past), *_from_events(case, happened, today)):
        found.setdefault(change.path, change)
    return tuple(found.values())


def _from_outcomes(case: Case, outcomes: list[Outcome]) -> Iterator[Change]:
    custody, stage = _last(outcomes, (*_CUSTODY, O.TRANSFERRED)), _last(outcomes, _STAGE)
    if custody and not _newer(case, custody):
        yield from _custody(case, custody)
    if stage:
        yield from _stage(case, stage)
    stayed = _last(outcomes, (O.STAY_EOIR, O.STAY_FEDERAL))
    if stayed and value_of(case.proceedings.judicial_stay) is not True:
        yield Change(path=STAY, value=True, reason=OUTCOME.reason(STAY))


def _last(outcomes: list[Outcome], kinds: Iterable[O]) -> Outcome | None:
    wanted = frozenset(kinds)
    return next((one for one in reversed(outcomes) if one.kind in wanted), None)


def _newer(case: Case, outcome: Outcome) -> bool:
    """Whether an answer tells of a detention after the outcome."""
    since = value_of(case.custody.detained_since)
    return since is not None and since > outcome.on and outcome.kind is not O.REMOVED


def _custody(case: Case, outcome: Outcome) -> Iterator[Change]:
    if outcome.kind is O.TRANSFERRED:
        seen, moved = value_of(case.custody.last_located_on), value_of(case.custody.moved_on)
        if seen is None or seen < outcome.on:
            yield Change(FACILITY, None, OUTCOME.reason(FACILITY, LOCATED))
        if moved is None or moved < outcome.on:
            yield Change(MOVED, outcome.on, OUTCOME.reason(MOVED))
        return
    value, agree = _CUSTODY[outcome.kind]
    if value_of(case.custody.custody_status) not in agree:
        yield Change(CUSTODY, value, OUTCOME.reason(CUSTODY))
    removal = value_of(case.proceedings.removal_date)
    if outcome.kind in _LET_GO and removal is not None and removal >= outcome.on:
        yield Change(REMOVAL, None, OUTCOME.reason(REMOVAL))


def _stage(case: Case, outcome: Outcome) -> Iterator[Change]:
    value, agree = _STAGE[outcome.kind]
    if value_of(case.proceedings.proceeding_stage) not in agree:
        yield Change(STAGE, value, OUTCOME.reason(STAGE))
    if outcome.kind in _ORDERED and value_of(case.proceedings.order_date) is None:
        yield Change(ORDER, outcome.on, OUTCOME.reason(ORDER))


_NEXT: Final = {
    Activity.HEARING: HEARING,
    Activity.HEARING_ACCOMPANIMENT: HEARING,
    Activity.CHECK_IN_ACCOMPANIMENT: CHECK_IN,
}
"""What has taken place is no longer the next one: the new day is asked for."""


def _from_events(case: Case, happened: Iterable[CampaignEvent], today: date) -> Iterator[Change]:
    for event in happened:
        if event.on > today:
            continue
        path = _NEXT.get(event.activity)
        day = value_of(answer_of(case, path)) if path else None
        if path and day is not None and day <= event.on:
            yield Change(path, None, EVENT.reason(path))
        if event.activity is Activity.BOND_PAID and _still_held(case, event):
            yield Change(CUSTODY, None, EVENT.reason(CUSTODY))
        if event.activity is Activity.LOCATE_PERSON:
            seen = value_of(case.custody.last_located_on)
            if seen is None or seen < event.on:
                yield Change(LOCATED, event.on, EVENT.reason(LOCATED))


def _still_held(case: Case, event: CampaignEvent) -> bool:
    since = value_of(case.custody.detained_since)
    held = value_of(case.custody.custody_status) in HELD
    return held and not (since is not None and since > event.on)
