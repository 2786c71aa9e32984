"""What stands against a final of a text that somebody typed over a paper."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from depwork.documents import text_of
from depwork.documents.catalog import row
from depwork.documents.frame import frame
from depwork.documents.values import label
from depwork.errors import WithheldFactError
from depwork.model.choices import Locale
from depwork.model.edited import EditedLetter
from depwork.model.questions import questions
from depwork.model.record import STORED
from depwork.model.role import Action
from depwork.rules.differences import answers_missed, apart
from depwork.rules.review import UNREVIEWED, key_of, typed_over
from depwork.rules.text_rules import against
from depwork.services.permitting import permit
from depwork.services.reading import Desktop, Reading
from depwork.services.telling import told

KIND: Final = "edited"
"""The kind of these records."""


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
    unsettled = differing(reading, letter) or apart_in(reading, letter)
    return tuple(sorted({*found, "R07"})) if unsettled else found


def differing(reading: Reading, letter: EditedLetter) -> tuple[str, ...]:
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


def apart_in(reading: Reading, letter: EditedLetter) -> tuple[str, ...]:
    """Return the questions that nobody has answered and two edited papers answer apart (R07)."""
    others = (
        one.text
        for one in edited_of(reading)
        if (one.document_id, one.locale) != (letter.document_id, letter.locale)
        and row(one.document_id).audience not in UNREVIEWED
    )
    outside = row(letter.document_id).audience not in UNREVIEWED
    return apart(reading.case, letter.text, others) if outside else ()


def edited_of(reading: Reading) -> tuple[EditedLetter, ...]:
    """Return everything that somebody typed over a paper of the case."""
    permit(reading.vault, Action.READ_CASE)
    return tuple(
        EditedLetter.model_validate_json(found.body, context=STORED)
        for found in reading.vault.store.scan(KIND, reading.case.case_code)
    )


def standing(reading: Reading, letter: EditedLetter) -> tuple[str, ...]:
    """Return every rule that stands against a final of what somebody typed."""
    gates = reading.clearance.against(row(letter.document_id).enabled_by)
    return tuple(dict.fromkeys((*gates, *said_against(reading, letter))))


def gaps_in(text: str, desk: Desktop, locale: Locale) -> tuple[str, ...]:
    """Return the facts that a text still marks as missing, as paths."""
    words, missing = desk.guide.words(locale), frame(desk.templates, locale).missing
    derived = ("shown.name", "shown.a_number", "shown.age_band")
    paths = (*(field.path for field in questions()), *derived)
    return tuple(p for p in paths if missing.format(label=label(p, words)) in text)
