"""Saving one answer: never over what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from depwork.forms.desk import Desk
from depwork.forms.fields import field_at
from depwork.forms.told import Conflict, Refused, Saved
from depwork.forms.types import Kind, Widget, kind
from depwork.forms.wire import from_page, rev, to_page
from depwork.model.case import Case
from depwork.model.problem import Problem
from depwork.model.questions import answer_of
from depwork.model.record import Record

_TRIES: Final = 4
"""How often a save is repeated when others save other answers of the case meanwhile."""


Write = Callable[[int], Saved | Refused | Conflict]
"""Keeps something over the case's version."""


def _row_problems(path: str, record: type[Record], rows: list[Any]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for number, row in enumerate(rows):
        try:
            record.model_validate(row)
        except ValidationError as error:
            for item in error.errors(include_input=False, include_url=False):
                context: Mapping[str, Any] = item.get("ctx") or {}
                params = {k: v for k, v in context.items() if isinstance(v, int | float)}
                place = f"{path}.{number}.{item['loc'][0] if item['loc'] else ''}"
                found.append(Problem(path=place, key=item["type"], params=params))
    return tuple(found)


def _checked(path: str, found: Kind, raw: Any) -> Refused | None:
    if found.widget is Widget.GROUP and isinstance(raw, list) and isinstance(found.of, type):
        record = found.of
        if issubclass(record, Record) and (problems := _row_problems(path, record, raw)):
            return Refused(problems)
    return None


def save(
    desk: Desk,
    path: str,
    seen: str,
    make: Callable[[Case], Any],
    write: Write | None = None,
) -> Saved | Refused | Conflict:
    """Return what became of one answer.

    A save over an answer that is no longer the one the page showed is a conflict, and a
    save that only lost against another question's save is repeated over the new version.

    Args:
        desk: The workbook.
        path: The question.
        seen: The mark (:func:`depwork.forms.wire.rev`) of the answer the page last showed.
        make: Gives the new answer as JSON from the case as stored now.
        write: Keeps it over a version; an answer is kept by the desk's ``record``.
    """
    found = kind(field_at(desk, path))
    result: Saved | Refused | Conflict = Refused(())
    for _ in range(_TRIES):
        case = desk.case()
        theirs = to_page(answer_of(case, path))
        raw = from_page(found, make(case))
        if rev(theirs) != seen:
            if rev(theirs) == rev(raw):
                return Saved(case.version, "")
            return Conflict(case.version, answer_of(case, path))
        if refused := _checked(path, found, raw):
            return refused
        result = write(case.version) if write else desk.record(path, raw, case.version)
        if not isinstance(result, Conflict):
            return result
    return result
