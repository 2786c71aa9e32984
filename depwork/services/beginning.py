"""What the first hour turns on, as plain data for ``depwork decide --json``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from depwork.model.decision import Reason
from depwork.rules.beginning import Beginning


def beginning_data(found: Beginning, tell: Callable[[Reason], dict[str, Any]]) -> dict[str, Any]:
    """Return order, calls, look-ups and the check of the lead, each with its reasons.

    Args:
        found: The decisions.
        tell: Turns a reason into data.
    """
    return {
        "step_order": {
            "value": list(found.order.value),
            "reasons": [tell(reason) for reason in found.order.reasons],
        },
        "call_first": {
            "value": [office.value for office in found.calls.value],
            "reasons": [tell(reason) for reason in found.calls.reasons],
        },
        "locate": {
            place.way.value: {"missing": list(place.missing), "shows": place.shows.value}
            for place in found.look_ups.value
        },
        "attorney_leads": {
            "value": found.attorney_leads.value.value,
            "reasons": [tell(reason) for reason in found.attorney_leads.reasons],
        },
    }
