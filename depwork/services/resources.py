"""Where the packaged templates and notebooks lie, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import depwork
from depwork.errors import RunError

Kind = Literal["templates", "notebooks"]


def packaged(kind: Kind) -> Path:
    """Return the folder of templates or notebooks that came with depwork."""
    package = Path(depwork.__file__).parent
    in_wheel = package / "_data" / kind
    return in_wheel if in_wheel.is_dir() else package.parent / kind


def roots(kind: Kind, home: Path | None) -> tuple[Path, ...]:
    """Return the folders to look in, an organization's copy first.

    Args:
        kind: ``templates`` or ``notebooks``.
        home: The workbook's folder, or ``None`` for the packaged files alone.
    """
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
