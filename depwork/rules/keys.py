"""Every key, code and id that rules can emit, for whoever checks words and sources."""

from __future__ import annotations

from typing import Final

from depwork.rules import (
    changes,
    going_public,
    ladder,
    locate,
    offices,
    order,
    readiness,
    team,
    urgency,
)
from depwork.rules.asks import shown_conditions
from depwork.rules.asks.table import SPOKEN, TABLE
from depwork.rules.contradictions import GROUNDS as CONTRADICTION_GROUNDS
from depwork.rules.gates import GATE_GROUNDS
from depwork.rules.gates import GATE_RULES as _RULES
from depwork.rules.gates import REGISTER_USED as _GATES_USE
from depwork.rules.ground import Ground
from depwork.rules.next_actions import ACTION_KEYS
from depwork.rules.next_actions import GROUNDS as NEXT_GROUNDS

__all__ = [
    "ACTION_KEYS",
    "ASK_CODES",
    "CONDITION_CODES",
    "GATE_RULES",
    "REASON_KEYS",
    "REGISTER_USED",
    "SOURCES_CITED",
    "SPOKEN_ASKS",
    "UNBLOCK_KEYS",
]

_ROW_KEYS: Final = frozenset({"row_applies", "row_may_apply"})
_GROUNDS: Final[tuple[Ground, ...]] = (
    *urgency.GROUNDS, *GATE_GROUNDS, *readiness.GROUNDS, *offices.GROUNDS, *CONTRADICTION_GROUNDS,
    *NEXT_GROUNDS, *changes.GROUNDS, *going_public.GROUNDS, *ladder.GROUNDS,
    *locate.GROUNDS, *order.GROUNDS, *team.GROUNDS,
)  # fmt: skip

REASON_KEYS: Final = frozenset(ground.because for ground in _GROUNDS) | _ROW_KEYS
"""Keys of ``reasons.toml``."""
GATE_RULES: Final = frozenset(rule.rule for rule in _RULES)
"""Names of ``[rule]`` in ``gates.toml``."""
UNBLOCK_KEYS: Final = frozenset(rule.unblock for rule in _RULES)
"""Keys of ``[unblock]`` in ``gates.toml``."""
ASK_CODES: Final = frozenset(row.code.value for row in TABLE)
"""Codes of ``[ask]`` in ``asks.toml``."""
SPOKEN_ASKS: Final = frozenset(code.value for code in SPOKEN)
"""Those of them that have a ``letter``."""
CONDITION_CODES: Final = going_public.POINT_CODES.union(*map(shown_conditions, TABLE))
"""Codes of ``[condition]`` in ``asks.toml``."""
REGISTER_USED: Final = (
    _GATES_USE | offices.REGISTER | {entry for g in NEXT_GROUNDS for entry in g.register_ids}
)
"""Ids of ``register.toml`` that some rule looks at or names."""
SOURCES_CITED: Final = frozenset(ground.source for ground in _GROUNDS) | {
    row.source for row in TABLE
}
"""Ids of ``sources.toml``."""
