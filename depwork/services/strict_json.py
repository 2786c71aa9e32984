"""A JSON file from elsewhere: bounded, no key twice, no number that is none; refused by name."""

from __future__ import annotations

import json
import re
import stat
from collections import Counter
from pathlib import Path
from typing import Any, Final

from depwork.errors import UnreadableFileError

_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""How fields are named; what else a file made up is not repeated."""


def content(path: Path, limit: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file.
        limit: Bytes that it may hold.

    Raises:
        UnreadableFileError: It is no file, too large, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(f"{path.name}: not a file")
        with path.open("rb") as file:
            found = file.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: {error.strerror}") from None
    if len(found) > limit:
        raise UnreadableFileError(f"{path.name}: larger than {limit} bytes")
    return found


def parsed(name: str, data: bytes) -> Any:
    """Return what a JSON document says.

    Args:
        name: The file's, for the message.
        data: Its content, UTF-8.

    Raises:
        UnreadableFileError: Not UTF-8 JSON, a key twice, a number that is none or too long, or
            nested too deeply; the message names the line or the byte, never the content.
    """
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_once, parse_constant=_finite)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{name}: {error}") from None
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"{name}: byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"{name}: line {error.lineno}, column {error.colno} is not JSON"
        ) from None
    except RecursionError:
        raise UnreadableFileError(f"{name} is nested too deeply") from None
    except ValueError:
        raise UnreadableFileError(f"{name} holds a number that is too long") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose keys stand once: which of two was meant, nobody can say."""
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = sorted(key for key, n in counts.items() if n > 1 and _FIELD.fullmatch(key))
        raise UnreadableFileError(f"a key stands twice: {', '.join(twice) or 'not one of ours'}")
    return found


def _finite(_: str) -> Any:
    raise UnreadableFileError("a number in it is none: NaN or Infinity")
