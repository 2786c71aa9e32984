"""R02: no letter and no contact with ICE for a person who is in no proceedings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.answers import Gap, value_of
from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.model.choices import Audience, CustodyStatus, HoldForm, ProceedingStage
from depwork.model.decision import Gate
from depwork.rules.asks.row import Opens
from depwork.rules.asks.table import BY_CODE
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, STAGE
from depwork.rules.signoffs import cleared

_SOURCE: Final = "safety.R02"
ASK: Final = "campaign.chosen_ask"
HOLD_FORMS: Final = "custody.hold_form_seen"
CLAIM: Final = "identity.citizenship_claim"

IN_PROCEEDINGS = Ground("R02", "r02_in_proceedings", _SOURCE)
NONE = Ground("R02", "r02_none", _SOURCE)
UNKNOWN = Ground("R02", "r02_unknown", _SOURCE)
HOLD_CONFIRMED = Ground("R02", "r02_hold_confirmed", _SOURCE)
CITIZEN_CLAIM = Ground("R02", "r02_citizen_claim", _SOURCE)
DEFERRED_CLEARED = Ground("R02", "r02_deferred_cleared", _SOURCE)

GROUNDS: Final = (
    IN_PROCEEDINGS, NONE, UNKNOWN, HOLD_CONFIRMED, CITIZEN_CLAIM, DEFERRED_CLEARED,
)  # fmt: skip

LETTER_RULE: Final = Rule("R02", hard=True, guards=("letter_final",), unblock="no_letter")
CONTACT_RULE: Final = Rule(
    "R02", hard=True, guards=("ice_contact", "shown_to_ice"), unblock="no_ice_contact"
)
RULES: Final = (LETTER_RULE, CONTACT_RULE)


def in_proceedings(case: Case) -> bool:
    """Return whether the case is known to be in proceedings or under an order."""
    return value_of(case.proceedings.proceeding_stage) not in (None, ProceedingStage.NONE)


def hold_confirmed(case: Case) -> bool:
    """Return whether a hold is confirmed: I-247A with I-200 or I-205 seen."""
    seen = set(case.custody.hold_form_seen)
    held = value_of(case.custody.custody_status) is CustodyStatus.LOCAL_CUSTODY_HOLD
    return held and HoldForm.I_247A in seen and bool(seen & {HoldForm.I_200, HoldForm.I_205})


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R02: the letter, and any contact with ICE."""
    yield letter_gate(look)
    yield contact_gate(look)


def letter_gate(look: Look) -> Gate:
    """Return R02 for the discretion letter; it knows no exception."""
    if in_proceedings(look.case):
        return LETTER_RULE.passes(IN_PROCEEDINGS.reason(STAGE))
    return LETTER_RULE.blocks(_why_not(look.case).reason(STAGE), STAGE)


def contact_gate(look: Look) -> Gate:
    """Return R02 for any contact with ICE, with its three exceptions by their own rows.

    An exception opens only what its row is about: where another ask was chosen, it is none.
    """
    case = look.case
    if in_proceedings(case):
        return CONTACT_RULE.passes(IN_PROCEEDINGS.reason(STAGE))
    if about_hold(case):
        return CONTACT_RULE.warns(HOLD_CONFIRMED.reason(CUSTODY, HOLD_FORMS), STAGE)
    if about_citizenship(case):
        return CONTACT_RULE.warns(CITIZEN_CLAIM.reason(CLAIM), STAGE)
    if _deferred_cleared(look):
        return CONTACT_RULE.warns(DEFERRED_CLEARED.reason(ASK), STAGE)
    return CONTACT_RULE.blocks(_why_not(case).reason(STAGE), STAGE)


def about_hold(case: Case) -> bool:
    """Return whether a hold is confirmed and nothing else than its end is asked for."""
    return hold_confirmed(case) and _asked_only(case, Opens.HOLD)


def about_citizenship(case: Case) -> bool:
    """Return whether the person may be a citizen and nothing else is asked for."""
    return value_of(case.identity.citizenship_claim) is True and _asked_only(case, Opens.CITIZEN)


def _opened(ask: AskCode | None) -> Opens:
    row = BY_CODE.get(ask) if ask else None
    return row.opens if row else Opens.NOTHING


def _asked_only(case: Case, opens: Opens) -> bool:
    """Whether nothing but an ask that opens this was chosen.

    An ask that was answered with "I don't know" may be another: it opens nothing.
    """
    if isinstance(case.campaign.chosen_ask, Gap):
        return False
    asks = (value_of(case.campaign.chosen_ask), value_of(case.campaign.fallback_ask))
    return all(ask is None or _opened(ask) is opens for ask in asks)


def _why_not(case: Case) -> Ground:
    stage = value_of(case.proceedings.proceeding_stage)
    return NONE if stage is ProceedingStage.NONE else UNKNOWN


def _deferred_cleared(look: Look) -> bool:
    """Deferred action was chosen, and an attorney signed off that ICE may read so."""
    chosen = _opened(value_of(look.case.campaign.chosen_ask)) is Opens.DEFERRED
    return chosen and cleared(look.case, ASK, Audience.ICE, look.today)
