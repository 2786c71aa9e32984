"""Letters whose text somebody edits: drafts, the check, and the final text as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from depwork.documents import Edited
from depwork.errors import RecordNotFoundError, StaleRecordError
from depwork.model.choices import Locale
from depwork.model.edited import EditedLetter
from depwork.model.problem import Problem, problems_of
from depwork.model.record import STORED
from depwork.model.role import Action
from depwork.services.edited_text import (
    KIND,
    apart_in,
    differing,
    edited_of,
    gaps_in,
    held_in,
    said_against,
    standing,
)
from depwork.services.permitting import permit
from depwork.services.reading import Reading
from depwork.storage.vault import Vault

Edits = Mapping[tuple[str, str], Edited]
"""Edited texts by document and language."""


@dataclass(frozen=True)
class Draft:
    """An edited letter as kept, and the version of its record; 0 before the first."""

    letter: EditedLetter
    version: int


@dataclass(frozen=True)
class Kept:
    """What became of an edited text.

    Args:
        draft: As it now stands, or as somebody else kept it meanwhile.
        conflict: Whether somebody else kept a later text; nothing was kept.
        problems: Why the text cannot be kept at all.
        held: Facts that it tells and its reader may not see: paths, no values.
        gaps: Facts that it still marks as missing.
        rules: Safety rules that stand against a final.
        differs: The questions whose answers a typed sentence says otherwise, and nobody has
            said that it is right (R07).
        apart: The questions that nobody has answered, and to which another edited paper says
            another answer (R07).
    """

    draft: Draft | None = None
    conflict: bool = False
    problems: tuple[Problem, ...] = ()
    held: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def _id(case_code: str, document_id: str, locale: Locale) -> str:
    return f"{case_code}.{document_id}.{locale.value}"


def draft_of(vault: Vault, case_code: str, document_id: str, locale: Locale) -> Draft | None:
    """Return a letter's edited text, or ``None`` when nobody edited it."""
    permit(vault, Action.READ_CASE)
    try:
        found = vault.store.get(KIND, _id(case_code, document_id, locale))
    except RecordNotFoundError:
        return None
    return Draft(EditedLetter.model_validate_json(found.body, context=STORED), found.version)


def keep(
    reading: Reading,
    document_id: str,
    text: str,
    *,
    locale: Locale,
    version: int,
    final: bool,
) -> Kept:
    """Return what became of an edited text: kept as a draft, or as the final if it may be.

    Args:
        reading: The case.
        document_id: A row of the catalog.
        text: What was typed.
        locale: The letter's language.
        version: The record's version that was shown; 0 before the first.
        final: Whether it shall stand in packets.

    Raises:
        NotPermittedError: The member's role changes no case, or makes no finals.
    """
    vault, case, desk = reading.vault, reading.case, reading.desk
    permit(vault, Action.CHANGE_CASE)
    if final:
        permit(vault, Action.RENDER)
    try:
        letter = EditedLetter(
            case_code=case.case_code,
            document_id=document_id,
            locale=locale,
            text=text,
            case_version=case.version,
            edited_on=desk.today,
            final=final,
        )
    except ValidationError as error:
        return Kept(problems=problems_of(error, "text"))
    if final:
        wrong = Kept(
            held=held_in(reading, letter.text, document_id),
            gaps=gaps_in(letter.text, desk, locale),
            rules=standing(reading, letter),
            differs=differing(reading, letter),
            apart=apart_in(reading, letter),
        )
        if wrong != Kept():
            return wrong
    place = _id(case.case_code, document_id, locale)
    try:
        vault.store.put(
            KIND,
            place,
            letter.model_dump_json().encode(),
            case_id=case.case_code,
            expected_version=version,
        )
    except StaleRecordError:
        theirs = draft_of(vault, case.case_code, document_id, locale)
        return Kept(draft=theirs, conflict=True)
    return Kept(draft=Draft(letter, version + 1))


def drop(vault: Vault, case_code: str, document_id: str, locale: Locale, version: int) -> None:
    """Go back to the template's text; the edited one is gone.

    Raises:
        NotPermittedError: The member's role changes no case.
        StaleRecordError: Somebody else kept a later text.
    """
    permit(vault, Action.CHANGE_CASE)
    vault.store.delete(KIND, _id(case_code, document_id, locale), expected_version=version)


def finals(reading: Reading) -> Edits:
    """Return the final texts of a case, checked anew against what may be seen today."""
    permit(reading.vault, Action.READ_CASE)
    return {
        (one.document_id, one.locale.value): Edited(
            one.text, held_in(reading, one.text, one.document_id), said_against(reading, one)
        )
        for one in edited_of(reading)
        if one.final
    }
