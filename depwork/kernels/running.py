"""The processes that run notebooks for a command, so that none outlives it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Final

_KERNELS: Final[set[int]] = set()
_PR_SET_PDEATHSIG: Final = 1


def note(pid: int) -> None:
    """Remember a kernel, or a server of some; it leads a process group of its own."""
    _KERNELS.add(pid)


def forget(pid: int) -> None:
    """Forget a kernel that has ended: its number may be somebody else's soon."""
    _KERNELS.discard(pid)


def end_all(*, wait: float = 0.0) -> None:
    """End the kernels and the worker processes of this process, at once.

    Args:
        wait: How long to wait for all of them together, in seconds.
    """
    workers = multiprocessing.active_children()
    for worker in workers:
        worker.terminate()  # it ends its own kernel first: see `follow_parent`
    for worker in workers:
        if wait:
            worker.join(wait / len(workers))
    while _KERNELS:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(_KERNELS.pop(), signal.SIGKILL)


def follow_parent() -> None:
    """Make this process, a worker, end with its kernel when its parent says so or is gone.

    Ctrl-C reaches a whole terminal: what becomes of it is for the parent to say.
    """
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    end_with_parent(signal.SIGTERM)


def end_with_parent(number: signal.Signals | None) -> None:
    """Let this process get a signal when the one that started it is gone, on Linux.

    Args:
        number: The signal; ``None`` for none any more.
    """
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  only here, only on Linux

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number or 0, 0, 0, 0)


def _end(_number: int, _frame: FrameType | None) -> None:
    end_all()
    os._exit(1)
