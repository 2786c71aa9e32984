"""After something was recorded: which answers it contradicts, and changing one of them."""

from __future__ import annotations

from datetime import date

from pydantic_core import to_jsonable_python

from depwork.model.case import Case
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.model.role import Action
from depwork.reports.period import standing
from depwork.rules.changes import Change, changes
from depwork.services.cases import Recorded, read_case, record_answers
from depwork.services.ledger import entries
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

__all__ = ["Change", "change", "open_changes"]


def open_changes(vault: Vault, case: Case, today: date) -> tuple[Change, ...]:
    """Return the answers that the case's ledger contradicts today.

    Raises:
        NotPermittedError: The member's role reads no case.
    """
    permit(vault, Action.READ_CASE)
    outcomes = standing(entries(vault, Outcome, case.case_code))
    happened = standing(entries(vault, CampaignEvent, case.case_code))
    return changes(case, outcomes, happened, today)


def change(vault: Vault, case_code: str, path: str, today: date) -> Recorded:
    """Change one answer to what was recorded, because a person said so.

    Args:
        vault: Where the case is.
        case_code: Its code.
        path: One that :func:`open_changes` gives a value for; any other changes nothing.
        today: The day.

    Raises:
        NotPermittedError: The member's role does not change cases.
    """
    permit(vault, Action.CHANGE_CASE)
    case = read_case(vault, case_code)
    found = {one.path: one.value for one in open_changes(vault, case, today)}
    if found.get(path) is None:
        return Recorded(case)
    return record_answers(vault, case_code, {path: to_jsonable_python(found[path])}, case.version)
