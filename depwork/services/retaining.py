"""Keeping cases no longer than agreed: closing, more time, holds, and what is due."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from depwork.errors import NotPermittedError, RecordError, RecordNotFoundError, TamperedError
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.day import shifted
from depwork.model.record import Record
from depwork.model.retention import (
    LONGEST_EXTENSION,
    Clock,
    Extension,
    Hold,
    Keeping,
    Policy,
    Tombstone,
)
from depwork.model.role import Action
from depwork.rules.retention import clock, facts_of, may_extend
from depwork.services.keeping_facts import all_facts
from depwork.services.permitting import permit
from depwork.storage.cases import read_case
from depwork.storage.vault import Vault

KEEPING = "keeping"
"""The kind of what was decided about keeping a case; the id is its code."""

POLICY = "policy"
TOMBSTONE = "tombstone"
_ONLY = "retention"


@dataclass(frozen=True)
class DueCase:
    """A case with a clock."""

    case_code: str
    clock: Clock


def policy_of(vault: Vault) -> Policy:
    """Return the organization's setting; the default where none was made or may be read."""
    try:
        row = vault.store.maybe_get(POLICY, _ONLY)
    except NotPermittedError:
        return Policy()
    return Policy.model_validate_json(row.body) if row else Policy()


def set_policy(vault: Vault, closed_days: int, inquiry_days: int) -> Policy:
    """Return the setting as kept.

    Raises:
        NotPermittedError: The member's role does not allow it.
        pydantic.ValidationError: A number is out of its range.
    """
    permit(vault, Action.SET_RETENTION)
    changed = policy_of(vault).replace(closed_days=closed_days, inquiry_days=inquiry_days)
    _put(vault, POLICY, _ONLY, changed, None)
    return changed


def hold(vault: Vault, today: date, reason: str) -> Policy:
    """Return the setting with a hold: from now on nothing is deleted (R14).

    Raises:
        NotPermittedError: The member's role does not allow it.
    """
    permit(vault, Action.HOLD)
    held = policy_of(vault).replace(hold=Hold(on=today, reason=reason, by=vault.member))
    with vault.store.transaction():
        _put(vault, POLICY, _ONLY, held, None)
        vault.note(Verb.HOLD)
    return held


def release(vault: Vault) -> Policy:
    """Return the setting without a hold; counsel has said that deletion may go on.

    Raises:
        NotPermittedError: The member's role does not allow it.
    """
    permit(vault, Action.HOLD)
    free = policy_of(vault).replace(hold=None)
    with vault.store.transaction():
        _put(vault, POLICY, _ONLY, free, None)
        vault.note(Verb.RELEASE)
    return free


def keeping_of(vault: Vault, case_code: str) -> Keeping:
    """Return what was decided about keeping a case."""
    permit(vault, Action.READ_CASE)
    row = vault.store.maybe_get(KEEPING, case_code)
    return Keeping.model_validate_json(row.body) if row else Keeping(case_code=case_code)


def close(vault: Vault, case_code: str, on: date) -> Keeping:
    """Return what is decided after closing a case; its clock starts on that day.

    Raises:
        NotPermittedError: The member's role does not allow it.
        CaseNotFoundError: No such case.
    """
    return _decided(vault, case_code, Verb.CLOSE, closed_on=on)


def reopen(vault: Vault, case_code: str) -> Keeping:
    """Return what is decided after a case was opened again: no clock runs."""
    return _decided(vault, case_code, Verb.EXTEND, closed_on=None)


def extend(vault: Vault, case_code: str, today: date, until: date, reason: str) -> Keeping:
    """Return what is decided after more time was given, with the reason.

    Raises:
        RecordError: There is nothing to extend, or the day is not within a year.
    """
    permit(vault, Action.CHANGE_CASE)
    case = read_case(vault, case_code)
    found = clock_of(vault, case, today)
    if not may_extend(found) or not today < until <= shifted(today, LONGEST_EXTENSION):
        raise RecordError(f"case {case_code}: no such extension")
    given = Extension(on=today, until=until, reason=reason, by=vault.member)
    extensions = (*keeping_of(vault, case_code).extensions, given)
    return _decided(vault, case_code, Verb.EXTEND, extensions=extensions)


def clock_of(vault: Vault, case: Case, today: date) -> Clock | None:
    """Return when a case is due, or None while no clock runs."""
    permit(vault, Action.READ_CASE)
    worked = bool(vault.store.heads("event", case.case_code))
    kept = keeping_of(vault, case.case_code)
    return clock(facts_of(case), kept, policy_of(vault), today, worked=worked)


def due_cases(vault: Vault, today: date) -> tuple[DueCase, ...]:
    """Return every case that has a clock, the nearest day first.

    Raises:
        NotPermittedError: The member's role lists no cases.
    """
    policy = policy_of(vault)
    worked = {head.case_id for head in vault.store.heads("event")}
    found = []
    kept = _all_kept(vault)
    for code, facts in all_facts(vault).items():
        mine = kept.get(code, Keeping(case_code=code))
        if mine is None:
            continue
        running = clock(facts, mine, policy, today, worked=code in worked)
        if running is not None:
            found.append(DueCase(code, running))
    return tuple(sorted(found, key=lambda line: (line.clock.erase_on, line.case_code)))


def _all_kept(vault: Vault) -> dict[str, Keeping | None]:
    """Return what was decided about each case; None where it cannot be read, so nothing is due."""
    try:
        rows = tuple(vault.store.scan(KEEPING))
        return {row.id: Keeping.model_validate_json(row.body) for row in rows}
    except (TamperedError, ValidationError):
        codes = (head.id for head in vault.store.heads(KEEPING))
        return {code: _kept(vault, code) for code in codes}


def _kept(vault: Vault, case_code: str) -> Keeping | None:
    with suppress(TamperedError, ValidationError):
        return keeping_of(vault, case_code)
    return None


def tombstones(vault: Vault) -> tuple[Tombstone, ...]:
    """Return what is kept of erased cases, the latest first."""
    found = [Tombstone.model_validate_json(row.body) for row in vault.store.scan(TOMBSTONE)]
    return tuple(sorted(found, key=lambda stone: (stone.erased_on, stone.case_code), reverse=True))


def bury(vault: Vault, stone: Tombstone) -> None:
    """Keep a tombstone; a code that was used again and erased again keeps the later one."""
    permit(vault, Action.DELETE_CASE)
    _put(vault, TOMBSTONE, stone.case_code, stone, None)


def _decided(vault: Vault, case_code: str, verb: Verb, **changes: object) -> Keeping:
    permit(vault, Action.CHANGE_CASE)
    read_case(vault, case_code)
    changed = keeping_of(vault, case_code).replace(**changes)
    with vault.store.transaction():
        _put(vault, KEEPING, case_code, changed, case_code)
        vault.note(verb, case_id=case_code)
    return changed


def _put(vault: Vault, kind: str, name: str, record: Record, case_id: str | None) -> None:
    with vault.store.transaction():
        try:
            version = vault.store.get(kind, name).version
        except RecordNotFoundError:
            version = 0
        body = record.model_dump_json().encode()
        vault.store.put(kind, name, body, case_id=case_id, expected_version=version)
