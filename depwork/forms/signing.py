"""What the page does for an attorney who signs: each ticked fact, for each ticked reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from depwork.forms.desk import Desk
from depwork.forms.look import Look
from depwork.forms.proving import unproven
from depwork.forms.reply import Reply
from depwork.forms.route import SIGNING
from depwork.forms.screens.signing import may_sign, waiting

Message = Mapping[str, Any]


class Signing:
    """The part of a conversation in which an attorney signs.

    Args:
        desk: The workbook.
        look: Gives the desk as it stands.
        screen: Gives the screen of a place.
    """

    def __init__(self, desk: Desk, look: Callable[[], Look], screen: Callable[..., Reply]) -> None:
        self._desk = desk
        self._look = look
        self._screen = screen
        self.acts: dict[str, Callable[[Message], Reply]] = {"sign_off": self._sign}

    def _sign(self, message: Message) -> Reply:
        look, words = self._look(), self._desk.words()
        keys = self._desk.keys
        if keys is None or not may_sign(look):
            return Reply({"refused": {"": words.ui("signing_not_yours")}})
        values = message.get("values") or {}
        ticked = {
            path: [one for one in readers if one.value in (values.get(path) or ())]
            for path, readers in waiting(look).items()
        }
        if not any(ticked.values()):
            return Reply({"refused": {"": words.ui("signing_tick")}})
        if refused := unproven(self._desk, message):
            return Reply({"refused": refused})
        keys.sign(look.case.case_code, ticked)
        return self._screen(SIGNING, recorded=True)
