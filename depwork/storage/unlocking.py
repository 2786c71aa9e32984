"""From a passphrase or a recovery key to a member's keys; wrong tries are counted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from depwork.errors import UnwritableError, WrongPassphraseError
from depwork.model.role import Role
from depwork.storage import address, members, recovery, tries, vault_head, wraps
from depwork.storage.kdf import Kdf
from depwork.storage.keyring import Holder, Keyring
from depwork.storage.members import RECOVERY
from depwork.storage.protocol import Store
from depwork.storage.wraps import OF_VAULT, Lock, Wrap


def unlock(folder: Path, passphrase: str) -> Keyring:
    """Return the keyring that a member's passphrase opens; the key agent's work.

    Args:
        folder: The vault's folder.
        passphrase: As typed.

    Raises:
        NoVaultError: No vault is here.
        WrongPassphraseError: It opens nothing here.
    """
    store = address.existing(folder)
    try:
        locks: dict[tuple[bytes, Kdf], Lock] = {}
        for wrap in _wraps(store):
            if wrap.member == RECOVERY:
                continue
            key = wrap.salt, wrap.kdf
            locks[key] = locks.get(key) or wrap.lock(passphrase)
            try:
                secret = wrap.open(locks[key])
            except WrongPassphraseError:
                continue
            return _keys(store, wrap, secret, locks[key])
    finally:
        store.close()
    raise WrongPassphraseError(f"the passphrase opens nothing in {folder}")


def unlock_by_recovery(folder: Path, typed: str) -> Keyring:
    """Return the keyring that the printed recovery key opens; set a new passphrase with it.

    Args:
        folder: The vault's folder.
        typed: The key as copied from paper.

    Raises:
        NoVaultError: No vault is here.
        WrongPassphraseError: It opens nothing here, or holds a slip of the pen.
    """
    store = address.existing(folder)
    try:
        row = store.maybe_get(wraps.KIND, RECOVERY)
        key = recovery.read(typed)
        if row is None or key is None:
            raise WrongPassphraseError(f"not the recovery key of {folder}")
        wrap = Wrap.from_body(row.id, row.body, row.version)
        secret = wrap.open(wrap.lock(key))
        return members.received(store, wrap.vault_id, RECOVERY, secret)
    finally:
        store.close()


def renewed(folder: Path, keyring: Keyring) -> Keyring:
    """Return the same member's keys as they are now; the vault's key may have been changed.

    Raises:
        LockedError: The keyring is dropped, or the member was locked out.
    """
    store = address.existing(folder)
    try:
        if not keyring.has_secret or not vault_head.changed(store, keyring):
            return keyring.copy()
        return members.received(store, keyring.vault_id, keyring.holder.member, keyring.secret())
    finally:
        store.close()


def wrong_tries(folder: Path) -> int:
    """Return how many wrong passphrases were tried here since the last right one."""
    store = address.existing(folder)
    try:
        return tries.wrong_tries(store)
    finally:
        store.close()


def set_wrong_tries(folder: Path, count: int) -> None:
    """Keep how many wrong passphrases were tried here.

    Args:
        folder: The vault's folder.
        count: Since the last right one.
    """
    store = address.existing(folder)
    try:
        tries.set_wrong_tries(store, count)
    finally:
        store.close()


def note_failed(folder: Path) -> None:
    """Count a wrong passphrase for the audit, which tells of it when next unlocked."""
    store = address.existing(folder)
    try:
        tries.note_failed(store)
    finally:
        store.close()


def counted(folder: Path, attempt: Callable[[], Keyring]) -> Keyring:
    """Return what a try opens; a wrong one is counted before it is looked at.

    Args:
        folder: The vault's folder.
        attempt: By passphrase or recovery key; the caller has waited as ``tries`` asks.

    Raises:
        WrongPassphraseError: It opens nothing.
    """
    with suppress(UnwritableError):  # where nothing can be written, reading goes on
        set_wrong_tries(folder, wrong_tries(folder) + 1)  # counted first, against a kill
    try:
        keyring = attempt()
    except WrongPassphraseError:
        with suppress(UnwritableError):
            note_failed(folder)
        raise
    with suppress(UnwritableError):
        set_wrong_tries(folder, 0)
    return keyring


def _wraps(store: Store) -> list[Wrap]:
    return [Wrap.from_body(row.id, row.body, row.version) for row in store.scan(wraps.KIND)]


def _keys(store: Store, wrap: Wrap, secret: bytes, lock: Lock) -> Keyring:
    """Return the keys of a member whose wrap was opened."""
    if wrap.holds != OF_VAULT:
        return members.received(store, wrap.vault_id, wrap.member, secret)
    # As the first depwork wrapped it: the vault key itself, of one organizer. Made new now.
    keyring = Keyring(wrap.vault_id, secret, Holder(wrap.member, epoch=vault_head.epoch(store)))
    one, own = members.fresh("", Role.ORGANIZER, whole=True, on=None, member_id=wrap.member)
    with store.transaction():
        row = store.get(wraps.KIND, wrap.member)
        now = Wrap.from_body(row.id, row.body, row.version)
        if now.holds != OF_VAULT:  # another process was first, and this one waited for it
            own = now.open(lock)
        else:
            members.enroll(store, keyring, one, lock, own)
    return members.received(store, wrap.vault_id, wrap.member, own)
