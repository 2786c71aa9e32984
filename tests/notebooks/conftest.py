"""The notebooks, read."""

from pathlib import Path
from typing import Any

import nbformat
import pytest


@pytest.fixture(scope="session")
def notebooks(root: Path) -> dict[str, Any]:
    """Return every notebook by its path below ``notebooks/``."""
    folder = root / "notebooks"
    return {
        path.relative_to(folder).as_posix(): nbformat.read(path, as_version=4)
        for path in sorted(folder.rglob("*.ipynb"))
        if ".ipynb_checkpoints" not in path.parts
    }
