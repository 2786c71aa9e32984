"""What a file is, by its content: never by its name."""

import pytest

from depwork.attachments.kinds import kind_of
from depwork.errors import FileRefusedError
from depwork.model.attachment import FileKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pdf", FileKind.PDF),
        ("full pdf", FileKind.PDF),
        ("jpeg", FileKind.JPEG),
        ("png", FileKind.PNG),
        ("text", FileKind.TEXT),
        ("docx", FileKind.DOCX),
        ("odt", FileKind.ODT),
    ],
)
def test_each_kind_is_told_by_its_bytes(files, name, kind):
    """A file of each kind that is taken is known without a name."""
    assert kind_of(files.SOUND[name]()) is kind


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"MZ\x90\0" + b"\0" * 64, "file_unknown_kind"),
        (b"\x7fELF" + b"\0" * 64, "file_unknown_kind"),
        (b"GIF89a" + b"\0" * 64, "file_unknown_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "file_unknown_kind"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 64, "file_heic"),
        (b"\0\0\0\x18ftypavif" + b"\0" * 64, "file_heic"),
        (bytes(range(256)), "file_unknown_kind"),
    ],
)
def test_what_we_do_not_take_is_refused_by_name(body, key):
    """Programs, old office files and phones' HEIC pictures get their own sentence."""
    with pytest.raises(FileRefusedError) as caught:
        kind_of(body)
    assert caught.value.key == key


def test_two_kinds_in_one_are_refused(files):
    """A picture or a PDF that is an archive too, and a picture with a PDF's head, are refused."""
    two = (
        files.jpeg() + files.office(),
        files.pdf_bytes() + files.office(),
        b"\xff\xd8\xff\xfe\0\x0a%PDF-1.7" + files.jpeg(),
    )
    for body in two:
        with pytest.raises(FileRefusedError) as caught:
            kind_of(body)
        assert caught.value.key == "file_two_kinds"


def test_an_office_file_that_holds_a_program_is_refused(files):
    """Macros, locked parts and archives that are no text are refused; nothing is unpacked."""
    with pytest.raises(FileRefusedError) as caught:
        kind_of(files.office(word__vbaProject_dot_bin=b"x"))
    assert caught.value.key == "file_program"
    with pytest.raises(FileRefusedError) as caught:
        kind_of(files.office("presentation"))
    assert caught.value.key == "file_unknown_kind"


def test_a_pdf_with_another_name_is_still_a_pdf(files):
    """Only bytes are asked: the same bytes, whatever they are called, are the same kind."""
    assert kind_of(files.pdf_bytes()) is FileKind.PDF
