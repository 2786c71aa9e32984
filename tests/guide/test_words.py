from datetime import date
from enum import StrEnum
from inspect import getmembers, isclass
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.errors import MissingWordError, PlaceholderError
from depwork.guide import Words, load
from depwork.guide.choices import SHOWN
from depwork.model import answers, ask, choices, consent, decision, ledger, packet, register
from depwork.model.ask_code import AskCode
from depwork.model.choices import Locale, Office
from depwork.model.country import COUNTRIES
from depwork.model.decision import Reason
from depwork.model.problem import Problem


def words_with(locale: Locale = Locale.EN, **files: dict[str, str]) -> Words:
    """Return words of a few texts."""
    return Words(locale, files)


def test_every_kind_of_word_can_be_asked_for(folder: Path, invented: ModuleType) -> None:
    """Steps, topics, fields, records, choices, gates, asks and documents have their words."""
    words = load([folder], invented.TOLD).words(Locale.EN)
    assert words.step(3).lesson == "3.lesson words"
    assert words.topic(3, "place") == "3.place words"
    assert words.field("custody.facility").why == "custody.facility.why words"
    assert words.record_field("Consent.given_on").label == "Consent.given_on.label words"
    assert words.choice(Office.OPLA) == "Office.opla words"
    assert words.gate("R01") == "rule.R01 words"
    assert words.unblock("consent") == "unblock.consent words"
    assert words.ask("STAY").question == "ask.STAY.question words"
    assert words.condition("ORDER") == "condition.ORDER words"
    assert words.document("pd_letter").purpose == "pd_letter.purpose words"


def test_a_word_nobody_wrote_is_named() -> None:
    """Asking for an unknown word names the language, the file and the key."""
    with pytest.raises(MissingWordError, match=r"es/ui\.toml has no 'x'"):
        words_with(Locale.ES, ui={}).ui("x")


@pytest.mark.parametrize(
    ("locale", "days", "said"),
    [
        (Locale.EN, 1, "1 day"),
        (Locale.EN, 0, "0 days"),
        (Locale.ES, 1, "1 día"),
        (Locale.ES, 3, "3 días"),
    ],
)
def test_one_and_many(locale: Locale, days: int, said: str) -> None:
    """A count chooses its word by the rules of the language."""
    text = "{n} {n:day|days}" if locale is Locale.EN else "{n} {n:día|días}"
    assert words_with(locale, ui={"k": text}).ui("k", n=days) == said


def test_a_reasons_day_is_written_out() -> None:
    """A day in a reason is shown in words of the language."""
    reason = Reason(rule="U1", because="soon", params={"day": "2026-11-25"}, source="x")
    words = words_with(Locale.ES, reasons={"soon": "Es el {day}."})
    assert words.reason(reason) == "Es el 25 de noviembre de 2026."


def test_a_missing_value_is_named() -> None:
    """A sentence whose placeholder gets no value says which one."""
    with pytest.raises(PlaceholderError, match="at"):
        words_with(ui={"saved": "at {at}"}).ui("saved")


@given(st.text())
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    """Whatever stands in a value stays text."""
    assert words_with(ui={"k": "<{a}>"}).ui("k", a=f"{{a}}{value}") == f"<{{a}}{value}>"


@given(st.dates(), st.sampled_from(Locale))
def test_every_day_can_be_written(day: date, locale: Locale) -> None:
    """No day of the calendar fails to be written out."""
    assert str(day.year) in words_with(locale).date(day)


def test_an_unknown_problem_still_says_something() -> None:
    """A problem without its own sentence, or without its numbers, gets the plain one."""
    words = words_with(errors={"value_error": "Check it.", "too_long": "At most {max_length}."})
    assert words.problem(Problem(path="a.b", key="new_in_pydantic")) == "Check it."
    assert words.problem(Problem(path="a.b", key="too_long")) == "Check it."
    long = Problem(path="a.b", key="too_long", params={"max_length": 200})
    assert words.problem(long) == "At most 200."


@pytest.mark.parametrize("locale", list(Locale))
def test_every_country_has_a_name(locale: Locale) -> None:
    """Each country of the model has a name in each language, and none is lost in sorting."""
    listed = words_with(locale).countries()
    assert {code for code, _ in listed} == set(COUNTRIES)
    assert all(name != code for code, name in listed)


def test_spanish_countries_sort_as_in_spanish() -> None:
    """Accents do not send a country to the end of the list."""
    names = [name for _, name in words_with(Locale.ES).countries()]
    assert names.index("Egipto") < names.index("España") < names.index("Estonia")
    assert names.index("Omán") < names.index("Países Bajos") < names.index("Zambia")


def test_a_listing_joins_as_the_language_does() -> None:
    """Parts are joined with the language's own last word."""
    assert words_with(Locale.ES).listing(("a", "b", "c")) == "a, b y c"
    assert words_with(Locale.EN).listing(("a",)) == "a"
    assert words_with(Locale.EN).listing(()) == ""


def test_every_closed_list_of_the_model_has_labels() -> None:
    """Each closed list is shown with labels; only the sensitivity of a field is not.

    An ask is known by its question, which stands in a file of its own.
    """
    modules = (answers, ask, choices, consent, decision, ledger, packet, register)
    found = {
        kind
        for module in modules
        for _, kind in getmembers(module, isclass)
        if issubclass(kind, StrEnum) and kind is not StrEnum
    }
    assert found - set(SHOWN) == {answers.Sensitivity, AskCode}
