"""An organization's own folder: editable copies of templates and notebooks."""

from __future__ import annotations

import shutil
from pathlib import Path

from depwork.services.resources import packaged, roots


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


def served_notebooks(home: Path | None, run: Path) -> Path:
    """Return the notebooks to serve: an organization's own, or a copy that goes with the run.

    What is served can be saved over from a page. The package's own notebooks are what every new
    workbook is laid from, so they are never served themselves.

    Args:
        home: The workbook's folder; None serves a copy of what came with depwork.
        run: The run's private folder.
    """
    found = roots("notebooks", home)[0]
    if found != packaged("notebooks"):
        return found
    copy = run / "notebooks"
    shutil.copytree(found, copy, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return copy
