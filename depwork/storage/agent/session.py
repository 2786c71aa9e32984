"""What the agent knows and answers: one session with its keys, locked or not."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Final

from depwork.errors import StorageError, WrongPassphraseError
from depwork.storage import vault
from depwork.storage.agent import wire
from depwork.storage.agent.pin import Pin, fits
from depwork.storage.agent.wire import Message
from depwork.storage.keyring import Keyring
from depwork.storage.tries import Pace

PROOF_SECONDS: Final = 60.0
"""How long a passphrase that was typed again speaks for who sits there."""


class Session:
    """The keys of one vault for those who hold the token.

    Args:
        folder: The vault's folder.
        token: What every request must carry.
        seconds: A clock that never goes back.
        practice: Make a practice vault in the folder, with a key that nobody else has;
            it starts unlocked and any passphrase unlocks it again.
        idle: After how many seconds without anybody being there the session locks itself;
            0 for never.
        member: Whose passphrase alone opens it; empty for anybody's.
        pace: How wrong tries slow all sessions of this vault; None for the first of them.
    """

    def __init__(
        self,
        folder: Path,
        token: str,
        seconds: Callable[[], float],
        *,
        practice: bool,
        idle: float = 0.0,
        member: str = "",
        pace: Pace | None = None,
    ) -> None:
        self._folder = folder
        self._whose = member
        self._token = token.encode()
        self._seconds = seconds
        self._idle = idle
        self._keyring: Keyring | None = None
        self._spare: Keyring | None = None
        self._pin: Pin | None = None
        self._seen = seconds()
        self._proved_until = 0.0
        if practice:
            self._spare = Keyring.fresh()
            vault.create_practice(folder, self._spare)
            self._keyring = self._spare.copy()
        self._pace = pace or Pace(seconds, vault.wrong_tries(folder))
        self._own_pace, self._own_wrong = Pace(seconds, 0), 0

    def beside(self, token: str, member: str) -> Session:
        """Return another device's session of the same vault: its own keys, PIN and lock.

        Wrong tries slow the device that made them, and all of them together.

        Args:
            token: What its requests must carry.
            member: Whose passphrase alone opens it.
        """
        one = Session(
            self._folder,
            token,
            self._seconds,
            practice=False,
            idle=self._idle,
            member=member,
            pace=self._pace,
        )
        if self._spare is not None:
            one._spare, one._keyring = self._spare.copy(), self._spare.copy()
        return one

    @property
    def member(self) -> str:
        """The id of who unlocked it; empty while it is locked."""
        return self._keyring.holder.member if self._keyring is not None else ""

    def answer(self, request: Message) -> Message:
        """Return the answer to one request; a failure is an answer too.

        Args:
            request: ``token`` and ``ask``, and what that ask needs.
        """
        token = request.get("token")
        said = token.encode(errors="replace") if isinstance(token, str) else b""
        if not hmac.compare_digest(said, self._token):
            return {"error": "LockedError", "message": "not this session's token"}
        self.tick()
        asks: dict[object, Callable[[Message], Message]] = {
            "state": self._state,
            "here": self._here,
            "unlock": self._unlock,
            "set_pin": self._set_pin,
            "unlock_by_pin": self._unlock_by_pin,
            "prove": self._prove,
            "keyring": self._keys,
            "lock": self._lock,
        }
        ask = request.get("ask")
        if not isinstance(ask, str) or ask not in asks:
            return {"error": "StorageError", "message": "the key agent knows no such request"}
        try:
            return asks[ask](request)
        except StorageError as error:
            return {"error": type(error).__name__, "message": str(error)}

    def tick(self) -> None:
        """Lock the session if nobody was there for too long."""
        if self._idle and self._keyring is not None and self._left() <= 0:
            self._put_away()

    def drop(self) -> None:
        """Forget all keys."""
        for keyring in (self._keyring, self._spare):
            if keyring is not None:
                keyring.drop()
        self._keyring = self._spare = self._pin = None

    def _left(self) -> float:
        return self._idle - (self._seconds() - self._seen)

    def _state(self, _request: Message) -> Message:
        pin = self._keyring is None and self._pin is not None and self._pin.holds
        wait = self._pin.wait() if pin and self._pin else self._wait()
        return {
            "locked": self._keyring is None,
            "practice": self._spare is not None,
            "pin": pin,
            "pin_set": self._pin is not None,
            "wait": wait,
            "idle": self._idle,
            "left": max(0.0, self._left()) if self._idle else 0.0,
            "proved": self._spare is not None or self._seconds() < self._proved_until,
        }

    def _here(self, request: Message) -> Message:
        if self._keyring is not None:
            self._seen = self._seconds()
        return self._state(request)

    def _unlock(self, request: Message) -> Message:
        if self._spare is not None:
            self._keyring = self._keyring or self._spare.copy()
            return {"unlocked": True}
        keyring = self._tried(request)
        if keyring is None:
            return {"unlocked": False}
        self._take(keyring)
        self._pin = None  # set by whoever unlocked before
        return {"unlocked": True}

    def _tried(self, request: Message) -> Keyring | None:
        """Return the keys that a passphrase opens, or None for a wrong or too early one."""
        passphrase = request.get("passphrase")
        if not isinstance(passphrase, str) or self._wait():
            return None
        try:
            keyring = vault.counted(self._folder, lambda: self._opened(passphrase))
        except WrongPassphraseError:
            self._pace.tried(vault.wrong_tries(self._folder))
            self._own_wrong += 1
            self._own_pace.tried(self._own_wrong)
            return None
        self._pace.tried(0)
        self._own_wrong = 0
        self._own_pace.tried(0)
        return keyring

    def _opened(self, passphrase: str) -> Keyring:
        keyring = vault.unlock(self._folder, passphrase)
        if self._whose and keyring.holder.member != self._whose:
            keyring.drop()
            raise WrongPassphraseError("this session is another member's")
        return keyring

    def _wait(self) -> float:
        return max(self._pace.wait(), self._own_pace.wait())

    def _take(self, keyring: Keyring) -> None:
        if self._keyring is not None:
            self._keyring.drop()
        self._keyring, self._seen = keyring, self._seconds()

    def _set_pin(self, request: Message) -> Message:
        pin = request.get("pin")
        if self._keyring is None or not isinstance(pin, str) or not fits(pin):
            return {"set": False}
        self._pin = Pin(pin, self._seconds)
        return {"set": True}

    def _unlock_by_pin(self, request: Message) -> Message:
        pin = request.get("pin")
        if self._keyring is None and self._pin is not None and isinstance(pin, str):
            keyring = self._pin.open(pin)
            if keyring is not None:
                self._take(keyring)
            elif not self._pin.holds:
                self._pin = None  # guessed at too often: the passphrase is needed
        return {"unlocked": self._keyring is not None}

    def _prove(self, request: Message) -> Message:
        if self._keyring is None:
            return {"proved": False}
        if self._spare is None:
            keyring = self._tried(request)
            if keyring is None or keyring.holder.member != self._keyring.holder.member:
                return {"proved": False}
            keyring.drop()
        self._proved_until = self._seconds() + PROOF_SECONDS
        return {"proved": True}

    def _keys(self, _request: Message) -> Message:
        if self._keyring is None:
            return {"error": "LockedError", "message": "locked: unlock with the passphrase"}
        if self._spare is None:
            try:
                keyring = vault.renewed(self._folder, self._keyring)
            except StorageError:  # locked out, or the box was changed
                self._lock({})
                self._pin = None
                raise
            self._keyring.drop()
            self._keyring = keyring
        return wire.message_of(self._keyring)

    def _lock(self, _request: Message) -> Message:
        self._put_away()
        return {"locked": True}

    def _put_away(self) -> None:
        if self._keyring is not None:
            if self._pin is not None:
                self._pin.lock(self._keyring)
            self._keyring.drop()
        self._keyring = None
        self._proved_until = 0.0
