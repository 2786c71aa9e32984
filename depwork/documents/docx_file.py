"""A sheet → a Word document to edit and sign, by python-docx."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from depwork.documents.docx_bytes import same_bytes
from depwork.documents.docx_parts import (
    add_border,
    add_field,
    element_of,
    mark_heading,
    new_numbering,
    put_literal,
    remove,
    set_language,
    shade,
)
from depwork.documents.pdf import column_widths
from depwork.documents.tree import (
    Block,
    Box,
    Break,
    Heading,
    Inlines,
    Items,
    Paragraph,
    Room,
    Rule,
    Sheet,
    Table,
    Text,
    Turn,
)

_INK = RGBColor(0x1C, 0x24, 0x30)
_ALARM = RGBColor(0xA3, 0x12, 0x0A)
_FONT = "Georgia"
_WIDTH_INCHES = 6.5
_MARGIN = Inches(1)
_DEEPEST = 3
"""Word's own list styles go three levels deep."""


def write_docx(sheet: Sheet) -> bytes:
    """Return the sheet as a DOCX: same sheet, same bytes; no author, no clock."""
    document = docx.Document()
    _styles(document, sheet.lang)
    _frame(document, sheet)
    for banner in sheet.banners:
        paragraph = document.add_paragraph()
        shade(paragraph, "FFF3F0")
        run = paragraph.add_run(banner)
        run.bold, run.font.color.rgb = True, _ALARM
    _Writer(document).blocks(sheet.blocks)
    body = io.BytesIO()
    document.save(body)
    return same_bytes(body.getvalue(), title=sheet.title, lang=sheet.lang)


def _styles(document: DocxDocument, lang: str) -> None:
    sizes = {"Normal": 11, "Heading 1": 16, "Heading 2": 12.5, "Heading 3": 11}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
    normal = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(8)
    set_language(normal, lang)


def _frame(document: DocxDocument, sheet: Sheet) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for mark in sheet.marks:
        run = header.add_run(f"{mark}  ")
        run.bold, run.font.color.rgb, run.font.size = True, _ALARM, Pt(10)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in _page_pieces(sheet.page_words):
        if piece in {"PAGE", "NUMPAGES"}:
            add_field(footer, piece)
        else:
            footer.add_run(piece)


def _page_pieces(words: str) -> list[str]:
    before, _, rest = words.partition("{n}")
    between, _, after = rest.partition("{total}")
    return [piece for piece in (before, "PAGE", between, "NUMPAGES", after) if piece]


class _Writer:
    """Writes blocks into a document or a cell of it."""

    def __init__(self, document: DocxDocument, cell: _Cell | None = None) -> None:
        self._document = document
        self._into: DocxDocument | _Cell = cell if cell is not None else document

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Write blocks one after the other."""
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level, content):
                _runs(self._paragraph(f"Heading {level}"), content)
            case Paragraph(content):
                _runs(self._paragraph("Normal"), content)
            case Items():
                self._items(block, 1)
            case Box(blocks):
                self._box(blocks)
            case Table():
                self._table(block)
            case Turn():
                self._paragraph("Normal").add_run().add_break(WD_BREAK.PAGE)
            case Rule():
                add_border(self._paragraph("Normal"))
            case Room(lines):
                self._room(lines)

    def _paragraph(self, style: str) -> DocxParagraph:
        paragraph = self._into.add_paragraph()
        if style != "Normal":
            element_of(paragraph).style = self._document.styles[style].style_id
        return paragraph

    def _items(self, block: Items, depth: int) -> None:
        kind = "List Number" if block.ordered else "List Bullet"
        style = kind if depth == 1 else f"{kind} {min(depth, _DEEPEST)}"
        if block.checks:
            style = "List Continue"
        number = new_numbering(self._document, style) if block.ordered else None
        for item in block.items:
            first = True
            for part in item:
                if isinstance(part, Items):
                    self._items(part, depth + 1)
                elif isinstance(part, Paragraph):
                    paragraph = self._paragraph(style if first else "List Continue")
                    if first and number is not None:
                        number(paragraph)
                    _runs(paragraph, part.content)
                    first = False
                else:
                    self._block(part)

    def _box(self, blocks: Sequence[Block]) -> None:
        table = self._add_table(1, 1)
        cell = table.cell(0, 0)
        shade(cell, "F5F6F8")
        first = cell.paragraphs[0]
        _Writer(self._document, cell).blocks(blocks)
        remove(first)
        self._into.add_paragraph().paragraph_format.space_after = Pt(0)

    def _room(self, lines: int) -> None:
        table = self._add_table(1, 1)
        table.style = self._document.styles["Table Grid"]
        run = table.cell(0, 0).paragraphs[0].add_run()
        for _ in range(lines):
            run.add_break()
        self._into.add_paragraph().paragraph_format.space_after = Pt(0)

    def _add_table(self, rows: int, columns: int) -> DocxTable:
        return self._into.add_table(rows, columns)

    def _table(self, block: Table) -> None:
        rows = [*([block.head] if block.head else []), *block.rows]
        count = max(len(row) for row in rows)
        made = self._add_table(len(rows), count)
        if block.head:
            made.style = self._document.styles["Table Grid"]
            mark_heading(made.rows[0])
        widths = column_widths(block)
        for row, cells in zip(made.rows, rows, strict=True):
            for place, content in enumerate(cells):
                cell = row.cells[place]
                cell.width = Inches(_WIDTH_INCHES * widths[place] / sum(widths))
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                _runs(paragraph, content, strong=bool(block.head) and cells is block.head)
        self._into.add_paragraph().paragraph_format.space_after = Pt(0)


def _runs(paragraph: DocxParagraph, content: Inlines, *, strong: bool = False) -> None:
    for part in content:
        match part:
            case Text(text, bold, emphasis, missing):
                run = paragraph.add_run()
                put_literal(run, text)
                run.bold = bold or strong or missing or None
                run.italic = emphasis or None
                if missing:
                    run.font.color.rgb = _ALARM
                    shade(run, "FFE08A")
            case Break() | Room():
                paragraph.add_run().add_break()
            case _:
                paragraph.add_run(part.otherwise)
