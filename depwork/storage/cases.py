"""A case as a record of a vault: JSON of the model, at the case's own version."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from depwork.errors import (
    CaseNotFoundError,
    NewerStoreError,
    PracticeMixError,
    RecordNotFoundError,
    StaleCaseError,
    StaleRecordError,
    TamperedError,
)
from depwork.model.a_number import PRACTICE_PREFIX, is_invented
from depwork.model.answers import value_of
from depwork.model.case import SCHEMA, Case
from depwork.model.misfit import mended
from depwork.model.record import STORED
from depwork.storage.protocol import Row
from depwork.storage.signoffs import proven
from depwork.storage.vault import Vault

KIND: Final = "case"
"""The kind of these records; the id is the case's code."""
UNREADABLE: Final = (TamperedError, NewerStoreError)
"""What keeps one case from being read, and no other."""


def save_case(vault: Vault, case: Case) -> Case:
    """Return the case as kept, one version later.

    Args:
        vault: Open.
        case: As changed; its version is the one that was read, 0 for a new case.

    Raises:
        StaleCaseError: Somebody saved a later version, or it was deleted.
        PracticeMixError: An invented case in a real vault, or the reverse; or an invented
            person's A-number in a real one.
    """
    code = case.case_code
    vault.refuse_mix(practice=case.practice, what=f"{KIND} {code}")
    if not vault.practice and is_invented(value_of(case.identity.a_number)):
        raise PracticeMixError(
            f"{KIND} {code} was not kept: its A-number is one of the invented people, who begin "
            f"with {PRACTICE_PREFIX}; type the person's own, or leave the question open"
        )
    kept = case.replace(version=case.version + 1)
    body = kept.model_dump_json().encode()
    try:
        vault.store.put(KIND, code, body, case_id=code, expected_version=case.version)
    except StaleRecordError:
        raise StaleCaseError(f"case {code}: version {case.version} is not the latest") from None
    return kept


def read_case(vault: Vault, case_code: str) -> Case:
    """Return a case as last kept.

    Args:
        vault: Open.
        case_code: Which case.

    An answer that fits its question no more stands in ``misfits``, as it was kept.

    Raises:
        CaseNotFoundError: No such case.
        NewerStoreError: A newer depwork kept it.
        TamperedError: It was changed behind the vault's back, or is no case at all.
    """
    try:
        return proven(vault, _case(vault.store.get(KIND, case_code)))
    except RecordNotFoundError:
        raise CaseNotFoundError(f"no case {case_code} in this vault") from None


def case_codes(vault: Vault) -> tuple[str, ...]:
    """Return the codes of all cases in order, without opening any."""
    return tuple(head.id for head in vault.store.heads(KIND))


def case_version(vault: Vault, case_code: str) -> int:
    """Return the version of a case as last kept, without opening it; 0 when there is none."""
    return max((h.version for h in vault.store.heads(KIND, case_code)), default=0)


@dataclass(frozen=True, slots=True)
class AllCases:
    """All cases of a vault: those that were read, and the codes of those that could not be."""

    cases: tuple[Case, ...]
    unreadable: tuple[str, ...] = ()


def every_case(vault: Vault) -> AllCases:
    """Return all cases by code; one that cannot be read takes no other with it."""
    try:
        return AllCases(tuple(proven(vault, _case(row)) for row in vault.store.scan(KIND)))
    except UNREADABLE:
        return some_cases(vault, case_codes(vault))


def all_cases(vault: Vault) -> tuple[Case, ...]:
    """Return all cases that can be read, by code; quicker than reading them one by one."""
    return every_case(vault).cases


def some_cases(vault: Vault, codes: Iterable[str]) -> AllCases:
    """Return some cases in the order given; one that was deleted meanwhile is left out."""
    cases, unreadable = list[Case](), list[str]()
    for code in codes:
        try:
            cases.append(read_case(vault, code))
        except UNREADABLE:
            unreadable.append(code)
        except CaseNotFoundError:  # deleted meanwhile
            continue
    return AllCases(tuple(cases), tuple(unreadable))


def erase_case(vault: Vault, case_code: str) -> int:
    """Return how many records and attachments went: all of the case's, and its key.

    Args:
        vault: Open.
        case_code: Which case.

    Raises:
        CaseNotFoundError: No such case.
    """
    with vault.store.transaction():
        if not case_version(vault, case_code):  # it need not be readable
            raise CaseNotFoundError(f"no case {case_code} in this vault")
        return vault.store.delete_case(case_code)


def _case(row: Row) -> Case:
    try:
        return Case.model_validate_json(row.body, context=STORED)
    except ValidationError as error:
        found = error
    try:
        raw = json.loads(row.body)
        newer = isinstance(raw, dict) and raw.get("schema_version", 0) > SCHEMA
    except (ValueError, TypeError, RecursionError):
        raw, newer = None, False
    if newer:
        raise NewerStoreError(f"case {row.id}: kept by a newer depwork") from None
    try:
        less = mended(raw, found, Case)
        if less is not None:
            return Case.model_validate_json(json.dumps(less), context=STORED)
    except ValidationError:
        pass
    raise TamperedError(f"case {row.id}: what is kept is no case any more") from None
