"""Messages of the page about keys and members; each weighty one asks for the passphrase again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any, Final

from depwork.errors import DepworkError
from depwork.forms.desk import Desk
from depwork.forms.keys_desk import Keys
from depwork.forms.look import Look
from depwork.forms.parts import Block
from depwork.forms.proving import unproven
from depwork.forms.reply import Reply
from depwork.forms.route import PEOPLE, RECOVERY
from depwork.forms.screens import people as shown
from depwork.forms.screens.locked_out import locked_out
from depwork.model.problem import Problem
from depwork.model.role import Role

Message = Mapping[str, Any]
_ASKED_BACK: Final = 2


class KeyTalk:
    """One page's conversation about keys. A recovery key is held while it is on the screen.

    Args:
        desk: The workbook.
        look: Gives the desk as it stands.
        screen: Gives the screen of a place.
    """

    def __init__(self, desk: Desk, look: Callable[[], Look], screen: Callable[..., Reply]) -> None:
        self._desk = desk
        self._look = look
        self._screen = screen
        self._offered = ""
        self._paper = ""
        self._groups: tuple[int, ...] = ()
        self._told: Block | None = None

    @property
    def acts(self) -> dict[str, Callable[[Message], Reply]]:
        """What the page may ask, by name."""
        return {
            "pin": self._pin,
            "words": self._words,
            "passphrase": self._passphrase,
            "person_add": self._add,
            "share": lambda message: self._share(message, shared=True),
            "unshare": lambda message: self._share(message, shared=False),
            "lock_out": self._lock_out,
            "recovery_new": self._recovery_new,
            "recovery_try": self._recovery_try,
        }

    def body(self, place: str, look: Look) -> Block:
        """Return the body of one of the screens about keys."""
        told, self._told = self._told, None
        if told is not None:
            return told
        if place == RECOVERY and self._paper:
            return shown.recovery(look, self._paper, self._groups)
        self.forget(offered=False)
        return shown.people(look, self._keys, self._offered)

    def forget(self, *, offered: bool = True) -> None:
        """Let go of what was shown once."""
        self._paper, self._groups = "", ()
        if offered:
            self._offered = ""

    @property
    def _keys(self) -> Keys:
        if self._desk.keys is None:
            raise DepworkError("a practice workbook has no members and no keys")
        return self._desk.keys

    def _refused(self, name: str, text: str) -> Reply:
        return Reply({"refused": {name: text}})

    def _problem(self, name: str, problem: Problem) -> Reply:
        return self._refused(name, self._desk.words().problem(problem))

    def _unproven(self, message: Message) -> Reply | None:
        """Return the refusal when the passphrase typed again is not the right one."""
        refused = unproven(self._desk, message)
        return Reply({"refused": refused}) if refused else None

    def _done(self, place: str = PEOPLE) -> Reply:
        return self._screen(place, recorded=True)

    def _pin(self, message: Message) -> Reply:
        if not self._keys.set_pin(_typed(message, "pin")):
            return self._refused("pin", self._desk.words().ui("pin_refused"))
        return self._done()

    def _words(self, _: Message) -> Reply:
        self._offered = self._keys.suggested()
        return self._screen(PEOPLE)

    def _passphrase(self, message: Message) -> Reply:
        new = _typed(message, "new")
        if new != _typed(message, "again"):
            return self._refused("again", self._desk.words().ui("passphrase_differs"))
        if refused := self._unproven(message):
            return refused
        if problem := self._keys.set_passphrase(new):
            return self._problem("new", problem)
        self.forget()
        return self._done()

    def _add(self, message: Message) -> Reply:
        if refused := self._unproven(message):
            return refused
        values = message.get("values") or {}
        problem = self._keys.add(
            _typed(message, "name"),
            Role(_typed(message, "role")),
            _typed(message, "theirs"),
            cases_only=values.get("cases_only") is True,
        )
        return self._problem("theirs", problem) if problem else self._done()

    def _share(self, message: Message, *, shared: bool) -> Reply:
        if refused := self._unproven(message):
            return refused
        code = _typed(message, "case").strip().upper()
        if not self._keys.share(code, _typed(message, "member"), shared=shared):
            return self._refused("case", self._desk.words().ui("share_nothing"))
        return self._done()

    def _lock_out(self, message: Message) -> Reply:
        if refused := self._unproven(message):
            return refused
        member = _typed(message, "member")
        name = next((one.name for one in self._keys.people() if one.id == member), member)
        shut = self._keys.lock_out(member)
        self._told = locked_out(self._look(), name, shut)
        return self._done()

    def _recovery_new(self, message: Message) -> Reply:
        if refused := self._unproven(message):
            return refused
        self._paper = self._keys.new_recovery_key()
        groups = range(len(self._paper.split("-")))
        self._groups = tuple(sorted(secrets.SystemRandom().sample(groups, _ASKED_BACK)))
        return self._screen(RECOVERY)

    def _recovery_try(self, message: Message) -> Reply:
        parts = self._paper.split("-")
        for group in self._groups:
            name = f"group{group}"
            if _typed(message, name).strip().upper() != parts[group]:
                return self._refused(name, self._desk.words().ui("recovery_wrong"))
        self.forget()
        self._told = shown.recovered(self._look())
        return self._screen(PEOPLE)


def _typed(message: Message, name: str) -> str:
    return str((message.get("values") or {}).get(name) or "")
