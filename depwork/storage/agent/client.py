"""Asking the agent: what kernels and workers use."""

from __future__ import annotations

import base64
import socket
from pathlib import Path
from typing import Final, Self

from depwork.errors import LockedError, StorageError
from depwork.storage.agent import wire
from depwork.storage.agent.wire import Message
from depwork.storage.keyring import Keyring
from depwork.storage.passphrase import MOST_CHARACTERS

ANSWER_SECONDS: Final = 60.0
"""How long an answer may take: somebody else's unlocking may come first."""


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
            LockedError: No agent runs there.
        """
        try:
            token = (runtime_dir / wire.TOKEN).read_text()
        except OSError:
            raise LockedError(f"no key agent in {runtime_dir}: start depwork again") from None
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
        return float(self._ask("state")["wait"])

    def locked(self) -> bool:
        """Return whether a passphrase is needed."""
        return bool(self._ask("state")["locked"])

    def practice(self) -> bool:
        """Return whether the agent holds a practice vault."""
        return bool(self._ask("state")["practice"])

    def keyring(self) -> Keyring:
        """Return the session's keys; the caller drops them.

        Raises:
            LockedError: The session is locked, or the agent is gone.
        """
        answer = self._ask("keyring")
        return Keyring(str(answer["vault_id"]), base64.b64decode(answer["key"]))

    def lock(self) -> None:
        """Make the agent forget the session's keys; drop your own keyring besides."""
        self._ask("lock")

    def _ask(self, ask: str, **values: str) -> Message:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as to:
                to.settimeout(ANSWER_SECONDS)
                to.connect(str(self._socket))
                if not wire.same_user(to):
                    raise StorageError(f"{self._socket} is not this user's")
                wire.send(to, {"token": self._token, "ask": ask, **values})
                answer = wire.receive(to)
        except OSError:
            message = f"the key agent at {self._socket} does not answer: start depwork again"
            raise LockedError(message) from None
        if "error" in answer:
            raise wire.error_of(str(answer["error"]), str(answer.get("message", "")))
        return answer
