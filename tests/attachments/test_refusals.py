"""Hostile, locked, damaged and oversized files are refused by key and place, in a child process."""

import subprocess
import sys

import pytest

from depwork.attachments import apart, limits, pdfs, pictures, texts
from depwork.attachments.apart import done_apart
from depwork.attachments.jobs import look
from depwork.errors import FileRefusedError
from depwork.model.attachment import FileKind


def _key(body):
    with pytest.raises(FileRefusedError) as caught:
        look(body, {})
    assert "Zq" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("user", ["geheim-word", ""])
def test_a_locked_pdf_is_refused(files, user):
    """A PDF with a password, even one that only its owner needs, is refused by name."""
    assert _key(files.encrypted_pdf(user)).key == "file_encrypted"


def test_files_that_would_act_are_refused(files):
    """A PDF that starts a program, and a form that only one program shows, are refused."""
    assert _key(files.launching_pdf()).key == "file_program"
    assert _key(files.xfa_pdf()).key == "file_xfa"


def test_cut_off_files_are_refused(files):
    """Half a PDF, half a picture, and nothing at all are refused."""
    assert _key(files.jpeg()[: len(files.jpeg()) * 2 // 3]).key == "file_damaged"
    assert _key(files.png()[: len(files.png()) // 2]).key == "file_damaged"
    assert _key(files.pdf_bytes()[:-40]).key == "file_mended"
    assert _key(b"%PDF-1.7\n%nothing").key == "file_damaged"
    assert _key(b"").key == "file_empty"
    assert _key(b"  \n\n").key == "file_empty"


def test_too_many_pages_and_dots_are_refused_by_number(files, monkeypatch):
    """The sentence names the limit."""
    monkeypatch.setattr("depwork.attachments.pdf_opening.MAX_PAGES", 2)
    refused = _key(files.pdf_bytes(pages=3))
    assert (refused.key, refused.places) == ("file_too_many_pages", {"limit": 2})
    refused = _key(files.bomb_png())
    assert (refused.key, refused.places) == ("file_too_many_pixels", {"limit": 60})


def test_text_that_is_no_text_is_refused_at_its_line():
    """A byte that is no letter is named by its line; a text beyond measure is refused."""
    with pytest.raises(FileRefusedError) as caught:
        texts.words_of(b"one\ntwo\nthr\xe9e")
    assert (caught.value.key, caught.value.places) == ("file_not_text", {"line": 3})
    with pytest.raises(FileRefusedError) as caught:
        texts.words_of(b"x" * (limits.MAX_TEXT + 1))
    assert caught.value.key == "file_text_long"
    hidden = "a\u202eb\u200bc\u0007d"
    assert texts.words_of(hidden.encode()) == "abcd"
    assert texts.words_of("Año".encode("utf-16")) == "Año"


def test_a_file_that_unpacks_without_end_is_refused(files):
    """A few kilobytes that unpack to gigabytes of drawing are refused before they are drawn."""
    assert len(files.bomb_pdf(200)) < 1_000_000
    with pytest.raises(FileRefusedError) as caught:
        done_apart("look", files.bomb_pdf(200))
    assert caught.value.key == "file_unpacks_too_large"


def test_a_child_that_takes_too_long_is_stopped(files, monkeypatch):
    """Time is bounded too."""
    monkeypatch.setattr(apart, "_WAIT", 0.01)
    with pytest.raises(FileRefusedError) as caught:
        done_apart("look", files.pdf_bytes())
    assert caught.value.key == "file_too_slow"


def test_the_child_can_write_no_file(tmp_path):
    """The process that opens files may write none, and knows neither home nor environment."""
    code = (
        "import sys; from depwork.attachments.__main__ import _bound; _bound()\n"
        "import os\n"
        "try:\n    with open(sys.argv[1], 'w') as file: file.write('x' * 10)\n"
        "except OSError: print('refused')\n"
        "print(sorted(k for k in os.environ if 'DEPWORK' in k))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-I", "-c", code, str(tmp_path / "x")],
        capture_output=True,
        text=True,
        env={},
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["refused", "[]"]
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_text()


def test_a_job_says_nothing_of_the_file_on_its_way(files, tmp_path, monkeypatch):
    """No argument, no environment, no file in the temporary folder: bytes go by pipe alone."""
    seen = {}
    real = subprocess.run

    def watched(command, **how):
        seen.update(command=command, env=how["env"])
        return real(command, **how)

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(apart.subprocess, "run", watched)
    done_apart("clean", files.full_pdf(), kind="pdf", areas=[])
    assert seen["env"] == {}
    assert seen["command"][1:] == ["-I", "-m", "depwork.attachments"]
    assert list(tmp_path.iterdir()) == []


def test_office_texts_are_kept_and_never_sent(files):
    """A Word or OpenDocument text is taken in, and no copy of it is made."""
    assert done_apart("look", files.office())[0] == {"kind": "docx", "pages": 0, "notes": []}
    for job in ("clean", "page", "suggest"):
        with pytest.raises(FileRefusedError) as caught:
            done_apart(job, files.office(), kind="docx", areas=[], page=1)
        assert caught.value.key == "file_kept_only"


def test_a_page_that_is_not_there_is_refused(files):
    """Asking for the ninth page of one says so."""
    with pytest.raises(FileRefusedError) as caught:
        pdfs.page_picture(files.pdf_bytes(), 9, 72)
    assert caught.value.places == {"page": 9}


def test_a_very_large_page_is_drawn_coarser(files):
    """A poster of many metres is a picture of bounded size."""
    pdf = files.plain_pdf(files.SEEN)
    pdf.pages[0].obj.MediaBox = [0, 0, 14_400, 14_400]
    wide, high = pdfs.page_picture(files.saved(pdf), 1, 200).size
    assert wide * high <= limits.RASTER_PIXELS * 1.02


def test_pictures_of_every_sort_become_plain(files):
    """Grey, palette, 16 bit, CMYK and transparent pictures all become grey or RGB."""
    for mode in ("1", "L", "P", "I;16", "RGBA", "LA", "CMYK", "YCbCr", "F"):
        assert pictures.plain(
            files.picture((8, 8)).convert("L" if mode == "I;16" else mode)
        ).mode in {"L", "RGB"}
    assert pictures.look_at(files.jpeg(), FileKind.JPEG)
