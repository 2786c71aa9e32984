"""One agent, several devices: one device's secret opens nothing on another."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from depwork.errors import StorageError
from depwork.storage.agent import wire
from depwork.storage.agent.session import Session
from depwork.storage.agent.wire import Message

AWAY: Final = 30.0
"""Seconds after which somebody who says nothing is not told as being here."""

_MOST_AT: Final = 200
_NAMED: Final = re.compile(r"([\w-]{1,64})\.([\w-]{1,64})\.[0-9a-f]{64}", re.ASCII)


def device_token(token: str, device: str, member: str) -> str:
    """Return a device's token: made of the run's, so that an agent that died knows it again.

    Args:
        token: The run's.
        device: The device's id.
        member: Whose passphrase alone opens its session.
    """
    named = f"{device}.{member}"
    return f"{named}.{hmac.digest(token.encode(), named.encode(), hashlib.sha256).hex()}"


def device_folder(runtime: Path, device: str, member: str) -> Path:
    """Return a device's way to the agent: a folder with its own token, the socket shared.

    Args:
        runtime: The agent's folder.
        device: The device's id.
        member: Whose passphrase alone opens its session.

    Raises:
        StorageError: The id or the member is no such name, or no agent runs there.
    """
    try:
        token = device_token((runtime / wire.TOKEN).read_text(), device, member)
    except OSError:
        raise StorageError(f"no key agent in {runtime}: start depwork again") from None
    if _NAMED.fullmatch(token) is None:
        raise StorageError("not a device's id")
    folder = runtime / device
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / wire.TOKEN).unlink(missing_ok=True)
    descriptor = os.open(folder / wire.TOKEN, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(token)
    socket = folder / wire.SOCKET
    if not socket.is_symlink():
        socket.symlink_to(Path("..") / wire.SOCKET)
    return folder


class Sessions:
    """The run's own session, and one for each device that shows a token made of the run's.

    Args:
        first: The run's own.
        token: The run's.
        seconds: A clock that never goes back.
    """

    def __init__(self, first: Session, token: str, seconds: Callable[[], float]) -> None:
        self._first = first
        self._token = token
        self._seconds = seconds
        self._at: dict[str, tuple[str, float]] = {}  # in memory alone
        self._of: dict[str, Session] = {}
        self._ended: set[str] = set()

    def answer(self, request: Message) -> Message:
        """Return the answer to one request, from the session that its token names."""
        device, session = self._named(str(request.get("token")))
        if device in self._ended:
            return {"error": "LockedError", "message": "this device's session has ended"}
        ask = request.get("ask")
        if ask not in {"beside", "end"} or not self._knows(request, session):
            return session.answer(request)
        if ask == "end":
            return _refused() if device else self._end(str(request.get("device")))
        self._at[device] = (str(request.get("at"))[:_MOST_AT], self._seconds())
        return {"others": [{"member": who, "at": at} for who, at in self._others(device)]}

    def _knows(self, request: Message, session: Session) -> bool:
        return "error" not in session.answer({**request, "ask": "state"})

    def _named(self, token: str) -> tuple[str, Session]:
        found = _NAMED.fullmatch(token)
        if found is None:
            return "", self._first
        device, member = found.groups()
        if not hmac.compare_digest(device_token(self._token, device, member), token):
            return "", self._first  # which refuses it, as any other word
        if device not in self._of and device not in self._ended:
            self._of[device] = self._first.beside(token, member)
        return device, self._of.get(device, self._first)

    def _others(self, asking: str) -> Iterator[tuple[str, str]]:
        for device, (at, when) in self._at.items():
            session = self._of.get(device) if device else self._first
            here = session is not None and self._seconds() - when <= AWAY
            if device != asking and at and here and session is not None and session.member:
                yield session.member, at

    def _end(self, device: str) -> Message:
        self._ended.add(device)
        self._at.pop(device, None)
        session = self._of.pop(device, None)
        if session is not None:
            session.drop()
        return {"ended": session is not None}

    def tick(self) -> None:
        """Lock each session where nobody was for too long."""
        for one in (self._first, *self._of.values()):
            one.tick()

    def drop(self) -> None:
        """Forget all keys."""
        for one in (self._first, *self._of.values()):
            one.drop()


def _refused() -> Message:
    return {"error": "StorageError", "message": "only the run itself ends a session"}
