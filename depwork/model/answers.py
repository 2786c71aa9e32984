"""Answers and their three kinds of silence: not asked, not known, declined."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeGuard, TypeVar, Union

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class GapKind(StrEnum):
    """Why an asked question has no value."""

    NOT_KNOWN = "not_known"
    DECLINED = "declined"
    NONE = "none"
    """There is none: an answer where a question says so (:attr:`Question.may_be_none`)."""


class Gap(BaseModel):
    """An answer without a value: not known, rather not said, or that there is none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gap: GapKind


NOT_KNOWN: Final = Gap(gap=GapKind.NOT_KNOWN)
DECLINED: Final = Gap(gap=GapKind.DECLINED)
NONE: Final = Gap(gap=GapKind.NONE)

Asked = Union[T, Gap, None]
"""An answer: a value, a :class:`Gap`, or ``None`` while the question was not asked."""


def known(answer: T | Gap | None) -> TypeGuard[T]:
    """Return whether the answer holds a value.

    >>> known(None), known(NOT_KNOWN), known(False)
    (False, False, True)
    """
    return answer is not None and not isinstance(answer, Gap)


def value_of(answer: T | Gap | None) -> T | None:
    """Return the answer's value, or ``None`` for any of the three silences."""
    return answer if known(answer) else None


def asked(answer: object) -> bool:
    """Return whether the question was put: a value, *not known* and *declined* all count."""
    return answer is not None and answer != ()


class Sensitivity(StrEnum):
    """Who an answer could ever be for, before consent is looked at (facts 3)."""

    PUBLIC = "public"
    """May be published after its consent."""
    TEAM = "team"
    """Confidential: the support team, and documents whose audience needs it."""
    HIGH = "high"
    """Highly sensitive: named recipients only, after its consent."""
    ATTORNEY = "attorney"
    """Attorney-gated (R03): in no document without a sign-off for that audience."""


@dataclass(frozen=True)
class Only:
    """A condition for asking: the field at ``path`` has one of ``values``."""

    path: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Question:
    """Marks a field as asked.

    Args:
        step: The guide's step, 0 (start) to 9 (follow-up).
        sensitivity: Who the answer could be for.
        topic: The screen of the step on which it is asked; at most seven fields each.
        only: Asked only while another answer makes it meaningful.
        may_be_none: Asked as *is there any?*: that there is none is an answer, and no fact.
    """

    step: int
    sensitivity: Sensitivity
    topic: str
    only: Only | None = None
    may_be_none: bool = False
