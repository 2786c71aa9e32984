"""When a process may be forked, and how its fork becomes as if it had begun anew."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Final

_SOON: Final = 0.5
"""Seconds that a thread which has been told to end may take to be gone."""


def alone() -> bool:
    """Return whether one thread runs here: a fork of more could hang."""
    return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - only their number is wanted


def still() -> bool:
    """Return whether this process can be forked: one thread, and no loop that runs."""
    if sys.platform != "linux" or _loops():
        return False
    _end_watchers()
    until = time.monotonic() + _SOON
    while not alone() and threading.active_count() == 1 and time.monotonic() < until:
        time.sleep(0.001)  # a thread that Python has joined may still be ending
    return alone()


def _loops() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _end_watchers() -> None:
    """End tqdm's threads, which only watch bars: one for each of its kinds of bar."""
    for thread in threading.enumerate():
        bars: Any = getattr(thread, "tqdm_cls", None)
        if bars is not None:
            thread.exit()  # type: ignore[attr-defined]  # tqdm's own
            bars.monitor = None


def settle() -> None:
    """Make a fork as a process begun anew would be: its own files, signals, path and chance."""
    tempfile.tempdir = None
    _forget_log()
    for name in ("tqdm.auto", "tqdm.autonotebook"):  # they ask once whether this is a notebook
        sys.modules.pop(name, None)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _find_neighbours()
    # Python's own generator is seeded anew by each fork; numpy's is not.
    numpy: Any = sys.modules.get("numpy.random")
    if numpy is not None:
        numpy.seed()


def _forget_log() -> None:
    """Undo what the process forked from has set for its own log: a notebook sets its own."""
    for handler in logging.root.handlers[:]:
        logging.root.removeHandler(handler)
    logging.root.setLevel(logging.WARNING)


def _find_neighbours() -> None:
    """Let a notebook import what lies beside it, after Python's own, as a stock kernel does.

    What lies beside the script that runs here is no part of it.
    """
    script: Any = getattr(sys.modules.get("__main__"), "__file__", None)
    if script and sys.path and sys.path[0] == str(Path(script).resolve().parent):
        del sys.path[0]
    folders = [Path(item).name for item in sys.path]
    place = folders.index("site-packages") if "site-packages" in folders else 0
    sys.path.insert(place, "")
