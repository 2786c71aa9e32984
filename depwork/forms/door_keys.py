"""The words of the front door, and of the one next thing on the home screen."""

from __future__ import annotations

from typing import Final

DOOR_CLIENT: Final = (
    "talk_go",
    "door_back",
    "door_left",
)
"""Words that the page's script says by itself."""

DOOR_KEYS: Final = (
    "card_all",
    "card_also",
    "card_attorney",
    "card_office",
    "card_call",
    "card_came",
    "card_later",
    "card_not_called",
    "card_note",
    "talk_intro",
    "talk_list",
    "talk_not_now",
    "talk_save",
    "talk_save_later",
    "talk_told",
    "papers_answer",
    "papers_at",
    "papers_intro",
    "papers_left",
    "papers_look",
    "papers_missing",
    "papers_more",
    "papers_see",
    "papers_title",
    "door_copied",
    "door_copy",
    "door_day",
    "door_found",
    "door_kept",
    "door_more",
    "door_need",
    "door_no",
    "door_not_there",
    "door_noted",
    "door_nothing",
    "door_open_first",
    "door_relative",
    "door_save",
    "door_since",
    "door_title",
    "door_today",
    "door_train",
    "door_train_how",
    "door_typed",
    "door_with_tries",
    "door_yes",
    "door_yesterday",
    "door_you_typed",
)
"""Words of its screens."""
