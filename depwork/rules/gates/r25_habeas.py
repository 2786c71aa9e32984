"""R25: in an emergency the attorney is asked about a court before anything is public."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import value_of
from depwork.model.decision import Gate, Urgency
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

HAS: Final = "attorney.has_attorney"
HABEAS: Final = "attorney.habeas_asked"

NOT_IMMINENT = Ground("R25", "r25_not_imminent", "safety.R25")
ASKED = Ground("R25", "r25_asked", "safety.R25")
ASK_FIRST = Ground("R25", "r25_ask_first", "safety.R25")
FIND_ATTORNEY = Ground("R25", "r25_find_attorney", "safety.R25")
GROUNDS: Final = (NOT_IMMINENT, ASKED, ASK_FIRST, FIND_ATTORNEY)
RULE: Final = Rule("R25", hard=True, guards=("public",), unblock="ask_habeas")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R25: in an emergency the attorney is asked about a court first, then publicity."""
    if look.urgency not in (Urgency.U1, Urgency.UNKNOWN):
        return RULE.passes(NOT_IMMINENT.reason())
    if look.dated(HABEAS):
        return RULE.passes(ASKED.reason(HABEAS))
    if value_of(look.case.attorney.has_attorney) is False:
        return RULE.warns(FIND_ATTORNEY.reason(HAS), HAS, *look.settle)
    return RULE.blocks(ASK_FIRST.reason(HAS, HABEAS), HABEAS, *look.settle)
