"""What all cases say about their own keeping, without opening them all each time."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any, Final

from depwork.errors import StaleRecordError, TamperedError, UnwritableError
from depwork.model.case import Case
from depwork.model.role import Action
from depwork.rules.retention import Facts, facts_of
from depwork.services.listing import KIND
from depwork.services.permitting import permit
from depwork.storage import cases as kept
from depwork.storage.vault import Vault

ID: Final = "retention"
_STORE: Final = "consent.consent_store"
_SHAPE: Final = 1
_MANY: Final = 50  # so many cases are read quicker in one go


def all_facts(vault: Vault) -> dict[str, Facts]:
    """Return what each case says about its keeping, by code; of those open to the member.

    A case that cannot be read says nothing; it stands in the list of cases as such.

    Raises:
        NotPermittedError: The member's role lists no cases.
    """
    permit(vault, Action.LIST_CASES)
    versions = {head.id: head.version for head in vault.store.heads(kept.KIND)}
    known, version = _remembered(vault)
    found = {code: one for code, one in known.items() if versions.get(code) == one[0]}
    missing = versions.keys() - found.keys()
    found |= _looked_at(vault, missing)
    if vault.whole and (missing or found.keys() != known.keys()):
        body = json.dumps({"shape": _SHAPE, "cases": found}, separators=(",", ":")).encode()
        # Another page was quicker and its list is as good, or a damaged audit takes no line.
        with suppress(StaleRecordError, TamperedError, UnwritableError):
            vault.store.put(KIND, ID, body, case_id=None, expected_version=version)
    return {code: _facts(*row[1:]) for code, row in found.items()}


def _looked_at(vault: Vault, codes: Any) -> dict[str, list[Any]]:
    if len(codes) > _MANY:
        cases = [case for case in kept.all_cases(vault) if case.case_code in codes]
    else:
        cases = list(kept.some_cases(vault, codes).cases)
    # Nobody can say that there was no yes to keep a case whose yes cannot be read.
    return {case.case_code: _row(case) for case in cases if _STORE not in case.misfits}


def _row(case: Case) -> list[Any]:
    facts = facts_of(case)
    days = (facts.begun, facts.provisional_on, facts.revoked_on)
    return [case.version, *(day.isoformat() if day else None for day in days), facts.inquiry]


def _facts(begun: str | None, provisional: str | None, revoked: str | None, inquiry: Any) -> Facts:
    days = [date.fromisoformat(day) if day else None for day in (begun, provisional, revoked)]
    return Facts(days[0], days[1], days[2], bool(inquiry))


def _remembered(vault: Vault) -> tuple[dict[str, list[Any]], int]:
    row = vault.store.maybe_get(KIND, ID) if vault.whole else None
    if row is None:
        return {}, 0
    values = json.loads(row.body)
    return (values["cases"] if values["shape"] == _SHAPE else {}), row.version
