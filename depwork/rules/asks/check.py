"""What a condition of an ask is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from depwork.model.ask import Condition, Met
from depwork.model.case import Case
from depwork.model.decision import Urgency
from depwork.model.register import Register


@dataclass(frozen=True)
class Look:
    """What predicates look at.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        urgency: How soon something happens.
    """

    case: Case
    today: date
    register: Register
    urgency: Urgency


@dataclass(frozen=True)
class Check:
    """One condition.

    Args:
        code: Its key in ``asks.toml``.
        test: Whether it holds; unknown facts give unknown.
        settle: Paths of the questions that show it; empty where only an attorney can tell.
        certain: Whether the test says yes or no even of unknown facts, on the careful side;
            such a condition is never shown as open.
        doubtful: Whether it can stay open although its question was answered.
        passing: Whether the calendar alone changes it; an ask chosen before still fits.
    """

    code: str
    test: Callable[[Look], Met]
    settle: tuple[str, ...] = ()
    certain: bool = False
    doubtful: bool = False
    passing: bool = False

    def condition(self, look: Look) -> Condition:
        """Return the condition as it stands for a case."""
        return Condition(code=self.code, met=self.test(look), settle=self.settle)
