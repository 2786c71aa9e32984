"""What a PDF's pages would cost to draw, counted before anything is drawn."""

from __future__ import annotations

import re
from typing import Any, Final

import pikepdf

from depwork.attachments.limits import MAX_DEPTH, MAX_DRAWING, MAX_DRAWINGS, MAX_PIXELS
from depwork.attachments.refusing import refuse

_SETS: Final = re.compile(rb"/([^\s/<>\[\](){}%]{1,200})\s{1,20}Do(?![^\s/<>\[\](){}%])")
"""A drawing operator that sets a named picture or drawing."""


class Bounds:
    """Counts the drawings of a PDF's pages; a drawing that many pages set is counted once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[int, int]] = {}

    def check(self, page: pikepdf.Page) -> None:
        """Refuse a page that would cost too much.

        Args:
            page: Of an opened PDF.

        Raises:
            FileRefusedError: Too many dots, drawing without end, or drawings nested too deeply;
                the key says which bound was met.
        """
        deep, many = self._of(page.obj.get("/Contents"), page.obj.get("/Resources"), 0)
        if deep > MAX_DEPTH:
            raise refuse("file_too_deep", limit=MAX_DEPTH)
        if many > MAX_DRAWINGS:
            raise refuse("file_too_many_drawings", limit=MAX_DRAWINGS)

    def _of(self, contents: Any, resources: Any, level: int) -> tuple[int, int]:
        """Return how deep drawings nest from here, and how many are set."""
        if level > MAX_DEPTH:
            raise refuse("file_too_deep", limit=MAX_DEPTH)
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        patterns = resources.get("/Pattern") if isinstance(resources, pikepdf.Dictionary) else None
        body = unpacked(contents)
        deepest, many = 0, 1
        if isinstance(named, pikepdf.Dictionary):
            for name, times in _counted(body).items():
                deep, count = self._drawing(named.get(f"/{name}"), resources, level)
                deepest, many = max(deepest, deep), many + times * count
        if isinstance(patterns, pikepdf.Dictionary):
            for name in patterns.keys():  # noqa: SIM118 - a pikepdf dictionary is no mapping
                deep, count = self._drawing(patterns.get(name), resources, level)
                deepest, many = max(deepest, deep), many + count
        return deepest, min(many, MAX_DRAWINGS + 1)

    def _drawing(self, thing: Any, around: Any, level: int) -> tuple[int, int]:
        if not isinstance(thing, pikepdf.Stream):
            return 0, 1
        if thing.get("/Subtype") == "/Image":
            _refuse_large(thing)
            return 0, 1
        known = thing.objgen if thing.is_indirect else (0, 0)
        if known in self._known and known != (0, 0):
            return self._known[known]
        deep, many = self._of(thing, thing.get("/Resources", around), level + 1)
        self._known[known] = found = (deep + 1, many)
        return found


def _counted(body: bytes) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in _SETS.finditer(body):
        name = re.sub(
            rb"#([0-9A-Fa-f]{2})", lambda code: bytes((int(code[1], 16),)), one[1]
        ).decode("utf-8", "replace")
        found[name] = found.get(name, 0) + 1
    return found


def _refuse_large(image: pikepdf.Object) -> None:
    wide, high = int(image.get("/Width", 0)), int(image.get("/Height", 0))
    if wide * high > MAX_PIXELS or wide < 0 or high < 0:
        raise refuse("file_too_many_pixels", limit=MAX_PIXELS // 1_000_000)
    for key in ("/SMask", "/Mask"):
        mask = image.get(key)
        if isinstance(mask, pikepdf.Stream) and mask.objgen != image.objgen:
            size = int(mask.get("/Width", 0)) * int(mask.get("/Height", 0))
            if size > MAX_PIXELS:
                raise refuse("file_too_many_pixels", limit=MAX_PIXELS // 1_000_000)


def unpacked(contents: Any) -> bytes:
    """Return drawing operators, unpacked.

    Args:
        contents: A stream, several, or none.

    Raises:
        FileRefusedError: They unpack to more than any page needs.
    """
    if contents is None:
        return b""
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    parts, size = [], 0
    for one in streams:
        if not isinstance(one, pikepdf.Stream):
            raise refuse("file_damaged")
        parts.append(bytes(one.get_stream_buffer()))
        size += len(parts[-1])
        if size > MAX_DRAWING:
            raise refuse("file_unpacks_too_large")
    return b"\n".join(parts)
