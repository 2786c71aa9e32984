"""Messages of the page about locking: unlocked in the user's own page, blank when it locks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from depwork.forms.desk import Desk
from depwork.forms.reply import Reply
from depwork.forms.route import DOOR, UNLOCK

Message = Mapping[str, Any]


class Unlocking:
    """How one page opens and locks.

    Args:
        desk: The workbook.
        screen: Gives the screen of a place.
        hello: Greets a page that is unlocked.
        close: Lets go of the open case.
    """

    def __init__(
        self,
        desk: Desk,
        screen: Callable[..., Reply],
        hello: Callable[[Message], Reply],
        close: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._screen = screen
        self._hello = hello
        self._close = close

    @property
    def acts(self) -> dict[str, Callable[[Message], Reply]]:
        """What the page may ask, by name."""
        return {
            "here": self._here,
            "unlock": self._unlock,
            "unlock_pin": self._unlock_by_pin,
            "lock": self._lock,
        }

    def _here(self, message: Message) -> Reply:
        """Hear that somebody is at the page; it goes blank or opens as the session stands."""
        keys = self._desk.keys
        if keys is None:
            return Reply()
        state = keys.here() if message.get("active") else keys.state()
        at = str(message.get("at"))
        if at.startswith(DOOR):  # it shows nothing of a case, whoever is there
            return Reply({"left": state.left})
        shown_locked = at == UNLOCK
        if state.locked and not shown_locked:
            self._close()
            return self._screen(UNLOCK)
        if not state.locked and shown_locked:
            return self._hello({**message, "at": message.get("to")})
        return Reply({"left": state.left})

    def _unlock(self, message: Message) -> Reply:
        values = message.get("values") or {}
        if not self._desk.unlock(str(values.get("passphrase") or "")):
            return self._not_opened("passphrase", self._desk.words().ui("wrong_passphrase"))
        return self._hello(message)

    def _unlock_by_pin(self, message: Message) -> Reply:
        values, keys = message.get("values") or {}, self._desk.keys
        if keys is None or not keys.unlock_by_pin(str(values.get("pin") or "")):
            if keys is not None and not keys.state().pin:
                return self._screen(UNLOCK)  # guessed at too often: the passphrase is asked for
            return self._not_opened("pin", self._desk.words().ui("wrong_pin"))
        return self._hello(message)

    def _not_opened(self, name: str, text: str) -> Reply:
        """Return the refusal of a wrong passphrase or PIN, or how long to wait."""
        wait = self._desk.keys.state().wait if self._desk.keys else 0
        if wait:
            text = self._desk.words().ui("wait_seconds", seconds=round(wait + 0.5))
        return Reply({"refused": {name: text}})

    def _lock(self, _: Message) -> Reply:
        self._desk.lock()
        self._close()
        return self._screen(UNLOCK)
