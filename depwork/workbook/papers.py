"""Papers: to choose from, as they stand, and taken away whole or refused with the reasons."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Final

from depwork.errors import (
    BlockedDocumentError,
    MissingFactError,
    WithheldFactError,
)
from depwork.forms.told import PacketFile, PacketResult, PaperNeeds, Preview
from depwork.model.choices import Locale
from depwork.model.packet import Format, Refusal
from depwork.services.choosing import choices, needs
from depwork.services.finals import final
from depwork.services.papers import of_step, rules_against
from depwork.services.reading import Reading
from depwork.workbook.session import Session
from depwork.workbook.showing import preview_of

_TYPES: Final = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.HTML: "text/html",
}


def taken(reading: Reading, document_id: str, kind: str, locale: Locale) -> PacketResult:
    """Return one finished document as a file, or why it cannot be made.

    Args:
        reading: The open case.
        document_id: A row of the catalog.
        kind: ``pdf``, ``docx`` or ``html``.
        locale: The language of the page; offices are written to in English.
    """
    form = Format(kind)
    try:
        made = final(reading, document_id, locale=locale, format=form)
    except BlockedDocumentError as error:
        rules = error.rules or rules_against(reading.again(), document_id)
        refusal = Refusal(document_id=document_id, rules=rules, unread=error.unread)
        return PacketResult((), (refusal,))
    except MissingFactError as error:
        return PacketResult((), (Refusal(document_id=document_id, missing=error.paths),))
    except WithheldFactError:
        return PacketResult((), (Refusal(document_id=document_id),))
    name = f"{document_id}.{made.locale.value}.{form.value}"
    return PacketResult((PacketFile(name, made.body, _TYPES[form]),))


class PaperSide(ABC):
    """The Desk's calls about papers; a :class:`WorkbookDesk` is one."""

    _session: Session
    locale: Locale

    @abstractmethod
    def reading(self) -> Reading:
        """Return the open case as stored now, and what is decided about it."""

    def previews(self, step: int) -> tuple[str, ...]:
        """Return the ids of the documents that are prepared at a step."""
        return of_step(step)

    def papers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the papers to choose from by id: those that most want first, and the rest."""
        return choices()

    def needs(self, document_id: str, gaps: tuple[str, ...] = ()) -> PaperNeeds:
        """Return what a paper asks for; ``gaps`` is what its preview said a final would miss."""
        found = needs(self.reading(), document_id, gaps)
        return PaperNeeds(found.asked, found.missing, found.gates)

    def preview(self, document_id: str) -> Preview:
        """Return a document as it stands, with its gaps and what it may not show."""
        return preview_of(self.reading(), document_id, self.locale.paper)

    def take(self, document_id: str, kind: str) -> PacketResult:
        """Return one finished document of the open case as a file."""
        made = taken(self.reading(), document_id, kind, self.locale.paper)
        return self._session.leaves(made)
