"""PDFs made anew: each page is drawn, and the picture goes out; nothing else of the file does."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import pikepdf
from PIL import Image

from depwork.attachments.drawing import drawn, opened_to_draw
from depwork.attachments.limits import PRINT_PPI, SCREEN_PPI
from depwork.attachments.pdf_bounds import Bounds
from depwork.attachments.pdf_opening import look_through, opened
from depwork.attachments.pdf_pages import add_picture, cut_off, flattened, size_of
from depwork.attachments.pictures import blacked
from depwork.attachments.refusing import refuse
from depwork.attachments.unseen import unseen
from depwork.model.attachment import Area, FileNote


@contextmanager
def _sheets(data: bytes) -> Iterator[tuple[pikepdf.Pdf, bytes]]:
    """Give a PDF whose pages may be drawn, and its bytes with all marks drawn in."""
    with opened(data) as pdf:
        bounds = Bounds()
        for page in pdf.pages:
            bounds.check(page)
        body = flattened(pdf)
        for page in pdf.pages:
            bounds.check(page)
        yield pdf, body


def look_at(data: bytes) -> tuple[int, tuple[FileNote, ...]]:
    """Return how many pages a PDF has and what is hidden in it, once each page was drawn.

    Raises:
        FileRefusedError: It cannot be taken.
    """
    with opened(data) as pdf:
        found = {*_older(data), *look_through(pdf)}
    with _sheets(data) as (pdf, body), opened_to_draw(body) as sheets:
        for page, sheet in zip(pdf.pages, sheets, strict=True):
            found |= unseen(sheet, drawn(sheet, size_of(page), SCREEN_PPI))
            if cut_off(page):
                found.add(FileNote.CROPPED)
            sheet.close()
        return len(pdf.pages), tuple(note for note in FileNote if note in found)


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
    with _sheets(data) as (pdf, body), opened_to_draw(body) as sheets:
        if not 1 <= number <= len(pdf.pages):
            raise refuse("file_no_page", page=number)
        return drawn(sheets[number - 1], size_of(pdf.pages[number - 1]), ppi)


def to_search(data: bytes) -> bytes:
    """Return a PDF to look for numbers in: its marks drawn in, hidden words still there."""
    with _sheets(data) as (_, body):
        return body


def rebuilt(data: bytes, areas: Sequence[Area]) -> bytes:
    """Return a new PDF of pictures of the pages, areas blacked out."""
    with _sheets(data) as (pdf, body), opened_to_draw(body) as sheets, pikepdf.new() as made:
        for number, (page, sheet) in enumerate(zip(pdf.pages, sheets, strict=True), 1):
            here = [area for area in areas if area.page == number]
            size = size_of(page)
            add_picture(made, blacked(drawn(sheet, size, PRINT_PPI), here), size)
            sheet.close()
        return _saved(made)


def bare(data: bytes) -> bytes:
    """Return a PDF of our own making with its pages alone: no title, no program, no hour."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as made:
        for page in pdf.pages:
            made.pages.append(page)
            kept = made.pages[-1].obj
            for key in set(kept.keys()) - _OWN:
                del kept[key]
        made.remove_unreferenced_resources()
        return _saved(made)


_OWN: Final = frozenset({"/Type", "/Parent", "/Contents", "/Resources", "/MediaBox"})


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
