"""The pages of a PDF: their marks drawn in, their size, and each made anew as a picture."""

from __future__ import annotations

import io
import zlib
from typing import Any, Final

import pikepdf
from PIL import Image, ImageChops

from depwork.attachments.pictures import written
from depwork.model.attachment import FileKind

_UNSEEN: Final = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
    | {"/Link", "/Redact", "/Watermark", "/TrapNet", "/PrinterMark"}
)
"""Annotations that are no part of what a page shows."""
_COLOUR: Final = 16
"""Steps between red, green and blue below which a page is grey to the eye."""
_NEAR: Final = 8
"""Steps from white or black that no eye tells apart, and a program does."""
_MIDDLE: Final = 0.08
"""Share of middle greys above which a page is a photograph."""


def flattened(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF with filled-in boxes, stamps and marks drawn into its pages.

    Args:
        pdf: Opened; notes and links are taken away.
    """
    for page in pdf.pages:
        noted = page.obj.get("/Annots")
        if isinstance(noted, pikepdf.Array):
            seen = [one for one in noted if _seen(one)]
            page.obj["/Annots"] = pikepdf.Array(seen)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    made = io.BytesIO()
    pdf.save(made, static_id=True)
    return made.getvalue()


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
    return any(abs(one - other) > 0.5 for one, other in pairs)


def add_picture(made: pikepdf.Pdf, picture: Image.Image, size: tuple[float, float]) -> None:
    """Append a page that is a picture and nothing else.

    Args:
        made: The new PDF.
        picture: The page as it is seen.
        size: Its width and height in points.
    """
    shown = _packed(made, _without_traces(picture))
    shown["/Type"], shown["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    shown["/Width"], shown["/Height"] = picture.size
    wide, high = (round(side, 2) for side in size)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, wide, high],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Seen=shown)),
        Contents=made.make_stream(f"q {wide} 0 0 {high} 0 0 cm /Seen Do Q".encode()),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))


def _without_traces(picture: Image.Image) -> Image.Image:
    """Return a page in which nearly white is white and nearly black is black.

    Letters one step off white are seen by nobody, and found by whoever raises the contrast.
    """
    steps = [0 if v < _NEAR else 255 if v > 255 - _NEAR else v for v in range(256)]
    clear = picture.point(steps * len(picture.getbands()))
    if clear.mode == "RGB":
        red, green, blue = clear.split()
        pairs = ((red, green), (green, blue), (red, blue))
        if not any(any(ImageChops.difference(*pair).histogram()[_COLOUR:]) for pair in pairs):
            return clear.convert("L")
    return clear


def _packed(made: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Stream:
    """Return a page's dots: a page of words in sixteen greys without loss, others as JPEG."""
    if picture.mode == "L" and _is_words(picture):
        sixteen = Image.frombytes("P", picture.size, picture.point(_SIXTEEN).tobytes())
        shown = made.make_stream(zlib.compress(sixteen.tobytes("raw", "P;4"), 9))
        shown["/Filter"], shown["/BitsPerComponent"] = pikepdf.Name.FlateDecode, 4
        shown["/ColorSpace"] = pikepdf.Name.DeviceGray
        return shown
    shown = made.make_stream(written(picture, FileKind.JPEG))
    shown["/Filter"], shown["/BitsPerComponent"] = pikepdf.Name.DCTDecode, 8
    grey = picture.mode == "L"
    shown["/ColorSpace"] = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    return shown


_SIXTEEN: Final = [round(v / 17) for v in range(256)]


def _is_words(picture: Image.Image) -> bool:
    counted = picture.histogram()
    return sum(counted[48:224]) < _MIDDLE * sum(counted)
