"""Is this machine fit: each thing looked at, what was found, and what to do if not."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from depwork.services.clocks import doubt, register_day
from depwork.services.opening import FILE

_SPACE: Final = 500_000_000
"""Bytes wanted free: room for packets and a backup."""


@dataclass(frozen=True)
class Item:
    """One thing looked at."""

    name: str
    fit: bool
    found: str
    mend: str


def examine(folder: Path) -> Iterator[Item]:
    """Yield what the machine was found to be, one item a thing."""
    looks: tuple[tuple[str, Callable[[Path], tuple[bool, str]], str], ...] = (
        ("Python", _python, "install Python 3.11 or newer and make a new environment with it"),
        ("key derivation", _argon2, "upgrade pip, then install depwork again"),
        ("PDF engine", _typst, "install depwork again; it brings the engine along"),
        ("notebook kernel", _kernel, "run: python -m ipykernel install --sys-prefix"),
        ("loopback", _loopback, "allow connections to 127.0.0.1 in this machine's firewall"),
        ("private sockets", _sockets, "set TMPDIR to a short path on a local disk"),
        ("temporary folder", _temporary, "set TMPDIR to a folder of your own"),
        ("free space", _space, "free at least 500 MB on this disk"),
        ("clock", _clock, "set this computer's day and time; every count of days rests on it"),
        ("workbook", _workbook, "run: chmod 600 on depwork.sqlite3, so that only you can read it"),
    )
    for name, look, mend in looks:
        try:
            fit, found = look(folder)
        except Exception as error:  # noqa: BLE001 - a doctor reports any failure, and goes on
            fit, found = False, type(error).__name__
        yield Item(name, fit, found, mend)


def _python(_: Path) -> tuple[bool, str]:
    return sys.version_info >= (3, 11), platform.python_version()


def _argon2(_: Path) -> tuple[bool, str]:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - its absence is what is looked for

    kdf = Argon2id(salt=b"depwork doctor", length=32, iterations=1, lanes=1, memory_cost=8)
    return len(kdf.derive(b"x")) == 32, "Argon2id works"


def _typst(_: Path) -> tuple[bool, str]:
    import typst  # noqa: PLC0415 - its absence is what is looked for

    return typst.compile(b"#set document(title: [x])\nx").startswith(b"%PDF"), "Typst works"


def _kernel(_: Path) -> tuple[bool, str]:
    from jupyter_client.kernelspec import KernelSpecManager  # noqa: PLC0415 - its absence is what is looked for

    names = sorted(KernelSpecManager().find_kernel_specs())
    return "python3" in names, ", ".join(names)


def _loopback(_: Path) -> tuple[bool, str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1)
        with socket.create_connection(listening.getsockname(), timeout=2):
            return True, "127.0.0.1 answers"


def _sockets(_: Path) -> tuple[bool, str]:
    with (
        tempfile.TemporaryDirectory(prefix="depwork-") as folder,
        socket.socket(socket.AF_UNIX) as listening,
    ):
        listening.bind(str(Path(folder) / "agent.sock"))
    return True, "Unix sockets work"


def _temporary(_: Path) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory(prefix="depwork-") as folder:
        mode = stat.S_IMODE(Path(folder).stat().st_mode)
    return mode == 0o700, f"private folders get mode {mode:o}"


def _space(folder: Path) -> tuple[bool, str]:
    free = shutil.disk_usage(folder if folder.exists() else Path.home()).free
    return free >= _SPACE, f"{free // 1_000_000} MB free"


def _clock(folder: Path) -> tuple[bool, str]:
    file, today = folder / FILE, date.today()  # noqa: DTZ011 - the clock is what is looked at
    kept = date.fromtimestamp(file.stat().st_mtime) if file.exists() else None  # noqa: DTZ012 - the same
    wrong = doubt(today, register_day(folder), kept)
    return wrong is None, f"{today.isoformat()}{f', {wrong.value}' if wrong else ''}"


def _workbook(folder: Path) -> tuple[bool, str]:
    file = folder / FILE
    if not file.exists():
        return True, "none here yet; `depwork new DIR` makes one"
    mode = stat.S_IMODE(file.stat().st_mode)
    return os.name != "posix" or mode & 0o077 == 0, f"mode {mode:o}"
