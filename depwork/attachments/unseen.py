"""What a page holds and does not show: words without ink, pictures cut at an edge.

Nothing of it goes out, since pages go out as pictures. It is told, so that whoever sends the
file knows that it held more than can be seen, and asks where it came from.
"""

from __future__ import annotations

import ctypes
from typing import Final

import pypdfium2  # type: ignore[import-untyped]  # no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # no types
from PIL import Image

from depwork.model.attachment import FileNote

_MOST: Final = 2_000
"""Letters looked at on one page; of more, each second, third and so on."""
_FEW: Final = 3
"""Letters without ink that are no note yet: a hyphen may fall between two pixels."""
_INK: Final = 24
"""Steps of grey, of 256, by which a letter stands out from what is around it."""
_UNSEEN_MODES: Final = frozenset(
    {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
)
_SMALL: Final = 1.5
"""Points of height below which nobody reads a letter."""
_EDGE: Final = 2.0
"""Points by which a picture may pass an edge."""
_Box = tuple[float, float, float, float]


def unseen(page: pypdfium2.PdfPage, seen: Image.Image) -> frozenset[FileNote]:
    """Return what a page holds and does not show.

    Args:
        page: The page.
        seen: As it is drawn.
    """
    found = set()
    if _words(page, seen.convert("L")):
        found.add(FileNote.UNSEEN)
    if _pictures(page):
        found.add(FileNote.CROPPED)
    return frozenset(found)


def _words(page: pypdfium2.PdfPage, seen: Image.Image) -> bool:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        without = 0
        for at in range(0, count, max(1, count // _MOST)):
            sign = pdfium.FPDFText_GetUnicode(text, at)
            if sign < 33 or chr(min(sign, 0x10FFFF)).isspace():
                continue
            without += not _shows(page, text, at, seen)
            if without > _FEW:
                return True
        return False
    finally:
        text.close()


def _shows(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, at: int, seen: Image.Image
) -> bool:
    thing = pdfium.FPDFText_GetTextObject(text, at)
    if thing and pdfium.FPDFTextObj_GetTextRenderMode(thing) in _UNSEEN_MODES:
        return False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top):
        return True
    box = (left.value, bottom.value, right.value, top.value)
    if box[2] <= box[0] or box[3] <= box[1]:
        return True  # a sign without a shape of its own
    if max(box[2] - box[0], box[3] - box[1]) < _SMALL:
        return False
    return _ink(page, box, seen)


def _ink(page: pypdfium2.PdfPage, box: _Box, seen: Image.Image) -> bool:
    wide, high = seen.size
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, across, down)
        corners.append((across.value, down.value))
    (x0, y0), (x1, y1) = corners
    area = (min(x0, x1), min(y0, y1), max(x0, x1) + 1, max(y0, y1) + 1)
    inside = (max(area[0], 0), max(area[1], 0), min(area[2], wide), min(area[3], high))
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return False
    levels = [at for at, dots in enumerate(seen.crop(inside).histogram()) if dots]
    return levels[-1] - levels[0] >= _INK


def _pictures(page: pypdfium2.PdfPage) -> bool:
    edge = page.get_cropbox()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        box = thing.get_bounds()
        if not _within(box, edge) or not _within(box, _clip(thing) or box):
            return True
    return False


def _within(box: _Box, edge: _Box) -> bool:
    low = box[0] >= edge[0] - _EDGE and box[1] >= edge[1] - _EDGE
    return low and box[2] <= edge[2] + _EDGE and box[3] <= edge[3] + _EDGE


def _clip(thing: pypdfium2.PdfObject) -> _Box | None:
    """Return the box in which a picture is cut, where it is cut."""
    path = pdfium.FPDFPageObj_GetClipPath(thing)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    found: _Box | None = None
    for number in range(max(0, count)):
        points = []
        for at in range(pdfium.FPDFClipPath_CountPathSegments(path, number)):
            x, y = ctypes.c_float(), ctypes.c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(path, number, at)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            across, up = zip(*points, strict=True)
            box = (min(across), min(up), max(across), max(up))
            found = box if found is None else _both(found, box)
    return found


def _both(one: _Box, other: _Box) -> _Box:
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip
