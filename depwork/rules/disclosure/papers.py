"""What one piece of evidence, and a file of it, need before an audience may have them."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.attachment import RECEIVERS, SHOWN_TO, Attachment
from depwork.model.case import Case
from depwork.model.choices import Audience, DocumentClass
from depwork.model.support import EvidenceItem
from depwork.rules.consents import PHOTO, ask_again
from depwork.rules.disclosure.needs import Reader
from depwork.rules.disclosure.policy import BASE, NEVER
from depwork.rules.exhibits import ATTORNEY_ONLY

ITEMS: Final = "evidence.items"
PAPERS: Final = "consent_share_papers"
"""The consent without which no copy of a sensitive paper goes to anybody."""
CHOICE: Final = "choice:readers"
"""Nobody has yet said that the file is meant for this audience."""
_WAIVED_TO: Final = frozenset({Audience.ICE, Audience.FAMILY})
"""ICE Form 60-001 lets ICE speak; no other office has a use for it (facts 2.6)."""
_NARROW: Final = {
    DocumentClass.WAIVER: _WAIVED_TO,
    DocumentClass.PHOTO: frozenset({Audience.FAMILY}),
}
"""Classes that stand in the lists of few readers; a photo is shown, and listed to nobody."""
_LISTED_TO: Final = frozenset({Audience.ICE, Audience.COURT, Audience.FAMILY})
"""Readers to whom a sensitive piece of evidence may be named (facts 4.2, 4.10)."""


def item_lacks(reader: Reader, item: EvidenceItem) -> tuple[str, ...]:
    """Return what one piece of evidence needs beside its list: its class may tell what it proves.

    A sensitive one is listed where it is attached or kept, before nobody else; a sworn
    statement that is sensitive may tell what somebody lived through (R03).

    Args:
        reader: The audience before the case.
        item: The piece of evidence.
    """
    if reader.audience is Audience.ATTORNEY:
        return ()
    if item.kind in ATTORNEY_ONLY or (item.sensitive and reader.audience not in _LISTED_TO):
        return NEVER
    if reader.audience not in _NARROW.get(item.kind, (reader.audience,)):
        return NEVER
    sworn = item.kind is DocumentClass.AFFIDAVIT and item.sensitive
    if item.kind is DocumentClass.REHABILITATION or sworn:
        return reader.unmet(("signoff",), ITEMS)
    if item.kind is DocumentClass.MEDICAL:
        return reader.unmet(("consent_share_health",), ITEMS)
    return ()


def file_lacks(
    case: Case, attachment: Attachment, audience: Audience, today: date
) -> tuple[str, ...]:
    """Return what is missing before a cleaned copy of a file may go to an audience.

    Empty means nothing. A file whose piece of evidence is gone, that only the attorney
    attaches or that cannot be cleaned goes to nobody; one that nobody has meant for this
    audience waits for that.

    Args:
        case: The case.
        attachment: The file.
        audience: Who would receive it.
        today: The day on which consents and sign-offs are looked at.
    """
    item = next((one for one in case.evidence.items if one.id == attachment.item), None)
    if item is None or not attachment.kind.cleanable:
        return NEVER
    reader = Reader(case, audience, today)
    if item.kind is DocumentClass.PHOTO:
        return _photo_lacks(reader, attachment)
    if audience not in RECEIVERS:
        return NEVER
    lacks = (*reader.lacks(ITEMS), *item_lacks(reader, item))
    if NEVER[0] in lacks:
        return NEVER
    consent = reader.unmet((PAPERS,), ITEMS) if item.sensitive else ()
    chosen = () if audience in attachment.readers else (CHOICE,)
    return tuple(dict.fromkeys((*lacks, *consent, *chosen)))


def _photo_lacks(reader: Reader, attachment: Attachment) -> tuple[str, ...]:
    """A photo goes to whoever shows it, while the yes to it and to the public is of late (R01)."""
    if reader.audience not in SHOWN_TO or not attachment.kind.picture:
        return NEVER
    wanted = (*BASE[reader.audience], PHOTO)
    old = [f"consent:{use}" for use in wanted if ask_again(reader.case, use, reader.today)]
    chosen = () if reader.audience in attachment.readers else (CHOICE,)
    return tuple(dict.fromkeys((*reader.unmet(wanted, ITEMS), *old, *chosen)))
