"""An organization's own folder: editable copies of templates and notebooks."""

from __future__ import annotations

import shutil
from pathlib import Path

from depwork.services.resources import packaged


def lay_copies(folder: Path) -> None:
    """Copy what an organization may edit into its folder; what stands there is left alone."""
    for kind in ("templates", "notebooks"):
        target = folder / kind
        if not target.exists():
            shutil.copytree(
                packaged(kind),
                target,
                ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "theme"),
            )
