"""What the rules would say if some answers were other: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Final, get_args

from pydantic import ValidationError

from depwork.errors import DepworkError, UnknownFieldError
from depwork.model.answers import NOT_KNOWN
from depwork.model.case import Case
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import asked_field, questions, with_answer
from depwork.model.role import Action
from depwork.services.deciding import DecisionSet
from depwork.services.permitting import permit
from depwork.services.reading import Reading

SHORT: Final[Mapping[str, str]] = {
    "attorney": "attorney.has_attorney",
    "check_in": "custody.next_check_in",
    "custody": "custody.custody_status",
    "hearing": "proceedings.next_hearing_date",
    "next_hearing": "proceedings.next_hearing_date",
    "removal": "proceedings.removal_date",
    "stage": "proceedings.proceeding_stage",
    "state": "custody.facility_state",
}
"""Names by which the questions that decide most may be called."""


class SupposedValueError(DepworkError):
    """A supposed answer does not fit its question; it names the question and what is allowed."""

    def __init__(self, path: str, allowed: tuple[str, ...], problem: Problem) -> None:
        self.path, self.allowed, self.problem = path, allowed, problem
        told = f": one of {', '.join(allowed)}" if allowed else ""
        super().__init__(f"{path} takes no such answer{told}")


@dataclass(frozen=True)
class Supposed:
    """Two readings of the rules.

    Args:
        before: Of the case as it is.
        after: Of the case as supposed.
        paths: The questions whose answers were supposed.
    """

    before: DecisionSet
    after: DecisionSet
    paths: tuple[str, ...]


def path_of(name: str) -> str:
    """Return the question that a name means: its path, its last part, or a short name.

    Raises:
        UnknownFieldError: No question, or more than one; the message offers the nearest.
    """
    if name in SHORT:
        return SHORT[name]
    known = {field.path: field.path.partition(".")[2] for field in questions()}
    found = [path for path, last in known.items() if name in {path, last}]
    if len(found) == 1:
        return found[0]
    near = found or get_close_matches(name, [*SHORT, *known.values(), *known], n=4, cutoff=0.5)
    offered = f"; perhaps {', '.join(near)}" if near else ""
    raise UnknownFieldError(f"no one question is called {name!r}{offered}")


def allowed(path: str) -> tuple[str, ...]:
    """Return the answers that a question of choices takes; empty for any other question."""
    for part in _parts(asked_field(path).annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            return tuple(member.value for member in part)
        if part is bool:
            return ("True", "False")
    return ()


def _parts(annotation: Any) -> tuple[Any, ...]:
    inner = get_args(annotation)
    return (annotation, *(part for one in inner for part in _parts(one)))


def suppose(reading: Reading, answers: Mapping[str, Any]) -> Supposed:
    """Return what the rules say of a case, and what they would say with other answers.

    Args:
        reading: The case; it stays as it is.
        answers: By any name that :func:`path_of` takes; ``None`` is *nobody knows*.

    Raises:
        UnknownFieldError: A name means no question.
        SupposedValueError: An answer does not fit.
        NotPermittedError: The member may not read the case.
    """
    permit(reading.vault, Action.READ_CASE)
    case = reading.case
    paths = {path_of(name): value for name, value in answers.items()}
    for path, value in paths.items():
        case = _with(case, path, value)
    return Supposed(reading.decided, reading.of(case).decided, tuple(paths))


def _with(case: Case, path: str, value: Any) -> Case:
    try:
        return with_answer(case, path, NOT_KNOWN if value is None else value)
    except ValidationError as error:
        problem = problems_of(error, path)[0]
    raise SupposedValueError(path, allowed(path), problem)
