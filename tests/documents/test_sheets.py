"""Sheets to print without a case: what each says of itself, and that it fits its page."""

from datetime import date
from pathlib import Path

import pytest

from depwork.documents.catalog import row
from depwork.documents.pdf import page_count
from depwork.guide import Guide
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format
from depwork.services.papers import blank
from depwork.services.reading import Desktop

SHEETS = (
    "inside_sheet",
    "family_plan",
    "visit_sheet",
    "check_in_brief",
    "signature_sheet",
    "tally_sheet",
    "spokesperson_sheet",
    "debrief_sheet",
)
SAYS = {
    Locale.EN: ("Who this is for:", "Never on this sheet"),
    Locale.ES: ("Para quién es:", "Nunca en esta hoja"),
}
OPENED_BY_OTHERS = {
    Locale.EN: ("Sign nothing that gives up a hearing", "Calls are recorded", "legal call"),
    Locale.ES: ("No firme nada que renuncie a una audiencia", "se graban", "llamada legal"),
}


@pytest.fixture
def desk(guide: Guide, templates: tuple[Path, ...], today: date) -> Desktop:
    """What every rendering needs."""
    return Desktop(guide, templates, today)


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_who_it_is_for_and_what_never_stands_on_it_on_one_page(
    desk: Desktop, reading, name: str, locale: Locale
) -> None:
    """It is handed out by itself: one page, with both at its head."""
    said = " ".join(reading.text_of(blank(name, desk, locale=locale, format=Format.HTML)).split())
    assert all(part in said for part in SAYS[locale])
    assert page_count(blank(name, desk, locale=locale, format=Format.PDF).body) == 1


@pytest.mark.parametrize("locale", list(Locale))
def test_the_sheet_for_the_person_inside_says_what_must_be_known_there(
    desk: Desktop, reading, locale: Locale
) -> None:
    """Nothing is signed before a lawyer is heard; nothing of the case is said on such a line."""
    made = blank("inside_sheet", desk, locale=locale, format=Format.HTML)
    said = " ".join(reading.text_of(made).split())
    assert all(part in said for part in OPENED_BY_OTHERS[locale])


@pytest.mark.parametrize("name", SHEETS)
def test_no_sheet_goes_to_an_office(name: str) -> None:
    """They are for the family and for those who help."""
    assert row(name).audience in {Audience.FAMILY, Audience.VOLUNTEER}
    assert row(name).blank
