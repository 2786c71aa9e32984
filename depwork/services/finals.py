"""Finals and packets of a case, made once for page, command and notebook.

Who may make them, in which language they go out, what stands against them and what the audit
says of it is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from depwork.documents import RECIPIENTS, assemble, zip_packet
from depwork.documents import write_packet as put_packet
from depwork.documents.packet_files import RUN, clear_away
from depwork.errors import StaleCaseError
from depwork.model.choices import Locale
from depwork.model.packet import Document, Format, Packet, Stage
from depwork.model.role import Action
from depwork.model.taken import Way
from depwork.services.cases import case_version
from depwork.services.copies import note_document, note_packet
from depwork.services.editing import finals
from depwork.services.exhibiting import exhibits_for
from depwork.services.papers import rendered, sent
from depwork.services.permitting import permit
from depwork.services.reading import Reading

__all__ = [
    "RECIPIENTS",
    "RUN",
    "clear_away",
    "download_packet",
    "final",
    "write_packet",
    "zip_packet",
]

_TRIES: Final = 3
"""How often a paper is made again when somebody saves the case meanwhile."""

Made = TypeVar("Made")


def final(
    reading: Reading,
    document_id: str,
    *,
    locale: Locale,
    format: Format,  # noqa: A002 - the field's own word, as in Document.format
    place: Path | None = None,
) -> Document:
    """Return one finished document of a case, once its leaving is noted.

    It goes out in the language its reader is written to, whatever the page or command speaks.

    Args:
        reading: The case.
        document_id: A row of the catalog.
        locale: The language of the page or the command.
        format: What it is made into.
        place: Where the caller writes it; None where a person takes it away.

    Raises:
        NotPermittedError: The member's role makes no finals.
        UnknownDocumentError: The catalog has no such document.
        BlockedDocumentError: A gate stands against it.
        WithheldFactError: The template names a fact its reader may not see.
        MissingFactError: It would have a gap.
    """
    permit(reading.vault, Action.RENDER)

    def make(now: Reading) -> Document:
        texts = finals(now)
        goes_out = sent(document_id, locale)
        return rendered(now, document_id, goes_out, format, Stage.FINAL, texts)

    def note(now: Reading, made: Document) -> None:
        note_document(now.vault, now.case, made, now.desk.today, place)

    return _left(reading, make, note)


def download_packet(
    reading: Reading,
    *,
    locale: Locale,
    formats: Sequence[Format] = tuple(Format),
    bare_bones: bool = False,
) -> Packet:
    """Return the finals of a case for every recipient, once their leaving is noted.

    What is refused is listed in the packet.

    Args:
        reading: The case.
        locale: The family's language.
        formats: What each document is made into.
        bare_bones: The emergency form: few documents, one-page letters.

    Raises:
        NotPermittedError: The member's role makes no finals.
    """
    permit(reading.vault, Action.RENDER)
    return _left(
        reading,
        lambda now: _packet(now, locale, formats, bare_bones=bare_bones),
        lambda now, made: note_packet(now.vault, made, Way.DOWNLOADED),
    )


def write_packet(
    reading: Reading,
    out: Path,
    *,
    locale: Locale,
    formats: Sequence[Format] = tuple(Format),
    bare_bones: bool = False,
) -> Packet:
    """Return the same as now written to ``out/<case code>``, whole or not at all.

    Raises:
        NotPermittedError: The member's role makes no finals.
    """
    permit(reading.vault, Action.RENDER)
    place = out / reading.case.case_code
    made = _left(
        reading,
        lambda now: _packet(now, locale, formats, bare_bones=bare_bones),
        lambda now, made: note_packet(now.vault, made, Way.WRITTEN, place),
    )
    put_packet(made, out)
    return made


def _left(
    reading: Reading, make: Callable[[Reading], Made], note: Callable[[Reading, Made], None]
) -> Made:
    """Return what was made of the case as it stands when it leaves.

    A withdrawal that somebody saves while a packet is made stops it: it is made again of the
    later version, and what the person took back is not in it.
    """
    now = reading
    for _ in range(_TRIES):
        made = make(now)
        with now.vault.store.transaction():
            if _latest(now):
                note(now, made)
                return made
        now = now.again()
    raise StaleCaseError(f"case {reading.case.case_code} is being changed; make it again")


def _latest(reading: Reading) -> bool:
    case = reading.case
    return not reading.kept or case_version(reading.vault, case.case_code) == case.version


def _packet(
    reading: Reading, locale: Locale, formats: Sequence[Format], *, bare_bones: bool
) -> Packet:
    behind = exhibits_for(reading.vault, reading.case, reading.desk.today)
    packet = assemble(
        {audience: reading.view(audience) for audience in RECIPIENTS},
        reading.clearance,
        reading.desk.guide,
        locale=locale,
        templates=reading.desk.templates,
        counts=reading.counts,
        ask=reading.asks,
        formats=formats,
        bare_bones=bare_bones,
        exhibits=behind.files,
        edited=finals(reading),
        outcomes=reading.outcomes,
    )
    if not behind.refused:
        return packet
    refused = (*packet.manifest.refused, *behind.refused)
    return packet.replace(manifest=packet.manifest.replace(refused=refused))
