"""Whatever a case may hold, on whatever day: every rule, list, document and report answers."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from helper_cases import DAY, EXTREME, cases, days
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from depwork.documents.catalog import CATALOG
from depwork.errors import BlockedDocumentError, MissingFactError, WithheldFactError
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, Consents, SignOff
from depwork.model.packet import Format, Stage
from depwork.model.questions import questions, with_answer
from depwork.model.record import STORED
from depwork.model.retention import Keeping, Policy
from depwork.rules.disclosure import disclose
from depwork.rules.locate import locate
from depwork.rules.order import order
from depwork.rules.retention import clock, facts_of
from depwork.rules.urgency import changes_on
from depwork.services import listing, papers, reporting
from depwork.services.deciding import as_data, decide
from depwork.services.guiding import load_guide
from depwork.services.reading import Desktop, read
from depwork.services.resources import roots
from depwork.storage.cases import save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

# A failing case is large; that its text is said to be so must not hide what failed.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

DATED = tuple(f.path for f in questions() if "datetime.date" in str(f.annotation))
"""Every question that asks for one day."""


@pytest.fixture(scope="module")
def guide() -> Any:
    """The shipped words and register."""
    return load_guide(None)


def _kept(case: Case) -> Vault:
    """Return a practice vault in memory that holds the case."""
    vault = Vault(MemoryStore(), "practice", practice=True)
    save_case(vault, case.replace(version=0, practice=True))
    return vault


def _rules(case: Case, day: date, guide: Any) -> None:
    decided = decide(case, day, guide)
    for locale in guide.by_locale:
        as_data(decided, guide, locale)
    for audience in Audience:
        disclose(case, audience, day)
    for closed in (None, date.max):
        kept = Keeping(case_code=case.case_code, closed_on=closed)
        clock(facts_of(case), kept, Policy(), day, worked=False)
    order(case, day)
    locate(case, day)
    until = changes_on(case, day)
    assert until is None or until > day


def _lists(case: Case, day: date, guide: Any) -> None:
    vault = _kept(case)
    (line,) = listing.cases(vault, day)
    assert line.case_code == case.case_code
    reporting.gather(vault, guide.words(Locale.EN), guide.register, day, (None, None))


def _document(case: Case, day: date, guide: Any, document: str, locale: Locale) -> None:
    """A final that is refused names what is missing: that is an answer; no trace is one."""
    desk = Desktop(guide, roots("templates", None), day)
    reading = read(_kept(case), case.case_code, desk)
    papers.preview(reading, document, locale)
    with suppress(BlockedDocumentError, WithheldFactError, MissingFactError):
        papers.rendered(reading, document, locale, Format.HTML, Stage.FINAL, {})


def _all(case: Case, day: date, papers_of: list[tuple[str, Locale]], guide: Any) -> None:
    _rules(case, day, guide)
    _lists(case, day, guide)
    for document, locale in papers_of:
        _document(case, day, guide, document, locale)


PAPERS = st.lists(
    st.tuples(
        st.sampled_from([row.id for row in CATALOG]), st.sampled_from([Locale.EN, Locale.ES])
    ),
    min_size=2,
    max_size=2,
)


@settings(max_examples=15)  # the large count is below
@given(cases(), days(), PAPERS)
def test_nothing_raises(
    guide: Any, case: Case, day: date, papers_of: list[tuple[str, Locale]]
) -> None:
    """Random valid cases on random days, the calendar's ends among both."""
    _all(case, day, papers_of, guide)


@pytest.mark.full
@settings(max_examples=2000)
@given(cases(), days(), PAPERS)
def test_nothing_raises_at_length(
    guide: Any, case: Case, day: date, papers_of: list[tuple[str, Locale]]
) -> None:
    """The same over the large count."""
    _all(case, day, papers_of, guide)


@pytest.mark.parametrize("path", DATED)
def test_a_kept_day_at_the_calendars_end_shuts_nothing(guide: Any, path: str) -> None:
    """Each dated question holds the first or the last day there is: all answers, and it is mended.

    Such a day is refused when it is typed, and one that was kept before is changed by typing.
    """
    group, name = path.split(".")
    for day in (date.min, date.max):
        with pytest.raises(ValidationError) as refused:
            with_answer(Case(case_code="AAAA-2222"), path, day.isoformat())
        assert "day_year" in {item["type"] for item in refused.value.errors(include_input=False)}
        raw = {"case_code": "AAAA-2222", "practice": True, group: {name: day.isoformat()}}
        case = Case.model_validate(raw, context=STORED)
        held = with_answer(case, "custody.custody_status", "local_custody_hold")
        for stage in ("final_order_in_absentia", "ordered_appeal_window_open"):
            under = with_answer(held, "proceedings.proceeding_stage", stage)
            changes_on(under, DAY)
            decide(under, DAY, guide)
        listing.cases(_kept(case), DAY)
        mended = with_answer(case, path, "2026-11-22")
        assert getattr(getattr(mended, group), name) == DAY


@pytest.mark.parametrize("day", EXTREME)
def test_a_kept_consent_at_the_calendars_end_shuts_nothing(guide: Any, day: date) -> None:
    """A yes, its withdrawal, or a sign-off on such a day: the case is listed and decided."""
    raw = {"given_on": day, "provisional": True, "revoked_on": None}
    yes = Consent.model_validate(raw, context=STORED)
    over = Consent.model_validate(raw | {"revoked_on": day}, context=STORED)
    for history in ((yes,), (over,), (over, yes)):
        case = Case(case_code="AAAA-2222", consent=Consents(consent_store=history))
        _rules(case, DAY, guide)
    with pytest.raises(ValidationError):
        Consent(given_on=day)
    with pytest.raises(ValidationError):
        SignOff(fact="identity.dob", audience=Audience.ICE, attorney="A", on=day)
