"""A prose page of the guide as a screen: its look-ups told with their day, ready to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block
from depwork.guide import Page, Piece

_END: Final = re.compile(r"[.!?…:;][\"”’»)]*(?=\s|$)")
"""Where a sentence, or a part that is said in one breath, ends."""


def _fact(piece: Piece, look: Look) -> list[Block]:
    words, fact = look.words, look.desk.fact(piece.text)
    if fact.stale:
        mark = words.ui("page_stale", day=fact.as_of)
    elif fact.unverified:
        mark = words.ui("page_unverified", day=fact.as_of)
    else:
        mark = words.ui("page_as_of", day=fact.as_of)
    tone = "stale" if fact.stale else "unverified" if fact.unverified else "dated"
    return [{"x": fact.value, "b": True}, {"x": f" {mark}", "m": tone}]


def _piece(piece: Piece, look: Look) -> list[Block]:
    if piece.look == "fact":
        return _fact(piece, look)
    if piece.look == "source":
        source = look.desk.source(piece.text)
        where = f", {source.where}" if source.where else ""
        return [{"x": f"[{source.text}{where}]", "m": "source"}]
    return [{"x": piece.text, "b": True}] if piece.strong else [{"x": piece.text}]


def cell_pieces(cell: Sequence[Piece], look: Look) -> list[Block]:
    """Return a cell's pieces; a look-up's day stands after the sentence that it is said in."""
    told: list[Block] = []
    waits: list[Block] = []
    for piece in cell:
        if piece.look == "fact":
            value, mark = _fact(piece, look)
            told.append(value)
            waits.append(mark)
            continue
        for part in _piece(piece, look):
            end = _END.search(part["x"]) if waits and "m" not in part else None
            if end is None:
                told.append(part)
                continue
            before, after = part["x"][: end.end()], part["x"][end.end() :]
            told += [part | {"x": before}, *waits]
            waits = []
            told += [part | {"x": after}] if after else []
    return told + waits


def prose(page: Page, look: Look) -> Block:
    """Return a page as one block: parts with rows of cells of pieces ``{x, b, m}``.

    Args:
        page: The page.
        look: Looks up facts and sources, as of today.
    """
    parts = [
        {
            "k": block.kind,
            "rows": [[cell_pieces(cell, look) for cell in row] for row in block.rows],
        }
        for block in page.blocks
    ]
    return {"t": "prose", "key": f"page:{page.name}", "parts": parts}


def screen(page: Page, look: Look) -> Block:
    """Return the screen of a page, with a button that prints it."""
    return {"title": page.title, "print": True, "blocks": [prose(page, look)]}
