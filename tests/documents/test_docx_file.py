"""A tree as a Word document: real headings, lists that start anew, tables with headings."""

import io

import docx
import pytest

from depwork.documents.docx_file import write_docx
from depwork.documents.markdown import read_markdown
from depwork.documents.tokens import Tokens
from depwork.documents.tree import Sheet

SOURCE = """# One

## Two

1. a
   1. inner
2. b

text

1. again

- ☐ box

> in a box
>
> | x | y |
> |---|---|
> | 1 | 2 |

| Exhibit | What |
|---|---|
| A | rent |
"""


@pytest.fixture(scope="module")
def document():
    """The source above, written and opened again."""
    sheet = Sheet(
        "a",
        "Title",
        "es",
        read_markdown(SOURCE, Tokens()),
        ("MARK",),
        ("BANNER",),
        "p {n} of {total}",
    )
    return docx.Document(io.BytesIO(write_docx(sheet)))


def test_headings_and_lists_are_words_own(document):
    """Headings and items carry Word's styles, so that readers can jump between them."""
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert styles == [
        ("Normal", "BANNER"),
        ("Heading 1", "One"),
        ("Heading 2", "Two"),
        ("List Number", "a"),
        ("List Number 2", "inner"),
        ("List Number", "b"),
        ("Normal", "text"),
        ("List Number", "again"),
        ("List Continue", "☐ box"),
    ]


def test_a_second_list_starts_at_one(document):
    """Two numbered lists have two numberings."""
    numbers = [
        p.paragraph_format.element.pPr.numPr.numId.val
        for p in document.paragraphs
        if p.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_tables_know_their_headings_and_boxes_keep_theirs(document):
    """The row of headings is marked; a table inside a box stays inside it."""
    box, table = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Exhibit", "What"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    [inner] = box.cell(0, 0).tables
    assert inner.cell(1, 1).text == "2"


def test_marks_and_page_numbers_are_on_every_page(document):
    """The watermark stands in the header, the fields in the footer."""
    section = document.sections[0]
    assert section.header.paragraphs[0].text.strip() == "MARK"
    assert section.footer.paragraphs[0].text.startswith("p ")
    assert "NUMPAGES" in section.footer._element.xml
