"""A new vault key: what the old one sealed is sealed anew, in one transaction."""

from __future__ import annotations

from dataclasses import replace

from depwork.storage import audit, case_keys, members, vault_head
from depwork.storage.case_keys import HOLDER, name_of, opened, rewrapped
from depwork.storage.keyring import Keyring
from depwork.storage.protocol import BlobHead, Row, Store
from depwork.storage.sealed import SealedStore
from depwork.storage.sealing import new_key
from depwork.storage.vault import Vault


def rotate(vault: Vault) -> Keyring:
    """Return the keys of the member at work under a new vault key.

    Every member who stays finds the new key in a new box; sessions opened before are told
    to unlock again, or renew by themselves. The data keys of cases stay, wrapped anew.

    Args:
        vault: Open, by a member who holds the vault key.

    Raises:
        NotPermittedError: This member does not.
        StaleRecordError: Somebody else changed the key meanwhile; nothing was done.
    """
    store, old = vault.keys
    old.vault_key()
    holder = replace(old.holder, epoch=old.holder.epoch + 1)
    new = Keyring(old.vault_id, new_key(), holder, old.secret() if old.has_secret else None)
    with store.transaction():
        head = store.get(vault_head.KIND, vault_head.ID)
        rows, blobs = _loose_rows(store, old), _loose_blobs(store, old)
        everyone = members.listed(store, old)
        cost = vault_head.cost_of(store, old)
        vault_head.write(store, new, practice=vault.practice, version=head.version, cost=cost)
        _seal_anew(SealedStore(store, new), rows, blobs)
        _wrap_anew(store, old, new)
        audit.rewrap(store, old, new)
        for one in everyone:
            members.write(store, new, one)
            if one.gone_on is None:
                members.hand(store, new, one)
    return new


def _loose_rows(store: Store, old: Keyring) -> list[Row]:
    """Return the records of no case, opened."""
    sealed = SealedStore(store, old)
    heads = sealed.heads()
    return [sealed.get(head.kind, head.id) for head in heads if head.case_id is None]


def _loose_blobs(store: Store, old: Keyring) -> list[tuple[BlobHead, list[bytes]]]:
    """Return the blobs of no case, opened."""
    sealed = SealedStore(store, old)
    heads = [head for head in sealed.blobs() if head.case_id is None]
    return [(head, list(sealed.get_blob(head.id))) for head in heads]


def _seal_anew(
    store: SealedStore, rows: list[Row], blobs: list[tuple[BlobHead, list[bytes]]]
) -> None:
    for row in rows:
        version = row.version
        if version == 1:  # written once, so it stays at its first version
            store.delete(row.kind, row.id)
            version = 0
        store.put(row.kind, row.id, row.body, case_id=None, expected_version=version)
    for head, chunks in blobs:
        store.delete_blob(head.id)
        store.put_blob(head.id, chunks, kind=head.kind, case_id=None)


def _wrap_anew(store: Store, old: Keyring, new: Keyring) -> None:
    for row in list(store.scan(case_keys.KIND)):
        if row.case_id and row.id == name_of(row.case_id, HOLDER):
            body = rewrapped(new, row, opened(old, row))
            store.put(row.kind, row.id, body, case_id=row.case_id, expected_version=row.version)
