"""Recording what happened: events, outcomes and lessons, each written once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from depwork.errors import RecordNotFoundError, TamperedError
from depwork.model.ledger import Activity, CampaignEvent, LedgerEntry, Lesson, Outcome
from depwork.model.problem import Problem, problems_of
from depwork.model.record import STORED
from depwork.model.role import Action
from depwork.model.targets import Target
from depwork.reports.period import standing
from depwork.rules.consents import may_stay_in_touch
from depwork.rules.notes import helpers_in, person_in
from depwork.services.permitting import permit
from depwork.storage.cases import read_case
from depwork.storage.vault import Vault

Entry = TypeVar("Entry", bound=LedgerEntry)
AFTER_CLOSING: Final = "consent_after_closing"
"""Key of the sentence in ``errors.toml``."""
_KINDS: dict[type, str] = {
    CampaignEvent: "event",
    Outcome: "outcome",
    Lesson: "lesson",
    Target: "target",
}


def add(vault: Vault, entry: LedgerEntry) -> None:
    """Append an entry; it is never edited afterwards."""
    permit(vault, Action.CHANGE_CASE)
    vault.store.put(
        _KINDS[type(entry)],
        entry.id,
        entry.model_dump_json().encode(),
        case_id=entry.case_code,
        expected_version=0,
    )


def record(
    vault: Vault, kind: type[Entry], case_code: str, values: Mapping[str, Any]
) -> Entry | tuple[Problem, ...]:
    """Append an entry made from raw values, or return what is wrong with them.

    Args:
        vault: Where the case is.
        kind: ``CampaignEvent``, ``Outcome``, ``Lesson`` or ``Target``.
        case_code: The case it belongs to.
        values: Its fields but ``id`` and ``case_code``.
    """
    permit(vault, Action.CHANGE_CASE)
    try:
        entry = kind.model_validate(
            {**values, "id": written_after(vault, _KINDS[kind], case_code), "case_code": case_code}
        )
    except ValidationError as error:
        fields = {str(item["loc"][0]) for item in error.errors(include_input=False) if item["loc"]}
        return tuple(
            problem.replace(path=f"{kind.__name__}.{field}")
            for field in sorted(fields)
            for problem in problems_of(error, field)[:1]
        )
    if isinstance(entry, CampaignEvent) and _out_of_touch(vault, entry):
        return (Problem(path="CampaignEvent.on", key=AFTER_CLOSING),)
    wrong = dict(helpers_in(entry))
    if isinstance(entry, Lesson):
        wrong |= person_in(entry, read_case(vault, case_code))
    if wrong:
        return tuple(Problem(path=f"{kind.__name__}.{name}", key=k) for name, k in wrong.items())
    add(vault, entry)
    return entry


def _out_of_touch(vault: Vault, event: CampaignEvent) -> bool:
    """Whether this is a contact with the family after closing, and nobody agreed to keep in touch.

    What happened to the person and what others did can be noted on any day.
    """
    return event.activity is Activity.FAMILY_SUPPORT and not may_stay_in_touch(
        read_case(vault, event.case_code), event.on
    )


def correct(
    vault: Vault, kind: type[Entry], case_code: str, entry_id: str, values: Mapping[str, Any]
) -> Entry | tuple[Problem, ...]:
    """Append what is right in place of an entry that stands; the first text is kept.

    Args:
        vault: Where the case is.
        kind: Of the entry.
        case_code: Whose ledger.
        entry_id: The entry that is wrong.
        values: The fields that change; the others stay as they are.

    Raises:
        RecordNotFoundError: No such entry stands in this ledger.
    """
    permit(vault, Action.CHANGE_CASE)
    first = _standing(vault, kind, case_code, entry_id).model_dump(mode="json")
    return record(vault, kind, case_code, {**first, **values, "corrects": entry_id})


def take_back(vault: Vault, kind: type[Entry], case_code: str, entry_id: str) -> Entry:
    """Append that an entry did not happen; nothing stands in its place, and its text is kept.

    Raises:
        RecordNotFoundError: No such entry stands in this ledger.
    """
    permit(vault, Action.CHANGE_CASE)
    first = _standing(vault, kind, case_code, entry_id)
    entry = first.replace(
        id=written_after(vault, _KINDS[kind], case_code), corrects=entry_id, takes_back=True
    )
    add(vault, entry)
    return entry


def _standing(vault: Vault, kind: type[Entry], case_code: str, entry_id: str) -> Entry:
    for entry in standing(entries(vault, kind, case_code)):
        if entry.id == entry_id:
            return entry
    raise RecordNotFoundError(f"case {case_code}: no {kind.__name__} {entry_id} that stands")


@dataclass(frozen=True)
class Told:
    """An entry with what became of it.

    Args:
        entry: As it was written.
        stands: Whether no later one replaces it or takes it back.
        taken_back: Whether it was taken back.
    """

    entry: CampaignEvent | Outcome | Lesson | Target
    stands: bool
    taken_back: bool


def whole(
    vault: Vault, kind: type[CampaignEvent | Outcome | Lesson | Target], case_code: str
) -> tuple[Told, ...]:
    """Return all that was ever written of a kind, oldest day first; nothing is left out."""
    given = entries(vault, kind, case_code)
    left = {entry.id for entry in standing(given)}
    back = {entry.corrects for entry in given if entry.takes_back}
    return tuple(
        Told(entry, entry.id in left, entry.id in back) for entry in given if not entry.takes_back
    )


def written_after(vault: Vault, kind: str, case_code: str) -> str:
    """Return an id of a case's record that sorts after those written before it.

    It is random beyond that.

    Args:
        vault: Where the case is.
        kind: Of the records.
        case_code: The case.
    """
    permit(vault, Action.READ_CASE)
    written = len(vault.store.heads(kind, case_code))
    return f"{written:08x}{secrets.token_hex(12)}"


def entries(vault: Vault, kind: type[Entry], case_code: str | None = None) -> tuple[Entry, ...]:
    """Return the entries of a kind, of one case or of all, oldest day first.

    Entries of one day come in the order in which they were written.
    """
    permit(vault, Action.READ_CASE)
    found = (
        kind.model_validate_json(row.body, context=STORED)
        for row in vault.store.scan(_KINDS[kind], case_code)
    )
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.id)))


def all_entries(vault: Vault, kind: type[Entry]) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """Return the entries of a kind of all cases, and the cases whose entries cannot be read.

    A line that was changed behind the vault's back, or is no entry any more, takes the ledger
    of its own case with it and no other.
    """
    permit(vault, Action.READ_CASE)
    try:
        return entries(vault, kind), frozenset()
    except (TamperedError, ValidationError):
        heads = vault.store.heads(_KINDS[kind])
    found, lost = list[Entry](), set[str]()
    for code in dict.fromkeys(head.case_id for head in heads if head.case_id):
        try:
            found.extend(entries(vault, kind, code))
        except (TamperedError, ValidationError):
            lost.add(code)
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.id))), frozenset(lost)


def happened(vault: Vault, case_code: str) -> tuple[list[CampaignEvent], list[Outcome]]:
    """Return the events and outcomes of a case that stand: what was corrected is left out."""
    permit(vault, Action.READ_CASE)
    return (
        list(standing(entries(vault, CampaignEvent, case_code))),
        list(standing(entries(vault, Outcome, case_code))),
    )
