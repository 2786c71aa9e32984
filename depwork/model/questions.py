"""Which fields are asked: read off the model, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from depwork.errors import UnknownFieldError
from depwork.model.answers import NONE, Gap, GapKind, Question, value_of
from depwork.model.case import Case
from depwork.model.own import GROUP, TYPES, OwnKind, own_answer, own_mark
from depwork.model.plain import says_none
from depwork.model.record import Record


@dataclass(frozen=True)
class AskedField:
    """One asked field.

    Args:
        path: ``group.field``.
        mark: Its step, sensitivity, topic and condition.
        annotation: The type of its answer, without the mark.
        info: Pydantic's own description (constraints, default).
    """

    path: str
    mark: Question
    annotation: Any
    info: FieldInfo


def _walk() -> Iterator[AskedField]:
    for group, outer in Case.model_fields.items():
        model = outer.annotation
        if not (isinstance(model, type) and issubclass(model, Record)):
            continue
        for name, info in model.model_fields.items():
            for mark in info.metadata:
                if isinstance(mark, Question):
                    yield AskedField(f"{group}.{name}", mark, info.annotation, info)


@cache
def questions() -> tuple[AskedField, ...]:
    """Return every asked field of a case, in the model's order."""
    return tuple(_walk())


@cache
def _by_path() -> dict[str, AskedField]:
    return {field.path: field for field in questions()}


@cache
def _getters() -> dict[str, Callable[[Case], Any]]:
    """Return how each answer is reached: rules ask for hundreds of them, many times over."""
    return {path: attrgetter(path) for path in _by_path()}


def asked_field(path: str) -> AskedField:
    """Return the asked field at ``path``.

    Raises:
        UnknownFieldError: No asked field has this path.
    """
    try:
        return _by_path()[path]
    except KeyError:
        raise UnknownFieldError(f"no asked field at {path!r}; see `depwork schema case`") from None


def steps() -> tuple[int, ...]:
    """Return the guide's steps, 0 to 9."""
    return tuple(range(10))


def topics(step: int) -> tuple[str, ...]:
    """Return the topics (screens) of a step, in the model's order, each once."""
    return tuple(dict.fromkeys(f.mark.topic for f in questions() if f.mark.step == step))


def fields_of(step: int, topic: str | None = None) -> tuple[AskedField, ...]:
    """Return the asked fields of a step, or of one of its topics."""
    return tuple(f for f in questions() if f.mark.step == step and topic in (None, f.mark.topic))


def answer_of(case: Case, path: str) -> Any:
    """Return the answer at ``group.field``.

    Raises:
        UnknownFieldError: The path names no asked field.
    """
    getter = _getters().get(path)
    if getter is None:
        group, _, name = path.partition(".")
        if group == GROUP:
            return case.own[name].value if name in case.own else None
        getter = attrgetter(asked_field(path).path)
    return getter(case)


def with_answer(case: Case, path: str, raw: Any) -> Case:
    """Return the case with one answer changed and validated; its version is unchanged.

    Raises:
        UnknownFieldError: The path names no asked field.
        pydantic.ValidationError: The answer does not fit; turn it into problems with
            :func:`depwork.model.problem.problems_of`.
    """
    field = asked_field(path)
    raw = _nothing(field, raw)
    group, name = path.split(".")
    answered = getattr(case, group).answered(name, raw, countries_of(case))
    misfits = {at: kept for at, kept in case.misfits.items() if at != path}
    changed = case.replace(misfits=misfits, **{group: answered})
    if set(unknown_facts(changed)) - set(unknown_facts(case)):
        wrong = PydanticCustomError("enum", "a sign-off is for a question of the guide")
        raise ValidationError.from_exception_data(
            "SignOff", [{"type": wrong, "loc": (name, "fact"), "input": None}], hide_input=True
        )
    return changed


def _nothing(field: AskedField, raw: Any) -> Any:
    """Return the answer that there is none where *None* was typed; refuse it where none can be."""
    gap = raw.gap if isinstance(raw, Gap) else raw.get("gap") if isinstance(raw, dict) else None
    if gap == GapKind.NONE and not field.mark.may_be_none:
        wrong = PydanticCustomError("enum", "this question has no such answer")
        raise ValidationError.from_exception_data(
            "Gap", [{"type": wrong, "loc": (field.path,), "input": None}], hide_input=True
        )
    typed = isinstance(raw, str) and Gap in get_args(field.annotation)
    return NONE if typed and field.mark.may_be_none and says_none(raw) else raw


def countries_of(case: Case) -> frozenset[str]:
    """Return the ISO codes of the countries that the case names as the person's own."""
    born = value_of(case.identity.country_of_birth)
    return frozenset((*case.identity.citizenship, *((born,) if born else ())))


def unknown_facts(case: Case) -> tuple[str, ...]:
    """Return what sign-offs of the case are for that is no question of the guide."""
    facts = (item.fact for item in case.attorney.attorney_signoff_items)
    return tuple(fact for fact in facts if fact not in _by_path())


def misfits(case: Case) -> tuple[str, ...]:
    """Return the questions whose kept answer fits no more, and was not given anew since."""
    return tuple(path for path in case.misfits if path in _by_path())


def meant(field: AskedField, case: Case) -> bool:
    """Return whether the field is meaningful for the case: its condition holds, or none."""
    only = field.mark.only
    return only is None or answer_of(case, only.path) in only.values


def own_field(name: str, step: int, kind: OwnKind) -> AskedField:
    """Return a question of an organization's own as an asked field.

    Args:
        name: Its name in the organization's file.
        step: The step at whose end it is asked.
        kind: What it asks for.
    """
    return AskedField(f"{GROUP}.{name}", own_mark(step), TYPES[kind], FieldInfo())


def with_own(case: Case, name: str, kind: OwnKind, raw: Any) -> Case:
    """Return the case with one answer to an organization's own question changed.

    Raises:
        pydantic.ValidationError: The answer does not fit.
    """
    value = TypeAdapter(TYPES[kind]).validate_python(raw)
    kept = {key: answer for key, answer in case.own.items() if key != name}
    return case.replace(own=kept if value is None else {**kept, name: own_answer(value)})
