"""A decision: a value, the reasons for it, and what would settle what is unknown."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import Field

from depwork.model.record import Record

T = TypeVar("T")


class Reason(Record):
    """Why something was decided.

    Args:
        rule: The rule's name: ``R03``, ``U1``, or a row of asks.
        because: Key of the sentence in ``reasons.toml``.
        params: Fill the sentence's placeholders; days and dates only, never an answer.
        facts: Paths of the answers that were looked at.
        source: An id of ``sources.toml``.
        register: Ids of register entries that were looked at.
        as_of: The day the law or fact was read, where one is known.
    """

    rule: str
    because: str
    params: dict[str, str | int] = Field(default_factory=dict)
    facts: tuple[str, ...] = ()
    source: str
    register_ids: tuple[str, ...] = ()
    as_of: date | None = None


class Decision(Record, Generic[T]):
    """What a rule returns; recomputed each time, never stored.

    ``settle`` lists the paths of the questions that would settle what is unknown.
    """

    value: T
    reasons: tuple[Reason, ...]
    settle: tuple[str, ...] = ()


class Urgency(StrEnum):
    """How soon something happens to the person (facts 12.1)."""

    U1 = "U1"
    UNKNOWN = "UNKNOWN"
    U2 = "U2"
    U3 = "U3"


class GateState(StrEnum):
    """What a gate says now."""

    PASSES = "passes"
    WARNS = "warns"
    BLOCKS = "blocks"


class Gate(Record):
    """A safety rule of facts 7 as it stands for one case.

    Args:
        rule: ``R01`` … ``R25``.
        hard: Blocks rather than warns.
        state: What it says now.
        blocks: What cannot be done while it blocks: ``store``, ``letter_final``,
            ``ice_contact`` (the team writes to ICE), ``shown_to_ice`` (another's message will
            show the person to ICE), ``official_contact``, ``public``, ``attorney_share``;
            ``erase``, ``hand_over``, ``accompany``, ``raise_money``.
        unblock: Key of the sentence in ``gates.toml`` that says what would clear it.
        settle: Paths of the questions that would clear it.
        reason: Why.
    """

    rule: str
    hard: bool
    state: GateState
    blocks: tuple[str, ...] = ()
    unblock: str
    settle: tuple[str, ...] = ()
    reason: Reason


class Contradiction(Record):
    """Answers that cannot all be true; named, never settled by the workbook.

    ``key`` names which; ``facts`` are the paths of the answers, and ``reason`` says why.
    """

    key: str
    facts: tuple[str, ...]
    reason: Reason


class ActionOwner(StrEnum):
    """Whose hands a next action is in."""

    FAMILY = "family"
    ORGANIZER = "organizer"
    ATTORNEY = "attorney"


class NextAction(Record):
    """One thing to do next.

    Args:
        key: Its key in ``actions.toml``.
        on: The day it is for: today, or the day of the event it belongs to.
        owner: Whose hands it is in; ``attorney`` says that it is asked of one.
        at: Path of the question at whose place in the guide it is done.
        reason: Why.
    """

    key: str
    on: date
    owner: ActionOwner
    at: str
    reason: Reason


class StepState(StrEnum):
    """How a step of the guide stands."""

    DONE = "done"
    READY = "ready"
    BLOCKED = "blocked"


class StepReadiness(Record):
    """One row of the task list.

    ``blocked_by`` names gates' rules or paths of earlier questions; ``asked`` and ``total``
    count the meaningful questions of the step that were put, and all of them.
    """

    step: int
    state: StepState
    blocked_by: tuple[str, ...] = ()
    asked: int
    total: int
    reasons: tuple[Reason, ...] = ()
