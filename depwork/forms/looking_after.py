"""What the page does about keeping a case: close, more time, hold, erase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from depwork.forms.desk import Desk
from depwork.forms.proving import unproven
from depwork.forms.reply import Reply
from depwork.forms.route import ENDED, KEEPING
from depwork.forms.told import PacketResult
from depwork.forms.wording import Wording

_DEEDS: Final = ("close", "reopen", "extend", "hold", "release", "erase", "erase_due", "days")
_PROVED: Final = frozenset({"release", "erase", "erase_due"})
"""What asks for the passphrase again."""
_ERASES: Final = frozenset({"erase", "erase_due"})


class LookingAfter:
    """The part of a conversation that decides about keeping a case.

    Args:
        desk: The workbook.
        show: Returns a screen.
    """

    def __init__(self, desk: Desk, show: Callable[[str], Reply]) -> None:
        self._desk = desk
        self._show = show

    def acts(
        self, files: Callable[[PacketResult], Reply]
    ) -> dict[str, Callable[[Mapping[str, Any]], Reply]]:
        """Return what each message does, by its name.

        Args:
            files: Makes the reply that hands files out.
        """
        deeds = {f"keep_{what}": partial(self._decide, what) for what in _DEEDS}
        return {**deeds, "own_copy": partial(self._copy, files)}

    def _copy(self, files: Callable[[PacketResult], Reply], message: Mapping[str, Any]) -> Reply:
        """Hand the whole case out, to who typed the passphrase again."""
        if refused := unproven(self._desk, message):
            return Reply({"refused": refused})
        made = files(PacketResult(self._desk.keeper.own_copy()))
        made.content["packet"]["files_title"] = self._desk.words().ui("copy_ready")
        return made

    def _decide(self, what: str, message: Mapping[str, Any]) -> Reply:
        if what in _PROVED and (refused := unproven(self._desk, message)):
            return Reply({"refused": refused})
        found = self._desk.keeper.decide(what, message.get("values") or {})
        if found is not None:
            words = self._desk.words()
            return Reply({"refused": {p.path: _why(p.key, words) for p in found.problems}})
        return self._show(ENDED if what in _ERASES else KEEPING)


def _why(key: str, words: Wording) -> str:
    return {
        "not_allowed": words.ui("not_allowed"),
        "held": words.ui("due_held"),
        "must_be_sure": words.ui("must_be_sure"),
        "refused_day": words.ui("refused_day"),
        "refused_days": words.ui("refused_days"),
    }.get(key, words.ui("must_choose"))
