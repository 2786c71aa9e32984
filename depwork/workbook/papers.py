"""One paper taken away by itself: made whole for its reader, or refused with the reasons."""

from __future__ import annotations

from typing import Final

from depwork.errors import (
    BlockedDocumentError,
    MissingFactError,
    WithheldFactError,
)
from depwork.forms.told import PacketFile, PacketResult
from depwork.model.choices import Locale
from depwork.model.packet import Format, Refusal
from depwork.services.finals import final
from depwork.services.papers import rules_against
from depwork.services.reading import Reading

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
