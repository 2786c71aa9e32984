"""One JSON document on standard output, and nothing else."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any


def print_json(data: Any) -> None:
    """Write ``data`` as one JSON document."""
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


def quoted(path: Path) -> str:
    """Return a path as a shell takes it, for a command that is printed to be copied."""
    return shlex.quote(str(path))
