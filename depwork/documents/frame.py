"""The words around a document: page numbers, watermarks, placeholders, banners."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from depwork.errors import TemplateError
from depwork.model.choices import Locale


@dataclass(frozen=True)
class Frame:
    """The texts of ``packet/<locale>/frame.toml``; placeholders stand in braces.

    Args:
        page: ``{n}`` and ``{total}``.
        preview: Watermark of a preview.
        practice: Watermark of an invented person's document.
        reading: Banner of a copy that is for reading, not for sending.
        missing: Placeholder of a missing fact: ``{label}``.
        stale: Banner of a register entry past its day: ``{name}``, ``{day}``.
        stale_mark: The same beside the value: ``{day}``.
        unverified_mark: Beside a value nobody has confirmed: ``{day}``.
        exhibit: One exhibit: ``{letter}``.
        exhibits: More than one: ``{letters}``.
        quote: What somebody typed, as a quotation: ``{text}``.
        exhibit_page: Above a page of an exhibit: ``{letter}``, ``{title}``, ``{n}``, ``{total}``.
        waiver_page: The same above a page of the signed waiver.
        exhibit_apart: On a cover sheet whose pages are too large for the joined file.
        nowhere: In place of a page number that is known in the joined packet only.
        unshown: Banner where no font has all letters of a PDF.
    """

    page: str
    preview: str
    practice: str
    reading: str
    missing: str
    stale: str
    stale_mark: str
    unverified_mark: str
    exhibit: str
    exhibits: str
    quote: str
    exhibit_page: str
    waiver_page: str
    exhibit_apart: str
    nowhere: str
    unshown: str


def frame(roots: Sequence[Path], locale: Locale) -> Frame:
    """Return the frame words of a language; the first root that has the file wins.

    Raises:
        TemplateError: No root has it, or a text is missing, empty or unknown.
    """
    name = f"packet/{locale.value}/frame.toml"
    for root in roots:
        path = root / name
        if path.is_file():
            return _load(path, path.stat().st_mtime_ns, name)
    raise TemplateError(f"no {name!r} below the template folders")


@lru_cache(maxsize=16)
def _load(path: Path, stamp: int, name: str) -> Frame:
    del stamp
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise TemplateError(f"{name}: not a readable TOML text") from None
    wanted = {field.name for field in fields(Frame)}
    bad = wanted ^ raw.keys()
    bad |= {key for key in wanted & raw.keys() if not isinstance(raw[key], str) or not raw[key]}
    if bad:
        raise TemplateError(f"{name}: missing, empty or unknown: {', '.join(sorted(bad))}")
    return Frame(**raw)
