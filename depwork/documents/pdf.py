"""Sheets → one tagged PDF."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pypdf import PdfReader

from depwork.documents.tree import (
    Block,
    Box,
    Break,
    Heading,
    Inline,
    Inlines,
    Items,
    Paragraph,
    Room,
    Rule,
    Sheet,
    Table,
    Text,
    Turn,
    text_of,
)
from depwork.documents.typst_engine import Files, compile_pdf, compile_with_gaps

_WIDEST: Final = 40
"""Characters after which a column's text wraps rather than widens it."""


def write_pdf(sheets: Sequence[Sheet], *, title: str | None = None) -> bytes:
    """Return one PDF of one or more sheets, pages numbered through.

    Where no font has all its letters, the PDF says so above its text.

    Args:
        sheets: What to set; the first gives language, marks and page words.
        title: Title of the whole; the first sheet's own if none.
    """
    files = _files(sheets)
    body = compile_pdf(_data(sheets, title, files), files)
    if body is None:
        warned = [replace(one, banners=(*one.banners, one.unshown)) for one in sheets[:1]]
        body = compile_with_gaps(_data([*warned, *sheets[1:]], title, files), files)
    return body


def _files(sheets: Sequence[Sheet]) -> Files:
    """Return the files whose pages stand behind the sheets, each once."""
    found = (page for sheet in sheets for page in sheet.attached)
    return tuple({id(page.body): (page.kind, page.body) for page in found}.values())


def _data(sheets: Sequence[Sheet], title: str | None, files: Files) -> str:
    first = sheets[0]
    places = {id(body): place for place, (_, body) in enumerate(files)}
    data = {
        "title": title or first.title,
        "lang": first.lang,
        "marks": list(first.marks),
        "page": first.page_words,
        "compact": first.compact,
        "files": [kind for kind, _ in files],
        "sheets": [_sheet(sheet, places) for sheet in sheets],
    }
    return json.dumps(data, ensure_ascii=False)


def page_count(body: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfReader(io.BytesIO(body)).pages)


def _sheet(sheet: Sheet, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        "attached": [
            {"file": places[id(page.body)], "page": page.page, "text": page.text}
            for page in sheet.attached
        ],
        "anchor": sheet.anchor,
        "banners": list(sheet.banners),
        "follows": sheet.follows,
        "blocks": [_block(block) for block in sheet.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, content):
            return {"t": "heading", "level": level, "c": _runs(content)}
        case Paragraph(content):
            return {"t": "paragraph", "c": _runs(content)}
        case Items(ordered, items):
            inner = [[_block(part) for part in item] for item in items]
            return {"t": "items", "ordered": ordered, "checks": block.checks, "items": inner}
        case Box(blocks):
            return {"t": "box", "blocks": [_block(part) for part in blocks]}
        case Table():
            return _table(block)
        case Rule() | Room() | Turn():
            return _empty(block)


def _empty(block: Rule | Room | Turn) -> dict[str, Any]:
    if isinstance(block, Room):
        return {"t": "room", "lines": block.lines}
    return {"t": "rule" if isinstance(block, Rule) else "turn"}


def _table(table: Table) -> dict[str, Any]:
    return {
        "t": "table",
        "head": [_runs(cell) for cell in table.head],
        "rows": [[_runs(cell) for cell in row] for row in table.rows],
        "widths": column_widths(table),
    }


def column_widths(table: Table) -> list[int]:
    """Return a relative width for each column, by its longest text."""
    rows = [table.head, *table.rows]
    count = max((len(row) for row in rows), default=0)
    longest = [
        max((len(text_of(row[place])) for row in rows if place < len(row)), default=0)
        for place in range(count)
    ]
    return [min(max(size, 6), _WIDEST) for size in longest]


def _runs(content: Inlines) -> list[dict[str, Any]]:
    return [_run(part) for part in content]


def _run(part: Inline) -> dict[str, Any]:
    match part:
        case Text(text, strong, emphasis, missing):
            marks = {"s": strong, "e": emphasis, "m": missing}
            return {"t": "text", "x": text} | {key: True for key, on in marks.items() if on}
        case Break() | Room():
            return {"t": "break"}
        case _:
            return {"t": "page", "a": part.anchor, "x": part.otherwise}
