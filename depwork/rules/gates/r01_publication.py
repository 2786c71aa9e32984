"""R01 before something is public: the yes is asked again, and no official is pressed without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from depwork.model.answers import value_of
from depwork.model.decision import Gate
from depwork.model.plain import as_words
from depwork.model.plans import EventKind, Tactic
from depwork.rules.consents import ASK_AGAIN_DAYS, PRESS_OFFICIAL, ask_again, granted
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

_SOURCE: Final = "safety.R01"
_PRESS_PATH: Final = f"consent.{PRESS_OFFICIAL}"
TACTICS: Final = "plan.tactics"
EVENTS: Final = "plan.events"
DEMAND: Final = "campaign.demand"
_OFFICIALS: Final = re.compile(
    r"\b(?:senators?|congress(?:man|woman|men|women|person|people|member)?|representatives?"
    r"|governor|mayor|council ?(?:man|woman|member|person)s?|sheriff|district attorney"
    r"|senador(?:a|es|as)?|congresistas?|congreso|diputad[oa]s?|representantes?"
    r"|gobernador(?:a)?|alcald(?:e|esa)|concejal(?:a|es|as)?|alguacil|fiscal)\b"
)
"""Titles of elected officials, as plain words of both languages."""

FRESH = Ground("R01", "r01_fresh", _SOURCE)
ASK_AGAIN = Ground("R01", "r01_ask_again", _SOURCE)
NOBODY_PRESSED = Ground("R01", "r01_nobody_pressed", "seed.004")
PRESSING_AGREED = Ground("R01", "r01_pressing_agreed", "seed.004")
PRESSING_NOT_AGREED = Ground("R01", "r01_pressing_not_agreed", "seed.004")
GROUNDS: Final = (FRESH, ASK_AGAIN, NOBODY_PRESSED, PRESSING_AGREED, PRESSING_NOT_AGREED)

AGAIN_RULE: Final = Rule("R01", hard=True, guards=("public",), unblock="ask_again")
PRESS_RULE: Final = Rule("R01", hard=True, guards=("public",), unblock=PRESS_OFFICIAL)
RULES: Final = (AGAIN_RULE, PRESS_RULE)


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R01 that stand before a publication alone."""
    yield again_gate(look)
    yield press_gate(look)


def again_gate(look: Look) -> Gate:
    """Every yes to a public use is newer than the days for which it serves a publication."""
    old = [f"consent.{use}" for use in ASK_AGAIN_DAYS if ask_again(look.case, use, look.today)]
    if not old:
        return AGAIN_RULE.passes(FRESH.reason("consent.consent_media"))
    return AGAIN_RULE.blocks(ASK_AGAIN.reason(*old), *old)


def press_gate(look: Look) -> Gate:
    """An official is pressed in public by a planned action, or by a demand that names one."""
    pressed = tuple(_pressing(look))
    if not pressed:
        return PRESS_RULE.passes(NOBODY_PRESSED.reason(TACTICS, EVENTS, DEMAND))
    if granted(look.case, PRESS_OFFICIAL, look.today):
        return PRESS_RULE.passes(PRESSING_AGREED.reason(_PRESS_PATH, *pressed))
    return PRESS_RULE.blocks(PRESSING_NOT_AGREED.reason(_PRESS_PATH, *pressed), _PRESS_PATH)


def _pressing(look: Look) -> Iterator[str]:
    plan = look.case.plan
    if any(planned.tactic is Tactic.DIRECT_ACTION for planned in plan.tactics):
        yield TACTICS
    if any(event.kind is EventKind.ACTION for event in plan.events):
        yield EVENTS
    demand = value_of(look.case.campaign.demand)
    if demand and _OFFICIALS.search(as_words(demand)):
        yield DEMAND
