"""An organization's own folder: editable copies of templates and notebooks."""

from __future__ import annotations

import shutil
from pathlib import Path

from depwork.services.resources import packaged, roots
from depwork.storage import unwritable


def lay_copies(folder: Path) -> tuple[Path, ...]:
    """Copy what an organization may edit into its folder, whole or not at all.

    Args:
        folder: What stands there already is left alone.

    Returns:
        What was laid now.

    Raises:
        UnwritableError: There is no room, or no right to write; nothing was left.
    """
    laid: list[Path] = []
    try:
        for kind in ("templates", "notebooks"):
            target = folder / kind
            if not target.exists():
                laid.append(target)
                shutil.copytree(
                    packaged(kind),
                    target,
                    ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "theme"),
                )
    except OSError as error:
        take_back(laid)
        if isinstance(error, shutil.Error):  # the first of many says no more than that it failed
            raise unwritable.full(folder / "templates") from None
        raise unwritable.of_error(folder, error) from None
    return tuple(laid)


def take_back(laid: list[Path] | tuple[Path, ...]) -> None:
    """Take away what :func:`lay_copies` laid."""
    for one in laid:
        shutil.rmtree(one, ignore_errors=True)


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
