"""What the first hour turns on, at once: order of the steps, calls, look-ups, who leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.model.ask import Met
from depwork.model.case import Case
from depwork.model.choices import Office
from depwork.model.decision import Decision, Urgency
from depwork.model.look_up import LookUp
from depwork.rules.locate import locate
from depwork.rules.order import first_calls, order
from depwork.rules.team import attorney_leads
from depwork.rules.urgency import urgency


@dataclass(frozen=True)
class Beginning:
    """The decisions of the first steps.

    Args:
        order: The ten steps in the order that fits.
        calls: Whom to call first.
        look_ups: Where to look for the person, and what is missing for it.
        attorney_leads: Whether the attorney is named as the campaign's lead.
    """

    order: Decision[tuple[int, ...]]
    calls: Decision[tuple[Office, ...]]
    look_ups: Decision[tuple[LookUp, ...]]
    attorney_leads: Decision[Met]


def beginning(case: Case, today: date, *, soon: Decision[Urgency] | None = None) -> Beginning:
    """Return what the first hour turns on.

    Args:
        case: The case.
        today: The day.
        soon: How urgent the case is, where the caller has found it.
    """
    near = soon or urgency(case, today)
    return Beginning(
        order(case, today, soon=near),
        first_calls(case, today, soon=near),
        locate(case, today),
        attorney_leads(case),
    )
