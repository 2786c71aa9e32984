"""Where the case stands, and when (facts 8, 12.1, 12.2)."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from depwork.model.answers import Gap, known, value_of
from depwork.model.ask import Met
from depwork.model.choices import Audience, DocumentClass
from depwork.model.choices import ProceedingStage as P
from depwork.model.decision import Urgency
from depwork.model.questions import answer_of
from depwork.rules.asks.check import Check, Look
from depwork.rules.dates import BIRTH, CHECK_IN, DATED, events
from depwork.rules.groups import FINAL, OPEN, STAGE
from depwork.rules.signoffs import cleared
from depwork.rules.three import among, is_answered, is_true, met

ASK: Final = "campaign.chosen_ask"
NO_PROCEEDINGS: Final = (None, P.NONE)


def _in(values: Container[P]) -> Callable[[Look], Met]:
    return lambda look: among(look.case, STAGE, values)


def _stage(code: str, *values: P) -> Check:
    return Check(code, _in(frozenset(values)), (STAGE,))


NOT_FINAL: Final = _stage("no_final_order_yet", *OPEN)
BEFORE_JUDGE: Final = _stage("before_judge", P.NTA_PENDING_IJ)
ON_APPEAL: Final = _stage("on_appeal", P.BIA_APPEAL, P.ORDERED_APPEAL_WINDOW_OPEN)
JUDGE_OR_BOARD: Final = _stage("judge_or_board", P.NTA_PENDING_IJ, P.BIA_APPEAL)
BOARD: Final = _stage("at_board", P.BIA_APPEAL)
FINAL_ORDER: Final = _stage("final_order", *FINAL)
ORDER_OR_REVIEW: Final = _stage("order_or_review", *FINAL, P.CIRCUIT_REVIEW)
NO_ORDER: Final = _stage("no_order", P.NONE, P.NTA_PENDING_IJ, P.BIA_APPEAL, P.ADMIN_CLOSED)
IN_ABSENTIA: Final = _stage("order_in_absentia", P.FINAL_ORDER_IN_ABSENTIA)
REINSTATED: Final = _stage("reinstatement", P.REINSTATEMENT)
EXPEDITED: Final = _stage("expedited_removal", P.EXPEDITED_REMOVAL)
ADMINISTRATIVE: Final = _stage("administrative_removal", P.ADMINISTRATIVE_REMOVAL_238B)
CIRCUIT: Final = _stage("circuit_review", P.CIRCUIT_REVIEW)
CLOSED: Final = _stage("admin_closed", P.ADMIN_CLOSED)
LEAVING: Final = _stage("voluntary_departure", P.VOLUNTARY_DEPARTURE)
BEFORE_ORDER: Final = _stage(
    "before_any_order", P.NONE, P.NTA_PENDING_IJ, P.BIA_APPEAL, P.EXPEDITED_REMOVAL
)
NONE_OR_UNKNOWN: Final = Check(
    "no_or_unknown_proceedings",
    lambda look: met(value_of(look.case.proceedings.proceeding_stage) in NO_PROCEEDINGS),
    (STAGE,),
    certain=True,
)


def _urgent(*values: Urgency) -> Callable[[Look], Met]:
    def test(look: Look) -> Met:
        if look.urgency is Urgency.UNKNOWN:
            return Met.UNKNOWN
        return met(look.urgency in values)

    return test


_DAYS: Final = ("proceedings.removal_date", "proceedings.travel_doc_issued")
IMMINENT: Final = Check("imminent", _urgent(Urgency.U1), _DAYS, passing=True)
NOT_IMMINENT: Final = Check("not_imminent", _urgent(Urgency.U2, Urgency.U3), _DAYS, passing=True)


def _check_in_near(look: Look) -> Met:
    day = value_of(look.case.custody.next_check_in)
    return Met.YES if day is not None and day >= look.today else Met.UNKNOWN


CHECK_IN_DUE: Final = Check("check_in_due", _check_in_near, (CHECK_IN,), passing=True)


def _undated(look: Look) -> Met:
    if any(e.on >= look.today and e.path != BIRTH for e in events(look.case)):
        return Met.NO
    unsure = any(isinstance(answer_of(look.case, p), Gap) for p in DATED if p != BIRTH)
    return Met.UNKNOWN if unsure else Met.YES


UNDATED: Final = Check("nothing_dated", _undated, ("proceedings.removal_date", CHECK_IN))


def answered(code: str, path: str) -> Check:
    """Return a condition that holds once the question at ``path`` has a value."""
    return Check(code, lambda look: is_answered(look.case, path), (path,))


def yes(code: str, path: str) -> Check:
    """Return a condition that holds where the question at ``path`` was answered yes."""
    return Check(code, lambda look: is_true(look.case, path), (path,))


def attorney_only(code: str) -> Check:
    """Return a condition that only an attorney can tell; no question of ours settles it."""
    return Check(code, lambda _: Met.UNKNOWN)


def evidence(code: str, *kinds: DocumentClass) -> Check:
    """Return a condition that holds once evidence of one of ``kinds`` is in hand."""

    def test(look: Look) -> Met:
        in_hand = any(item.kind in kinds for item in look.case.evidence.items)
        return Met.YES if in_hand else Met.UNKNOWN

    return Check(code, test, ("evidence.items",))


def _deferred_signed(look: Look) -> Met:
    stage = value_of(look.case.proceedings.proceeding_stage)
    if stage not in NO_PROCEEDINGS or cleared(look.case, ASK, Audience.ICE, look.today):
        return Met.YES
    return Met.NO if known(look.case.proceedings.proceeding_stage) else Met.UNKNOWN


DEFERRED_SIGNED: Final = Check("deferred_signed_off", _deferred_signed, (STAGE,))
CONSULTED: Final = answered("attorney_was_asked", "attorney.attorney_consulted_letter")
HABEAS_ASKED: Final = answered("habeas_was_asked", "attorney.habeas_asked")
