"""How hard each step is to read, over lesson, pages and questions."""

import re
from pathlib import Path

import pytest

from depwork.guide import Guide, load
from depwork.guide.reading import (
    LEAST_EASE,
    MOST_GRADE,
    fernandez_huerta,
    flesch_kincaid,
    page_texts,
    reading,
)
from depwork.model.choices import Locale

ENGLISH = re.compile(
    r"(?<![-./\w])(the|and|of|with|is|are|your|you|who|what|this|that|from|not|or|which|when)"
    r"(?![-/\w])",
    re.IGNORECASE,
)
TUTEO = re.compile(
    r"\b(tú|tu|tus|ti|contigo|tienes|puedes|debes|quieres|sabes|eres|estás)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def guide(packaged: Path) -> Guide:
    """The guide that ships."""
    return load([packaged])


def test_every_step_can_be_read_by_a_tired_person(guide: Guide) -> None:
    """Each step's English reads at grade 8 or below, its Spanish at an ease of 60 or above."""
    for step, (grade, ease) in reading(guide).items():
        print(f"step {step}: English grade {grade:.1f}, Spanish ease {ease:.0f}")  # noqa: T201 - asked for
        assert grade <= MOST_GRADE, step
        assert ease >= LEAST_EASE, step


def test_every_page_can_be_read_by_a_tired_person(guide: Guide) -> None:
    """So does each prose page by itself, a little room left for lists of short points."""
    for page in guide.pages[Locale.EN].values():
        assert flesch_kincaid(page_texts(page)) <= MOST_GRADE, page.name
    for page in guide.pages[Locale.ES].values():
        assert fernandez_huerta(page_texts(page)) >= LEAST_EASE, page.name


def test_spanish_pages_are_spanish_and_say_usted(guide: Guide) -> None:
    """No English function word and no *tú* stands on a Spanish page."""
    for page in guide.pages[Locale.ES].values():
        for text in page_texts(page):
            # A paper's own English heading is quoted as it stands on the paper.
            spoken = re.sub(r"«[^»]*»", "", text)
            assert not ENGLISH.search(spoken), (page.name, text)
            assert not TUTEO.search(text), (page.name, text)


def test_pages_leave_what_changes_to_the_register(guide: Guide) -> None:
    """No fee, year, telephone number or address stands in a page: it looks them up."""
    changing = re.compile(r"\$|\b(19|20)\d\d\b|\d{3}[-. ]\d{4}|https?:|www\.|@|\.gov")
    for pages in guide.pages.values():
        for page in pages.values():
            for text in page_texts(page):
                assert not changing.search(text), (page.name, text)


def test_no_page_says_that_somebody_qualifies_or_should_file(guide: Guide) -> None:
    """A page prepares questions; it never says what to file or who is eligible (R04)."""
    advice = re.compile(r"\b(apply for|qualif\w+|eligible|you should file|file (a|an|the|form))\b")
    for page in guide.pages[Locale.EN].values():
        for text in page_texts(page):
            assert not advice.search(text.lower()), (page.name, text)
