"""The keys of ``ui.toml`` about letters: beside a step, by reader, and edited by hand."""

from __future__ import annotations

from typing import Final

EDIT_CLIENT: Final = (
    "edit_back",
    "edit_back_sure",
    "edit_conflict",
    "edit_final",
    "edit_keep",
    "edit_wrong",
)
"""What the page's script says where a letter is edited."""

EDIT: Final = (
    "edit_behind",
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
