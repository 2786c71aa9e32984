"""Looks for planted values in files, in every form in which they could have been written."""

import base64
import binascii
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote, quote_plus

from babel.dates import format_date
from pypdf import PdfReader
from pypdf.errors import PyPdfError

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_RUN = re.compile(rb"[A-Za-z0-9+/_-]{24,}")
_DEFLATED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_MOST = 50_000_000
"""Bytes that one packed piece may become."""


class Sweep:
    """Finds values in bytes.

    Args:
        values: What must not be found. Values below six letters would give false alarms.
        marks: Beginnings that many of the values share, so that one search does for all.
    """

    def __init__(self, values: Iterable[str], marks: tuple[str, ...] = ()) -> None:
        self.values = frozenset(values)
        assert all(len(value) > 5 for value in self.values)
        marked = {value for value in self.values if value.startswith(marks)} if marks else set()
        self._marks = [form for mark in marks for form in _forms(mark)]
        self._by_mark = {value: _forms(value) for value in marked}
        self._rest = {value: _forms(value) for value in self.values - marked}

    def of(self, data: bytes) -> set[str]:
        """Return the values that stand in ``data`` or in what it packs."""
        found: set[str] = set()
        for piece in _pieces(data):
            forms = dict(self._rest)
            if any(mark in piece for mark in self._marks):
                forms |= self._by_mark
            found |= {value for value, all_ in forms.items() if any(f in piece for f in all_)}
        return found

    def files(self, *roots: Path) -> Iterator[tuple[str, set[str]]]:
        """Yield the path of each file below ``roots``, and what it and its name hold."""
        for root in roots:
            for path in sorted(root.rglob("*")):
                name = path.relative_to(root).as_posix()
                yield f"{root.name}/{name} (name)", self.of(name.encode())
                try:
                    if not path.is_file() or path.is_symlink():
                        continue
                    data = path.read_bytes()
                except OSError:
                    continue  # gone since it was listed, or a socket
                for inner, body in _inside(data):
                    yield f"{root.name}/{name}{inner}", self.of(body)


def _inside(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file's own bytes, and the files in it if it is a zip (a docx is one)."""
    yield "", data
    if data[:2] != b"PK":
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield f"!{name} (name)", name.encode()
            for inner, body in _inside(archive.read(name)):
                yield f"!{name}{inner}", body


def _pieces(data: bytes) -> Iterator[bytes]:
    """Yield the bytes, and what is packed in them: deflated, in base64, as text of a PDF."""
    yield data
    if b"\0" in data:
        yield data.replace(b"\0", b"")
    yield from _deflated(data)
    if len(data) < 2_000_000:
        yield b"\n".join(_decoded(data))
    if data[:5] == b"%PDF-":
        try:
            reader = PdfReader(io.BytesIO(data))
            pages = " ".join(page.extract_text() for page in reader.pages)
            told = f"{' '.join(pages.split())}\n{reader.metadata}\n{reader.xmp_metadata}"
        except PyPdfError:
            return
        yield told.encode()


def _deflated(data: bytes) -> Iterator[bytes]:
    for hit in _DEFLATED.finditer(data):
        packed = zlib.decompressobj(31 if hit[0][:1] == b"\x1f" else 15)
        try:
            yield packed.decompress(data[hit.start() :], _MOST)
        except zlib.error:
            continue


def _decoded(data: bytes) -> Iterator[bytes]:
    for hit in _RUN.finditer(data):
        run = hit[0].replace(b"-", b"+").replace(b"_", b"/")
        for start in range(4):
            part = run[start:]
            try:
                yield base64.b64decode(part[: len(part) // 4 * 4])
            except binascii.Error:
                continue


def _forms(value: str) -> tuple[bytes, ...]:
    """Return how a value may stand in bytes: encodings, escapes, and a day in words.

    UTF-16 of plain letters and base64 on its own are undone in ``_pieces``; here is what
    stands within other text or begins in the middle of a group of three bytes.
    """
    if _ISO.fullmatch(value):
        day = date.fromisoformat(value)
        words = [format_date(day, "long", lang) for lang in ("en", "es")]
        return tuple(text.encode() for text in (value, *words, day.strftime("%m/%d/%Y")))
    texts = {value, value.replace(" ", "")}
    if re.fullmatch(r"\d{9}", value):
        a, b, c = value[:3], value[3:6], value[6:]
        texts |= {f"{a}-{b}-{c}", f"{a} {b} {c}"}
    made: set[bytes] = set()
    for text in texts:
        body = text.encode()
        made |= {body, text.encode("utf-16-le"), text.encode("utf-16-be"), binascii.hexlify(body)}
        made |= {json.dumps(text)[1:-1].encode(), quote(text).encode(), quote_plus(text).encode()}
        made |= {text.encode("ascii", "xmlcharrefreplace")}
        for before in range(3):
            whole = base64.b64encode(b"\0" * before + body).rstrip(b"=")
            uneven = (before + len(body)) % 3 != 0
            made.add(whole[(before * 4 + 2) // 3 : len(whole) - uneven])
    return tuple(made)
