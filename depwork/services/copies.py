"""Copies that left: noted as they leave, listed for whoever must take them back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from depwork.errors import UnwritableError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.packet import Document, Packet
from depwork.model.role import Action
from depwork.model.taken import CopyLine, Taken, TakenFile, Way
from depwork.rules.disclosure.policy import BASE, TABLE
from depwork.services.ledger import written_after
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

KIND = "taken"
"""The kind of these records; they belong to their case and go with it."""

CASE = "case"
"""Stands for the whole record where no document of the catalog was taken."""


def note_packet(vault: Vault, packet: Packet, way: Way, place: Path | None = None) -> None:
    """Keep that a packet left.

    Args:
        vault: Where its case is.
        packet: The finals.
        way: How.
        place: The folder of the case below the run's, if it was written there.
    """
    permit(vault, Action.RENDER)
    head = packet.manifest
    files = (
        TakenFile(
            document_id=one.document_id,
            audience=one.audience,
            locale=one.locale,
            sha256=one.sha256,
        )
        for one in head.files
    )
    verb = Verb.RENDER if place else Verb.EXPORT
    note(vault, (head.case_code, head.case_version, head.day), files, way, verb, place)


def note_document(
    vault: Vault, case: Case, made: Document, today: date, place: Path | None
) -> None:
    """Keep that one rendered document left."""
    permit(vault, Action.RENDER)
    file = TakenFile(
        document_id=made.document_id,
        audience=made.audience,
        locale=made.locale,
        sha256=made.sha256,
    )
    which = (case.case_code, case.version, today)
    note(vault, which, (file,), Way.RENDERED, Verb.RENDER, place)


def note_export(vault: Vault, case: Case, body: str, today: date) -> None:
    """Keep that the whole record left as one JSON document."""
    permit(vault, Action.EXPORT)
    digest = hashlib.sha256(body.encode()).hexdigest()
    file = TakenFile(document_id=CASE, audience=Audience.FAMILY, locale=case.locale, sha256=digest)
    which = (case.case_code, case.version, today)
    note(vault, which, (file,), Way.EXPORTED, Verb.EXPORT, None)


def note(
    vault: Vault,
    which: tuple[str, int, date],
    files: Iterable[TakenFile],
    way: Way,
    verb: Verb,
    place: Path | None,
) -> None:
    """Keep that files left, and a line in the audit; before they are handed out.

    Args:
        vault: Where the case is.
        which: Case code, version and day.
        files: Which.
        way: How.
        verb: What the audit calls it.
        place: Where this tool wrote them.
    """
    permit(vault, Action.READ_CASE)
    code, version, today = which
    kept = Taken(
        id=written_after(vault, KIND, code),
        case_code=code,
        on=today,
        way=way,
        case_version=version,
        place=str(place) if place else None,
        files=tuple(files),
    )
    if not kept.files:
        return
    body = kept.model_dump_json().encode()
    what = kept.files[0].document_id if len(kept.files) == 1 else "packet"
    try:
        with vault.store.transaction():
            vault.store.put(KIND, kept.id, body, case_id=code, expected_version=0)
            vault.note(verb, what, code)
    except UnwritableError:
        if way is not Way.EXPORTED:  # a paper for others leaves only if its leaving is kept
            raise
        vault.note(verb, what, code)  # owed and told: a person's own copy waits for no disk


def taken(vault: Vault, case_code: str) -> tuple[Taken, ...]:
    """Return what left of a case, the oldest first."""
    permit(vault, Action.READ_CASE)
    found = [Taken.model_validate_json(row.body) for row in vault.store.scan(KIND, case_code)]
    return tuple(sorted(found, key=lambda one: (one.on, one.id)))


def lines(vault: Vault, case: Case) -> tuple[CopyLine, ...]:
    """Return each copy that left, with the sending that names it; the latest first."""
    sent = {one.copy_sha256: one for one in case.campaign.sendings if one.copy_sha256}
    found = []
    for left in reversed(taken(vault, case.case_code)):
        for file in left.files:
            line = CopyLine(file.document_id, file.audience, file.sha256, left.on, left.way)
            if (sending := sent.get(file.sha256)) is not None:
                line = CopyLine(
                    *(file.document_id, file.audience, file.sha256, left.on, left.way),
                    office=sending.office,
                    sent_on=sending.sent_on,
                    channel=sending.channel,
                )
            found.append(line)
    return tuple(found)


def readers_of(use: str) -> frozenset[Audience]:
    """Return who may hold a copy that rested on a use of consent.

    Args:
        use: A field of :class:`depwork.model.consent.Consents`, e.g. ``consent_media``.
    """
    found = {audience for audience, needs in BASE.items() if use in needs}
    for row in TABLE.values():
        found |= {audience for audience, cell in row.items() if use in cell}
    return frozenset(found)


def relying_on(copies: Iterable[CopyLine], use: str) -> tuple[CopyLine, ...]:
    """Return the copies to take back when a use of consent is withdrawn."""
    readers = readers_of(use)
    return tuple(line for line in copies if line.audience in readers)
