"""Where the person is held, by whom, and what the law of that place says (facts 2.8, 2.16)."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from depwork.model.answers import value_of
from depwork.model.ask import Met
from depwork.model.choices import CustodyStatus as C
from depwork.rules.asks.check import Check, Look
from depwork.rules.dates import TRANSFER
from depwork.rules.groups import CUSTODY, DETAINED, FREE
from depwork.rules.three import among, every, is_answered, is_true, met, opposite

FACILITY_STATE: Final = "custody.facility_state"
HOLD_FORMS: Final = "custody.hold_form_seen"
CIRCUITS: Final = "bond.circuits"
CIRCUIT_NAMES: Final = "court.circuit-by-state"
DETAINER_LAW: Final = "detainer.state-law"


def _in(values: Container[C]) -> Callable[[Look], Met]:
    return lambda look: among(look.case, CUSTODY, values)


HELD_BY_ICE: Final = Check("held_by_ice", _in({C.ICE_DETAINED}), (CUSTODY,))
DETAINED_BY_DHS: Final = Check("detained_by_dhs", _in(DETAINED), (CUSTODY,))
AT_LIBERTY: Final = Check("at_liberty", _in(FREE), (CUSTODY,))
SUPERVISED: Final = Check("supervised", _in({C.FREE_ICE_SUPERVISION}), (CUSTODY,))
LIBERTY_OR_ICE: Final = Check("liberty_or_ice", _in(FREE | DETAINED), (CUSTODY,))
AT_CBP: Final = Check("at_cbp", _in({C.CBP}), (CUSTODY,))
IN_ORR: Final = _in({C.ORR_MINOR})
WAS_REMOVED: Final = Check("was_removed", _in({C.REMOVED}), (CUSTODY,))
STILL_HERE: Final = Check("still_here", _in(frozenset(C) - {C.REMOVED}), (CUSTODY,))
NOT_KNOWN_REMOVED: Final = Check(
    "not_known_removed",
    lambda look: met(value_of(look.case.custody.custody_status) is not C.REMOVED),
    (CUSTODY,),
    certain=True,
)


def _jail(sure: C, other: C) -> Callable[[Look], Met]:
    """In a local jail, with a hold or without: what is not known about the hold is unknown."""

    def test(look: Look) -> Met:
        status = value_of(look.case.custody.custody_status)
        if status is None or status is C.LOCAL_CUSTODY_HOLD_UNKNOWN:
            return Met.UNKNOWN
        return met(status is sure and status is not other)

    return test


JAIL_NO_HOLD: Final = Check(
    "jail_without_hold",
    _jail(C.LOCAL_CUSTODY_NO_HOLD, C.LOCAL_CUSTODY_HOLD),
    (CUSTODY,),
    doubtful=True,
)
JAIL_HOLD: Final = Check(
    "jail_with_hold",
    _jail(C.LOCAL_CUSTODY_HOLD, C.LOCAL_CUSTODY_NO_HOLD),
    (CUSTODY,),
    doubtful=True,
)
NO_HOLD_KNOWN: Final = Check(
    "no_hold_known",
    lambda look: met(value_of(look.case.custody.custody_status) is not C.LOCAL_CUSTODY_HOLD),
    (CUSTODY,),
    certain=True,
)
TRANSFER_NEAR: Final = Check(
    "transfer_threatened", lambda look: is_true(look.case, TRANSFER), (TRANSFER,)
)
PLACE_KNOWN: Final = Check(
    "place_known", lambda look: is_answered(look.case, FACILITY_STATE), (FACILITY_STATE,)
)


def _hold_seen(look: Look) -> Met:
    seen = {form.value for form in look.case.custody.hold_form_seen}
    if not seen:
        return Met.UNKNOWN
    return met("I-247A" in seen and bool(seen & {"I-200", "I-205"}))


HOLD_SEEN: Final = Check("hold_papers_seen", _hold_seen, (HOLD_FORMS,))
RELEASE_DAY: Final = Check(
    "release_day_known",
    lambda look: is_answered(look.case, "custody.local_release_date"),
    ("custody.local_release_date",),
)


def _of_state(look: Look, entry_id: str) -> tuple[str | None, bool]:
    """The value for the state of the place of detention, and whether the entry is stale."""
    fact = look.register.fact(entry_id, look.today)
    state = value_of(look.case.custody.facility_state)
    table = fact.entry.value
    known = table.get(state.value) if isinstance(table, dict) and state is not None else None
    return known, fact.stale


def _detainer(look: Look) -> Met:
    law, stale = _of_state(look, DETAINER_LAW)
    if law == "limits" and not stale:
        return Met.YES
    return Met.NO if law == "mandate" else Met.UNKNOWN


STATE_LIMITS_HOLDS: Final = Check("state_limits_holds", _detainer, (FACILITY_STATE,))


def _bond_court(look: Look) -> Met:
    """A ruling past its day that was kind is no longer counted on (R24)."""
    law, stale = _of_state(look, CIRCUITS)
    if law == "bond" and stale:
        return Met.UNKNOWN
    return {"bond": Met.YES, "mandatory": Met.NO}.get(law or "", Met.UNKNOWN)


def _circuit_fresh(look: Look) -> Met:
    law, stale = _of_state(look, CIRCUITS)
    return Met.YES if law and not stale else Met.UNKNOWN


BOND_CIRCUIT: Final = Check("circuit_hears_bond", _bond_court, (FACILITY_STATE,))
NO_BOND_CIRCUIT: Final = Check(
    "circuit_refuses_bond", lambda look: opposite(_bond_court(look)), (FACILITY_STATE,)
)
CIRCUIT_CHECKED: Final = Check("circuit_checked_today", _circuit_fresh, (FACILITY_STATE,))


def both(*tests: Callable[[Look], Met]) -> Callable[[Look], Met]:
    """Return a test that holds where every one of ``tests`` does."""
    return lambda look: every(*(test(look) for test in tests))
