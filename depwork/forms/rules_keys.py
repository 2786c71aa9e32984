"""What is said of offices, of what comes next, and of answers that exclude each other."""

from __future__ import annotations

from typing import Final

RULES_KEYS: Final = (
    "action_erase",
    "action_hand_over",
    "action_raise_money",
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
