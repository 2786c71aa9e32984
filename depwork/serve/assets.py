"""Our own scripts and styles, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from depwork.forms.assets import script, style


def forms_static(folder: Path) -> Path:
    """Write the forms' one script and one style below ``folder`` and return where they are.

    Args:
        folder: The run's private folder.
    """
    place = folder / "forms"
    place.mkdir(exist_ok=True)
    (place / "app.js").write_text(script(), encoding="utf-8")
    (place / "app.css").write_text(style(), encoding="utf-8")
    return place


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
