"""A document as Markdown to edit, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.documents.catalog import CATALOG
from depwork.documents.compose import compose
from depwork.documents.context import Situation
from depwork.documents.frame import frame
from depwork.documents.markdown import read_markdown
from depwork.documents.tokens import Tokens
from depwork.documents.tree import (
    Block,
    Box,
    Break,
    Heading,
    Items,
    PageRef,
    Paragraph,
    Table,
    Text,
)
from depwork.documents.written import as_markdown
from depwork.model.choices import Locale
from depwork.model.packet import Stage
from depwork.rules.disclosure import disclose


def _runs(content):
    """Runs joined where nothing parts them; a page's number as what stands for it."""
    found = []
    for part in content:
        now = Text(part.otherwise) if isinstance(part, PageRef) else part
        if isinstance(now, Text):
            now = Text(now.text, now.strong, now.emphasis)
            last = found[-1] if found else None
            if isinstance(last, Text) and (last.strong, last.emphasis) == (
                now.strong,
                now.emphasis,
            ):
                found[-1] = Text(last.text + now.text, now.strong, now.emphasis)
                continue
        found.append(now)
    return [
        (part.text, part.strong, part.emphasis) if isinstance(part, Text) else "break"
        for part in found
        if not isinstance(part, Text) or part.text
    ]


def _plain(block: Block):
    match block:
        case Heading():
            runs = _runs(block.content)
            if runs and runs[-1] != "break":
                runs[-1] = (runs[-1][0].rstrip(), *runs[-1][1:])
            return ("h", block.level, runs)
        case Paragraph():
            return ("p", _runs(block.content))
        case Items():
            return ("l", block.ordered, [[_plain(b) for b in item] for item in block.items])
        case Box():
            return ("b", [_plain(b) for b in block.blocks])
        case Table():
            cells = [[_runs(c) for c in row] for row in (block.head, *block.rows)]
            return ("t", cells)
        case _:
            return ("r",)


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("entry", CATALOG, ids=lambda entry: entry.id)
def test_every_document_comes_back_from_its_markdown(
    entry, locale, person, guide, templates, counts, today
):
    """What is opened for editing and kept unchanged says the same, block by block."""
    for number in range(3):
        view = disclose(person(number, locale), entry.audience, today)
        situation = Situation(guide, guide.words(locale), frame(templates, locale), counts)
        sheet = compose(
            entry, view, situation, locale=locale, stage=Stage.PREVIEW, roots=templates
        ).sheet
        again = read_markdown(as_markdown(sheet.blocks), Tokens())
        assert [_plain(b) for b in again] == [_plain(b) for b in sheet.blocks]


@given(st.text("ab *_\\#>-+1.|&;amp<[](){}`~", min_size=1, max_size=30))
def test_any_typed_text_stays_a_paragraph_of_itself(text):
    """No typed mark becomes a heading, a list, bold or an entity by being edited."""
    typed = " ".join(text.split())
    if not typed:
        return
    (block,) = read_markdown(as_markdown((Paragraph((Text(typed),)),)), Tokens())
    assert _plain(block) == ("p", [(typed, False, False)])


def test_bold_and_breaks_come_back():
    """Bold, italics and line breaks are written as Markdown has them."""
    content = (Text("To "), Text("him", strong=True), Break(), Text("now", emphasis=True))
    text = as_markdown((Paragraph(content),))
    assert text == "To **him**\\\n*now*\n"
    (block,) = read_markdown(text, Tokens())
    assert _plain(block) == _plain(Paragraph(content))
