"""The words of a page's door: the printed address, an invitation, and a team's sign-in."""

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
    "hub_title",
    "hub_member",
    "hub_member_hint",
    "hub_passphrase",
    "hub_passphrase_hint",
    "hub_button",
    "hub_wrong",
    "hub_starting",
    "hub_stopped",
    "hub_open",
    "hub_out",
    "hub_failed",
    "hub_closed",
    "hub_closed_text",
)

OTHERS: Final = (
    "others_here",
    "others_on",
    "others_somebody",
)
"""Who else works in the open case, on another device."""

THEME: Final = (
    "skip",
    "theme_lead",
    "theme_opening",
    "theme_more",
    "theme_noscript",
    "theme_failed",
    "theme_line_kernel",
    "theme_line_server",
    "theme_line_refused",
    *AT_THE_DOOR,
)
"""What the served page says before there is a kernel."""
