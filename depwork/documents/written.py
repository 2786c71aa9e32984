"""A sheet → Markdown that a person may edit; read back it gives the same sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from depwork.documents.tree import (
    Block,
    Box,
    Break,
    Heading,
    Inline,
    Inlines,
    Items,
    PageRef,
    Paragraph,
    Room,
    Rule,
    Table,
    Text,
    Turn,
)

_SPECIAL: Final = re.compile(r"([\\*_|])")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_START: Final = re.compile(r"^([^\S\n]*)([#>+-])|^([^\S\n]*\d+)([.)])", re.MULTILINE)


def as_markdown(blocks: tuple[Block, ...]) -> str:
    """Return blocks as Markdown."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            text = f"{'#' * block.level} {_line(block.content)}"
        case Paragraph():
            text = _start(_inlines(block.content))
        case Box():
            text = _indented(as_markdown(block.blocks), "> ", "> ")
        case Items():
            text = "\n".join(_item(block, number) for number in range(len(block.items)))
        case Table():
            text = _table(block)
        case Turn():
            text = "***"
        case Rule() | Room():
            text = "---"
    return text


def _item(items: Items, number: int) -> str:
    mark = f"{number + 1}. " if items.ordered else "- "
    return _indented(as_markdown(items.items[number]), mark, " " * len(mark))


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.rstrip("\n").split("\n")
    return "\n".join(
        (first if number == 0 else rest if line else rest.rstrip()) + line
        for number, line in enumerate(lines)
    )


def _table(table: Table) -> str:
    width = len(table.head or table.rows[0])
    head = table.head or tuple(() for _ in range(width))
    rows = [_row(head), "|" + "---|" * width, *(_row(row) for row in table.rows)]
    return "\n".join(rows)


def _row(cells: tuple[Inlines, ...]) -> str:
    return "| " + " | ".join(_line(cell) for cell in cells) + " |"


def _line(content: Inlines) -> str:
    return _inlines(content).replace("\\\n", " ")


def _inlines(content: Inlines) -> str:
    return "".join(_inline(part) for part in _joined(content))


def _joined(content: Inlines) -> Iterator[Inline]:
    """Yield runs of one look as one run: marks stand around the whole of it."""
    for look, parts in groupby(content, key=_look):
        if look is None:
            yield from parts
        else:
            texts = "".join(part.text for part in parts if isinstance(part, Text))
            yield Text(texts, *look)


def _look(part: Inline) -> tuple[bool, bool] | None:
    return (part.strong, part.emphasis) if isinstance(part, Text) else None


def _inline(part: Inline) -> str:
    match part:
        case Break():
            return "\n\n" if part.paragraph else "\\\n"
        case Text():
            return _styled(part)
        case PageRef():
            return part.otherwise
        case Room():
            return ""


def _styled(part: Text) -> str:
    text = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", part.text))
    inner = text.strip()
    if not inner or not (part.strong or part.emphasis):
        return text
    mark = "**" * part.strong + "*" * part.emphasis
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def _start(text: str) -> str:
    """Keep a line that begins as a heading, a list or a quotation does a line of text."""
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", text)
