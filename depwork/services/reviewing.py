"""The text review: each typed sentence of a paper, read by a named person before it goes out."""

from __future__ import annotations

from typing import Final

from depwork.documents import Edited, typed_in
from depwork.documents.catalog import row
from depwork.errors import RecordNotFoundError, WithheldFactError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import HowGiven
from depwork.model.problem import Problem
from depwork.model.review import TextMark
from depwork.model.role import Action, Role
from depwork.rules.differences import answers_missed
from depwork.rules.marks import changed_since, marks_in_force, stands_now
from depwork.rules.review import Line, Review, Sentence
from depwork.services.editing import draft_of
from depwork.services.papers import sent
from depwork.services.permitting import permit
from depwork.services.reading import Reading
from depwork.storage.cases import read_case, save_case
from depwork.storage.membership import own_name

__all__ = [
    "ATTORNEY_ONLY",
    "NAMELESS",
    "Line",
    "Review",
    "answered_since",
    "mark_sentence",
    "review_of",
]

NAMELESS: Final = "review_nameless"
"""Key of the sentence that asks who has read it."""
ATTORNEY_ONLY: Final = "review_attorney_only"
"""Key of the sentence that asks for the attorney's name."""


def review_of(reading: Reading, document_id: str, locale: Locale) -> Review:
    """Return the typed sentences of a paper, with what was said of each.

    Args:
        reading: The case.
        document_id: A row of the catalog.
        locale: The language of the page or the command; offices are written to in English.

    Raises:
        NotPermittedError: The member's role reads no case.
        UnknownDocumentError: The catalog has no such document.
    """
    permit(reading.vault, Action.READ_CASE)
    audience = row(document_id).audience
    try:
        found = _sentences(reading, document_id, locale)
    except WithheldFactError:
        return Review(document_id, audience, withheld=True)
    view = reading.view(audience)
    marks = marks_in_force(reading.case, audience, reading.desk.today)
    now = stands_now(reading.case, reading.outcome)
    lines = []
    for one in found:
        mark = marks.get(one.key)
        waits = one.key not in (view.cleared if one.attorney else view.read)
        since = changed_since(mark, now) if mark else ()
        lines.append(Line(one, mark, waits, since, answers_missed(reading.case, one.text)))
    return Review(document_id, audience, tuple(lines))


def _sentences(reading: Reading, document_id: str, locale: Locale) -> tuple[Sentence, ...]:
    goes_out = sent(document_id, locale)
    draft = draft_of(reading.vault, reading.case.case_code, document_id, goes_out)
    return typed_in(
        document_id,
        reading.view(row(document_id).audience),
        reading.desk.guide,
        locale=goes_out,
        templates=reading.desk.templates,
        counts=reading.counts,
        ask=reading.asks,
        attached=reading.ready.get(row(document_id).audience, {}),
        edited={(document_id, goes_out.value): Edited(draft.letter.text)} if draft else {},
    )


def mark_sentence(
    reading: Reading,
    review: Review,
    key: str,
    *,
    allowed: bool,
    by: str,
    attorney: str = "",
) -> Case | Problem:
    """Return the case with one sentence marked, or why it cannot be.

    An attorney at work marks by own key; anybody else who changes cases writes down their own
    word, and the attorney's with the attorney's name where a rule asks for it (R03). There is
    no way to mark several at once.

    Args:
        reading: The case as it was shown.
        review: The paper's sentences as they were shown.
        key: Which sentence.
        allowed: True and allowed; *False*: it must not go out as it stands.
        by: Who has read it; a member's own name stands before it.
        attorney: The attorney who cleared it, as it was told.

    Raises:
        NotPermittedError: The member's role neither changes cases nor signs.
        RecordNotFoundError: The paper has no such sentence.
        StaleCaseError: Somebody saved the case meanwhile; nothing was marked.
    """
    vault = reading.vault
    own = vault.role is Role.ATTORNEY
    permit(vault, Action.SIGN_OFF if own else Action.CHANGE_CASE)
    line = next((one for one in review.lines if one.sentence.key == key), None)
    if line is None:
        raise RecordNotFoundError(f"{review.document_id}: no such sentence")
    name = (own_name(vault) if vault.keyring is not None else "") or " ".join(by.split())
    if not name:
        return Problem(path="", key=NAMELESS)
    told = " ".join(attorney.split())
    if allowed and line.sentence.attorney and not (own or told):
        return Problem(path="", key=ATTORNEY_ONLY)
    with vault.store.transaction():
        case = read_case(vault, reading.case.case_code)
        seen = stands_now(reading.case, reading.outcome)
        word = TextMark(
            sentence=key,
            audience=review.audience,
            allowed=allowed,
            by=name,
            on=reading.desk.today,
            how=HowGiven.OWN_KEY if own else HowGiven.SPOKEN,
            attorney=told or None,
            case_version=case.version + 1,
            under=seen,
        )
        vault.note(Verb.READ_THROUGH, review.document_id, case.case_code)
        return save_case(vault, case.replace(text_marks=(*case.text_marks, word)))


def answered_since(case: Case, version: int) -> bool:
    """Return whether answers changed after a version; a sentence that was read changes none."""
    read = {mark.case_version for mark in case.text_marks}
    return any(later not in read for later in range(version + 1, case.version + 1))
