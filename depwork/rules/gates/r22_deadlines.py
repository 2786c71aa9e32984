"""R22: deadlines are reminders; the earlier reading is shown, and the attorney confirms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from depwork.model.answers import value_of
from depwork.model.choices import CustodyStatus
from depwork.model.decision import Gate
from depwork.rules.dates import APPEAL, ORDER, RELEASE, appeal_days
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

_APPEAL_FACTS: Final = ("deadline.bia-appeal-earliest-days", "deadline.bia-appeal-latest-days")
NO_DEADLINE = Ground("R22", "r22_none", "safety.R22")
APPEAL_DAYS = Ground("R22", "r22_appeal", "safety.R22", _APPEAL_FACTS)
HOLD_DAYS = Ground("R22", "r22_hold", "decision.12-10", ("detainer.hours",))
GROUNDS: Final = (NO_DEADLINE, APPEAL_DAYS, HOLD_DAYS)

RULE: Final = Rule("R22", hard=True, guards=(), unblock="attorney_confirms_day")
RULES: Final = (RULE,)
HOLD_HOURS: Final = timedelta(hours=48)
"""The detainer's time beyond release (facts 2.16)."""


def gate(look: Look) -> Gate:
    """Return R22: both readings of a deadline, the earlier one first; the attorney confirms."""
    days = appeal_days(look.case)
    if days:
        return _shown(APPEAL_DAYS, days[0], days[-1], APPEAL, ORDER)
    released = value_of(look.case.custody.local_release_date)
    status = value_of(look.case.custody.custody_status)
    if released and status is not None and status in _HOLDS:
        first, second = detainer_ends(released)
        return _shown(HOLD_DAYS, first, second, RELEASE)
    return RULE.passes(NO_DEADLINE.reason(APPEAL, ORDER, RELEASE))


_HOLDS: Final = frozenset(
    {CustodyStatus.LOCAL_CUSTODY_HOLD, CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN}
)


def _shown(ground: Ground, first: date, second: date, *paths: str) -> Gate:
    params: dict[str, str | int] = {"first": first.isoformat(), "second": second.isoformat()}
    return RULE.warns(ground.reason(*paths, params=params), *paths)


def detainer_ends(released: date) -> tuple[date, date]:
    """Return the two readings of when a hold ends, the earlier first (12.10).

    Args:
        released: The day the person would leave the jail.

    Returns:
        The day after 48 plain hours, and the day after 48 hours without weekends; holidays
        would make the second one later still.
    """
    second, left = released, HOLD_HOURS.days
    while left:
        second += timedelta(days=1)
        left -= second.weekday() < 5
    return released + HOLD_HOURS, second
