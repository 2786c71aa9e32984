"""How large a file, a page and a picture may be."""

from __future__ import annotations

from typing import Final

MAX_MEGABYTES: Final = 25
"""Of one file, unless the organization says otherwise."""
MAX_PAGES: Final = 200
"""Of one PDF."""
MAX_PIXELS: Final = 60_000_000
"""Of one picture: a phone's largest camera."""
MAX_TEXT: Final = 400_000
"""Characters of a text file, about 200 pages."""
SCREEN_PPI: Final = 110
"""Of a page shown for choosing areas."""
PRINT_PPI: Final = 200
"""Of a page that is turned into a picture."""
RASTER_PIXELS: Final = 24_000_000
"""Of one page turned into a picture; a larger page is drawn coarser."""
