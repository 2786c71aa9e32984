"""Yes, no and unknown, joined so that an unknown never turns into a hopeful answer."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Final

from depwork.model.answers import known, value_of
from depwork.model.ask import Met
from depwork.model.case import Case
from depwork.model.plain import says_none
from depwork.model.questions import answer_of, questions

MAY_BE_NONE: Final = frozenset(f.path for f in questions() if f.mark.may_be_none)
"""Texts in which *None* is an answer: it is no fact, and nothing is told or decided by it."""


def told(case: Case, path: str) -> object:
    """Return what a text answer tells: ``None`` or ``()`` for a silence, and for *None* typed."""
    answer = value_of(answer_of(case, path))
    if path not in MAY_BE_NONE:
        return answer
    if isinstance(answer, tuple):
        return tuple(one for one in answer if not says_none(str(one)))
    return None if isinstance(answer, str) and says_none(answer) else answer


def met(flag: bool | None) -> Met:  # noqa: FBT001  # a truth value is what it turns into three
    """Return the three-valued form of a flag; ``None`` is unknown."""
    if flag is None:
        return Met.UNKNOWN
    return Met.YES if flag else Met.NO


def every(*parts: Met) -> Met:
    """Return *no* if any part is no, else *unknown* if any is, else *yes*."""
    if Met.NO in parts:
        return Met.NO
    return Met.UNKNOWN if Met.UNKNOWN in parts else Met.YES


def some(*parts: Met) -> Met:
    """Return *yes* if any part is yes, else *unknown* if any is, else *no*."""
    if Met.YES in parts:
        return Met.YES
    return Met.UNKNOWN if Met.UNKNOWN in parts else Met.NO


def opposite(part: Met) -> Met:
    """Return *no* for yes and *yes* for no; unknown stays."""
    return {Met.YES: Met.NO, Met.NO: Met.YES}.get(part, Met.UNKNOWN)


def among(case: Case, path: str, values: Container[Any]) -> Met:
    """Return whether the answer at ``path`` is one of ``values``."""
    answer = answer_of(case, path)
    return met(answer in values) if known(answer) else Met.UNKNOWN


def is_true(case: Case, path: str) -> Met:
    """Return whether the question at ``path`` was answered yes."""
    return among(case, path, (True,))


def is_answered(case: Case, path: str) -> Met:
    """Return *yes* if the answer at ``path`` holds a value, else *unknown*; never no."""
    return Met.UNKNOWN if told(case, path) in {None, ()} else Met.YES
