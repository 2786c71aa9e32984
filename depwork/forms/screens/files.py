"""The files of each paper: sent, blacked out, given to readers, taken away."""

from __future__ import annotations

from typing import Any, Final

from depwork.forms.files import FileLine, ItemLine, ReaderLine
from depwork.forms.look import Look
from depwork.forms.parts import Block, links, note, text, to_question
from depwork.forms.screens.needs import need

_ITEMS: Final = "evidence.items"
_ACCEPT: Final = ".pdf,.jpg,.jpeg,.png,.txt,.docx,.odt"
"""What a file chooser offers first; what a file is, its content decides."""


def files(look: Look, _: int) -> Block:
    """Return every piece of evidence with its files.

    Args:
        look: The case.
        _: The step.
    """
    words, desk = look.words, look.desk.files()
    items, limit = desk.items(), desk.limit()
    listed: list[Block] = [
        {
            "t": "files",
            "key": f"files:{item.id or 'loose'}",
            "item": item.id,
            "title": _title(item, look),
            "note": _note(item, look),
            "hint": words.ui("files_hint", limit=limit),
            "max": limit * 1_000_000,
            "too_large": words.ui("files_too_large", limit=limit),
            "accept": _ACCEPT,
            "files": [
                _file(one, look, earlier=at > 0, later=at + 1 < len(item.files))
                for at, one in enumerate(item.files)
            ],
        }
        for item in items
    ]
    if not items:
        listed = [links(words.ui("files_none"), to_question(_ITEMS, words))]
    warning = note("info", words.ui("files_care_title"), text(words.ui("files_care")))
    return {
        "title": words.ui("screen_files"),
        "wide": True,
        "blocks": [text(words.ui("files_intro")), warning, *listed],
    }


def _title(item: ItemLine, look: Look) -> str:
    words = look.words
    if not item.id:
        return words.ui("files_loose")
    if not item.letter:
        return item.title
    return words.ui("files_exhibit", letter=item.letter, title=item.title)


def _note(item: ItemLine, look: Look) -> str:
    if not item.id:
        return look.words.ui("files_loose_note")
    return "" if item.letter else look.words.ui("files_attorney")


def _file(one: FileLine, look: Look, *, earlier: bool, later: bool) -> dict[str, Any]:
    words = look.words
    meta = [words.choice(one.kind)]
    if one.pages:
        meta.append(words.ui("files_pages", count=one.pages))
    size = max(1, round(one.size / 1000))
    meta += [words.ui("files_size", count=size), words.date(one.added_on)]
    lines = []
    if one.notes:
        hidden = words.listing(tuple(words.choice(found) for found in one.notes))
        lines.append(words.ui("files_hidden", what=hidden))
    if not one.kind.cleanable:
        lines.append(words.ui("files_kept_only"))
    if one.areas:
        lines.append(words.ui("files_areas", count=len(one.areas)))
    return {
        "id": one.id,
        "version": one.version,
        "name": one.name,
        "meta": " · ".join(meta),
        "lines": lines,
        "pages": one.pages,
        "cleanable": one.kind.cleanable,
        "earlier": earlier,
        "later": later,
        "areas": [area.model_dump() for area in one.areas],
        "readers": [_reader(reader, look) for reader in one.readers],
    }


def _reader(reader: ReaderLine, look: Look) -> dict[str, Any]:
    return {
        "v": reader.audience.value,
        "label": look.words.choice(reader.audience),
        "on": reader.chosen,
        "needs": [need(one, look) for one in reader.needs],
    }
