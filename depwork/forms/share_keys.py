"""The words of a page's door: the printed address, and an invitation on another device."""

from __future__ import annotations

from typing import Final

AT_THE_DOOR: Final = (
    "login_title",
    "login_text",
    "join_title",
    "join_text",
    "join_button",
    "join_spent",
    "join_slow",
    "join_closed",
    "join_how",
    "join_line",
)

OTHERS: Final = (
    "others_here",
    "others_on",
    "others_somebody",
)
"""Who else works in the open case, on another device."""
