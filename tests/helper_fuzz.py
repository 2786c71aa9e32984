"""Damaged and hostile inputs by chance, and a watch on what reading them does."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NEVER = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.bind",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.mkdir",
        "os.symlink",
        "os.chmod",
        "shutil.rmtree",
        "ctypes.dlopen",
    }
)
"""What reading a file must never do."""
WRITING = frozenset("wax+")

_watching: list[tuple[tuple[str, ...], list[str]]] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if not _watching:
        return
    allowed, seen = _watching[-1]
    if event in NEVER:
        seen.append(event)
    elif event == "open" and isinstance(args[0], str | bytes):
        path = args[0].decode() if isinstance(args[0], bytes) else args[0]
        mode = str(args[1] or "r")
        if set(mode) & WRITING:
            seen.append(f"open to write {path}")
        elif not str(Path(path).resolve()).startswith(allowed):
            seen.append(f"open {path}")


sys.addaudithook(_hook)


@contextmanager
def watched(*folders: Path) -> Iterator[list[str]]:
    """Give a list of what was done that must not be: code, network, files beyond ``folders``."""
    own = (sys.prefix, sys.base_prefix, "/usr/lib", "/usr/share", "/etc/ssl", "/dev/", "/proc/self")
    seen: list[str] = []
    allowed = (*own, *(str(folder.resolve()) for folder in folders))
    _watching.append((allowed, seen))
    try:
        yield seen
    finally:
        _watching.pop()


TOKENS = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"../" * 40,
    b"/etc/passwd",
    b"{{ ''.__class__ }}",
    b"{% include '/etc/passwd' %}",
    b"[" * 3000,
    b"{" * 3000,
    b"9" * 5000,
    b"1e999",
    b"-0",
    b"NaN",
    b"null",
    b"true",
    b'"' * 3,
    b"A" * 70_000,
    b"\r\n" * 50,
    b"'''",
    b"%PDF-1.7",
    b"/JS (app.alert(1))",
    b"/Launch /F (calc.exe)",
    b"stream\nendstream",
    b"\xff\xd8\xff\xe1\xff\xff",
    b"\x89PNG\r\n\x1a\n",
    b"PK\x03\x04",
    b"PK\x05\x06" + b"\0" * 18,
    "\u202e\u2066".encode(),
    b"__proto__",
    b"=cmd|'/c calc'!A0",
)
"""Pieces that are put into files."""


def damaged(chance: random.Random, body: bytes, others: Sequence[bytes] = ()) -> bytes:
    """Return ``body`` with some of it flipped, cut, doubled, moved or replaced."""
    made = bytearray(body)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(7):
            case 0 if made:
                made[at % len(made)] ^= 1 << chance.randrange(8)
            case 1:
                del made[at:]
            case 2:
                del made[at : at + chance.randrange(1, 200)]
            case 3:
                made[at:at] = chance.choice(TOKENS)
            case 4:
                end = at + chance.randrange(1, 400)
                made[at:at] = made[at:end]
            case 5 if others:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                made[at:] = other[start:]
            case _:
                piece = chance.choice(TOKENS)
                made[at : at + len(piece)] = piece
    return bytes(made)
