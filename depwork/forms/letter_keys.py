"""The keys of ``ui.toml`` about letters, readers, and what the page tells by itself."""

from __future__ import annotations

from typing import Final

from depwork.forms.share_keys import OTHERS

EDIT_CLIENT: Final = (
    "edit_back",
    "edit_back_sure",
    "edit_conflict",
    "edit_final",
    "edit_keep",
    "edit_wrong",
)
"""What the page's script says where a letter is edited."""

_READING: Final = (
    "refused_unread",
    "reading_all_read",
    "reading_again",
    "reading_again_unknown",
    "reading_allow",
    "reading_allowed_by",
    "reading_attorney",
    "reading_attorney_hint",
    "reading_attorney_name",
    "reading_by",
    "reading_by_hint",
    "reading_differs",
    "reading_done",
    "reading_intro",
    "reading_none",
    "reading_open",
    "reading_stop",
    "reading_stopped_by",
    "reading_submit",
    "reading_told_by",
    "reading_typed_at",
    "reading_typed_over",
    "reading_waits",
)
"""Where typed sentences are read."""

LEDGER: Final = (
    "calls_next",
    "calls_nobody",
    "calls_total",
    "calls_warning",
    "fix_back",
    "fix_back_hint",
    "fix_intro",
    "fix_submit",
    "fix_title",
    "fix_which",
    "fix_which_hint",
    "ledger_first_text",
    "officials_move",
    "officials_which",
    "officials_moved",
    "calendar_day",
    "calendar_counted",
    "letters_differ_title",
    "letters_differ",
    "letters_count",
    "letters_of",
    "screen_officials",
    "officials_intro",
    "officials_due",
    "officials_list",
    "officials_add",
    "officials_submit",
    "officials_promise",
    "officials_next",
    "officials_checked",
    "officials_unchecked",
    "officials_pressed",
    "officials_asked_only",
    "officials_history",
    "ledger_ask_as_typed",
    "ledger_taken_back",
    "packet_not_yet",
    "packet_part",
)
"""Where a line of the log is corrected or taken back, and what a packet is not yet."""

EDIT: Final = (
    *_READING,
    "edit_behind",
    "edit_apart",
    "edit_differs",
    "edit_differs_both",
    "edit_from_answers",
    "edit_hint",
    "edit_is_draft",
    "edit_is_final",
    "edit_label",
    "edit_tells",
    "edit_title",
    "edit_watch",
    "edit_withheld",
)
"""What the kernel says there."""

BESIDE: Final = (
    *OTHERS,
    "beside_decided",
    "beside_document",
    "beside_which",
    "readers_choose",
    "readers_held",
    "readers_intro",
    "readers_none_held",
    "readers_nothing",
    "readers_sees",
    "readers_title",
)
"""What stands beside a step, and who may see what."""

TOLD: Final = (
    "added",
    "news",
    "offline",
    "offline_again",
    "offline_unsure",
    "reload",
    "removed",
)
"""What the page's script tells by itself: of its line to depwork, of others, of rows."""
