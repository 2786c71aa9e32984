"""Offices that are asked for support, in the order in which they are to be asked again."""

from __future__ import annotations

from datetime import date

from depwork.model.role import Action
from depwork.model.targets import Target
from depwork.reports.period import standing
from depwork.services.ledger import entries
from depwork.services.permitting import permit
from depwork.storage.vault import Vault


def pipeline(vault: Vault, case_code: str) -> tuple[Target, ...]:
    """Return the offices as they stand now: the next to ask again first, then by title.

    Args:
        vault: Where the case is.
        case_code: Whose offices.
    """
    permit(vault, Action.READ_CASE)
    found = standing(entries(vault, Target, case_code))
    return tuple(sorted(found, key=lambda one: (one.next_on or date.max, one.title.casefold())))
