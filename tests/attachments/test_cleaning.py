"""What goes out holds what is seen and nothing else, read with other tools than made it."""

import io
import re
import zlib

import pytest
from PIL import Image
from pypdf import PdfReader

from depwork.attachments import pdfs
from depwork.attachments.jobs import cleaned
from depwork.errors import FileRefusedError
from depwork.model.attachment import FileKind, FileNote

KIND = {
    "pdf": FileKind.PDF,
    "full pdf": FileKind.PDF,
    "form": FileKind.PDF,
    "layers": FileKind.PDF,
    "cropped": FileKind.PDF,
    "jpeg": FileKind.JPEG,
    "png": FileKind.PNG,
    "text": FileKind.TEXT,
}


def everything(body):
    """Return a file's bytes, and those of each packed piece in it."""
    found = [body]
    for place in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", body):
        try:
            found.append(zlib.decompressobj().decompress(body[place.start() :], 20_000_000))
        except zlib.error:
            continue
    return b"\n".join(found)


@pytest.mark.parametrize("name", KIND)
def test_nothing_hidden_goes_out(files, name):
    """No byte of author, place, camera, note, script, attachment, layer or older version stays."""
    body = files.SOUND[name]()
    out = everything(cleaned(body, KIND[name], ()))
    for mark in (files.MARK, files.MARK.encode("utf-16-be").decode("latin-1"), "geheim"):
        assert mark.encode("latin-1") not in out
    for telling in (b"/JavaScript", b"/EmbeddedFile", b"/Metadata", b"/PieceInfo", b"Exif\0"):
        assert telling not in out


@pytest.mark.parametrize("name", ["full pdf", "form", "cropped", "text"])
def test_a_pdf_has_its_pages_and_no_word_on_who_made_it(files, name):
    """Another reader finds the pages, no author, no program, no action, nothing to press."""
    reader = PdfReader(io.BytesIO(cleaned(files.SOUND[name](), KIND[name], ())))
    assert not reader.metadata
    assert reader.xmp_metadata is None
    assert set(reader.root_object) <= {"/Type", "/Pages"}
    assert reader.attachments == {}
    for page in reader.pages:
        assert set(page) <= {
            "/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/Rotate", "/UserUnit"
        }  # fmt: skip


def _seen(out, number):
    """Return a page that went out, as grey dots."""
    with Image.open(io.BytesIO(PdfReader(io.BytesIO(out)).pages[number].images[0].data)) as shown:
        return shown.convert("L")


def test_what_is_seen_stays(files):
    """The words of a page, and what was filled into a form, stand in its picture."""
    out = cleaned(files.full_pdf(), FileKind.PDF, ())
    assert len(PdfReader(io.BytesIO(out)).pages) == 2
    line = (200, 150, 400, 210)  # where the first line stands, at 200 dots an inch
    assert _seen(out, 0).crop(line).getextrema() == (0, 255)
    assert (
        _seen(cleaned(files.saved(files.plain_pdf()), FileKind.PDF, ()), 0).getextrema()[0] == 255
    )
    box = (200, 480, 400, 530)
    assert _seen(cleaned(files.form_pdf(), FileKind.PDF, ()), 0).crop(box).getextrema()[0] < 60
    assert _seen(out, 0).crop(box).getextrema() == (255, 255)


def test_every_page_becomes_a_picture(files):
    """What a page holds beside what it shows is gone with its text."""
    for name in ("pdf", "full pdf", "form", "layers", "cropped"):
        out = PdfReader(io.BytesIO(cleaned(files.SOUND[name](), FileKind.PDF, ())))
        for page in out.pages:
            assert page.extract_text().strip() == ""
            assert page.images


def test_a_layer_switched_off_is_refused(files):
    """Our drawing would show what a viewer hides, so such a file is not taken."""
    with pytest.raises(FileRefusedError) as caught:
        pdfs.look_at(files.layered_pdf(off=True))
    assert caught.value.key == "file_layers"


@pytest.mark.parametrize(("name", "form"), [("jpeg", "JPEG"), ("png", "PNG")])
def test_a_picture_is_its_pixels_upright(files, name, form):
    """Turned as its camera said, no profile, no text, no EXIF; the colours stay."""
    with Image.open(io.BytesIO(cleaned(files.SOUND[name](), KIND[name], ()))) as out:
        assert out.format == form
        assert not out.getexif()
        assert set(out.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
        assert out.size == (240, 320)
        red, green, blue = out.convert("RGB").getpixel((60, 300))
        assert red > 200
        assert green < 60
        assert blue < 60


def test_the_same_file_gives_the_same_bytes(files):
    """Cleaning adds no hour and no chance."""
    for name, kind in KIND.items():
        body = files.SOUND[name]()
        assert cleaned(body, kind, ()) == cleaned(body, kind, ())


def test_what_was_hidden_is_told(files):
    """A person reads what was found: who, scripts, files inside, notes, older versions."""
    pages, notes = pdfs.look_at(files.full_pdf())
    assert pages == 2
    wanted = {"AUTHOR", "SCRIPT", "EMBEDDED", "COMMENTS", "HISTORY"}
    assert {FileNote[name] for name in wanted} <= set(notes)
    assert FileNote.LAYERS in pdfs.look_at(files.layered_pdf())[1]
    assert pdfs.look_at(files.pdf_bytes()) == (1, ())
