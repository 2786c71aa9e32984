"""How large files may be: the organization's ``templates/files.toml`` before ours."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depwork.errors import UnreadableFileError

NAME: Final = "files.toml"
_MOST: Final = 200
"""Megabytes; more than that no page can carry to the kernel in one sitting."""


@dataclass(frozen=True)
class FileLimits:
    """Megabytes of a million bytes.

    Args:
        max_megabytes: Of one evidence file.
        mail_megabytes: Of a packet's PDF that still goes by mail.
    """

    max_megabytes: int
    mail_megabytes: int


def file_limits(templates: Sequence[Path]) -> FileLimits:
    """Return the limits of the first root that has the file.

    Raises:
        UnreadableFileError: It is no TOML, or a value is missing, unknown or out of range; the
            message names file and key.
    """
    for root in templates:
        path = root / NAME
        if path.is_file():
            return _read(path)
    raise UnreadableFileError(f"no {NAME} below the template folders; install depwork again")


def _read(path: Path) -> FileLimits:
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise UnreadableFileError(f"{NAME}: not a readable TOML text") from None
    wanted = set(FileLimits.__dataclass_fields__)
    bad = wanted ^ raw.keys()
    bad |= {key for key in wanted & raw.keys() if not _fits(raw[key])}
    if bad:
        keys = ", ".join(sorted(bad))
        raise UnreadableFileError(f"{NAME}: wants whole numbers from 1 to {_MOST}: {keys}")
    return FileLimits(**raw)


def _fits(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST
