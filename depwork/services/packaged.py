"""Where the packaged templates and notebooks lie, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import depwork

Kind = Literal["templates", "notebooks"]


def packaged(kind: Kind) -> Path:
    """Return the folder of templates or notebooks that came with depwork."""
    package = Path(depwork.__file__).parent
    in_wheel = package / "_data" / kind
    return in_wheel if in_wheel.is_dir() else package.parent / kind
