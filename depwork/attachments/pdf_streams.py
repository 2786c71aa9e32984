"""Streams of a PDF's page without what they carry beside what they draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

_MARKS: Final = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
"""Operators that only name, describe or hide what others draw."""
_LONGEST: Final = 12_000_000
"""Bytes of one page's drawing, unpacked; a dense map has two million."""
_NEXT: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ADOBE, _SCAN, _END = 0xEE, 0xDA, 0xD9
_TELLING: Final = frozenset({*range(0xE0, 0xF0), 0xFE} - {_ADOBE})
"""JPEG segments that hold profile, camera, place, thumbnail or comment; Adobe's says colours."""
_JP2: Final = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_JP2_TELLING: Final = (b"xml ", b"uuid", b"uinf", b"jp2i")


def clean_stream(stream: pikepdf.Stream) -> None:
    """Rewrite a stream in place.

    Raises:
        ValueError: It cannot be followed; its page is to be drawn instead.
    """
    for key in ("/F", "/FFilter", "/FDecodeParms"):
        if key in stream:
            del stream[key]
    if stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1:
        stream.write(drawn_only(stream))
    elif stream.get("/Subtype") == "/Image":
        _clean_image(stream)


def drawn_only(content: pikepdf.Page | pikepdf.Object) -> bytes:
    """Return a content stream with its drawing operators alone: no comment, no marked text.

    Raises:
        ValueError: It is longer than any page's drawing.
    """
    if endless(content):
        raise ValueError("drawing without end")
    kept = [one for one in pikepdf.parse_content_stream(content) if str(one.operator) not in _MARKS]
    return pikepdf.unparse_content_stream(kept)


def endless(content: pikepdf.Page | pikepdf.Object) -> bool:
    """Return whether a content stream unpacks to more than any page needs."""
    parts = content.obj.get("/Contents") if isinstance(content, pikepdf.Page) else content
    if parts is None:
        return False
    streams = list(parts) if isinstance(parts, pikepdf.Array) else [parts]
    return sum(len(one.get_stream_buffer()) for one in streams) > _LONGEST


def _clean_image(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    named = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if not {"/DCTDecode", "/DCT", "/JPXDecode"} & set(named):
        return
    if len(named) > 1:
        raise ValueError("a picture packed twice")
    rewrite = clean_jp2 if named == ["/JPXDecode"] else clean_jpeg
    stream.write(rewrite(stream.read_raw_bytes()), filter=pikepdf.Name(named[0]))


def clean_jpeg(data: bytes) -> bytes:
    """Return a JPEG's bytes without the segments that tell of it, and nothing after its end.

    Raises:
        ValueError: It is no whole JPEG.
    """
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("no JPEG")
    return b"\xff\xd8" + b"".join(_segments(data))


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        found = _NEXT.search(data, at)
        if found is None:
            raise ValueError("a JPEG without an end")
        marker, start = data[found.start() + 1], found.start()
        yield data[at:start] if at > 2 else b""
        if marker == _END:
            yield b"\xff\xd9"
            return
        length = int.from_bytes(data[start + 2 : start + 4], "big")
        at = start + 2 + length
        if length < 2 or at > len(data):
            raise ValueError("a JPEG cut off")
        if marker not in _TELLING:
            yield data[start:at]


def clean_jp2(data: bytes) -> bytes:
    """Return a JPEG 2000 file without the boxes that tell of it.

    Raises:
        ValueError: Its boxes cannot be followed.
    """
    if not data.startswith(_JP2):
        return data
    kept, at = [], 0
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        end = at + length if length else len(data)
        if end <= at + 7 or end > len(data):
            raise ValueError("a JPEG 2000 cut off")
        if kind not in _JP2_TELLING:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
