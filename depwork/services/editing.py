"""Letters whose text somebody edits: drafts, the check, and the final text as a record."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from depwork.documents import Edited, text_of
from depwork.documents.catalog import row
from depwork.documents.frame import frame
from depwork.documents.values import label
from depwork.errors import RecordNotFoundError, StaleRecordError, WithheldFactError
from depwork.model.choices import Locale
from depwork.model.edited import EditedLetter
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import questions
from depwork.model.record import STORED
from depwork.model.role import Action
from depwork.rules.differences import answers_missed
from depwork.rules.review import UNREVIEWED, key_of, typed_over
from depwork.rules.text_rules import against
from depwork.services.permitting import permit
from depwork.services.reading import Desktop, Reading
from depwork.services.telling import told
from depwork.storage.vault import Vault

KIND: Final = "edited"
"""The kind of these records."""

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
    """

    draft: Draft | None = None
    conflict: bool = False
    problems: tuple[Problem, ...] = ()
    held: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


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


def template_text(reading: Reading, document_id: str, locale: Locale) -> str:
    """Return what the template says today, as Markdown to edit.

    Raises:
        WithheldFactError: The template names what its reader may not see.
    """
    permit(reading.vault, Action.READ_CASE)
    return text_of(
        document_id,
        reading.view(row(document_id).audience),
        reading.desk.guide,
        locale=locale,
        templates=reading.desk.templates,
        counts=reading.counts,
        ask=reading.asks,
        attached=reading.ready.get(row(document_id).audience, {}),
    )


def held_in(reading: Reading, text: str, document_id: str) -> tuple[str, ...]:
    """Return the facts that a document's text tells and its reader may not see today."""
    permit(reading.vault, Action.READ_CASE)
    view = reading.view(row(document_id).audience)
    plain = []
    for locale in Locale:
        with suppress(WithheldFactError):
            plain.append(template_text(reading, document_id, locale))
    spoken = reading.desk.guide.by_locale.values()
    return told(text, reading.case, view, spoken, " ".join(plain))


def said_against(reading: Reading, letter: EditedLetter) -> tuple[str, ...]:
    """Return the rules that what somebody typed over a document meets, as at a question."""
    permit(reading.vault, Action.READ_CASE)
    reader = row(letter.document_id).audience
    found = against(letter.text, reading.case, reader, reading.desk.today)
    return tuple(sorted({*found, "R07"})) if _differs(reading, letter) else found


def _differs(reading: Reading, letter: EditedLetter) -> tuple[str, ...]:
    """Return the answers that a typed sentence says otherwise: name, number, place, day (R07).

    It stands until somebody has marked it as right, or changed it or the answer.
    """
    reader = row(letter.document_id).audience
    if reader in UNREVIEWED:
        return ()
    printed = ""
    with suppress(WithheldFactError):
        printed = template_text(reading, letter.document_id, letter.locale)
    view = reading.view(reader)
    found = (
        path
        for sentence in typed_over(printed, letter.text)
        if key_of(sentence, view) not in view.read
        for path in answers_missed(reading.case, sentence)
    )
    return tuple(dict.fromkeys(found))


def _standing(reading: Reading, letter: EditedLetter) -> tuple[str, ...]:
    """Return every rule that stands against a final of what somebody typed."""
    gates = reading.clearance.against(row(letter.document_id).enabled_by)
    return tuple(dict.fromkeys((*gates, *said_against(reading, letter))))


def _gaps_in(text: str, desk: Desktop, locale: Locale) -> tuple[str, ...]:
    words, missing = desk.guide.words(locale), frame(desk.templates, locale).missing
    derived = ("shown.name", "shown.a_number", "shown.age_band")
    paths = (*(field.path for field in questions()), *derived)
    return tuple(p for p in paths if missing.format(label=label(p, words)) in text)


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
            gaps=_gaps_in(letter.text, desk, locale),
            rules=_standing(reading, letter),
            differs=_differs(reading, letter),
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
    letters = (
        EditedLetter.model_validate_json(found.body, context=STORED)
        for found in reading.vault.store.scan(KIND, reading.case.case_code)
    )
    return {
        (one.document_id, one.locale.value): Edited(
            one.text, held_in(reading, one.text, one.document_id), said_against(reading, one)
        )
        for one in letters
        if one.final
    }
