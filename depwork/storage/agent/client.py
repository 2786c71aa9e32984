"""Asking the agent: what kernels and workers use."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from depwork.errors import AgentGoneError, StorageError
from depwork.storage.agent import wire
from depwork.storage.agent.wire import Message
from depwork.storage.keyring import Keyring
from depwork.storage.passphrase import MOST_CHARACTERS

ANSWER_SECONDS: Final = 60.0
"""How long an answer may take: somebody else's unlocking may come first."""

_TRIES: Final = 200  # so long an agent that was killed may take to be back
_REFUSED: Final = 20  # so long its old socket may stand; where nobody watches it, for ever
_PAUSE: Final = 0.1


@dataclass(frozen=True, slots=True)
class State:
    """How a session stands.

    Args:
        locked: Whether keys must be unlocked first.
        practice: Whether it is a practice vault's.
        pin: Whether a PIN unlocks it now.
        pin_set: Whether a PIN was set for this run.
        wait: How long until another try counts, in seconds.
        idle: After how many seconds without anybody it locks itself; 0 for never.
        left: How many of these are left.
        proved: Whether the passphrase was typed again just now.
    """

    locked: bool
    practice: bool
    pin: bool
    pin_set: bool
    wait: float
    idle: float
    left: float
    proved: bool


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody at another device.

    Args:
        member: Their id.
        at: A case's code and a question's name.
    """

    member: str
    at: str


class Client:
    """One page's or worker's way to the agent.

    Args:
        socket: The agent's socket.
        token: The session's token.
    """

    def __init__(self, socket: Path, token: str) -> None:
        self._socket = socket
        self._token = token

    @classmethod
    def at(cls, runtime_dir: Path) -> Self:
        """Return the client of the agent that runs in a runtime folder.

        Args:
            runtime_dir: Given to the agent when it started; its path is no secret.

        Raises:
            AgentGoneError: No agent runs there.
        """
        try:
            token = (runtime_dir / wire.TOKEN).read_text()
        except OSError:
            raise AgentGoneError(f"no key agent in {runtime_dir}: start depwork again") from None
        return cls(wire.checked_path(runtime_dir), token)

    def unlock(self, passphrase: str) -> bool:
        """Return whether the session is unlocked now; False means a wrong passphrase.

        From the fifth wrong one on, a try made before :meth:`wait` is over is False too,
        without being looked at.

        Args:
            passphrase: As typed.
        """
        if len(passphrase) > MOST_CHARACTERS:
            return False
        return bool(self._ask("unlock", passphrase=passphrase)["unlocked"])

    def wait(self) -> float:
        """Return how long until another try counts, in seconds."""
        return self.state().wait

    def locked(self) -> bool:
        """Return whether a passphrase is needed."""
        return self.state().locked

    def practice(self) -> bool:
        """Return whether the agent holds a practice vault."""
        return self.state().practice

    def state(self) -> State:
        """Return how the session stands; asking is no sign of somebody being there."""
        return State(**self._ask("state"))

    def here(self) -> State:
        """Say that somebody is at a page, and return how the session stands."""
        return State(**self._ask("here"))

    def set_pin(self, pin: str) -> bool:
        """Return whether this PIN unlocks the session from its next locking on.

        Args:
            pin: At least four characters, not all the same; kept for this run alone.
        """
        return bool(self._ask("set_pin", pin=pin)["set"])

    def unlock_by_pin(self, pin: str) -> bool:
        """Return whether the PIN unlocked the session; after five wrong ones none does."""
        return bool(self._ask("unlock_by_pin", pin=pin)["unlocked"])

    def prove(self, passphrase: str) -> bool:
        """Return whether it is the passphrase of who unlocked; good for a minute.

        Args:
            passphrase: As typed again.
        """
        if len(passphrase) > MOST_CHARACTERS:
            return False
        return bool(self._ask("prove", passphrase=passphrase)["proved"])

    def keyring(self) -> Keyring:
        """Return the session's keys; the caller drops them.

        Raises:
            LockedError: The session is locked, or the agent is gone.
        """
        return wire.keyring_of(self._ask("keyring"))

    def beside(self, at: str) -> tuple[Other, ...]:
        """Say what this page shows, and return who else works here now, and on what.

        Args:
            at: A case's code and a question's name; no answer.
        """
        return tuple(Other(**one) for one in self._ask("beside", at=at)["others"])

    def end(self, device: str) -> None:
        """End a device's session; only the run's own token may.

        Args:
            device: As its token names it.
        """
        self._ask("end", device=device)

    def lock(self) -> None:
        """Make the agent forget the session's keys; drop your own keyring besides."""
        self._ask("lock")

    def _ask(self, ask: str, **values: str) -> Message:
        request = {"token": self._token, "ask": ask, **values}
        try:
            try:
                answer = self._answer(request)
            except (ConnectionResetError, BrokenPipeError, wire.CutError):  # killed meanwhile
                answer = self._answer(request)
        except (OSError, wire.CutError):
            message = f"the key agent at {self._socket} does not answer: start depwork again"
            raise AgentGoneError(message) from None
        if "error" in answer:
            raise wire.error_of(str(answer["error"]), str(answer.get("message", "")))
        return answer

    def _answer(self, request: Message) -> Message:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as to:
            to.settimeout(ANSWER_SECONDS)
            self._connect(to)
            if not wire.same_user(to):
                raise StorageError(f"{self._socket} is not this user's")
            wire.send(to, request)
            return wire.receive(to)

    def _connect(self, to: socket.socket) -> None:
        """Connect; one that was killed is started again meanwhile, locked."""
        refused = 0
        for _ in range(_TRIES):
            try:
                to.connect(str(self._socket))
            except BlockingIOError:  # too many wait at the door: it is there, and busy
                time.sleep(_PAUSE)
            except (FileNotFoundError, ConnectionRefusedError) as error:
                refused += isinstance(error, ConnectionRefusedError)
                if refused > _REFUSED or not self._socket.parent.is_dir():  # the run has ended
                    raise
                time.sleep(_PAUSE)
            else:
                return
        to.connect(str(self._socket))
