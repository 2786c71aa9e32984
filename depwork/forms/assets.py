"""The page's one script and one style, joined from the part files of ``static/`` by name.

A part is a file ``NN_name.js`` or ``NN_name.css``; all scripts share one module scope. A new
kind of block or control is one more part that adds itself to ``BLOCKS`` or ``CONTROLS``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).parent / "static"


@cache
def _joined(suffix: str) -> str:
    parts = sorted(STATIC.glob(f"[0-9][0-9]_*.{suffix}"))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def script() -> str:
    """Return the page's script: one module, no imports."""
    return _joined("js")


def style() -> str:
    """Return the page's style."""
    return _joined("css")
