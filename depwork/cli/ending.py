"""How a command ends: on Ctrl-C, a stop signal or a closed terminal, soon and in order."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType
from typing import Final, NoReturn

from depwork.kernels import running
from depwork.serve.leftovers import take_away

SECONDS: Final = 1.5
"""How long what was begun may take to unwind; then all that this command started is ended."""

SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)

SAID: Final = "depwork: stopped. What was finished stands; the rest was not kept\n"


class Stopped(SystemExit):
    """Somebody stopped the command; its code is the status that the command ends with."""


class _End:
    """How a command that is stopped ends: the status is 1, as of all that was not done."""

    status = 1
    said = SAID


def serves() -> None:
    """Let a stop be this command's own end: a server that is told to end has done its work."""
    _End.status, _End.said = 0, ""


def listen() -> None:
    """Let the first signal unwind the command, and those after it change nothing.

    A signal that whoever started us ignores, as `nohup` does, stays ignored.
    """
    for one in SIGNALS:
        if signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, _stop)


def _stop(_number: int, _frame: FrameType | None) -> None:
    for one in SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    # the end may be raised in the midst of a library's work, or of a clearing away that cannot
    # raise: what those print is a traceback, and no news to whoever stopped the command
    logging.disable()
    sys.unraisablehook = _silent
    running.end_all()
    last = threading.Timer(SECONDS, _at_once)
    last.daemon = True
    last.start()
    raise Stopped(_End.status)


def _silent(_unraisable: sys.UnraisableHookArgs) -> None:
    """Say nothing of an end that was raised where nothing can be raised; `_at_once` follows."""


def _at_once() -> None:
    """End without unwinding: nothing that was started lives on, no folder of the run stays."""
    running.end_all()
    leave()


def leave() -> NoReturn:
    """Say that it was stopped, and end; Python's own clearing away would take its time."""
    take_away()
    with suppress(OSError, ValueError):  # the terminal may be gone
        sys.stdout.flush()
    with suppress(OSError):
        os.write(2, _End.said.encode())
    os._exit(_End.status)
