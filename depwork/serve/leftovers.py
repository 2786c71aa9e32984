"""Private folders of runs that were killed outright, taken away at the next start."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

PREFIX: Final = "depwork-"
OWNER: Final = "owner"
"""The file that says whose run a folder is: a process id, and when that process began."""

_MARKED: Final[set[Path]] = set()
_TRIES: Final = 20
_PAUSE: Final = 0.02


def mark(folder: Path) -> None:
    """Say in a run's folder that it is this process's.

    Args:
        folder: Private to the user.
    """
    (folder / OWNER).write_text(f"{os.getpid()} {_began(os.getpid())}", encoding="utf-8")
    _MARKED.add(folder)


def take_away() -> None:
    """Take away the folders that this process marked and that still stand."""
    for folder in sorted(_MARKED):
        for _ in range(_TRIES):  # a process that is just ending may still write
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(_PAUSE)


def sweep() -> None:
    """Take away folders of this user's runs whose process is gone.

    A folder is touched only if it is this user's, private (0700), no link, named as ours
    are, and says itself whose it is.
    """
    for root in {Path(tempfile.gettempdir()), Path("/tmp")}:  # noqa: S108 - where runs put theirs
        for folder in root.glob(f"{PREFIX}*"):
            if _ours(folder) and _left(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700
    return private and found.st_uid == os.geteuid()


def _left(folder: Path) -> bool:
    try:
        pid, _, began = (folder / OWNER).read_text(encoding="utf-8").partition(" ")
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False
    return began != _began(int(pid))


def _began(pid: int) -> str:
    """Return when a process began, as its system counts, or nothing where it does not tell."""
    if sys.platform != "linux":
        return ""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return ""
    return fields.rpartition(")")[2].split()[19]
