"""Every key, code and id that rules can emit, for whoever checks words and sources."""

from __future__ import annotations

from typing import Final

from depwork.rules import locate, order, readiness, team, urgency
from depwork.rules.asks.table import TABLE
from depwork.rules.gates import GATE_GROUNDS, REGISTER_USED
from depwork.rules.gates import GATE_RULES as _RULES
from depwork.rules.ground import Ground

__all__ = [
    "ASK_CODES",
    "CONDITION_CODES",
    "GATE_RULES",
    "REASON_KEYS",
    "REGISTER_USED",
    "SOURCES_CITED",
    "UNBLOCK_KEYS",
]

_ROW_KEYS: Final = frozenset({"row_applies", "row_may_apply"})
_GROUNDS: Final[tuple[Ground, ...]] = (
    *urgency.GROUNDS,
    *GATE_GROUNDS,
    *readiness.GROUNDS,
    *locate.GROUNDS,
    *order.GROUNDS,
    *team.GROUNDS,
)

REASON_KEYS: Final = frozenset(ground.because for ground in _GROUNDS) | _ROW_KEYS
"""Keys of ``reasons.toml``."""
GATE_RULES: Final = frozenset(rule.rule for rule in _RULES)
"""Names of ``[rule]`` in ``gates.toml``."""
UNBLOCK_KEYS: Final = frozenset(rule.unblock for rule in _RULES)
"""Keys of ``[unblock]`` in ``gates.toml``."""
ASK_CODES: Final = frozenset(row.code for row in TABLE)
"""Codes of ``[ask]`` in ``asks.toml``."""
CONDITION_CODES: Final = frozenset(
    check.code
    for row in TABLE
    for check in (*row.first, *(check for check in row.when if not check.certain))
)
"""Codes of ``[condition]`` in ``asks.toml``."""
SOURCES_CITED: Final = frozenset(ground.source for ground in _GROUNDS) | {
    row.source for row in TABLE
}
"""Ids of ``sources.toml``."""
