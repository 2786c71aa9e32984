"""The random cases are what they claim: valid, varied, searchable."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from depwork.model.answers import Gap
from depwork.model.case import Case
from depwork.model.consent import in_force
from depwork.model.questions import answer_of, questions
from depwork.model.record import STORED


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


helper = _load("helper_cases")
TODAY = date(2026, 11, 22)


@given(helper.cases())
def test_random_cases_are_valid_and_travel(case: Case) -> None:
    """Each survives its JSON unchanged."""
    assert Case.model_validate_json(case.model_dump_json(), context=STORED) == case


@given(helper.cases())
def test_marks_are_found_in_the_case(case: Case) -> None:
    """What is to be searched for does stand there."""
    stored = case.model_dump_json()
    assert all(mark in stored for mark in helper.marks(case).values())


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_each_field_can_be_drawn(data: st.DataObject) -> None:
    """There is a strategy for every asked field."""
    path = data.draw(st.sampled_from([field.path for field in questions()]))
    data.draw(helper.answers(path))


@pytest.mark.parametrize(
    "wanted",
    [
        lambda case: any(isinstance(answer_of(case, f.path), Gap) for f in questions()),
        lambda case: in_force(case.consent.consent_contact_ice, TODAY),
        lambda case: any(c.revoked_on for c in case.consent.consent_media),
        lambda case: any(
            c.provisional and not c.in_force(TODAY) for c in case.consent.consent_store
        ),
        lambda case: any(s.in_force(TODAY) for s in case.attorney.attorney_signoff_items),
        lambda case: len(case.family.members) > 1,
    ],
    ids=["a gap", "in force", "withdrawn", "lapsed", "signed off", "a family"],
)
def test_random_cases_vary(wanted: object) -> None:
    """Gaps, consents in every state, sign-offs and families all turn up."""
    unshrunk = settings(max_examples=500, database=None, phases=[Phase.generate])
    find(helper.cases(), wanted, settings=unshrunk)  # type: ignore[arg-type]  # a predicate
