"""Markdown with tokens becomes a tree of few kinds."""

import pytest

from depwork.documents.markdown import read_markdown
from depwork.documents.tokens import MAX_VALUES, Tokens
from depwork.documents.tree import (
    Box,
    Break,
    Heading,
    Items,
    PageRef,
    Paragraph,
    Rule,
    Table,
    Text,
    text_of,
)
from depwork.errors import TemplateError


def test_the_kinds_of_blocks():
    """Headings, paragraphs, lists, tables, boxes and rules are read."""
    source = (
        "# H\n\np *e* **s**\n\n- a\n- b\n\n1. c\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> q\n\n---\n"
    )
    blocks = read_markdown(source, Tokens())
    kinds = [type(block) for block in blocks]
    assert kinds == [Heading, Paragraph, Items, Items, Table, Box, Rule]
    assert blocks[1] == Paragraph(
        (Text("p "), Text("e", emphasis=True), Text(" "), Text("s", strong=True))
    )


def test_html_links_code_and_images_are_text():
    """What Markdown could do beside is left as the author wrote it."""
    source = "<b>x</b> [a](b) `c` ![d](e) <http://f>"
    [block] = read_markdown(source, Tokens())
    assert text_of(block.content) == source


def test_a_value_keeps_its_place_and_style():
    """A token inside strong text becomes strong literal text."""
    tokens = Tokens()
    source = f"a **{tokens.put(Text('*x*'))}** {tokens.put(PageRef('p'))}"
    [block] = read_markdown(source, tokens)
    assert block.content == (
        Text("a "),
        Text("*x*", strong=True),
        Text(" "),
        PageRef("p"),
    )


def test_lines_in_a_heading_or_cell_stay_in_it():
    """A typed empty line splits a paragraph, but never a heading or a table's cell."""
    tokens = Tokens()
    token = tokens.put(Text("one\n\ntwo"))
    blocks = read_markdown(f"# {token}\n\n| a |\n|---|\n| {token} |\n\n{token}\n", tokens)
    heading, table, first, second = blocks
    assert heading.content == (Text("one"), Break(), Text("two"))
    assert table.rows == (((Text("one"), Break(), Text("two")),),)
    assert (first, second) == (Paragraph((Text("one"),)), Paragraph((Text("two"),)))


def test_a_table_without_headings_is_names_and_values():
    """An empty first row means there are no headings."""
    [table] = read_markdown("| | |\n|---|---|\n| **a** | b |\n", Tokens())
    assert table.head == ()
    assert len(table.rows) == 1


def test_boxes_to_tick_need_no_bullet():
    """A list whose items all begin with a box is a checklist."""
    [checks, plain] = read_markdown("- ☐ a\n- ☑ b\n\ntext\n\n- ☐ a\n- b\n", Tokens())[::2]
    assert checks.checks
    assert not plain.checks


def test_values_are_bounded():
    """A document cannot print more than its share."""
    tokens = Tokens()
    tokens.put(Text("x" * MAX_VALUES))
    with pytest.raises(TemplateError, match="at most"):
        tokens.put(Text("x"))
