"""One page of a PDF: its size, itself alone, and what of it may go on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from PIL import Image

from depwork.attachments.pdf_streams import clean_stream, drawn_only
from depwork.attachments.pictures import written
from depwork.model.attachment import FileKind

_KEPT: Final = ("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/Rotate", "/UserUnit")
"""Of a page: what it shows and how large; nothing to press, no history, no structure."""
_DROPPED: Final = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/Thumb",
    "/AA",
    "/A",
    "/AF",
    "/OPI",
    "/StructParent",
    "/StructParents",
    "/Alternates",
    "/OC",
    "/Measure",
    "/PtData",
    "/ID",
    "/JS",
    "/EF",
)
"""Of anything that a page is made from."""
_STEPS: Final = 200_000
_TRUE: Final = 0.5
"""Points by which two boxes may differ and still be one."""
_UNSEEN: Final = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
    | {"/Link", "/Redact", "/Watermark", "/TrapNet", "/PrinterMark"}
)
"""Annotations that are no part of what a page shows."""


def flatten(pdf: pikepdf.Pdf) -> None:
    """Draw filled-in boxes, stamps and marks into the pages; take notes and links away."""
    for page in pdf.pages:
        noted = page.obj.get("/Annots")
        if isinstance(noted, pikepdf.Array):
            seen = [one for one in noted if _seen(one)]
            page.obj["/Annots"] = pikepdf.Array(seen)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _seen(annotation: Any) -> bool:
    return (
        isinstance(annotation, pikepdf.Dictionary)
        and str(annotation.get("/Subtype")) not in _UNSEEN
    )


def size_of(page: pikepdf.Page) -> tuple[float, float]:
    """Return a page's width and height in points as it is seen."""
    left, bottom, right, top = _box(page.cropbox)
    unit = float(page.obj.get("/UserUnit", 1))
    wide, high = max((right - left) * unit, 1.0), max((top - bottom) * unit, 1.0)
    return (high, wide) if int(page.obj.get("/Rotate", 0)) % 180 else (wide, high)


def _box(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def cut_off(page: pikepdf.Page) -> bool:
    """Return whether the file holds more of the page than it shows."""
    pairs = zip(_box(page.cropbox), _box(page.mediabox), strict=True)
    return any(abs(one - other) > _TRUE for one, other in pairs)


def alone(page: pikepdf.Page) -> bytes:
    """Return a page as a PDF of its own."""
    with pikepdf.new() as single:
        single.pages.append(page)
        made = io.BytesIO()
        single.save(made, static_id=True)
        return made.getvalue()


def strip(page: pikepdf.Page, made: pikepdf.Pdf, done: set[tuple[int, int]]) -> None:
    """Take from a page of a new PDF all that it does not show.

    Args:
        page: Of ``made``.
        made: The new PDF.
        done: Objects stripped for pages before it; added to.

    Raises:
        ValueError: Something in it cannot be followed.
    """
    for key in list(page.obj.keys()):
        if key not in _KEPT:
            del page.obj[key]
    page.obj["/Contents"] = made.make_stream(drawn_only(page))
    for number, thing in enumerate(_reached(page.obj, done)):
        if number > _STEPS:
            raise ValueError("a page of too many parts")
        for key in _DROPPED:
            if key in thing:
                del thing[key]
        if isinstance(thing, pikepdf.Stream):
            clean_stream(thing)


def _reached(page: pikepdf.Object, done: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """Yield each dictionary and stream below a page's resources that was not yet met."""
    waiting: list[Any] = [page.get("/Resources")]
    while waiting:
        thing = waiting.pop()
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
            continue
        if thing.is_indirect:
            if thing.objgen in done:
                continue
            done.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            waiting += list(thing)
            continue
        yield thing
        waiting += [thing.get(key) for key in thing.keys() if key != "/Parent"]  # noqa: SIM118 - a stream is no mapping


def add_picture(made: pikepdf.Pdf, picture: Image.Image, size: tuple[float, float]) -> None:
    """Append a page that is a picture and nothing else.

    Args:
        made: The new PDF.
        picture: The page as it is seen.
        size: Its width and height in points.
    """
    shown = made.make_stream(written(picture, FileKind.JPEG))
    shown["/Type"], shown["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    shown["/Width"], shown["/Height"] = picture.size
    grey = picture.mode == "L"
    shown["/ColorSpace"] = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    shown["/BitsPerComponent"] = 8
    shown["/Filter"] = pikepdf.Name.DCTDecode
    wide, high = (round(side, 2) for side in size)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, wide, high],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Seen=shown)),
        Contents=made.make_stream(f"q {wide} 0 0 {high} 0 0 cm /Seen Do Q".encode()),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))
