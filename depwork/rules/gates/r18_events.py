"""R18: events are planned with safety in mind, and no place is promised to be safe."""

from __future__ import annotations

import re
from typing import Final

from depwork.model.decision import Gate
from depwork.model.plans import EventKind, Tactic
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import telling

EVENTS: Final = "plan.events"
TACTICS: Final = "plan.tactics"
_SAFE = re.compile(
    r"\b(safe (place|haven|space|zone)|sanctuary|ICE (cannot|can't) (come|enter))\b"
    r"|\b(lugar(es)? seguros?|zona segura|santuario|ICE no puede entrar)\b",
    re.IGNORECASE,
)

NO_EVENT = Ground("R18", "r18_no_event", "safety.R18")
LED = Ground("R18", "r18_led", "safety.R18")
NOT_LED = Ground("R18", "r18_not_led", "safety.R18", ("arrest.protected-areas",))
DIRECT = Ground("R18", "r18_direct", "safety.R18", ("arrest.protected-areas",))
SAFE_SAID = Ground("R18", "r18_safe_said", "safety.R18", ("arrest.protected-areas",))
GROUNDS: Final = (NO_EVENT, LED, NOT_LED, DIRECT, SAFE_SAID)
RULE: Final = Rule("R18", hard=False, guards=(), unblock="plan_safety")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R18: who looks after safety is named; nobody is led into an arrest unawares."""
    if said := telling(look.case, _SAFE):
        return RULE.warns(SAFE_SAID.reason(*said), *said)
    if _direct(look):
        return RULE.warns(DIRECT.reason(TACTICS, EVENTS), TACTICS)
    coming = [e for e in look.case.plan.events if e.on >= look.today and _together(e.kind)]
    if not coming:
        return RULE.passes(NO_EVENT.reason(EVENTS))
    if all(event.safety_lead for event in coming):
        return RULE.passes(LED.reason(EVENTS))
    return RULE.warns(NOT_LED.reason(EVENTS), EVENTS)


def _together(kind: EventKind) -> bool:
    """Whether people stand together in one place."""
    return kind is not EventKind.CALL_IN


def _direct(look: Look) -> bool:
    planned = any(t.tactic is Tactic.DIRECT_ACTION for t in look.case.plan.tactics)
    return planned or any(
        e.kind is EventKind.ACTION and e.on >= look.today for e in look.case.plan.events
    )
