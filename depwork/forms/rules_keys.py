"""What is said of asks, offices, what comes next, and answers that exclude each other."""

from __future__ import annotations

from typing import Final

RULES_KEYS: Final = (
    "action_shown_to_ice",
    "consent_old",
    "action_erase",
    "action_hand_over",
    "action_raise_money",
    "ask_more",
    "asked_count",
    "asks_as_typed",
    "asks_as_typed_import",
    "asks_intro",
    "asks_none",
    "asks_title",
    "contradiction_look",
    "contradiction_title",
    "free_text",
    "holds_limits",
    "holds_mandate",
    "next_line",
    "next_more",
    "next_title",
    "next_today",
    "said_twice",
    "targets_circuit",
    "targets_circuit_is",
    "targets_field_office",
    "targets_holds",
    "targets_intro",
    "targets_ladder",
    "targets_ladder_note",
    "targets_lists",
    "targets_never",
    "targets_offices",
    "targets_one_of",
    "targets_opla",
    "targets_title",
    "targets_unknown",
)
"""Keys of ``ui.toml``."""
