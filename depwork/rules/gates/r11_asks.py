"""R11: an office is asked only for what it can be asked, in this case and at this stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.answers import value_of
from depwork.model.ask import Met
from depwork.model.choices import CustodyStatus
from depwork.model.decision import Gate
from depwork.model.questions import answer_of
from depwork.rules.asks.check import Look as AskLook
from depwork.rules.asks.row import Row
from depwork.rules.asks.table import BY_CODE
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, STAGE

ASKS: Final = ("campaign.chosen_ask", "campaign.fallback_ask")
HAS: Final = "attorney.has_attorney"
CONSULTED: Final = "attorney.attorney_consulted_letter"
_BASE: Final = frozenset({CUSTODY, STAGE})
"""Where these two answers speak against an ask, it would be untrue to make it."""

NO_ASK = Ground("R11", "r11_no_ask", "decision.table")
FITS = Ground("R11", "r11_ask_fits", "decision.table")
OPEN = Ground("R11", "r11_ask_open", "decision.table")
UNFIT = Ground("R11", "r11_ask_unfit", "decision.table")
UNSURE = Ground("R11", "r11_ask_unsure", "decision.table")
NOT_SPOKEN = Ground("R11", "r11_ask_not_spoken", "decision.12-3")
COUNSEL_FIRST = Ground("R11", "r11_ask_counsel_first", "decision.13-7", ("pd.opla-channel",))
COUNSEL_ONLY = Ground("R11", "r11_ask_counsel_only", "decision.13-7", ("pd.opla-channel",))
FOR_OFFICE = Ground("R11", "r11_ask_for_office", "decision.12-3")
GROUNDS: Final = (
    NO_ASK, FITS, OPEN, UNFIT, UNSURE, NOT_SPOKEN, COUNSEL_FIRST, COUNSEL_ONLY, FOR_OFFICE,
)  # fmt: skip

FIT_RULE: Final = Rule(
    "R11",
    hard=True,
    guards=("letter_final", "ice_contact", "shown_to_ice", "official_contact"),
    unblock="choose_fitting_ask",
)
OFFICE_RULE: Final = Rule(
    "R11", hard=True, guards=("field_office_ask",), unblock="ask_through_attorney"
)
RULES: Final = (FIT_RULE, OFFICE_RULE)


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R11 on asks: whether they fit, and whom they are made to."""
    rows = {path: BY_CODE[ask] for path in ASKS if (ask := value_of(answer_of(look.case, path)))}
    yield fit_gate(look, rows)
    yield office_gate(rows)


def fit_gate(look: Look, rows: dict[str, Row]) -> Gate:
    """Return R11 for what was chosen: a stay without an order, a release of somebody free, stop.

    What custody and stage say against an ask blocks it, and so does not knowing them where the
    ask rests on them. What else speaks against it, or is not known, is for the attorney and
    warns. A hold that nobody has confirmed is none to be lifted. An ask that was chosen earlier
    is never stopped by the calendar alone.
    """
    if not rows:
        return FIT_RULE.passes(NO_ASK.reason(*ASKS))
    silent = [path for path, row in rows.items() if not row.spoken]
    if silent:
        return FIT_RULE.blocks(NOT_SPOKEN.reason(*silent), *silent)
    against = _against(look, rows)
    for ground in (UNFIT, UNSURE):
        if paths := against[ground]:
            return FIT_RULE.blocks(ground.reason(*paths), *paths)
    counsel = [path for path, row in rows.items() if row.by_counsel]
    if counsel and not (value_of(look.case.attorney.has_attorney) and look.dated(CONSULTED)):
        reason = COUNSEL_FIRST.reason(*counsel, HAS, CONSULTED)
        return FIT_RULE.blocks(reason, HAS, CONSULTED)
    if paths := against[OPEN]:
        return FIT_RULE.warns(OPEN.reason(*paths), *paths)
    return FIT_RULE.passes(FITS.reason(*rows))


def _against(look: Look, rows: dict[str, Row]) -> dict[Ground, dict[str, None]]:
    """Return the questions that speak against what was chosen, or leave it open."""
    seen = AskLook(look.case, look.today, look.register, look.urgency)
    status = value_of(look.case.custody.custody_status)
    unsure = status is CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN
    found: dict[Ground, dict[str, None]] = {UNFIT: {}, UNSURE: {}, OPEN: {}}
    for path, row in rows.items():
        for check in row.when:
            met = Met.YES if check.passing else check.test(seen)
            if met is Met.YES:
                continue
            base = set(check.settle) <= _BASE
            ground = OPEN if not base else UNFIT if met is Met.NO or unsure else UNSURE
            found[ground] |= dict.fromkeys((path, *check.settle))
    return found


def office_gate(rows: dict[str, Row]) -> Gate:
    """Return R11 for texts that ask the field office: ICE's own lawyers are not asked there."""
    counsel = [path for path, row in rows.items() if row.by_counsel]
    if counsel:
        return OFFICE_RULE.blocks(COUNSEL_ONLY.reason(*counsel), *counsel)
    return OFFICE_RULE.passes(FOR_OFFICE.reason(*rows))
