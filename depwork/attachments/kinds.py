"""What a file is, by its content; its name is never asked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Final

from depwork.attachments.refusing import refuse
from depwork.model.attachment import FileKind

_HEAD: Final = 1024
_TAIL: Final = 66_000
"""Where the end of a zip stands: its last record and the longest comment."""
_HEIC: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"avif")
_PARTS: Final = 5_000
"""Entries of a zip; a document has a few dozen."""
_WORD: Final = "word/document.xml"
_ODT_TYPE: Final = b"application/vnd.oasis.opendocument.text"


def kind_of(data: bytes) -> FileKind:
    """Return what the bytes are.

    Raises:
        FileRefusedError: Nothing we take, or two kinds at once.
    """
    found = tuple(kind for kind, test in _TESTS if test(data))
    if len(found) > 1:
        raise refuse("file_two_kinds")
    if found:
        return _office(data) if found == (FileKind.DOCX,) else found[0]
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise refuse("file_heic")
    if _is_text(data):
        return FileKind.TEXT
    raise refuse("file_unknown_kind")


def _ends_as_zip(data: bytes) -> bool:
    return b"PK\x05\x06" in data[-_TAIL:] and zipfile.is_zipfile(io.BytesIO(data))


_TESTS: Final[tuple[tuple[FileKind, Callable[[bytes], bool]], ...]] = (
    (FileKind.PDF, lambda data: b"%PDF-" in data[:_HEAD]),
    (FileKind.JPEG, lambda data: data.startswith(b"\xff\xd8\xff")),
    (FileKind.PNG, lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
    (FileKind.DOCX, _ends_as_zip),
)
"""A file that passes two of them is two files in one: which one opens is up to the program."""


def _office(data: bytes) -> FileKind:
    """Return which office document a zip is; its list of parts is read, no part opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
            names = {part.filename for part in listed}
            if len(listed) > _PARTS or any(part.flag_bits & 1 for part in listed):
                raise refuse("file_damaged")
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise refuse("file_program")
            if _WORD in names and "[Content_Types].xml" in names:
                return FileKind.DOCX
            first = listed[0] if listed else None
            if first and first.filename == "mimetype" and first.file_size < 100:
                with parts.open(first) as said:
                    if said.read(100).strip() == _ODT_TYPE:
                        return FileKind.ODT
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, NotImplementedError):
        raise refuse("file_damaged") from None
    raise refuse("file_unknown_kind")


def _is_text(data: bytes) -> bool:
    """Whether the bytes are words: no zero byte but in UTF-16, hardly any control characters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(data) % 2 == 0
    head = data[:65_536]
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return bool(head) and 0 not in data and odd == 0
