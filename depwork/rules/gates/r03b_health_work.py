"""R03b: health and work facts come with a question for the attorney, never with a stop."""

from __future__ import annotations

from typing import Final

from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.signoffs import holds

FACTS: Final = (
    "health.condition_summary",
    "health.treatment_needed",
    "health.medication_in_custody",
    "health.disability",
    "family.spouse_pregnant_nursing",
    "ties.employment",
)

NONE = Ground("R03b", "r03b_none", "safety.R03b")
ASK = Ground("R03b", "r03b_ask", "safety.R03b")
GROUNDS: Final = (NONE, ASK)
RULE: Final = Rule("R03b", hard=False, guards=(), unblock="ask_health_work")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R03b: health and work facts come with a question for the attorney, never a stop."""
    held = tuple(path for path in FACTS if holds(look.case, path))
    return RULE.warns(ASK.reason(*held)) if held else RULE.passes(NONE.reason())
