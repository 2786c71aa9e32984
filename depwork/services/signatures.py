"""Signatures: brought in without a duplicate, counted, delivered, and erased on their day."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.errors import HeldError, RecordNotFoundError
from depwork.model.audit import Verb
from depwork.model.ledger import CampaignEvent
from depwork.model.record import STORED
from depwork.model.role import Action
from depwork.model.signatures import BATCH, SignatureBatch, Signer
from depwork.services.cases import case_codes
from depwork.services.importing import Preview, Reading, looked_at
from depwork.services.ledger import record, take_back
from depwork.services.permitting import permit
from depwork.services.retaining import policy_of
from depwork.services.tables import Table, written
from depwork.storage.vault import Vault

KIND: Final = "signatures"
"""The kind of these records; they belong to their case and go with it."""
FEW: Final = 5
"""A place with fewer signatures than this is not named."""
HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "email": (
        *("e-mail", "email address", "home email", "correo electrónico", "correo"),
        *("dirección de correo electrónico", "primary email"),
    ),
    "first_name": ("first name", "given name", "nombre", "nombres"),
    "last_name": ("last name", "family name", "surname", "apellido", "apellidos"),
    "postal_code": (
        *("zip code", "zip", "postal code", "zip postal code", "zip or postal code"),
        *("home postal code", "código postal", "postcode"),
    ),
    "country": ("home country", "país"),
    "signed_on": (
        *("timestamp", "marca temporal", "date", "created at", "action date"),
        *("activity date", "fecha", "signed", "subscribed date"),
    ),
    "show_name": ("show my name", "public", "mostrar mi nombre"),
}
"""The fields of a signature, and the heads of Action Network, CiviCRM, Google Forms and sheets."""
EXPORTED: Final = ("email", "first_name", "last_name", "zip_code", "country")
"""Action Network's names of the columns that leave."""


@dataclass(frozen=True)
class Presentable:
    """What a delivery shows: totals; names of those alone who agreed.

    Args:
        total: Signatures whose signers are kept.
        places: Signatures by postal code; few of a place are counted together.
        elsewhere: Those of places that are not named.
        names: Of those who agreed that they are shown.
    """

    total: int
    places: tuple[tuple[str, int], ...]
    elsewhere: int
    names: tuple[str, ...]


def look_at_signatures(
    vault: Vault,
    case_code: str,
    found: Table,
    today: date,
    *,
    chosen: Mapping[str, str],
    order: str | None = None,
) -> Preview[Signer]:
    """Return the signatures that a table would bring; a second one by an e-mail is known."""
    permit(vault, Action.READ_CASE)
    days, flags = frozenset({"signed_on"}), frozenset({"show_name"})
    how = Reading(Signer.model_validate, HEADS, days, lambda one: one.key, flags)
    seen = {key for one in signers(vault, case_code, today) if (key := one.key)}
    return looked_at(found, how, seen=seen, chosen=chosen, order=order)


def bring_signatures(
    vault: Vault, case_code: str, preview: Preview[Signer], today: date, delete_on: date
) -> str:
    """Return the import's id after all of its signatures were kept and counted, or none.

    Args:
        vault: Where the case is.
        case_code: Whose petition.
        preview: What was looked at.
        today: The day of the import, and of its line in the ledger.
        delete_on: The day on which the signers are erased; their count stays.
    """
    permit(vault, Action.CHANGE_CASE)
    batch = secrets.token_hex(16)
    if not preview.rows:
        return batch
    with vault.store.transaction():
        values = {"on": today, "activity": "signatures", "count": len(preview.rows)}
        event = record(vault, CampaignEvent, case_code, values)
        if isinstance(event, tuple):
            raise RecordNotFoundError(f"case {case_code}: the count could not be noted")
        for number, part in enumerate(_parts(preview.rows)):
            kept = SignatureBatch(
                batch=batch,
                case_code=case_code,
                on=today,
                delete_on=delete_on,
                event=event.id,
                signers=part,
            )
            body = kept.model_dump_json(exclude_defaults=True).encode()
            name = f"{batch}{number:04d}"
            vault.store.put(KIND, name, body, case_id=case_code, expected_version=0)
        vault.note(Verb.IMPORT, KIND, case_code)
    return batch


def _parts(rows: tuple[Signer, ...]) -> Iterator[tuple[Signer, ...]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


def _kept(vault: Vault, case_code: str) -> Iterator[tuple[str, SignatureBatch]]:
    for row in vault.store.scan(KIND, case_code):
        yield row.id, SignatureBatch.model_validate_json(row.body, context=STORED)


def signers(vault: Vault, case_code: str, today: date) -> tuple[Signer, ...]:
    """Return who signed; a list whose day of erasing has come is not shown any more."""
    permit(vault, Action.READ_CASE)
    left = (one for _, one in _kept(vault, case_code) if one.delete_on > today)
    return tuple(signer for one in left for signer in one.signers)


def imports(vault: Vault, case_code: str) -> tuple[tuple[str, date, date, int], ...]:
    """Return each import: its id, its day, the day of erasing, how many signatures."""
    permit(vault, Action.READ_CASE)
    found: dict[tuple[str, date, date], int] = {}
    for _, one in _kept(vault, case_code):
        which = (one.batch, one.on, one.delete_on)
        found[which] = found.get(which, 0) + len(one.signers)
    return tuple(sorted(((*which, count) for which, count in found.items()), key=lambda x: x[1]))


def undo_signatures(vault: Vault, case_code: str, batch: str) -> int:
    """Return how many signatures went when an import was undone: erased, and counted no more.

    Raises:
        HeldError: Records are held.
    """
    permit(vault, Action.CHANGE_CASE)
    found = [(name, one) for name, one in _kept(vault, case_code) if one.batch == batch]
    with vault.store.transaction():
        _erase(vault, case_code, [name for name, _ in found])
        for event in {one.event for _, one in found}:
            take_back(vault, CampaignEvent, case_code, event)
    return sum(len(one.signers) for _, one in found)


def erase_due(vault: Vault, case_code: str, today: date) -> int:
    """Return how many signers were erased because their day has come; their count stays.

    Raises:
        HeldError: Records are held.
    """
    permit(vault, Action.CHANGE_CASE)
    due = [(name, one) for name, one in _kept(vault, case_code) if one.delete_on <= today]
    with vault.store.transaction():
        _erase(vault, case_code, [name for name, _ in due])
    return sum(len(one.signers) for _, one in due)


def erase_all_due(vault: Vault, today: date) -> int:
    """Return how many signers of all open cases were erased because their day has come.

    Raises:
        HeldError: Records are held.
    """
    permit(vault, Action.DELETE_CASE)
    return sum(erase_due(vault, code, today) for code in case_codes(vault))


def _erase(vault: Vault, case_code: str, names: list[str]) -> None:
    if not names:
        return
    if policy_of(vault).hold:
        raise HeldError("records are held: no signature is erased until the hold is released")
    for name in names:
        vault.store.delete(KIND, name)
    vault.note(Verb.ERASE, KIND, case_code)


def presentable(vault: Vault, case_code: str, today: date) -> Presentable:
    """Return what a delivery may show of the signatures that are kept."""
    permit(vault, Action.READ_CASE)
    found = signers(vault, case_code, today)
    counts = Counter(one.postal_code or "" for one in found)
    elsewhere = sum(n for place, n in counts.items() if n < FEW or not place)
    named = sorted((n, place) for place, n in counts.items() if n >= FEW and place)
    if 0 < elsewhere < FEW and named:  # or the total would tell of the few
        elsewhere += named.pop(0)[0]
    names = (" ".join(p for p in (s.first_name, s.last_name) if p) for s in found if s.show_name)
    return Presentable(
        len(found),
        tuple((place, n) for n, place in reversed(named)),
        elsewhere,
        tuple(sorted(name for name in names if name)),
    )


def export_signatures(vault: Vault, case_code: str, today: date) -> bytes:
    """Return the signers as a file that Action Network reads; that it left is in the audit."""
    permit(vault, Action.EXPORT)
    fields = ("email", "first_name", "last_name", "postal_code", "country")
    found = signers(vault, case_code, today)
    rows = ([getattr(one, field) or "" for field in fields] for one in found)
    made = written(EXPORTED, rows)
    vault.note(Verb.EXPORT, KIND, case_code)
    return made
