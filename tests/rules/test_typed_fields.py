"""Every typed field that a paper for anybody outside can carry is scanned (R08, R11, R13)."""

from datetime import date
from typing import Any, get_args, get_type_hints

import pytest

from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.consent import Consent, SignOff
from depwork.model.day import Day
from depwork.model.decision import GateState
from depwork.model.questions import AskedField, questions, with_answer
from depwork.model.record import STORED, Record
from depwork.model.text import free_text
from depwork.rules.disclosure import disclose
from depwork.rules.gates import gates
from depwork.rules.texts import outward_paths

DAY = date(2026, 11, 22)
MARK = "A 012-345-678 we know where you live"
OUTSIDE = tuple(
    a for a in Audience if a not in {Audience.FAMILY, Audience.ATTORNEY, Audience.COURT}
)
TYPED = tuple(f for f in questions() if free_text(f.annotation))


def _filled(annotation: Any, mark: str) -> Any:
    """A value of a type with ``mark`` in every free text of it, and the least in the rest."""
    if free_text(annotation):
        if isinstance(annotation, type) and issubclass(annotation, Record):
            hints = get_type_hints(annotation, include_extras=True)
            required = {n for n, f in annotation.model_fields.items() if f.is_required()}
            wanted = {n: h for n, h in hints.items() if n in annotation.model_fields}
            return {n: _filled(h, mark) for n, h in wanted.items() if free_text(h) or n in required}
        inner = [part for part in get_args(annotation) if free_text(part)]
        if not inner:
            return mark
        value = _filled(inner[0], mark)
        return [value] if getattr(annotation, "__origin__", None) is tuple else value
    if annotation in (date, Day):
        return "2026-12-01"
    if isinstance(annotation, type) and hasattr(annotation, "__members__"):
        return next(iter(annotation))
    return "0123456789abcdef"


def _open_case() -> Case:
    """A case in which every consent is given."""
    case = Case(case_code="ABCD-2345")
    for field in questions():
        if ".consent_" in field.path:
            group, name = field.path.split(".")
            yes = (Consent(given_on=date(2026, 11, 1)),)
            case = case.replace(**{group: getattr(case, group).replace(**{name: yes})})
    return with_answer(case, "consent.public_name_mode", "full")


def _planted(case: Case, field: AskedField) -> Case:
    """The case with the mark in every text of a field, which is cleared for everybody."""
    items = tuple(
        SignOff(fact=field.path, audience=a, attorney="Ana Ejemplo", on=date(2026, 11, 1))
        for a in OUTSIDE
    )
    case = case.replace(attorney=case.attorney.replace(attorney_signoff_items=items))
    group, name = field.path.split(".")
    model = type(getattr(case, group))
    value = _filled(get_type_hints(model, include_extras=True)[name], MARK)
    raw = {**dict(getattr(case, group)), name: value}
    return case.replace(**{group: model.model_validate(raw, context=STORED)})


def _carriers(case: Case) -> list[str]:
    return [a.value for a in OUTSIDE if "we know where" in repr(dict(disclose(case, a, DAY).facts))]


@pytest.fixture(scope="module")
def open_case():
    """Every consent given."""
    return _open_case()


def test_the_list_of_typed_fields_is_long():
    """The walk finds them by the model's types; a new question is in it by itself."""
    assert len(TYPED) > 80
    assert {"plan.events", "evidence.items", "identity.legal_name"} <= {f.path for f in TYPED}
    assert "identity.a_number" not in {f.path for f in TYPED}


@pytest.mark.parametrize("field", TYPED, ids=lambda f: f.path)
def test_what_a_paper_can_carry_is_scanned(field, open_case, register):
    """An A-number and a threat planted in a field that any outside view shows are found there."""
    case = _planted(open_case, field)
    carriers = _carriers(case)
    found = {
        gate.rule: gate.settle
        for gate in gates(case, DAY, register).value
        if gate.state is GateState.BLOCKS and gate.unblock in {"take_number_out", "mend_words"}
    }
    if carriers:
        assert field.path in outward_paths(), carriers
        assert field.path in found.get("R08", ()), carriers
        assert field.path in found.get("R11", ()), carriers
    elif field.path not in outward_paths():
        assert field.path not in found.get("R08", ())
