"""Opens finished documents with the readers of other people and gives their text."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

import docx
from pypdf import PdfReader

from depwork.model.packet import Document, Format


class Page(HTMLParser):
    """Every tag and text of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.parts: list[str] = []
        self._quiet = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self._quiet += tag in {"style", "script", "title"}

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what is not read."""
        self._quiet -= tag in {"style", "script", "title"}

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if not self._quiet:
            self.parts.append(data)

    @property
    def text(self) -> str:
        """All that is read on the page."""
        return "".join(self.parts)


def pdf(body: bytes) -> PdfReader:
    """Return a PDF, read strictly."""
    return PdfReader(io.BytesIO(body), strict=True)


def docx_text(body: bytes) -> str:
    """Return every text node of a DOCX's body, header and footer."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert archive.testzip() is None
    document = docx.Document(io.BytesIO(body))
    section = document.sections[0]
    nodes = [
        node.text or ""
        for root in (document.element.body, section.header._element, section.footer._element)
        for node in root.iter()
        if node.tag.endswith("}t") or node.tag.endswith("}br")
    ]
    return " ".join(nodes)


def text_of(document: Document) -> str:
    """Return a finished document's text, whatever its format."""
    match document.format:
        case Format.PDF:
            return "\n".join(page.extract_text() for page in pdf(document.body).pages)
        case Format.DOCX:
            return docx_text(document.body)
        case Format.HTML:
            return Page(document.body.decode()).text


def squeezed(text: str) -> str:
    """Return the text without spaces, line ends and invisible marks, to compare formats."""
    return re.sub("[\\s\u200b-\u200f\u2060\u00ad]+", "", text)
