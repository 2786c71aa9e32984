"""The canary case: full, unlike itself in every place, and searchable."""

from datetime import date

from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import in_force
from depwork.model.questions import answer_of, asked_field, questions
from depwork.practice import canary_case


def test_every_asked_field_is_planted(today: date) -> None:
    """No question of the model is left without an answer."""
    case, _ = canary_case(today)
    assert [f.path for f in questions() if answer_of(case, f.path) in (None, ())] == []


def test_planted_values_are_unlike_each_other(today: date) -> None:
    """A found canary names exactly one place."""
    _, planted = canary_case(today)
    assert len(set(planted.values())) == len(planted)
    assert all(len(value) >= 9 for value in planted.values())


def test_planted_values_stand_in_the_case(today: date) -> None:
    """What is listed is what is stored, at paths of the model."""
    case, planted = canary_case(today)
    stored = case.model_dump_json()
    for path, value in planted.items():
        assert value in stored
        if path.count(".") >= 1:
            asked_field(".".join(path.split(".")[:2]))


def test_every_text_and_day_is_listed(today: date) -> None:
    """A text or date answer that is not listed could leak unseen."""
    case, planted = canary_case(today)
    for field in questions():
        answer = answer_of(case, field.path)
        if isinstance(answer, date) or type(answer) is str:
            listed = planted.get(field.path)
            assert listed == str(answer) or answer == case.identity.country_of_birth


def test_consents_are_in_force(today: date) -> None:
    """Documents can be made from it, so that the sweep has something to sweep."""
    case, _ = canary_case(today)
    for field in questions():
        if field.path.startswith("consent.consent_"):
            assert in_force(answer_of(case, field.path), today)


def test_it_is_the_same_each_day_it_is_made(today: date) -> None:
    """The same day gives the same case, and it survives JSON."""
    case, planted = canary_case(today)
    assert (case, planted) == canary_case(today)
    assert Case.model_validate_json(case.model_dump_json()) == case
    assert case.practice
    assert case.locale is Locale.EN
