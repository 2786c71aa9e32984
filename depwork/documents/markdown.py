"""Markdown with tokens → tree, by the few rules a letter needs; HTML and links are text."""

from __future__ import annotations

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from depwork.documents.tokens import Tokens
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
    Table,
    Text,
    Turn,
)
from depwork.errors import TemplateError

_RULES: Final = (
    "heading",
    "list",
    "table",
    "hr",
    "blockquote",
    "emphasis",
    "newline",
    "escape",
    "entity",
)
_PARSER: Final = MarkdownIt("zero").enable(list(_RULES))


def read_markdown(source: str, tokens: Tokens) -> tuple[Block, ...]:
    """Return the tree of a rendered template.

    Args:
        source: Markdown in which every value is a token.
        tokens: The values.

    Raises:
        TemplateError: The Markdown holds something no format is written for.
    """
    root = SyntaxTreeNode(_PARSER.parse(source))
    return _blocks(root.children, tokens)


def _blocks(nodes: list[SyntaxTreeNode], tokens: Tokens) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _block(node, tokens))


def _block(node: SyntaxTreeNode, tokens: Tokens) -> list[Block]:
    match node.type:
        case "heading":
            level = min(int(node.tag[1]), 3)
            return [Heading(level, _one_line(_inlines(node, tokens)))]
        case "paragraph":
            return _paragraphs(_inlines(node, tokens))
        case "bullet_list" | "ordered_list":
            items = tuple(_blocks(item.children, tokens) for item in node.children)
            return [Items(node.type == "ordered_list", items)]
        case "blockquote":
            return [Box(_blocks(node.children, tokens))]
        case "hr":
            return [Turn() if node.markup.startswith("*") else Rule()]
        case "table":
            return [_table(node, tokens)]
        case _:
            raise TemplateError(f"a template holds Markdown of the kind {node.type!r}")


def _table(node: SyntaxTreeNode, tokens: Tokens) -> Table:
    rows = [
        tuple(_one_line(_inlines(cell, tokens)) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    head, *body = rows
    return Table(head if any(head) else (), tuple(body))


def _paragraphs(content: Inlines) -> list[Block]:
    """Split where the typed text has an empty line."""
    groups: list[list[Inline]] = [[]]
    for part in content:
        if part == Break(paragraph=True):
            groups.append([])
        else:
            groups[-1].append(part)
    return [_paragraph(tuple(group)) for group in groups if group]


def _paragraph(content: Inlines) -> Block:
    """A frame to write in stands where nothing else is in the paragraph."""
    match content:
        case (Room() as room,):
            return room
        case _:
            return Paragraph(content)


def _one_line(content: Inlines) -> Inlines:
    """Keep a heading or a cell one block: an empty line becomes a line break."""
    return tuple(Break() if isinstance(part, Break) else part for part in content)


def _inlines(node: SyntaxTreeNode, tokens: Tokens) -> Inlines:
    parts: list[Inline] = []
    for child in node.children:
        _collect(child, tokens, parts, strong=False, emphasis=False)
    return tuple(parts)


def _collect(
    node: SyntaxTreeNode, tokens: Tokens, into: list[Inline], *, strong: bool, emphasis: bool
) -> None:
    match node.type:
        case "text":
            into += tokens.expand(node.content, strong=strong, emphasis=emphasis)
        case "softbreak":
            into.append(Text(" ", strong, emphasis))
        case "hardbreak":
            into.append(Break())
        case "inline" | "strong" | "em":
            for child in node.children:
                _collect(
                    child,
                    tokens,
                    into,
                    strong=strong or node.type == "strong",
                    emphasis=emphasis or node.type == "em",
                )
        case _:
            raise TemplateError(f"a template holds Markdown of the kind {node.type!r}")
