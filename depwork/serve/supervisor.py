"""Keeps a server alive: the same port, the same token, a new process if the old one died."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from depwork.errors import ServeError
from depwork.kernels.running import note
from depwork.serve.served import Served

MOST: Final = 5
"""Deaths within :data:`WITHIN` seconds after which a server is given up."""
WITHIN: Final = 60.0
_END: Final = 15.0


@contextmanager
def _worker(
    served: Served, listener: socket.socket
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Give a serving process, and the end of a pipe that tells when it answers."""
    told, tells = os.pipe()
    try:
        with subprocess.Popen(  # noqa: S603 - our own module, no shell
            [
                sys.executable,
                "-P",
                "-m",
                "depwork.serve.worker",
                str(listener.fileno()),
                str(tells),
            ],
            stdin=subprocess.PIPE,
            pass_fds=(listener.fileno(), tells),
            start_new_session=True,  # Ctrl-C is for the supervisor; the worker follows it
        ) as process:
            note(process.pid)
            os.close(tells)
            assert process.stdin is not None  # noqa: S101 - a pipe; for the type checker
            process.stdin.write(served.told())
            process.stdin.flush()
            try:
                yield process, told
            finally:
                _end(process)
    finally:
        os.close(told)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_END)
    except subprocess.TimeoutExpired:
        process.kill()


def keep_serving(served: Served, listener: socket.socket, on_start: Callable[[], None]) -> None:
    """Serve until interrupted; a process that dies is followed by another.

    Pages that ask meanwhile wait at the listening socket, which stays open.

    Args:
        served: What to show.
        listener: Listens on loopback.
        on_start: Called once, when the first process is starting.

    Raises:
        ServeError: The server could not start, or died again and again.
    """
    deaths: deque[float] = deque(maxlen=MOST)
    answered = False
    while True:
        with _worker(served, listener) as (process, told):
            if not deaths:
                on_start()
            answered = bool(os.read(told, 1)) or answered
            process.wait()
        deaths.append(time.monotonic())
        if not answered:
            raise ServeError("the server could not start; `depwork doctor` says why")
        if len(deaths) == MOST and deaths[-1] - deaths[0] < WITHIN:
            raise ServeError(f"the server stopped {MOST} times within a minute; start it again")
