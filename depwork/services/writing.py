"""Files that are handed out: their owner's alone, whole or not at all, refusals told by name."""

from __future__ import annotations

import os
from pathlib import Path

from depwork.storage import unwritable


def folder_for(out: Path) -> None:
    """Make the folder that results go to, its owner's alone; one that stands is taken as it is.

    Raises:
        UnwritableError: It cannot be made; the message names it and the way out.
    """
    with unwritable.telling(out):
        out.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(path: Path, body: bytes) -> None:
    """Write a file that its owner alone may read, whole or not at all.

    Args:
        path: One that stands there is replaced.
        body: Its content.

    Raises:
        UnwritableError: No room, no folder, or no right to write there.
    """
    draft = path.with_name(f".{path.name}.draft")
    with unwritable.telling(path):
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
