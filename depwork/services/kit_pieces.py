"""Pages of the guide as plain HTML: every text escaped, boxes as lines to write on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

from depwork.guide import Guide, Prose, Words
from depwork.guide.prose import Cell
from depwork.services.front_door import day_of

Said = Callable[[Cell], str]


def words_of(cell: Cell, guide: Guide, words: Words, today: date) -> str:
    """Return a cell's text as HTML; the days of the facts that it looks up stand at its end."""
    said, days = [], []
    for piece in cell:
        text = escape(piece.text)
        if piece.look == "fact":
            text = escape("; ".join(words.fact(piece.text).value))
            fact = guide.register.fact(piece.text, today)
            days.append(escape(day_of(fact, words, short=True)))
        elif piece.look:
            text = escape(words.source(piece.text).title)
        said.append(f"<strong>{text}</strong>" if piece.strong else text)
    note = f' <span class="day">({"; ".join(dict.fromkeys(days))})</span>' if days else ""
    return "".join(said) + note


def rows_as_table(block: Prose, said: Said) -> str:
    """Return a table; an empty cell is a line to write on."""
    head, *rows = block.rows
    heads = "".join(f'<th scope="col">{said(cell)}</th>' for cell in head)
    body = "".join(
        f"<tr>{''.join(_box(cell, said, at) for at, cell in enumerate(row))}</tr>" for row in rows
    )
    wide = ' class="log"' if len(head) > 2 else ""
    return f"<table{wide}><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _box(cell: Cell, said: Said, at: int) -> str:
    text = said(cell)
    if not text:
        return '<td class="line"></td>'
    return f'<th scope="row">{text}</th>' if at == 0 else f"<td>{text}</td>"


def rows_as_list(block: Prose, said: Said) -> str:
    """Return a list: points, numbered steps, or boxes to tick on paper."""
    tag = "ol" if block.kind == "steps" else "ul"
    kind = ' class="ticks"' if block.kind == "ticks" else ""
    items = "".join(f"<li>{said(row[0])}</li>" for row in block.rows)
    return f"<{tag}{kind}>{items}</{tag}>"
