import datetime as dt
from pathlib import Path

import pytest
from pydantic import ValidationError

from depwork.guide import Words
from depwork.guide.files import Table, read, texts
from depwork.guide.placeholders import names
from depwork.guide.problems import PARAMS, PROBLEM_KEYS
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import questions, with_answer
from depwork.model.record import Record
from depwork.model.targets import Target

HOSTILE: tuple[object, ...] = (
    *("", " ", "x", "x" * 300, "x" * 100_000, "a\nb", "a\u202eb", "\ud800", "x\x00y", "{{7*7}}"),
    *("2026-13-45", "2026-02-30", "31/12/2026", "0000-00-00", "2026-11-22T10:00", "1e400"),
    *("ABCDEFG", "A12", "A 000-000-000", "123456789", "ZZ", "US", "yes", "maybe", "9" * 5000),
    *(0, 1, -1, 10**9, 10**30, 1.5, float("nan"), float("inf"), True, False, b"x", b"\xff"),
    *([], {}, [None], [[]], [{}], [1], [""], ["a\nb"], ["x"] * 300, [{"x": 1}], {"a": 1}, {1}),
    *({"gap": "x"}, {"gap": None}, {"gap": "declined"}, object(), dt.date.max),
    dt.datetime(2026, 1, 1, 5, tzinfo=dt.UTC),
    [{"relation": "child", "age_years": 500, "first_name": "a\nb", "dependency": ["q"]}],
    [{"fact": "", "audience": "z", "attorney": "x" * 999, "on": "x", "revoked_on": 5.5}],
    [{"given_on": "2026-01-01", "provisional": "q", "language": "zz"}] * 60,
    [{"title": "x", "kind": "DOC-RES", "pages": 99_999, "dated": 1.5}],
)
RECORDS: tuple[type[Record], ...] = (CampaignEvent, Outcome, Lesson, Target)


def refused_by(record: type[Record], answer: object) -> tuple[Problem, ...]:
    """Return the problems of a ledger record whose every field has the answer."""
    try:
        record.model_validate(dict.fromkeys(record.model_fields, answer))
    except ValidationError as error:
        return problems_of(error, "ledger")
    return ()


def refused_at(path: str, answer: object) -> tuple[Problem, ...]:
    """Return the problems of one answer to one question."""
    try:
        with_answer(Case(case_code="ABCD-2345"), path, answer)
    except ValidationError as error:
        return problems_of(error, path)
    return ()


@pytest.fixture(scope="module")
def met() -> tuple[Problem, ...]:
    """Every problem that hostile answers to every question lead to, one of each kind."""
    found = [p for f in questions() for answer in HOSTILE for p in refused_at(f.path, answer)]
    found += [p for record in RECORDS for answer in HOSTILE for p in refused_by(record, answer)]
    return tuple({(p.key, tuple(sorted(p.params))): p for p in found}.values())


def words_of(packaged: Path, locale: Locale) -> Words:
    """Return the real words of problems."""
    return Words(locale, {"errors": texts(read([packaged], f"{locale}/errors.toml"))})


def test_every_problem_has_its_sentence(met: tuple[Problem, ...]) -> None:
    """Whatever a person types, the problem that follows has a sentence of its own."""
    assert {problem.key for problem in met} <= PROBLEM_KEYS
    assert len(met) > 20


def test_every_sentence_can_be_filled(met: tuple[Problem, ...], packaged: Path) -> None:
    """The numbers a sentence names come with the problem, in both languages."""
    for locale in Locale:
        words = words_of(packaged, locale)
        plain = words.problem(Problem(path="a.b", key="value_error"))
        for problem in met:
            said = words.problem(problem)
            assert "{" not in said
            assert problem.key == "value_error" or said != plain


@pytest.mark.parametrize("locale", list(Locale))
def test_the_words_of_problems_are_exactly_the_keys(packaged: Path, locale: Locale) -> None:
    """No problem is without words, no words without a problem, no placeholder unforeseen."""
    table: Table = read([packaged], f"{locale}/errors.toml")
    found = texts(table)
    assert found.keys() == PROBLEM_KEYS
    assert {k: names(v) for k, v in found.items() if names(v)} == PARAMS


def test_no_sentence_repeats_what_was_typed(met: tuple[Problem, ...]) -> None:
    """A problem carries numbers only, never the answer."""
    assert all(isinstance(v, int | float) for p in met for v in p.params.values())
