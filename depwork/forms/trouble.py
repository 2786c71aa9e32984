"""What the page says when something did not go: one calm sentence, nothing of what was typed."""

from __future__ import annotations

from depwork.errors import (
    AgentGoneError,
    NewerStoreError,
    NotPermittedError,
    TamperedError,
    UnwritableError,
)
from depwork.forms.wording import Wording
from depwork.model.problem import Problem


def sentence(error: Exception, words: Wording) -> str:
    """Return what a person reads; the text stays on the page whatever it was.

    Args:
        error: What stopped the act.
        words: Of the language in use.
    """
    if isinstance(error, UnwritableError):
        return _unwritable(error, words)
    if isinstance(error, AgentGoneError):
        return words.ui("agent_gone")
    if isinstance(error, NotPermittedError):
        return words.ui("not_permitted")
    if isinstance(error, TamperedError):
        return words.ui("store_damaged")
    if isinstance(error, NewerStoreError):
        return words.problem(Problem(path="", key="newer_store"))
    return words.ui("went_wrong")


def _unwritable(error: UnwritableError, words: Wording) -> str:
    if error.key == "disk_full":
        return words.ui("disk_full")
    if error.key == "read_only":
        return words.ui("read_only")
    return words.ui("no_folder") if error.key == "no_folder" else words.ui("not_written")
