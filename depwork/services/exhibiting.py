"""Which files go with a packet, reader by reader, each cleaned on its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from depwork.documents.exhibit_sheets import ROW, ExhibitFile
from depwork.errors import FileRefusedError
from depwork.model.attachment import RECEIVERS, SHOWN_TO, Attachment
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.packet import Refusal
from depwork.model.role import Action
from depwork.rules.disclosure.papers import CHOICE, ITEMS, file_lacks
from depwork.rules.exhibits import letters_of
from depwork.services.attaching import clean_copy, files_of
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

__all__ = [
    "ITEMS",
    "PACKED_FOR",
    "Exhibits",
    "FileReader",
    "exhibits_for",
    "letter_of",
    "readers_of",
]

PACKED_FOR: Final = (Audience.ICE, Audience.OFFICIAL)
"""Readers of packets who may be sent files; for a court, the attorney takes them one by one."""

_NEVER: Final = ("never",)


@dataclass(frozen=True)
class Exhibits:
    """The files of a packet, and what stays out of it though somebody chose it.

    Args:
        files: Cleaned, by reader.
        refused: One line for each reader from whom some are held back.
    """

    files: Mapping[Audience, tuple[ExhibitFile, ...]] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class FileReader:
    """Who may be sent a file, whether somebody chose so, and what is missing for it."""

    audience: Audience
    chosen: bool
    needs: tuple[str, ...]


def readers_of(case: Case, file: Attachment, today: date) -> tuple[FileReader, ...]:
    """Return the readers to whom a file could ever go; others are left out."""
    found = []
    for audience in (*RECEIVERS, *SHOWN_TO):
        needs = file_lacks(case, file, audience, today)
        if needs != _NEVER:
            lacking = tuple(need for need in needs if need != CHOICE)
            found.append(FileReader(audience, audience in file.readers, lacking))
    return tuple(found)


def letter_of(case: Case, item: str) -> str:
    """Return the exhibit letter of a piece of evidence; empty where it has none."""
    return letters_of(case.evidence.items).get(item, "")


def exhibits_for(vault: Vault, case: Case, today: date) -> Exhibits:
    """Return the files that may go with a packet today.

    Args:
        vault: Where they are sealed.
        case: The case as it stands.
        today: The day on which consents are looked at.
    """
    permit(vault, Action.RENDER)
    kept = [one.attachment for one in files_of(vault, case.case_code, case)]
    cleaned: dict[str, ExhibitFile | None] = {}
    files, refused = {}, []
    for audience in PACKED_FOR:
        chosen = [one for one in kept if audience in one.readers]
        ready = [one for one in chosen if not file_lacks(case, one, audience, today)]
        made = [_once(cleaned, vault, one) for one in ready]
        files[audience] = tuple(one for one in made if one is not None)
        if len(files[audience]) < len(chosen):
            refused.append(Refusal(document_id=ROW, withheld=(ITEMS,)))
    return Exhibits(files, tuple(dict.fromkeys(refused)))


def ready_pages(vault: Vault, case: Case, today: date) -> dict[Audience, dict[str, int]]:
    """Return how many pages of each piece of evidence may go with a packet today, by reader.

    Args:
        vault: Where the files are sealed.
        case: The case as it stands.
        today: The day on which consents are looked at.
    """
    found: dict[Audience, dict[str, int]] = {audience: {} for audience in PACKED_FOR}
    for one in (kept.attachment for kept in files_of(vault, case.case_code, case)):
        for audience, pages in found.items():
            if not file_lacks(case, one, audience, today):
                pages[one.item] = pages.get(one.item, 0) + one.pages
    return found


def _once(
    cleaned: dict[str, ExhibitFile | None], vault: Vault, one: Attachment
) -> ExhibitFile | None:
    if one.id not in cleaned:
        try:
            body = clean_copy(vault, one)
        except FileRefusedError:
            cleaned[one.id] = None
        else:
            cleaned[one.id] = ExhibitFile(one.item, one.kind.goes_out_as[0], one.pages, body)
    return cleaned[one.id]
