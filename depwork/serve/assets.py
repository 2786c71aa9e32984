"""Our own scripts and styles, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import depwork


def forms_static() -> Path:
    """Return the folder of the forms' own script and style."""
    return Path(depwork.__file__).parent / "forms" / "static"


def fingerprint(folders: Sequence[Path]) -> str:
    """Return a short mark of all files' content; browsers may keep what stands under it.

    Args:
        folders: The folders, in the order in which they are looked through.
    """
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.glob("*.*")):
            found.update(path.name.encode())
            found.update(path.read_bytes())
    return found.hexdigest()[:12]
