"""Where a page goes when somebody leaves: an organization's ``templates/page.toml`` before ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from depwork.errors import UnreadableFileError

NAME: Final = "page.toml"
_KEY: Final = "leave_to"
_START_PAGE: Final = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+/?")
"""A host and nothing after it: what is typed in an address is told to whoever serves it."""


def leave_to(templates: Sequence[Path]) -> str:
    """Return the address to go to, of the first root that has the file; empty for a blank page.

    Raises:
        UnreadableFileError: It is no TOML, or holds anything but one start page; the message
            names the file.
    """
    for root in templates:
        path = root / NAME
        if path.is_file():
            return _read(path)
    raise UnreadableFileError(f"no {NAME} below the template folders; install depwork again")


def _read(path: Path) -> str:
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise UnreadableFileError(f"{NAME}: not a readable TOML text") from None
    told = raw.get(_KEY)
    if set(raw) != {_KEY} or not isinstance(told, str):
        raise UnreadableFileError(f"{NAME}: wants {_KEY} and nothing else")
    if told and not _START_PAGE.fullmatch(told):
        raise UnreadableFileError(f"{NAME}: {_KEY} wants a start page, https://host/")
    return told
