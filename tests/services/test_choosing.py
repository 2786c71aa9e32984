"""A chosen paper asks only what it needs: counted from an empty case, field by field."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from depwork.documents.catalog import CATALOG
from depwork.documents.needs import CHOICES, NEEDS
from depwork.errors import BlockedDocumentError, MissingFactError
from depwork.model.answers import asked
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents
from depwork.model.packet import Format
from depwork.model.questions import answer_of, asked_field, questions, with_answer
from depwork.services.choosing import choices, needs
from depwork.services.finals import final
from depwork.services.guiding import load_guide
from depwork.services.papers import preview
from depwork.services.reading import Desktop, Reading, read
from depwork.services.resources import roots
from depwork.storage.cases import save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
CODE = "ABCD-2345"
YES = (Consent(given_on=DAY, explained_by="Rosa", language="es", teach_back=True),)
SAID: dict[str, Any] = {
    "identity.legal_name": "Ana Ejemplo Inventada",
    "identity.preferred_name": "Ana",
    "identity.country_of_birth": "GT",
    "identity.a_number": "999-731-012",
    "identity.safe_contact_method": "call her sister",
    "identity.language_preferred": "es",
    "custody.custody_status": "ICE_detained",
    "custody.facility": "Invented River Detention Center",
    "custody.facility_state": "GA",
    "proceedings.proceeding_stage": "NTA_pending_IJ",
    "proceedings.next_hearing_date": "2026-12-15",
    "attorney.has_attorney": False,
    "campaign.chosen_ask": "R-05",
    "story.compelling_fact": "She raises two children alone.",
    "campaign.demand": "Let Ana go home to her children.",
    "story.short_story_own_words": "I have lived here for twelve years with my two children.",
    "campaign.has_organization": True,
    "campaign.organization": "Invented Neighbours",
    "campaign.contact_name": "Rosa Example",
    "campaign.contact_phone": "+12025550123",
    "campaign.go_public": True,
    "consent.decision_maker": "self",
}
FIRST = {"case_sheet": (6, 6), "attorney_handoff": (12, 12), "pd_letter": (15, None),
         "petition": (12, None)}  # fmt: skip
"""Fields to a preview worth reading and to a final, at most (issue *Help first*, item 4)."""


@pytest.fixture(scope="module")
def desk() -> Desktop:
    """The shipped words and templates, on the tests' day."""
    return Desktop(load_guide(None), roots("templates", None), DAY)


def _reading(case: Case, desk: Desktop) -> Reading:
    vault = Vault(MemoryStore(), "practice", practice=True)
    save_case(vault, case.replace(version=0, practice=True))
    return read(vault, CODE, desk)


def _answer(path: str) -> Any:
    if path in SAID:
        return SAID[path]
    if path.startswith("consent.consent_"):
        return YES
    if path.endswith("_notice_given"):
        return DAY.isoformat()
    field = asked_field(path)
    return False if "bool" in str(field.annotation) else {"gap": "not_known"}


def _walk(document_id: str, desk: Desktop) -> Iterator[tuple[int, str, Reading]]:
    """Answer what is missing, one by one, as the page asks for it."""
    case, count = Case(case_code=CODE, intake_date=DAY), 0
    reading = _reading(case, desk)
    while True:
        gaps: tuple[str, ...] = ()
        made = preview(reading, document_id, Locale.EN)
        if made.document is not None:
            gaps = made.document.gaps
        missing = needs(reading, document_id, gaps).missing
        if not missing:
            return
        case, count = with_answer(case, missing[0], _answer(missing[0])), count + 1
        reading = _reading(case, desk)
        assert count < 60, missing
        yield count, missing[0], reading


def test_every_need_is_a_question_and_every_paper_can_be_chosen() -> None:
    """The table names questions that exist, once each; no paper of the catalog is left out."""
    known = {field.path for field in questions()}
    for document_id, paths in NEEDS.items():
        assert set(paths) <= known
        assert len(paths) == len(set(paths))
        assert document_id in CHOICES
    first, rest = choices()
    made = {entry.id for entry in CATALOG if not entry.per_recipient}
    assert {*first, *rest} == made
    assert not set(first) & set(rest)


@pytest.mark.parametrize("document_id", CHOICES)
def test_a_paper_asks_no_more_than_it_needs(document_id: str, desk: Desktop) -> None:
    """From an empty case: counted to a readable preview and to the end; then a final or why not."""
    readable, last, path = 0, None, []
    for count, asked_now, reading in _walk(document_id, desk):
        path.append(asked_now)
        last = reading
        if asked_now == NEEDS[document_id][-1]:
            readable = count
            assert preview(reading, document_id, Locale.EN).document is not None
    print(f"\n{document_id}: {readable} to a preview, {len(path)} in all: {', '.join(path)}")  # noqa: T201  the figures
    assert len(path) == len(set(path))
    to_preview, in_all = FIRST.get(document_id, (99, None))
    assert readable <= to_preview
    assert in_all is None or len(path) <= in_all
    assert last is not None
    try:
        final(last, document_id, locale=Locale.EN, format=Format.HTML)
    except BlockedDocumentError as error:
        print("  held by", error.rules, error.unread, error)  # noqa: T201  the figures
    except MissingFactError as error:
        print("  misses", error.paths)  # noqa: T201  the figures


def test_what_was_said_is_not_asked_again(desk: Desktop) -> None:
    """An answer, *not known* and a no all count as asked; what they make senseless is left out."""
    case = Case(case_code=CODE, intake_date=DAY, consent=Consents(consent_store=YES))
    case = with_answer(case, "identity.a_number", {"gap": "not_known"})
    case = with_answer(case, "custody.custody_status", "free")
    found = needs(_reading(case, desk), "pd_letter")
    assert "identity.a_number" not in found.missing
    assert "custody.facility" not in found.asked
    assert all(not asked(answer_of(case, path)) for path in found.missing)
