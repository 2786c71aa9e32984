"""Words that a page holds and does not show: none goes out, and the person is told."""

import io
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from depwork.attachments import pdfs
from depwork.attachments.jobs import cleaned, look
from depwork.model.attachment import FileKind, FileNote

SECRET = "Zqhidden"
Pdf = pikepdf.Pdf


def _drawing(body: bytes) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(body)


def _words(before: str, at: str = "72 300 Td", after: str = "") -> Callable[[Pdf], None]:
    return _drawing(f"q {before} BT /F1 14 Tf {at} ({SECRET}) Tj ET {after} Q".encode())


def _see_through(pdf: Pdf) -> None:
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=0.0)
    pdf.pages[0].obj.Resources.ExtGState = pikepdf.Dictionary(G1=state)
    _words("/G1 gs")(pdf)


def _form(body: bytes) -> Callable[[Pdf], None]:
    def add(pdf: Pdf) -> None:
        font = pdf.pages[0].obj.Resources.Font
        made = pdf.make_stream(body)
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        made.BBox = [0, 0, 10, 10]
        made.Resources = pikepdf.Dictionary(Font=font)
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Fm=pdf.make_indirect(made))
        pdf.pages[0].contents_add(b"/Fm Do")

    return add


def _picture(place: bytes) -> Callable[[Pdf], None]:
    """Set a scan whose words stand in a part that no page shows."""

    def add(pdf: Pdf) -> None:
        scan = Image.new("RGB", (200, 200), "white")
        ImageDraw.Draw(scan).text((10, 150), SECRET, fill="black")
        made = pdf.make_stream(zlib.compress(scan.tobytes()))
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        made.Width, made.Height, made.BitsPerComponent = 200, 200, 8
        made.ColorSpace, made.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.FlateDecode
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im=pdf.make_indirect(made))
        pdf.pages[0].contents_add(place)

    return add


def _key(where: Callable[[Pdf], Any]) -> Callable[[Pdf], None]:
    def add(pdf: Pdf) -> None:
        where(pdf)[pikepdf.Name("/Zq_Private")] = pikepdf.String(SECRET)

    return add


HIDDEN: dict[str, tuple[Callable[[Pdf], None], FileNote]] = {
    "white": (_words("1 g"), FileNote.UNSEEN),
    "nearly white": (_words("0.99 g"), FileNote.UNSEEN),
    "under an invisible reading layer": (_words("3 Tr"), FileNote.UNSEEN),
    "see-through": (_see_through, FileNote.UNSEEN),
    "under a box": (_words("", after="1 g 60 280 300 60 re f"), FileNote.UNSEEN),
    "clipped": (_words("0 0 10 10 re W n"), FileNote.UNSEEN),
    "clipping nothing": (_words("7 Tr"), FileNote.UNSEEN),
    "off the page": (_words("", at="-900 -300 Td"), FileNote.UNSEEN),
    "too small to read": (_words("0.001 0 0 0.001 72 300 cm"), FileNote.UNSEEN),
    "in a drawing's margin": (
        _form(f"BT /F1 14 Tf 50 50 Td ({SECRET}) Tj ET".encode()),
        FileNote.UNSEEN,
    ),
    "a picture beyond the page": (
        _picture(b"q 200 0 0 200 72 -200 cm /Im Do Q"),
        FileNote.CROPPED,
    ),
    "a picture cut in the page": (
        _picture(b"q 72 380 200 120 re W n 200 0 0 200 72 300 cm /Im Do Q"),
        FileNote.CROPPED,
    ),
    "an unknown key of the page": (_key(lambda pdf: pdf.pages[0].obj), FileNote.UNKNOWN),
    "an unknown key of the file": (_key(lambda pdf: pdf.Root), FileNote.UNKNOWN),
}
_MARKED = f"/Span <</ActualText ({SECRET})>> BDC EMC /Zq <</E ({SECRET})>> BMC EMC\n"
UNTOLD: dict[str, Callable[[Pdf], None]] = {
    "spoken instead": _drawing(_MARKED.encode()),
    "a comment between operators": _drawing(f"% {SECRET}\n".encode()),
    "a resource that nothing uses": lambda pdf: pdf.pages[0].obj.Resources.update(
        pikepdf.Dictionary(XObject=pikepdf.Dictionary(Un=pdf.make_stream(SECRET.encode())))
    ),
}
"""Held beside the page's words and no note of its own; it does not go out either."""


def _made(files: Any, add: Callable[[Pdf], None] | None) -> bytes:
    pdf = files.plain_pdf(files.SEEN)
    if add:
        add(pdf)
    body: bytes = files.saved(pdf, compress_streams=False)
    return body


def _everything(body: bytes) -> bytes:
    found = [body]
    for place in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", body):
        try:
            found.append(zlib.decompressobj().decompress(body[place.start() :], 20_000_000))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("name", [*HIDDEN, *UNTOLD])
def test_no_hidden_word_goes_out(files: Any, name: str) -> None:
    """No reader finds a word in the copy, and no dot of it differs from the clean page's."""
    add = UNTOLD.get(name) or HIDDEN[name][0]
    body = _made(files, add)
    out = cleaned(body, FileKind.PDF, ())
    assert "".join(page.extract_text() for page in PdfReader(io.BytesIO(out)).pages) == ""
    assert SECRET.encode() not in _everything(out)
    assert SECRET.encode("utf-16-be") not in _everything(out)
    reader = shutil.which("pdftotext")
    if reader:
        said = subprocess.run([reader, "-", "-"], input=out, capture_output=True, check=True)  # noqa: S603 - a reader of PDFs
        assert said.stdout.strip() == b""
    assert out == cleaned(_made(files, None), FileKind.PDF, ())


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_page_hides_is_told(files: Any, name: str) -> None:
    """Whoever sends the file reads that it held more than can be seen."""
    add, note = HIDDEN[name]
    assert note.value in look(_made(files, add), {})[0]["notes"]


def test_a_plain_page_is_told_nothing_of(files: Any) -> None:
    """Words in grey, in colours, turned, in small print and on a picture are seen: no note."""
    pdf = files.plain_pdf(files.SEEN, "a short line, with commas - and dashes; 1. 2. 3.")
    shown = (
        "0.5 g BT /F1 7 Tf 72 500 Td (small print in grey) Tj ET "
        "1 0 0 rg BT /F1 12 Tf 0 1 -1 0 300 300 Tm (turned) Tj ET "
        "0 g 60 90 200 40 re f 1 g BT /F1 14 Tf 72 100 Td (white on black) Tj ET"
    )
    pdf.pages[0].contents_add(shown.encode())
    _picture(b"q 200 0 0 200 72 300 cm /Im Do Q")(pdf)
    for turn in (0, 90, 180, 270):
        pdf.pages[0].obj.Rotate = turn
        assert pdfs.look_at(files.saved(pdf)) == (1, ())


def test_a_page_of_words_is_small_and_sharp(files: Any) -> None:
    """Two hundred dots an inch, sixteen greys without loss, a few kilobytes."""
    out = cleaned(_made(files, None), FileKind.PDF, ())
    assert len(out) < 20_000
    with Image.open(io.BytesIO(PdfReader(io.BytesIO(out)).pages[0].images[0].data)) as shown:
        assert shown.size == (1700, 2200)
        assert shown.convert("L").getextrema() == (0, 255)
