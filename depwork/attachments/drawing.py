"""Pages drawn as pictures, and words set as pages: what Typst does for evidence files.

Bytes travel to Typst as data, in pieces, so that no file stands on a disk.
"""

from __future__ import annotations

import io
import json
from functools import cache
from typing import Final

import typst
from PIL import Image

from depwork.attachments.limits import RASTER_PIXELS
from depwork.attachments.refusing import refuse

_PIECE: Final = 256 * 1024
_INCH: Final = 72.0
_DRAW: Final = b"""
#let whole = range(int(sys.inputs.pieces)).map(i => bytes(json(bytes(sys.inputs.at(str(i)))))).sum()
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(whole, format: "pdf", page: int(sys.inputs.page), alt: "page")
"""
_WORDS: Final = b"""
#set document(title: "Text")
#set page(paper: "us-letter", margin: 0.9in)
#set text(font: ("DejaVu Sans Mono",), size: 9.5pt, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.6em, justify: false)
#show regex("\\S{41,}"): it => it.text.clusters().join(sym.zws)
#for line in json(bytes(sys.inputs.lines)) {
  if line == "" { v(0.9em, weak: false) } else { par(line) }
}
"""


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=True)


def pieces_of(data: bytes) -> dict[str, str]:
    """Return bytes as Typst's inputs: numbered pieces, each a JSON list of numbers."""
    cut = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    named = {str(n): json.dumps(list(piece), separators=(",", ":")) for n, piece in enumerate(cut)}
    return named | {"pieces": str(len(cut))}


def drawn(single: bytes, size: tuple[float, float], ppi: int) -> Image.Image:
    """Return a PDF of one page as a picture.

    Args:
        single: The PDF.
        size: Width and height in points.
        ppi: Pixels per inch wished for; a very large page gets fewer.

    Raises:
        FileRefusedError: It cannot be drawn.
    """
    pixels = size[0] * size[1] * (ppi / _INCH) ** 2
    fitting = ppi * min(1.0, (RASTER_PIXELS / max(pixels, 1.0)) ** 0.5)
    try:
        made = _compiler().compile(
            input=_DRAW, format="png", ppi=fitting, sys_inputs={**pieces_of(single), "page": "1"}
        )
    except Exception:  # noqa: BLE001 - Typst's own errors quote the file
        raise refuse("file_not_shown") from None
    if not isinstance(made, bytes):
        raise refuse("file_not_shown")
    with Image.open(io.BytesIO(made), formats=("PNG",)) as picture:
        return picture.convert("RGB")


def set_as_pages(text: str) -> bytes:
    """Return plain words as a PDF.

    Raises:
        FileRefusedError: They cannot be set.
    """
    lines = json.dumps(text.split("\n"), ensure_ascii=False)
    try:
        made = _compiler().compile(input=_WORDS, format="pdf", sys_inputs={"lines": lines})
    except Exception:  # noqa: BLE001 - Typst's own errors quote the text
        raise refuse("file_not_shown") from None
    if not isinstance(made, bytes):
        raise refuse("file_not_shown")
    return made
