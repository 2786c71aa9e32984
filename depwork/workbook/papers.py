"""One paper taken away by itself: made whole for its reader, or refused with the reasons."""

from __future__ import annotations

from typing import Final

from depwork.documents.catalog import blocked_by, row
from depwork.documents.languages import sent_in
from depwork.errors import BlockedDocumentError, MissingFactError, WithheldFactError
from depwork.forms.told import PacketFile, PacketResult
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.packet import Format, Refusal, Stage
from depwork.model.role import Action
from depwork.services.copies import note_document
from depwork.services.deciding import decide
from depwork.services.editing import finals
from depwork.services.permitting import permit
from depwork.services.rendering import render_document
from depwork.workbook.session import Session

_TYPES: Final = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.HTML: "text/html",
}


def taken(
    session: Session, case: Case, document_id: str, kind: str, locale: Locale
) -> PacketResult:
    """Return one finished document as a file, or why it cannot be made.

    Args:
        session: The kernel's session.
        case: The open case.
        document_id: A row of the catalog.
        kind: ``pdf``, ``docx`` or ``html``.
        locale: The language of the page; offices are written to in English.
    """
    permit(session.vault, Action.RENDER)
    form, desktop = Format(kind), session.desktop(case.case_code)
    sent = sent_in(row(document_id).audience, locale)
    try:
        made = render_document(
            document_id,
            case,
            desktop,
            locale=sent,
            format=form,
            stage=Stage.FINAL,
            edited=finals(session.vault, case, desktop),
        )
    except BlockedDocumentError:
        gates = decide(case, session.today, session.guide).gates.value
        refusal = Refusal(document_id=document_id, rules=blocked_by(row(document_id), gates))
        return PacketResult((), (refusal,))
    except MissingFactError as error:
        return PacketResult((), (Refusal(document_id=document_id, missing=error.paths),))
    except WithheldFactError:
        return PacketResult((), (Refusal(document_id=document_id),))
    note_document(session.vault, case, made, session.today, None)
    name = f"{document_id}.{sent.value}.{form.value}"
    return PacketResult((PacketFile(name, made.body, _TYPES[form]),))
