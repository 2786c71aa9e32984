"""R22: deadlines are reminders; the earlier reading is shown, and the attorney confirms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.decision import Gate
from depwork.rules.dates import APPEAL, ORDER, RELEASE, after_order, appeal_days, hold_ends
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

_APPEAL_FACTS: Final = ("deadline.bia-appeal-earliest-days", "deadline.bia-appeal-latest-days")
_ORDER_FACTS: Final = (
    "deadline.motion-reconsider-days",
    "deadline.motion-reopen-days",
    "deadline.motion-in-absentia-days",
    "deadline.petition-for-review-days",
)
NO_DEADLINE = Ground("R22", "r22_none", "safety.R22")
APPEAL_DAYS = Ground("R22", "r22_appeal", "safety.R22", _APPEAL_FACTS)
ORDER_DAYS = Ground("R22", "r22_order", "safety.R22", _ORDER_FACTS)
HOLD_DAYS = Ground("R22", "r22_hold", "decision.12-10", ("detainer.hours",))
GROUNDS: Final = (NO_DEADLINE, APPEAL_DAYS, ORDER_DAYS, HOLD_DAYS)

RULE: Final = Rule("R22", hard=True, guards=(), unblock="attorney_confirms_day")
RULES: Final = (RULE,)


@dataclass(frozen=True)
class Deadline:
    """One deadline, with its readings or with the times of its kind that run.

    Args:
        ground: How it is told.
        days: Its days, the earlier first.
        paths: The answers it comes from.
    """

    ground: Ground
    days: tuple[date, ...]
    paths: tuple[str, ...]

    def next(self, today: date) -> date:
        """Return its first day that has not passed, or its last."""
        return next((day for day in self.days if day >= today), self.days[-1])


def deadlines(look: Look) -> tuple[Deadline, ...]:
    """Return every deadline that urgency counts, the one that ends next first.

    Times that an order started and that are over say nothing more; an appeal that nobody
    filed and a hold of which nobody knows the end are told until somebody knows.
    """
    running = (day for day in after_order(look.case) if day >= look.today)
    found = tuple(_told(look, tuple(running)))
    coming = [one for one in found if one.next(look.today) >= look.today]
    passed = [one for one in found if one not in coming]
    return tuple(sorted(coming, key=lambda one: one.next(look.today))) + tuple(passed)


def _told(look: Look, running: tuple[date, ...]) -> Iterator[Deadline]:
    for ground, days, paths in (
        (APPEAL_DAYS, appeal_days(look.case), (APPEAL, ORDER)),
        (ORDER_DAYS, running, (ORDER,)),
        (HOLD_DAYS, hold_ends(look.case), (RELEASE,)),
    ):
        if days:
            yield Deadline(ground, days, paths)


def gate(look: Look) -> Gate:
    """Return R22: the deadline that ends next, both readings; the attorney confirms them all."""
    found = deadlines(look)
    if not found:
        return RULE.passes(NO_DEADLINE.reason(APPEAL, ORDER, RELEASE))
    first = found[0]
    params: dict[str, str | int] = {
        "first": first.days[0].isoformat(),
        "second": first.days[-1].isoformat(),
    }
    paths = tuple(dict.fromkeys(path for one in found for path in one.paths))
    return RULE.warns(first.ground.reason(*first.paths, params=params), *paths)
