"""One prose page: Markdown to plain blocks of text, refused by file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from depwork.errors import PageError

MAX_CHARACTERS: Final = 20_000
"""Characters a page may have; a longer one is two pages."""

KIT: Final = "kit_"
"""What the name of a page of the first-hour kit begins with."""
_LOOK_UP: Final = re.compile(r"\{(fact|source):([A-Za-z0-9.-]+)\}")
_TICK: Final = "[ ] "
_LISTS: Final = {"bullet_list": "list", "ordered_list": "steps"}
_PARSER: Final = MarkdownIt("zero").enable(
    ["heading", "list", "table", "emphasis", "escape", "newline"]
)


@dataclass(frozen=True)
class Piece:
    """A run of text.

    Args:
        text: The text; for a look-up, the id of the fact or source.
        strong: Whether it is bold.
        look: ``fact`` or ``source`` for a look-up; empty for text.
    """

    text: str
    strong: bool = False
    look: str = ""


Cell = tuple[Piece, ...]


@dataclass(frozen=True)
class Prose:
    """A part of a page.

    Args:
        kind: ``heading``, ``para``, ``list``, ``steps``, ``ticks`` or ``table``.
        rows: One row with one cell for each item; a table's first row is its head.
    """

    kind: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Page:
    """A page of the guide in one language.

    Args:
        name: Its file's name without the ending, ``0_first_hours``.
        title: Its first line.
        blocks: What it says.
        own: Whether only the organization's copy has it.
    """

    name: str
    title: str
    blocks: tuple[Prose, ...]
    own: bool = False

    @property
    def step(self) -> int | None:
        """The step that shows it; ``None`` for a page of the first-hour kit."""
        return None if self.name.startswith(KIT) else int(self.name[0])

    def look_ups(self) -> frozenset[tuple[str, str]]:
        """Return what the page looks up: pairs of ``fact`` or ``source`` and an id."""
        pieces = (p for b in self.blocks for row in b.rows for cell in row for p in cell)
        return frozenset((piece.look, piece.text) for piece in pieces if piece.look)


def read_page(path: Path, *, own: bool = False) -> Page:
    """Return the page that a Markdown file describes.

    Args:
        path: The file.
        own: Whether only the organization's copy has it.

    Raises:
        PageError: The file cannot be read as a page; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise PageError(f"{path}: cannot be read ({error.strerror})") from None
    return _page(path, text, own=own)


@lru_cache(maxsize=512)
def _page(path: Path, text: str, *, own: bool) -> Page:
    """Return the page that a text is; the same text of the same file is read once a process."""
    if len(text) > MAX_CHARACTERS:
        raise PageError(f"{path}: longer than {MAX_CHARACTERS} characters; make two pages of it")
    nodes = SyntaxTreeNode(_PARSER.parse(text)).children
    first = nodes[0] if nodes else None
    if first is None or first.type != "heading" or first.tag != "h1":
        raise PageError(f"{path}, line 1: begin with a title, such as “# First hours”")
    blocks = tuple(_block(path, node) for node in nodes[1:])
    title = "".join(piece.text for piece in _cell(path, first))
    return Page(path.stem, title, blocks, own)


def _block(path: Path, node: SyntaxTreeNode) -> Prose:
    if node.type == "heading" and node.tag == "h2":
        return Prose("heading", ((_cell(path, node),),))
    if node.type == "paragraph":
        return Prose("para", ((_cell(path, node),),))
    if node.type == "table":
        rows = (row for part in node.children for row in part.children)
        return Prose("table", tuple(tuple(_cell(path, c) for c in row.children) for row in rows))
    if node.type in _LISTS:
        return _list(path, node)
    raise _refused(path, node, "write a title, paragraphs, lists, ## headings or a table")


def _list(path: Path, node: SyntaxTreeNode) -> Prose:
    cells = []
    for item in node.children:
        if len(item.children) != 1 or item.children[0].type != "paragraph":
            raise _refused(path, item, "give a point of a list one paragraph, and no list inside")
        cells.append(_cell(path, item.children[0]))
    if all(cell and cell[0].text.startswith(_TICK) for cell in cells):
        short = (Piece(c[0].text.removeprefix(_TICK), c[0].strong, c[0].look) for c in cells)
        cells = [(head, *cell[1:]) for head, cell in zip(short, cells, strict=True)]
        return Prose("ticks", tuple((cell,) for cell in cells))
    return Prose(_LISTS[node.type], tuple((cell,) for cell in cells))


def _cell(path: Path, node: SyntaxTreeNode, *, strong: bool = False) -> Cell:
    pieces: list[Piece] = []
    for child in node.children:
        if child.type == "text":
            pieces += _pieces(path, node, child.content, strong=strong)
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append(Piece(" ", strong))
        elif child.type in {"inline", "strong", "em", "paragraph"}:
            pieces += _cell(path, child, strong=strong or child.type == "strong")
        else:
            raise _refused(path, node, "write plain words; only **bold** is set apart")
    return tuple(pieces)


def _pieces(path: Path, node: SyntaxTreeNode, text: str, *, strong: bool) -> list[Piece]:
    found: list[Piece] = []
    at = 0
    for match in _LOOK_UP.finditer(text):
        found.append(Piece(text[at : match.start()], strong))
        found.append(Piece(match[2], strong, match[1]))
        at = match.end()
    found.append(Piece(text[at:], strong))
    plain = "".join(piece.text for piece in found if not piece.look)
    if "{" in plain or "}" in plain:
        raise _refused(path, node, "in braces only {fact:id} or {source:id} can stand")
    return [piece for piece in found if piece.text]


def _refused(path: Path, node: SyntaxTreeNode, what: str) -> PageError:
    around: SyntaxTreeNode | None = node
    while around is not None and around.map is None:
        around = around.parent
    line = around.map[0] + 1 if around is not None and around.map else 1
    return PageError(f"{path}, line {line}: {what}")
