"""Keeps out of Jupyter what costs seconds at every start and is used by nothing here."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Final, cast

UNUSED: Final = ("rfc3987_syntax",)
"""Builds parsers for internationalized web addresses when imported; jsonschema asks for it
only to check a format that no schema of Jupyter's has, and does without if it is missing."""


def keep_out() -> None:
    """Make the unused imports fail at once, as if they were not installed.

    To be called before Jupyter is imported; what is already there stays.
    """
    for name in UNUSED:
        sys.modules.setdefault(name, cast("ModuleType", None))
