"""The record that says which vault a store is, and whether for practice."""

from __future__ import annotations

import base64
import json
from typing import Final

from depwork.errors import LockedError, TamperedError
from depwork.storage.keyring import RECORDS, Keyring
from depwork.storage.protocol import Store
from depwork.storage.sealing import Place, seal, unseal

KIND: Final = "vault.head"
"""The kind of this record; its body is JSON, the practice flag in it sealed."""

ID: Final = "head"


def write(store: Store, keyring: Keyring, *, practice: bool) -> None:
    """Make a store a vault.

    Args:
        store: Not yet a vault; unsealed by any other store.
        keyring: The new vault's.
        practice: Whether it is for invented people.

    Raises:
        StaleRecordError: It is a vault already.
    """
    _put(store, keyring, practice=practice, version=0)


def mark_audited(store: Store, keyring: Keyring) -> None:
    """Say in an older vault's record that its audit has begun; a missing one is then noticed.

    Args:
        store: An older vault, unsealed by any other store.
        keyring: Unlocked.
    """
    practice = is_practice(store, keyring)
    _put(store, keyring, practice=practice, version=store.get(KIND, ID).version)


def is_vault(store: Store) -> bool:
    """Return whether the store has such a record."""
    return store.maybe_get(KIND, ID) is not None


def is_practice(store: Store, keyring: Keyring) -> bool:
    """Return whether the vault is for practice, as sealed when it was made.

    Raises:
        LockedError: The keyring is dropped or another vault's.
        TamperedError: The record was changed.
    """
    return bool(_content(store, keyring)["practice"])


def is_audited(store: Store, keyring: Keyring) -> bool:
    """Return whether the vault's audit has begun, as sealed when it did.

    Raises:
        LockedError: The keyring is dropped or another vault's.
        TamperedError: The record was changed.
    """
    return bool(_content(store, keyring).get("audited"))


def _content(store: Store, keyring: Keyring) -> dict[str, bool]:
    try:
        values = json.loads(store.get(KIND, ID).body)
        vault_id, sealed = values["vault_id"], base64.b64decode(values["sealed"])
    except (ValueError, TypeError, KeyError):
        raise TamperedError(f"{KIND} {ID}: unreadable") from None
    if vault_id != keyring.vault_id:
        raise LockedError("the unlocked key is another vault's: unlock this one")
    content = unseal(keyring.cipher(RECORDS), sealed, _place(keyring.vault_id))
    return dict(json.loads(content))


def _put(store: Store, keyring: Keyring, *, practice: bool, version: int) -> None:
    content = json.dumps({"practice": practice, "audited": True}).encode()
    sealed = seal(keyring.cipher(RECORDS), content, _place(keyring.vault_id))
    values = {"vault_id": keyring.vault_id, "sealed": base64.b64encode(sealed).decode()}
    store.put(KIND, ID, json.dumps(values).encode(), case_id=None, expected_version=version)


def _place(vault_id: str) -> Place:
    return (KIND, ID, vault_id)
