"""PDFs made anew from their pages alone; pages with something to hide are drawn as pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image

from depwork.attachments.drawing import drawn
from depwork.attachments.limits import PRINT_PPI
from depwork.attachments.pdf_opening import look_through, opened
from depwork.attachments.pdf_pages import add_picture, alone, cut_off, flatten, size_of, strip
from depwork.attachments.pdf_streams import endless
from depwork.attachments.pictures import blacked
from depwork.attachments.refusing import refuse
from depwork.model.attachment import Area, FileNote


def look_at(data: bytes) -> tuple[int, tuple[FileNote, ...]]:
    """Return how many pages a PDF has and what is hidden in it, once each page was drawn.

    Raises:
        FileRefusedError: It cannot be taken.
    """
    with opened(data) as pdf:
        found, pages = (*_older(data), *look_through(pdf)), len(pdf.pages)
        flatten(pdf)
        for page in pdf.pages:
            if endless(page):
                raise refuse("file_unpacks_too_large")
            _drawn(page, 36)
    return pages, found


def _older(data: bytes) -> tuple[FileNote, ...]:
    """Note that a file was saved over itself: what was there before is still in it."""
    whole = 2 if b"/Linearized" in data[:1024] else 1
    return (FileNote.HISTORY,) if data.count(b"startxref") > whole else ()


def page_picture(data: bytes, number: int, ppi: int) -> Image.Image:
    """Return a page as it is seen.

    Args:
        data: The PDF.
        number: Counted from 1.
        ppi: Pixels per inch.
    """
    with opened(data) as pdf:
        if not 1 <= number <= len(pdf.pages):
            raise refuse("file_no_page", page=number)
        flatten(pdf)
        return _drawn(pdf.pages[number - 1], ppi)


def _drawn(page: pikepdf.Page, ppi: int) -> Image.Image:
    return drawn(alone(page), size_of(page), ppi)


def rebuilt(data: bytes, areas: Sequence[Area]) -> bytes:
    """Return a new PDF of the pages as they are seen, areas blacked out.

    A page is copied without its extras; where it has an area to black out, parts cut off,
    layers that can be switched or streams that cannot be followed, it is drawn as a picture.
    """
    with opened(data) as pdf, pikepdf.new() as made:
        layered = "/OCProperties" in pdf.Root
        flatten(pdf)
        done: set[tuple[int, int]] = set()
        for number, page in enumerate(pdf.pages, 1):
            here = [area for area in areas if area.page == number]
            if here or layered or cut_off(page) or not _copied(page, made, done):
                add_picture(made, blacked(_drawn(page, PRINT_PPI), here), size_of(page))
        made.remove_unreferenced_resources()
        return _saved(made)


def _copied(page: pikepdf.Page, made: pikepdf.Pdf, done: set[tuple[int, int]]) -> bool:
    before = len(made.pages)
    try:
        made.pages.append(page)
        strip(made.pages[-1], made, done)
    except (ValueError, TypeError, RuntimeError, LookupError, pikepdf.PdfError):
        while len(made.pages) > before:
            del made.pages[-1]
        return False
    return True


def _saved(made: pikepdf.Pdf) -> bytes:
    body = io.BytesIO()
    made.save(
        body,
        static_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=False,
    )
    return body.getvalue()
