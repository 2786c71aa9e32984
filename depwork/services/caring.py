"""What the rules are told of how a case is kept (R14 to R16)."""

from __future__ import annotations

from datetime import date

from depwork.model.case import Case
from depwork.model.role import Action
from depwork.rules.gates import Care
from depwork.services.permitting import permit
from depwork.services.retaining import clock_of, policy_of
from depwork.storage.vault import Vault


def care_of(vault: Vault, case: Case, today: date) -> Care:
    """Return when a case is erased, and whether a hold stands because somebody demands records.

    Args:
        vault: Where the case is kept; its store is sealed.
        case: The case.
        today: The day.
    """
    permit(vault, Action.READ_CASE)
    held = policy_of(vault).hold is not None
    clock = clock_of(vault, case, today)
    return Care(erase_on=clock.erase_on if clock else None, held=held, demand_open=held)
