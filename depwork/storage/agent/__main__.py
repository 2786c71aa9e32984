"""``python -m depwork.storage.agent``: the agent's process; its token comes by stdin."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from depwork.errors import StorageError
from depwork.storage.agent import server, wire
from depwork.storage.agent.session import Session
from depwork.storage.agent.sessions import Sessions
from depwork.storage.hardening import harden


def main(seconds: Callable[[], float]) -> int:
    """Return the exit status after the parent went.

    Args:
        seconds: A clock that never goes back.
    """
    asked = argparse.ArgumentParser(prog="depwork.storage.agent")
    asked.add_argument("--folder", type=Path, required=True)
    asked.add_argument("--runtime", type=Path, required=True)
    asked.add_argument("--parent", type=int, required=True)
    asked.add_argument("--practice", action="store_true")
    asked.add_argument("--idle", type=float, default=0.0)
    options = asked.parse_args()
    os.umask(0o077)
    harden()
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    token = _line(sys.stdin.fileno())
    try:
        with server.listening(options.runtime) as listener:
            first = Session(
                options.folder, token, seconds, practice=options.practice, idle=options.idle
            )
            session = Sessions(first, token, seconds)
            _write_token(options.runtime / wire.TOKEN, token)
            print("ready", flush=True)  # noqa: T201  the parent waits for it
            server.serve(
                session, listener, sys.stdin.fileno(), lambda: os.getppid() == options.parent
            )
            session.drop()
    except (StorageError, OSError) as error:
        print(f"{type(error).__name__}: {error}", flush=True)  # noqa: T201  the parent reads it
        return 1
    return 0


def _line(descriptor: int) -> str:
    """Return one line read byte by byte, so that nothing after it is swallowed."""
    found = bytearray()
    while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
        found += byte
    return found.decode()


def _write_token(path: Path, token: str) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(token)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main(time.monotonic))
