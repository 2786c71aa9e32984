"""The record that says which vault a store is, and whether for practice."""

from __future__ import annotations

import base64
import json
from typing import Any, Final

from depwork.errors import LockedError, RecordNotFoundError, TamperedError
from depwork.storage.kdf import Kdf
from depwork.storage.keyring import COMMON, RECORDS, Keyring
from depwork.storage.protocol import Store
from depwork.storage.sealing import Place, seal, unseal

KIND: Final = "vault.head"
"""The kind of this record; its body is JSON, the practice flag in it sealed."""

ID: Final = "head"

Cost = tuple[Kdf, bytes]
"""How the members' passphrases are stretched: the derivation's cost, and their one salt."""


def write(
    store: Store,
    keyring: Keyring,
    *,
    practice: bool,
    version: int = 0,
    cost: Cost | None = None,
) -> None:
    """Make a store a vault, or seal its head with a changed key.

    Args:
        store: Unsealed by any other store.
        keyring: The vault's; its epoch is the head's.
        practice: Whether it is for invented people.
        version: That of the head that stands; 0 for a store not yet a vault.
        cost: Of the members' passphrases; None for a vault that no passphrase opens.

    Raises:
        StaleRecordError: Its head is another one.
    """
    told: dict[str, Any] = {"practice": practice, "audited": True}
    if cost is not None:
        kdf, salt = cost
        told["kdf"] = [kdf.memory_kib, kdf.iterations, kdf.lanes]
        told["salt"] = base64.b64encode(salt).decode()
    content = json.dumps(told).encode()
    number = keyring.holder.epoch
    sealed = seal(keyring.cipher(COMMON), content, (*_place(keyring.vault_id), number))
    values = {
        "vault_id": keyring.vault_id,
        "sealed": base64.b64encode(sealed).decode(),
        "epoch": number,
    }
    store.put(KIND, ID, json.dumps(values).encode(), case_id=None, expected_version=version)


def is_vault(store: Store) -> bool:
    """Return whether the store has such a record."""
    return store.maybe_get(KIND, ID) is not None


def epoch(store: Store) -> int:
    """Return how often the vault's key was changed, from 1; 0 for no vault."""
    return int(_values(store).get("epoch", 1)) if is_vault(store) else 0


def changed(store: Store, keyring: Keyring) -> bool:
    """Return whether the vault's key was changed since these keys were unlocked."""
    return is_vault(store) and epoch(store) != keyring.holder.epoch


def vault_id(store: Store) -> str:
    """Return which vault the store is.

    Raises:
        TamperedError: The record was changed.
    """
    return str(_values(store)["vault_id"])


def is_practice(store: Store, keyring: Keyring) -> bool:
    """Return whether the vault is for practice, as sealed when it was made.

    Raises:
        LockedError: The keyring is dropped, another vault's, or from before a changed key.
        TamperedError: The record was changed.
    """
    return bool(_content(store, keyring)["practice"])


def is_audited(store: Store, keyring: Keyring) -> bool:
    """Return whether the vault has an audit, so that a missing one is noticed.

    Raises:
        LockedError: The keyring is dropped, another vault's, or from before a changed key.
        TamperedError: The record was changed.
    """
    return bool(_content(store, keyring).get("audited"))


def cost_of(store: Store, keyring: Keyring) -> Cost | None:
    """Return how members' passphrases are stretched, as sealed; None in an older vault.

    Whoever can write to the database cannot choose it: the next passphrase is never stretched
    as some row in clear asks.

    Raises:
        LockedError: The keyring is dropped, another vault's, or from before a changed key.
        TamperedError: The record was changed.
    """
    told = _content(store, keyring)
    if "kdf" not in told:
        return None
    return Kdf(*told["kdf"]), base64.b64decode(told["salt"])


def _content(store: Store, keyring: Keyring) -> dict[str, Any]:
    values = _values(store)
    if values["vault_id"] != keyring.vault_id:
        raise LockedError("the unlocked key is another vault's: unlock this one")
    place = _place(keyring.vault_id)
    try:
        sealed = base64.b64decode(values["sealed"])
        if "epoch" in values:
            content = unseal(keyring.cipher(COMMON), sealed, (*place, values["epoch"]))
        else:  # as the first depwork sealed it
            content = unseal(keyring.cipher(RECORDS), sealed, place)
    except (TamperedError, ValueError, TypeError):
        if values.get("epoch", 1) != keyring.holder.epoch:
            raise LockedError("the vault's key was changed: unlock again") from None
        raise TamperedError(f"{KIND} {ID}: changed") from None
    return dict(json.loads(content))


def _values(store: Store) -> dict[str, Any]:
    try:
        values: dict[str, Any] = json.loads(store.get(KIND, ID).body)
        _ = values["vault_id"], values["sealed"]
    except (ValueError, TypeError, KeyError, RecordNotFoundError):
        raise TamperedError(f"{KIND} {ID}: unreadable") from None
    return values


def _place(vault_id: str) -> Place:
    return (KIND, ID, vault_id)
