"""Black-out: nothing under an area can be read any more, and the rest stays."""

import io

import pytest
from PIL import Image
from pydantic import ValidationError
from pypdf import PdfReader

from depwork.attachments import pdfs
from depwork.attachments.jobs import cleaned
from depwork.attachments.suggesting import suggestions, what_of
from depwork.model.attachment import Area, FileKind

SSN = "123-45-6789"


def test_no_text_remains_under_an_area(files):
    """The copy has no text layer at all, and black where the number stood."""
    body = files.full_pdf()
    [area, *_] = [one.area for one in suggestions(pdfs.to_search(body))]
    out = cleaned(body, FileKind.PDF, (area,))
    assert "".join(page.extract_text() for page in PdfReader(io.BytesIO(out)).pages) == ""
    assert out != cleaned(body, FileKind.PDF, ())


def test_the_area_is_black_and_its_surroundings_are_not(files):
    """Pixels inside the chosen area are black; the line above it still has ink and paper."""
    body = files.pdf_bytes(files.SEEN, f"SSN {SSN}")
    [found] = suggestions(body)
    page = PdfReader(io.BytesIO(cleaned(body, FileKind.PDF, (found.area,)))).pages[0]
    with Image.open(io.BytesIO(page.images[0].data)) as shown:
        seen = shown.convert("L")
    wide, high = seen.size
    area = found.area
    left, top = area.left * wide // 1000, area.top * high // 1000
    box = (
        left + 3,
        top + 3,
        left + area.width * wide // 1000 - 3,
        top + area.height * high // 1000 - 3,
    )
    assert seen.crop(box).getextrema()[1] < 30
    above = seen.crop((0, int(high * 0.07), wide, int(high * 0.093))).getextrema()
    assert above[0] < 100
    assert above[1] > 240


@pytest.mark.parametrize(("name", "kind"), [("jpeg", FileKind.JPEG), ("png", FileKind.PNG)])
def test_a_pictures_pixels_are_painted_over(files, name, kind):
    """The red block cannot be got back from the picture that goes out."""
    area = Area(page=1, left=0, top=400, width=1000, height=600)
    with Image.open(io.BytesIO(cleaned(files.SOUND[name](), kind, (area,)))) as out:
        below = out.convert("RGB").crop((0, 136, *out.size))
    assert max(high for _, high in below.getextrema()) < 30


def test_a_text_file_goes_out_as_pages(files):
    """Its words are set as a PDF, with the same black-out."""
    body = files.SOUND["text"]()
    plain = cleaned(body, FileKind.TEXT, ())
    assert "Año nuevo" in PdfReader(io.BytesIO(plain)).pages[0].extract_text()
    [found] = suggestions(plain)
    out = PdfReader(io.BytesIO(cleaned(body, FileKind.TEXT, (found.area,))))
    assert out.pages[0].extract_text().strip() == ""


def test_an_area_lies_on_its_page():
    """An area beyond the page's edge, or without extent, is refused."""
    for wrong in (
        {"left": 900, "width": 200},
        {"top": 999, "height": 2},
        {"width": 0},
        {"page": 0},
    ):
        with pytest.raises(ValidationError):
            Area.model_validate({"page": 1, "left": 1, "top": 1, "width": 1, "height": 1} | wrong)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"SSN: {SSN}", "ssn"),
        ("Social Security 123456789", "ssn"),
        ("Seguro Social: 123 45 6789", "ssn"),
        ("ITIN 912-34-5678", "ssn"),
        ("Account no. 0012345678", "account"),
        ("Cuenta 123456 7890", "account"),
        ("Routing 021000021", "account"),
        ("4111 1111 1111 1111", "card"),
        ("4111 1111 1111 1112", None),
        ("Case of 2026-11-22, room 12", None),
        ("A 999-000-011", None),
        ("(973) 555-0113", None),
        ("", None),
    ],
)
def test_numbers_that_may_need_black(text, what):
    """Social Security, account and card numbers are guessed; dates, phones, A-numbers are not."""
    assert what_of(text) == what


def test_a_turned_page_is_suggested_whole(files):
    """Where a line's place on a turned page is unsure, the whole page is offered."""
    pdf = files.plain_pdf(f"SSN {SSN}", Rotate=90)
    [found] = suggestions(files.saved(pdf))
    assert (found.area.width, found.area.height) == (1000, 1000)
