"""What opening a file may cost: dots, memory, time, depth; the sentence says which was met."""

import io
import json
import random
import resource
import signal
import subprocess
import sys
import time
import zlib
from typing import Any

import pikepdf
import pytest
from PIL import Image

from depwork.attachments import apart
from depwork.attachments.apart import done_apart
from depwork.attachments.jobs import look
from depwork.attachments.limits import MAX_DEPTH, MAX_DRAWINGS, MEMORY, SECONDS
from depwork.errors import FileRefusedError
from depwork.model.attachment import FileKind

_SIDE = 7700
"""Sixty million dots."""


def _with_picture(files: Any, wide: int, high: int) -> bytes:
    """Return a page with a picture that unpacks to far more than it weighs."""
    packer = zlib.compressobj(1)
    row = b"\x55" * (wide * 3)
    body = b"".join(packer.compress(row) for _ in range(high)) + packer.flush()
    pdf = files.plain_pdf(files.SEEN)
    made = pdf.make_stream(body)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    made.Width, made.Height, made.BitsPerComponent = wide, high, 8
    made.ColorSpace, made.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.FlateDecode
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im=pdf.make_indirect(made))
    pdf.pages[0].contents_add(b"q 500 0 0 500 50 50 cm /Im Do Q")
    out: bytes = files.saved(pdf, compress_streams=False)
    return out


def _nested(files: Any, levels: int, times: int, name: str = "F") -> bytes:
    """Return a page whose drawing sets another several times, which sets another, and so on."""
    pdf = files.plain_pdf(files.SEEN)
    last = None
    for _ in range(levels):
        body = b"0 0 9 9 re f" if last is None else f"/{name} Do ".encode() * times
        made = pdf.make_stream(body)
        made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        made.BBox = [0, 0, 612, 792]
        held = pikepdf.Dictionary() if last is None else pikepdf.Dictionary(F=last)
        made.Resources = pikepdf.Dictionary(XObject=held)
        last = pdf.make_indirect(made)
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(F=last)
    pdf.pages[0].contents_add(f"/{name} Do".encode())
    out: bytes = files.saved(pdf)
    return out


def _png(mode: str) -> bytes:
    made = io.BytesIO()
    Image.new(mode, (_SIDE, _SIDE), 200 if mode == "L" else (9, 99, 199, 128)).save(made, "PNG")
    return made.getvalue()


def _cost(do: str, body: bytes, kind: FileKind) -> tuple[float, float]:
    """Return seconds of a processor and megabytes at the most, of one job's process."""
    code = (
        "import os, resource, subprocess, sys\n"
        "done = subprocess.run([sys.executable, '-I', '-m', 'depwork.attachments'],"
        " stdin=0, stdout=subprocess.PIPE, env={})\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "assert b'refused' not in done.stdout[:200], done.stdout[:200]\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    head = json.dumps({"do": do, "kind": kind.value, "areas": []}).encode()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], input=head + b"\n" + body, capture_output=True, check=True
    )
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / 1024


@pytest.mark.parametrize("name", ["picture in a PDF", "see-through PNG"])
def test_sixty_million_dots_cost_little(files: Any, name: str) -> None:
    """The largest picture that is taken costs less than 800 MB and 15 seconds of a processor."""
    pdf = name == "picture in a PDF"
    body = _with_picture(files, _SIDE, _SIDE) if pdf else _png("RGBA")
    seconds, megabytes = _cost("clean", body, FileKind.PDF if pdf else FileKind.PNG)
    assert megabytes < 800
    assert seconds < 15


def _key(body: bytes) -> tuple[str, dict[str, int]]:
    with pytest.raises(FileRefusedError) as caught:
        look(body, {})
    return caught.value.key, caught.value.places


def test_more_dots_inside_a_pdf_are_refused_by_number(files: Any) -> None:
    """A picture in a PDF has the same bound as a picture alone, its mask too."""
    assert _key(_with_picture(files, 9000, 7000)) == ("file_too_many_pixels", {"limit": 60})
    with pikepdf.open(io.BytesIO(_with_picture(files, 40, 30))) as pdf:
        mask = pdf.make_stream(b"")
        mask.Width, mask.Height = 9000, 7000
        pdf.pages[0].obj.Resources.XObject.Im.SMask = mask
        body = io.BytesIO()
        pdf.save(body)
    assert _key(body.getvalue()) == ("file_too_many_pixels", {"limit": 60})


@pytest.mark.parametrize("name", ["F", "#46"])
def test_drawings_in_drawings_are_bounded_before_they_are_drawn(files: Any, name: str) -> None:
    """Too deep, or set too often, is refused within a second; what programs make is taken."""
    began = time.process_time()
    assert _key(_nested(files, 40, 2, name)) == ("file_too_deep", {"limit": MAX_DEPTH})
    many = ("file_too_many_drawings", {"limit": MAX_DRAWINGS})
    assert _key(_nested(files, 10, 4, name)) == many
    assert time.process_time() - began < 2
    assert look(_nested(files, 5, 4, name), {})[0]["pages"] == 1


def test_a_drawing_that_sets_itself_is_refused(files: Any) -> None:
    """A circle has no end, so its depth is past the bound."""
    with pikepdf.open(io.BytesIO(_nested(files, 2, 1))) as pdf:
        outer = pdf.pages[0].obj.Resources.XObject.F
        outer.Resources.XObject.F = outer
        body = io.BytesIO()
        pdf.save(body)
    assert _key(body.getvalue())[0] == "file_too_deep"


@pytest.mark.parametrize(
    ("code", "key", "limit"),
    [
        ("while True: pass", "file_too_slow", SECONDS),
        ("bytearray(10**10)", "file_too_much_memory", MEMORY),
        ("import os; os.abort()", "file_too_much_memory", MEMORY),
    ],
)
def test_the_sentence_says_which_bound_was_met(
    files: Any, monkeypatch: pytest.MonkeyPatch, code: str, key: str, limit: int
) -> None:
    """A child out of time, out of memory, or ended by its drawing engine for want of memory."""
    real = subprocess.run

    def instead(command: list[str], **how: Any) -> Any:
        work = (
            "import sys, json, depwork.attachments.limits as limits\n"
            "limits.SECONDS = 1\n"
            "import depwork.attachments.__main__ as child\n"
            "child.SECONDS = 1\n"
            f"def job(*_):\n    {code}\n"
            "child.JOBS['look'] = job\nchild.main()"
        )
        return real([*command[:2], "-c", work], **how)

    monkeypatch.setattr(apart.subprocess, "run", instead)
    with pytest.raises(FileRefusedError) as caught:
        done_apart("look", files.pdf_bytes())
    assert (caught.value.key, caught.value.places) == (key, {"limit": limit})


def test_the_child_is_bound() -> None:
    """Memory, time and written files are bounded in the process that opens a file."""
    code = (
        "import resource; from depwork.attachments.__main__ import _bound; _bound()\n"
        "print(*(resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[0]"
        " for name in ('AS', 'CPU', 'FSIZE', 'CORE')))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, env={}, check=True
    )
    assert done.stdout.split() == [str(MEMORY * 2**20), str(SECONDS), "0", "0"]
    assert signal.SIGXCPU
    assert resource.RLIMIT_AS


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.97, 0.999])
@pytest.mark.parametrize("how", ["plain", "packed", "linear"])
def test_a_cut_pdf_is_never_mended_in_silence(files: Any, share: float, how: str) -> None:
    """Six pages, cut: refused, and where pages can still be found, with how many."""
    chance = random.Random(share)
    lines = ["".join(chance.choices("abcdefghij ", k=60)) for _ in range(20)]
    keys: dict[str, Any] = {
        "plain": {"compress_streams": False},
        "packed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        "linear": {"linearize": True},
    }[how]
    whole = files.saved(files.plain_pdf(*lines, pages=6), **keys)
    assert look(whole, {})[0]["pages"] == 6
    cut = whole[: int(len(whole) * share)]
    last = whole.rpartition(b"startxref\n")[2].split()[0]
    if cut.rpartition(b"startxref\n")[2].strip() == last:  # all but the closing mark is there
        assert look(cut, {})[0]["pages"] == 6
        return
    key, places = _key(cut)
    assert key in {"file_mended", "file_damaged"}
    if how == "plain" and share == 0.7:
        assert key == "file_mended"
        assert 0 < places["pages"] <= 6


@pytest.mark.parametrize("share", [0.1, 0.5, 0.7, 0.9, 0.97])
@pytest.mark.parametrize("name", ["jpeg", "png", "docx", "odt"])
def test_other_cut_files_are_never_mended_either(files: Any, name: str, share: float) -> None:
    """A picture without its lower part, an office text without its end: refused."""
    whole = files.SOUND[name]()
    if name in {"jpeg", "png"}:
        whole = whole[: whole.rindex(files.MARK.encode() + b" tail")]
    key, _ = _key(whole[: int(len(whole) * share)])
    assert key in {"file_damaged", "file_unknown_kind"}
