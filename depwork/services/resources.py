"""The folders to read templates and notebooks from: an organization's copy, and the package."""

from __future__ import annotations

from pathlib import Path

from depwork.errors import RunError
from depwork.services.packaged import Kind, packaged
from depwork.services.received import refuse_strangers

__all__ = ["notebook", "packaged", "roots"]


def roots(kind: Kind, home: Path | None) -> tuple[Path, ...]:
    """Return the folders to look in, an organization's copy first.

    Every door asks here before it reads or starts anything of a folder.

    Args:
        kind: ``templates`` or ``notebooks``.
        home: The workbook's folder, or ``None`` for the packaged files alone.

    Raises:
        ForeignFileError: The organization's copy holds more than words and data.
    """
    if home is not None:
        refuse_strangers(home)
    own = home / kind if home is not None else None
    return (*((own,) if own is not None and own.is_dir() else ()), packaged(kind))


def notebook(name: str, home: Path | None) -> Path:
    """Return a batch notebook, the organization's own before ours.

    Raises:
        RunError: Neither has it.
    """
    for folder in roots("notebooks", home):
        found = folder / "batch" / f"{name}.ipynb"
        if found.is_file():
            return found
    raise RunError(f"notebooks/batch/{name}.ipynb is missing; install depwork again")
