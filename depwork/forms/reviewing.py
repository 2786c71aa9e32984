"""What the page does where typed sentences are read: each answered one is marked, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from depwork.forms.desk import Desk
from depwork.forms.reply import Reply
from depwork.forms.route import TASKS
from depwork.forms.screens.reading import ALLOWED, NOT_ALLOWED

Message = Mapping[str, Any]


class Reviewing:
    """The part of a conversation in which typed sentences are read.

    Args:
        desk: The workbook.
        screen: Gives the screen of a place, after something was marked.
    """

    def __init__(self, desk: Desk, screen: Callable[..., Reply]) -> None:
        self._desk = desk
        self._screen = screen
        self.acts: dict[str, Callable[[Message], Reply]] = {"text_marks": self._marks}

    def _marks(self, message: Message) -> Reply:
        words = self._desk.words()
        values = message.get("values") or {}
        given = {
            name: values[name]
            for name in values
            if "/" in name and values[name] in (ALLOWED, NOT_ALLOWED)
        }
        if not given:
            return Reply({"refused": {"": words.ui("reading_none")}})
        refused: dict[str, str] = {}
        for name, answer in given.items():
            document_id, _, key = name.partition("/")
            found = self._desk.mark_text(
                document_id,
                key,
                allowed=answer == ALLOWED,
                by=str(values.get("by") or ""),
                attorney=str(values.get("attorney") or ""),
            )
            if found is not None:
                refused[name] = words.problem(found)
        if refused:
            return Reply({"refused": refused})
        return self._screen(str(message.get("at") or TASKS), recorded=True)
