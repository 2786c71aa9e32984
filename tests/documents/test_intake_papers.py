"""Papers of the first steps: sheet, agreement, pledge, hand-off, permission, blank form."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from depwork.documents.catalog import CATALOG
from depwork.documents.pdf import page_count
from depwork.errors import TemplateError
from depwork.guide import Guide
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format
from depwork.model.questions import questions
from depwork.services.finals import final
from depwork.services.papers import blank
from depwork.services.reading import Desktop, Reading
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault


@pytest.fixture
def desk(guide: Guide, templates: tuple[Path, ...], today: date) -> Desktop:
    """What every rendering needs."""
    return Desktop(guide, templates, today)


def _read(case: Case, desk: Desktop) -> Reading:
    """A case that no vault keeps."""
    return Reading(Vault(MemoryStore(), "test", practice=case.practice), case, desk, kept=False)


@pytest.fixture
def text(desk: Desktop, reading: ModuleType) -> Callable[..., str]:
    """Render one final as a web page and read it."""

    def render(name: str, case: Case, locale: Locale = Locale.EN) -> str:
        made = final(_read(case, desk), name, locale=locale, format=Format.HTML)
        return str(reading.text_of(made))

    return render


@pytest.mark.parametrize("locale", list(Locale))
def test_the_case_sheet_is_one_page_for_everybody(
    desk: Desktop, person: Callable[[int, Locale], Case], locale: Locale
) -> None:
    """It can be read aloud on the phone: one page, for each invented person."""
    for number in range(3):
        found = _read(person(number, locale), desk)
        made = final(found, "case_sheet", locale=locale, format=Format.PDF)
        assert page_count(made.body) == 1


def test_the_case_sheet_says_nothing_of_what_only_an_attorney_hears(
    text: Callable[..., str], marta: Case
) -> None:
    """Who and where and when; no entry, no arrest, no fear."""
    said = text("case_sheet", marta)
    assert "Marta Ejemplo Lucas" in said
    assert "A 999-000-011" in said
    assert "Came in without inspection" not in said


def test_the_case_sheet_works_on_the_first_night(text: Callable[..., str], today: date) -> None:
    """With provisional consent and half the answers it is finished, and says what is open."""
    consent = {"given_on": today, "given_by": "relative", "provisional": True}
    case = Case.model_validate(
        {
            "case_code": "ABCD-2345",
            "consent": {"consent_store": (consent,)},
            "identity": {"legal_name": "Ana Ejemplo"},
        }
    )
    said = text("case_sheet", case)
    assert "Ana Ejemplo" in said
    assert "not known yet" in said
    assert "That does not mean there is time" in said


def test_the_agreement_is_marked_as_both_marked_it(text: Callable[..., str], marta: Case) -> None:
    """Ticked where they agreed, open where they did not; the lead by name."""
    said = text("agreement", marta)
    assert "☑ We never ask for money for this help" in said
    assert "☐ We plan public events" in said
    assert "Her sister" in said


def test_the_hand_off_tells_the_attorney_and_nobody_else(
    text: Callable[..., str], marta: Case
) -> None:
    """Gated facts stand in it; the team's plans, the way to the family and our ids do not."""
    said = text("attorney_handoff", marta)
    assert marta.evidence.items
    assert not any(item.id in said for item in marta.evidence.items)
    assert "EWI" not in said
    assert "How did the person last enter the United States?" in said
    assert "A 999-000-011" in said
    assert "Through her sister" not in said
    entry = next(row for row in CATALOG if row.id == "attorney_handoff")
    assert entry.audience is Audience.ATTORNEY
    assert not entry.packed


def test_the_blank_form_needs_no_case_and_asks_everything(
    desk: Desktop, reading: ModuleType, guide: Guide
) -> None:
    """Every question of the guide stands on it, with boxes or room, in each language."""
    for locale in Locale:
        made = blank("blank_form", desk, locale=locale, format=Format.HTML)
        said = " ".join(reading.text_of(made).split())
        words = guide.words(locale)
        for field in questions():
            assert " ".join(words.field(field.path).label.split()) in said, field.path
        assert said.count("☐") > 300
        assert made.body.count(b'class="room"') > 100


@pytest.mark.parametrize("kind", list(Format))
def test_blank_papers_come_in_every_format(desk: Desktop, kind: Format) -> None:
    """Form and pledge can be printed, edited in Word or read in a browser."""
    for name in ("blank_form", "pledge"):
        made: Any = blank(name, desk, locale=Locale.ES, format=kind)
        assert len(made.body) > 2000


def test_what_is_about_a_case_is_not_made_without_one(desk: Desktop) -> None:
    """A case sheet of nobody is refused by name."""
    with pytest.raises(TemplateError, match="case_sheet is about a case"):
        blank("case_sheet", desk, locale=Locale.EN, format=Format.PDF)
