"""What a document is between its template and its formats: blocks of text, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Union

_BOXES: Final = ("☐", "☑")
"""Boxes to tick."""


@dataclass(frozen=True)
class Text:
    """A run of text; ``missing`` marks a placeholder for a fact nobody has given yet."""

    text: str
    strong: bool = False
    emphasis: bool = False
    missing: bool = False


@dataclass(frozen=True)
class Break:
    """A line break inside a paragraph; ``paragraph`` marks an empty line that was typed."""

    paragraph: bool = False


@dataclass(frozen=True)
class PageRef:
    """The page on which the sheet ``anchor`` begins; ``otherwise`` where it is not known."""

    anchor: str
    otherwise: str = "–"


@dataclass(frozen=True)
class Room:
    """An empty frame to write in by hand, so many lines high; it stands by itself."""

    lines: int


Inline = Union[Text, Break, PageRef, Room]
Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    content: Inlines


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    content: Inlines


@dataclass(frozen=True)
class Items:
    """A list; every item holds blocks of its own."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]

    @property
    def checks(self) -> bool:
        """Whether every item begins with a box of its own, so that it needs no bullet."""
        return bool(self.items) and all(_boxed(item) for item in self.items)


@dataclass(frozen=True)
class Table:
    """A table with a row of headings; without them it is a list of names and values."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True)
class Box:
    """Blocks that stand in a frame, such as words to say or a warning."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True)
class Turn:
    """What follows begins on a new page: a letter, behind the sheet that guides its writer."""


@dataclass(frozen=True)
class Attached:
    """One page of an exhibit, a page of its own behind its cover sheet; in a PDF alone.

    Args:
        body: The whole cleaned file.
        kind: ``pdf``, ``jpg`` or ``png``.
        page: Which page of it, counted from 1.
        text: What stands above it, and for whoever cannot see it.
    """

    body: bytes = field(repr=False)
    kind: str
    page: int
    text: str


Block = Union[Heading, Paragraph, Items, Table, Box, Rule, Turn, Room]


@dataclass(frozen=True)
class Sheet:
    """One document, ready to be written in any format.

    Args:
        anchor: Its id, by which an index refers to its page.
        title: Its title, for metadata.
        lang: Its language, ``en`` or ``es``.
        blocks: What it says.
        marks: Lines of the watermark (preview, practice), on every page.
        banners: Warnings above the text (a stale fact, a reading copy).
        page_words: How a page number is said, with ``{n}`` and ``{total}``.
        compact: Smaller type and margins, for the one-page emergency form.
        unshown: Warning where a format lacks letters of the text.
        follows: In a joined file, goes on where the sheet before it ends.
        attached: Pages of an exhibit behind it.
    """

    anchor: str
    title: str
    lang: str
    blocks: tuple[Block, ...]
    marks: tuple[str, ...] = ()
    banners: tuple[str, ...] = ()
    page_words: str = "{n} / {total}"
    compact: bool = False
    unshown: str = "⚠"
    follows: bool = False
    attached: tuple[Attached, ...] = ()


def _boxed(item: tuple[Block, ...]) -> bool:
    match item:
        case (Paragraph(content), *_):
            return text_of(content).startswith(_BOXES)
        case _:
            return False


def text_of(content: Inlines) -> str:
    """Return the plain text of a run, line breaks as spaces."""
    return "".join(plain(part) for part in content)


def plain(part: Inline) -> str:
    """Return one part as plain text."""
    match part:
        case Text(text):
            return text
        case PageRef(_, otherwise):
            return otherwise
        case _:
            return " "
