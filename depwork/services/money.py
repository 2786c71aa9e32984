"""A bond fund: who may see it, what may be written, and what it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import RecordNotFoundError, TamperedError
from depwork.model.audit import Verb
from depwork.model.money import MoneyKind, MoneyLine
from depwork.model.problem import Problem, problems_of
from depwork.model.record import STORED
from depwork.model.role import Action
from depwork.reports.period import standing
from depwork.rules.gates import r21_money
from depwork.rules.money import Fund, fund
from depwork.services.ledger import written_after
from depwork.services.permitting import permit
from depwork.services.tables import written
from depwork.storage.cases import read_case
from depwork.storage.vault import Vault

KIND: Final = "money"
"""The kind of these records; they belong to their case and go with it."""
RULED: Final = frozenset({MoneyKind.GOAL, MoneyKind.PLEDGE, MoneyKind.POSTED})
"""What waits until holder, rules and obligor are named; what came in already is written down."""
_WITH_DONOR: Final = frozenset({MoneyKind.PLEDGE, MoneyKind.GIFT, MoneyKind.GIVEN_BACK})
EXPORTED: Final = ("on", "kind", "amount", "donor")


def lines(vault: Vault, case_code: str) -> tuple[MoneyLine, ...]:
    """Return every line of a fund in the order of writing."""
    permit(vault, Action.KEEP_MONEY)
    return tuple(
        MoneyLine.model_validate_json(row.body, context=STORED)
        for row in vault.store.scan(KIND, case_code)
    )


def lines_of(vault: Vault, codes: Collection[str]) -> tuple[MoneyLine, ...]:
    """Return every line of some cases' funds; a fund that cannot be read is left out."""
    permit(vault, Action.KEEP_MONEY)
    found = list[MoneyLine]()
    for code in dict.fromkeys(head.case_id for head in vault.store.heads(KIND)):
        if code is not None and code in codes:
            with suppress(TamperedError, ValidationError):
                found.extend(lines(vault, code))
    return tuple(found)


def standing_lines(vault: Vault, case_code: str) -> tuple[MoneyLine, ...]:
    """Return the lines that nothing replaces or takes back, oldest day first."""
    return standing(lines(vault, case_code))


def balance(vault: Vault, case_code: str) -> Fund:
    """Return what a fund holds."""
    permit(vault, Action.KEEP_MONEY)
    given = lines(vault, case_code)
    return fund(given, standing(given))


def note_money(
    vault: Vault, case_code: str, values: Mapping[str, Any]
) -> MoneyLine | tuple[Problem, ...]:
    """Append a line made from raw values, or return what is wrong with them.

    Args:
        vault: Where the case is.
        case_code: Whose fund.
        values: The line's fields but ``id`` and ``case_code``.
    """
    permit(vault, Action.KEEP_MONEY)
    with vault.store.transaction():
        named = {"id": written_after(vault, KIND, case_code), "case_code": case_code}
        try:
            line = MoneyLine.model_validate({**values, **named})
        except ValidationError as error:
            field = str(error.errors(include_input=False, include_url=False)[0]["loc"][0])
            return problems_of(error, f"MoneyLine.{field}")[:1]
        given = lines(vault, case_code)
        if (problem := _refused(vault, line, given)) is not None:
            return (problem,)
        body = line.model_dump_json(exclude_defaults=True).encode()
        vault.store.put(KIND, line.id, body, case_id=case_code, expected_version=0)
    return line


def _refused(vault: Vault, line: MoneyLine, given: tuple[MoneyLine, ...]) -> Problem | None:
    """Return what stands against a line: the rules of the money, its place, or the balance."""
    ruled = line.kind in RULED and not line.takes_back
    if ruled and r21_money.missing(read_case(vault, line.case_code)):
        return Problem(path="MoneyLine.kind", key="money_rules")
    if line.donor is not None and line.kind not in _WITH_DONOR:
        return Problem(path="MoneyLine.donor", key="money_no_donor")
    promises = {one.id for one in given if one.kind is MoneyKind.PLEDGE}
    if line.pledge is not None and (line.kind is not MoneyKind.GIFT or line.pledge not in promises):
        return Problem(path="MoneyLine.pledge", key="money_pledge")
    after = (*given, line)
    if fund(after, standing(after)).overdrawn:
        return Problem(path="MoneyLine.cents", key="money_overdrawn")
    return None


def correct_money(
    vault: Vault, case_code: str, entry_id: str, values: Mapping[str, Any]
) -> MoneyLine | tuple[Problem, ...]:
    """Append what is right in place of a line that stands; the first text is kept.

    Raises:
        RecordNotFoundError: No such line stands in this fund.
    """
    permit(vault, Action.KEEP_MONEY)
    for line in standing_lines(vault, case_code):
        if line.id == entry_id:
            first = line.model_dump(mode="json")
            return note_money(vault, case_code, {**first, **values, "corrects": entry_id})
    raise RecordNotFoundError(f"case {case_code}: no line {entry_id} of the fund that stands")


def take_money_back(vault: Vault, case_code: str, entry_id: str) -> MoneyLine | tuple[Problem, ...]:
    """Append that a line did not happen, unless money was used that it brought.

    Raises:
        RecordNotFoundError: No such line stands in this fund.
    """
    return correct_money(vault, case_code, entry_id, {"takes_back": True})


def export_money(vault: Vault, case_code: str) -> bytes:
    """Return the lines that stand as a CSV file; that it left is in the audit."""
    permit(vault, Action.KEEP_MONEY)
    found = standing_lines(vault, case_code)
    rows = (
        (one.on.isoformat(), one.kind.value, in_dollars(one.cents), one.donor or "")
        for one in found
    )
    made = written(EXPORTED, rows)
    vault.note(Verb.EXPORT, KIND, case_code)
    return made


def in_dollars(cents: int) -> str:
    """Return cents as dollars, by whole numbers alone.

    >>> in_dollars(1234567), in_dollars(5)
    ('12345.67', '0.05')
    """
    return f"{cents // 100}.{cents % 100:02d}"
