"""The keys of ``ui.toml`` for the first steps: finding somebody, reading aloud, places."""

from __future__ import annotations

from typing import Final

START_KEYS: Final = (
    "aloud_hint",
    "aloud_next",
    "aloud_part",
    "aloud_start",
    "aloud_stop",
    "aloud_title",
    "call_first",
    "facilities_add",
    "facilities_intro",
    "facilities_none",
    "locate_dates_only",
    "locate_helps",
    "locate_in_hand",
    "locate_intro",
    "locate_may_show",
    "locate_missing",
    "locate_note_try",
    "locate_ready",
    "locate_shows",
    "locate_shows_not",
    "new_case",
    "new_intro",
    "new_submit",
    "new_title",
    "read_aloud",
    "page_as_of",
    "page_stale",
    "page_unverified",
    "place_mail",
    "place_name",
    "place_name_hint",
    "place_phone",
    "place_visits",
    "screen_facilities",
    "screen_locate",
    "take_held",
    "take_title",
    "short_way",
    "short_way_go",
)
"""Where to search, whom to call, reading aloud, places looked up."""
