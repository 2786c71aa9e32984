"""What can be done with a file's bytes: looked at, shown, searched, cleaned. One table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from depwork.attachments import pdfs, pictures, texts
from depwork.attachments.kinds import kind_of
from depwork.attachments.limits import SCREEN_PPI
from depwork.attachments.refusing import refuse
from depwork.model.attachment import Area, FileKind, FileNote

Said = dict[str, Any]
"""Plain JSON beside a job's bytes."""
_PICTURES: Final = (FileKind.JPEG, FileKind.PNG)
_SCREEN: Final = 1600
"""Longest side of a picture that is shown."""


def look(data: bytes, _: Mapping[str, Any]) -> tuple[Said, bytes]:
    """Say what a file is, how many pages it has and what is hidden in it.

    Every page and picture is drawn once, so that a file which would fail later fails now.
    """
    if not data.strip(b"\x00\t\n\r "):
        raise refuse("file_empty")
    kind = kind_of(data)
    pages, notes = _looked(data, kind)
    return {"kind": kind.value, "pages": pages, "notes": [note.value for note in notes]}, b""


def _looked(data: bytes, kind: FileKind) -> tuple[int, tuple[FileNote, ...]]:
    if kind is FileKind.PDF:
        return pdfs.look_at(data)
    if kind is FileKind.TEXT:
        return pdfs.look_at(texts.as_pdf(data))[0], ()
    if kind in _PICTURES:
        notes = pictures.look_at(data, kind)
        pictures.upright(data, kind)
        return 1, notes
    return 0, ()


def _cleanable(said: Mapping[str, Any]) -> FileKind:
    kind = FileKind(said["kind"])
    if not kind.cleanable:
        raise refuse("file_kept_only")
    return kind


def _pdf(data: bytes, kind: FileKind) -> bytes:
    return texts.as_pdf(data) if kind is FileKind.TEXT else data


def page(data: bytes, said: Mapping[str, Any]) -> tuple[Said, bytes]:
    """Give one page as a picture for the screen."""
    kind = _cleanable(said)
    if kind in _PICTURES:
        seen = pictures.upright(data, kind)
    else:
        seen = pdfs.page_picture(_pdf(data, kind), int(said["page"]), SCREEN_PPI)
    seen.thumbnail((_SCREEN, _SCREEN))
    return {"size": list(seen.size)}, pictures.written(seen, FileKind.JPEG)


def suggest(data: bytes, said: Mapping[str, Any]) -> tuple[Said, bytes]:
    """Say where numbers stand that may need to be blacked out."""
    from depwork.attachments.suggesting import suggestions  # noqa: PLC0415 - slow, for this job alone

    kind = _cleanable(said)
    if kind in _PICTURES:
        return {"suggestions": []}, b""
    found = suggestions(pdfs.to_search(_pdf(data, kind)))
    rows = [{"what": one.what, "area": one.area.model_dump()} for one in found]
    return {"suggestions": rows}, b""


def clean(data: bytes, said: Mapping[str, Any]) -> tuple[Said, bytes]:
    """Give the copy that may go out: made anew, its areas black."""
    kind = _cleanable(said)
    areas = tuple(Area.model_validate(row) for row in said["areas"])
    return {}, cleaned(data, kind, areas)


def cleaned(data: bytes, kind: FileKind, areas: Sequence[Area]) -> bytes:
    """Return a file made anew from what it shows, with areas blacked out."""
    if kind in _PICTURES:
        return pictures.written(pictures.blacked(pictures.upright(data, kind), areas), kind)
    if kind is FileKind.TEXT and not areas:
        return pdfs.bare(texts.as_pdf(data))  # set here from words that all show
    return pdfs.rebuilt(_pdf(data, kind), areas)


JOBS: Final[dict[str, Callable[[bytes, Mapping[str, Any]], tuple[Said, bytes]]]] = {
    "look": look,
    "page": page,
    "suggest": suggest,
    "clean": clean,
}
