"""Parts of a Word document that python-docx has no word for."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.styles.style import BaseStyle
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run


def element_of(paragraph: Paragraph) -> CT_P:
    """Return a paragraph's XML element."""
    element: CT_P = paragraph.paragraph_format.element
    return element


def set_language(style: BaseStyle, lang: str) -> None:
    """Mark a style's text as being in a language, for spelling and reading aloud."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    tag = {"en": "en-US", "es": "es-US"}.get(lang, lang)
    for name in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{name}"), tag)
    properties.append(language)


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a field that Word computes, such as PAGE."""
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    element_of(paragraph).append(field)


def shade(what: Paragraph | Run | _Cell, color: str) -> None:
    """Put a background behind a paragraph, a run or a cell."""
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        mark.set(qn(f"w:{name}"), value)
    match what:
        case Paragraph():
            element_of(what).get_or_add_pPr().append(mark)
        case Run():
            what.font.element.get_or_add_rPr().append(mark)
        case _:
            cell = element_of(what.paragraphs[0]).getparent()
            cell.get_or_add_tcPr().append(mark)


def mark_heading(row: _Row) -> None:
    """Mark a table's row as its headings: read aloud as such, repeated on each page."""
    cell = element_of(row.cells[0].paragraphs[0]).getparent()
    cell.getparent().get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def remove(paragraph: Paragraph) -> None:
    """Take a paragraph out of its document."""
    element = element_of(paragraph)
    element.getparent().remove(element)


def put_literal(run: Run, text: str) -> None:
    """Put text in as it is; python-docx would turn tabs and line ends into elements."""
    node = OxmlElement("w:t")
    node.text = text
    node.set(qn("xml:space"), "preserve")
    run.font.element.append(node)


def add_border(paragraph: Paragraph) -> None:
    """Draw a line under a paragraph."""
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "B8C0CA")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    element_of(paragraph).get_or_add_pPr().append(borders)


def new_numbering(document: DocxDocument, style: str) -> Callable[[Paragraph], None]:
    """Return a function that gives a paragraph the next number of a list that starts at 1.

    Args:
        document: The document.
        style: A numbered list style of it.
    """
    numbering = document.part.numbering_part.element
    number_id = document.styles[style].element.pPr.numPr.numId.val
    [abstract] = numbering.xpath(f'./w:num[@w:numId="{number_id}"]/w:abstractNumId/@w:val')
    number = numbering.add_num(int(abstract))
    number.add_lvlOverride(ilvl=0).add_startOverride(1)

    def give(paragraph: Paragraph) -> None:
        properties = element_of(paragraph).get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = number.numId
        properties.get_or_add_ilvl().val = 0

    return give
