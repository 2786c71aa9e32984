"""How large a file, a page and a picture may be, and what opening one may cost."""

from __future__ import annotations

from typing import Final

MAX_MEGABYTES: Final = 25
"""Of one file, unless the organization says otherwise."""
MAX_PAGES: Final = 200
"""Of one PDF."""
MAX_PIXELS: Final = 60_000_000
"""Of one picture, alone or inside a PDF: a phone's largest camera."""
MAX_TEXT: Final = 400_000
"""Characters of a text file, about 200 pages."""
MAX_DRAWING: Final = 12_000_000
"""Bytes of one stream of drawing operators, unpacked; a dense map has two million."""
MAX_DEPTH: Final = 12
"""Drawings inside drawings on one page; a program's own nest three or four."""
MAX_DRAWINGS: Final = 20_000
"""Drawings that one page sets, each counted as often as it is set."""
MEMORY: Final = 1024
"""Megabytes of address space that opening one file may take."""
SECONDS: Final = 60
"""Of a processor that opening one file may take."""
SCREEN_PPI: Final = 110
"""Of a page shown for choosing areas."""
PRINT_PPI: Final = 200
"""Of a page that goes out."""
RASTER_PIXELS: Final = 24_000_000
"""Of one page or picture that goes out; a larger one is drawn coarser."""
