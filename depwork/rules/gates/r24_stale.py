"""R24: a dated fact past its day is marked stale wherever it is used."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.model.register import RegisterEntry
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

FRESH = Ground("R24", "r24_fresh", "safety.R24")
STALE = Ground("R24", "r24_stale", "safety.R24")
GROUNDS: Final = (FRESH, STALE)
RULE: Final = Rule("R24", hard=True, guards=(), unblock="verify_facts")
RULES: Final = (RULE,)


def stale_entries(look: Look, used: frozenset[str]) -> tuple[RegisterEntry, ...]:
    """Return the entries that rules use and that are past their day."""
    return tuple(entry for entry in look.register.stale(look.today) if entry.id in used)


def gate(look: Look, used: frozenset[str]) -> Gate:
    """Return R24: every dated fact in use that is past its day is named."""
    found = stale_entries(look, used)
    if not found:
        return RULE.passes(FRESH.reason())
    reason = STALE.reason(as_of=min(e.as_of for e in found), params={"count": len(found)})
    return RULE.warns(reason.replace(register_ids=tuple(e.id for e in found)))
