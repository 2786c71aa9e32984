"""What the page does about keeping a case: close, more time, hold, erase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from depwork.forms.desk import Desk
from depwork.forms.reply import Reply
from depwork.forms.route import ENDED, KEEPING
from depwork.forms.wording import Wording

_DEEDS: Final = ("close", "reopen", "extend", "hold", "release", "erase")


class LookingAfter:
    """The part of a conversation that decides about keeping a case.

    Args:
        desk: The workbook.
        show: Returns a screen.
    """

    def __init__(self, desk: Desk, show: Callable[[str], Reply]) -> None:
        self._desk = desk
        self._show = show

    def acts(self) -> dict[str, Callable[[Mapping[str, Any]], Reply]]:
        """Return what each message does, by its name."""
        return {f"keep_{what}": partial(self._decide, what) for what in _DEEDS}

    def _decide(self, what: str, message: Mapping[str, Any]) -> Reply:
        found = self._desk.keeper.decide(what, message.get("values") or {})
        if found is not None:
            words = self._desk.words()
            return Reply({"refused": {p.path: _why(p.key, words) for p in found.problems}})
        return self._show(ENDED if what == "erase" else KEEPING)


def _why(key: str, words: Wording) -> str:
    return {
        "not_allowed": words.ui("not_allowed"),
        "must_be_sure": words.ui("must_be_sure"),
        "refused_day": words.ui("refused_day"),
    }.get(key, words.ui("must_choose"))
