"""How a gate is written: its ground in each state, what it guards, what clears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from depwork.model.answers import known
from depwork.model.case import Case
from depwork.model.decision import Gate, GateState, Reason, Urgency
from depwork.model.questions import answer_of
from depwork.model.register import Register
from depwork.model.review import SentenceKind
from depwork.rules.text_rules import read_all


@dataclass(frozen=True)
class Care:
    """What the keeping of the case says, where the caller knows it; rules read no store.

    Args:
        erase_on: The day on which the case is due to be erased.
        held: Whether erasing is stopped, because a demand for data came.
        demand_open: Whether a subpoena, warrant or other demand for data is being answered.
        backed_up_on: The day of the last sealed copy kept elsewhere.
        sealed: Whether the case stands in a sealed store.
    """

    erase_on: date | None = None
    held: bool = False
    demand_open: bool = False
    backed_up_on: date | None = None
    sealed: bool = True


@dataclass(frozen=True)
class Look:
    """What every gate looks at.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        urgency: How soon something happens, with the questions that would settle it.
        settle: Those questions.
        care: What the keeping of the case says.
    """

    case: Case
    today: date
    register: Register
    urgency: Urgency
    settle: tuple[str, ...] = ()
    care: Care = Care()

    @cached_property
    def texts(self) -> Mapping[SentenceKind, tuple[str, ...]]:
        """Where in what was typed something stands that a rule reads for; one walk for all."""
        return read_all(self.case)

    def dated(self, path: str) -> bool:
        """Return whether the answer at ``path`` is a day that has come."""
        day = answer_of(self.case, path)
        return known(day) and isinstance(day, date) and day <= self.today


@dataclass(frozen=True)
class Rule:
    """One gate's fixed part.

    Args:
        rule: ``R01`` … ``R25``.
        hard: Whether it can block.
        guards: The actions it stands before.
        unblock: Key of what would clear it.
    """

    rule: str
    hard: bool
    guards: tuple[str, ...]
    unblock: str

    def _gate(self, state: GateState, reason: Reason, settle: tuple[str, ...]) -> Gate:
        return Gate(
            rule=self.rule,
            hard=self.hard,
            state=state,
            blocks=self.guards,
            unblock=self.unblock,
            settle=settle,
            reason=reason,
        )

    def passes(self, reason: Reason) -> Gate:
        """Return the gate, open."""
        return self._gate(GateState.PASSES, reason, ())

    def warns(self, reason: Reason, *settle: str) -> Gate:
        """Return the gate, open with a warning."""
        return self._gate(GateState.WARNS, reason, settle)

    def blocks(self, reason: Reason, *settle: str) -> Gate:
        """Return the gate, shut."""
        return self._gate(GateState.BLOCKS, reason, settle)
