"""The agent's loop: one request at a time, until its parent goes."""

from __future__ import annotations

import os
import selectors
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from depwork.errors import StorageError
from depwork.storage.agent import wire
from depwork.storage.agent.sessions import Sessions

PATIENCE: Final = 5.0
"""How long a client may take to say what it wants, in seconds."""

_WAITING: Final = 128
"""Pages that may wait while somebody's passphrase is stretched."""
_LOOK_UP: Final = 1.0  # how often to see whether the parent is still there, in seconds


@contextmanager
def listening(runtime: Path) -> Iterator[socket.socket]:
    """Return a block with a listening socket of mode 0600; socket and token go with it.

    Args:
        runtime: Of mode 0700, this user's.

    Raises:
        OSError: Another agent's socket is there.
    """
    path = wire.checked_path(runtime)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        before = os.umask(0o177)
        try:
            listener.bind(str(path))
        finally:
            os.umask(before)
        try:
            listener.listen(_WAITING)
            yield listener
        finally:
            path.unlink(missing_ok=True)
            (runtime / wire.TOKEN).unlink(missing_ok=True)


def serve(
    session: Sessions, listener: socket.socket, parent_end: int, has_parent: Callable[[], bool]
) -> None:
    """Answer requests until the parent closes its end of the pipe or is gone.

    Args:
        session: Answers.
        listener: Of :func:`listening`.
        parent_end: File descriptor that reads as ended when the parent goes.
        has_parent: Whether the parent is still there; asked now and then, since a child of
            the parent may hold the pipe open after it.
    """
    with selectors.DefaultSelector() as ready:
        ready.register(listener, selectors.EVENT_READ)
        ready.register(parent_end, selectors.EVENT_READ)
        while has_parent():
            found = {key.fd for key, _ in ready.select(_LOOK_UP)}
            session.tick()
            if parent_end in found and not os.read(parent_end, 1):
                return
            if listener.fileno() in found:
                _one(session, listener)


def _one(session: Sessions, listener: socket.socket) -> None:
    peer, _ = listener.accept()
    with peer:
        peer.settimeout(PATIENCE)
        try:
            if wire.same_user(peer):
                wire.send(peer, session.answer(wire.receive(peer)))
        except (OSError, StorageError):
            return  # a client that went away or talks nonsense is not ours to mend
