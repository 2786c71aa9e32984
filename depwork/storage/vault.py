"""A folder's store with its keys: made, unlocked and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from depwork.errors import (
    NoVaultError,
    PracticeMixError,
    StaleRecordError,
    StorageError,
    VaultExistsError,
    WrongPassphraseError,
)
from depwork.model.audit import Verb
from depwork.model.role import Role
from depwork.storage import passphrase as rule
from depwork.storage import tries, vault_head, wraps
from depwork.storage.audited import AuditedStore, audited
from depwork.storage.kdf import FLOOR, Kdf
from depwork.storage.keyring import Keyring
from depwork.storage.protocol import Store
from depwork.storage.sealed import SealedStore
from depwork.storage.sql import SqlStore
from depwork.storage.trail import ready
from depwork.storage.wraps import Wrap

FILE: Final = "depwork.sqlite3"
"""The one file of a vault; SQLite adds ``-wal`` and ``-shm`` beside it while it is open."""

FIRST_MEMBER: Final = "organizer"
"""Id of the member a vault is made with."""


@dataclass(frozen=True, slots=True)
class Vault:
    """An open vault.

    Args:
        store: Seals and opens; the one way to the records.
        vault_id: Random name of the vault.
        practice: Whether it holds invented people only.
        member: Random id of who unlocked it; no name.
        role: What that member may do, in ``rules.roles``.
        whole: Whether that member holds the vault key, or keys of single cases only.
        trail: The same store as sealed, with its audit; None for a store in memory alone.
    """

    store: Store
    vault_id: str
    practice: bool
    member: str = FIRST_MEMBER
    role: Role = Role.ORGANIZER
    whole: bool = True
    trail: AuditedStore | None = field(default=None, repr=False)

    def note(self, verb: Verb, name: str = "", case_id: str | None = None) -> None:
        """Add a line to the audit, as :meth:`AuditedStore.note`; in memory alone there is none."""
        if self.trail is not None:
            self.trail.note(verb, name, case_id)

    def refuse_mix(self, *, practice: bool, what: str) -> None:
        """Return if a record may be kept here.

        Args:
            practice: Whether the record is of an invented person.
            what: Kind and id of the record, for the message.

        Raises:
            PracticeMixError: A practice record would enter a real vault, or the reverse.
        """
        if practice != self.practice:
            here = "practice" if self.practice else "real"
            raise PracticeMixError(f"{what} may not be kept in a vault of {here} cases")

    def close(self) -> None:
        """Let go of the file and all ciphers."""
        self.store.close()


def exists(folder: Path) -> bool:
    """Return whether a vault stands in this folder."""
    try:
        _inner(folder).close()
    except NoVaultError:
        return False
    return True


def create(
    folder: Path,
    passphrase: str,
    *,
    practice: bool = False,
    member: str = FIRST_MEMBER,
    kdf: Kdf = FLOOR,
    allow_cheap_kdf: bool = False,
) -> Keyring:
    """Return the keyring of a new vault; :func:`open` opens it.

    Args:
        folder: Where; made with mode 0700 if there is none.
        passphrase: Its first member's; it must keep the rule of ``storage.passphrase``.
        practice: Whether it is for invented people.
        member: Id of the first member.
        kdf: How costly a guess of the passphrase shall be.
        allow_cheap_kdf: Take parameters below the floor; for tests alone.

    Raises:
        WeakPassphraseError: The passphrase is too short.
        VaultExistsError: There is a vault already.
        StorageError: The key derivation is below the floor.
    """
    rule.require(passphrase)
    if not (kdf.reaches_floor or allow_cheap_kdf):
        raise StorageError("the key derivation is cheaper than a real vault's floor")
    keyring = Keyring.fresh()
    first = Wrap.of(keyring, member, passphrase, kdf)
    _make(folder, keyring, practice=practice, first=first)
    return keyring


def create_practice(folder: Path, keyring: Keyring) -> None:
    """Make a practice vault that no passphrase opens, only this keyring while it lasts.

    Args:
        folder: A temporary folder.
        keyring: A fresh one.

    Raises:
        VaultExistsError: There is a vault already.
    """
    _make(folder, keyring, practice=True, first=None)


def unlock(folder: Path, passphrase: str) -> Keyring:
    """Return the keyring that a passphrase opens; the key agent's work.

    Args:
        folder: The vault's folder.
        passphrase: As typed.

    Raises:
        NoVaultError: No vault is here.
        WrongPassphraseError: It opens nothing here.
    """
    with _visited(folder) as store:
        found = [Wrap.from_body(row.id, row.body) for row in store.scan(wraps.KIND)]
    for wrap in found:
        try:
            return wrap.open(passphrase)
        except WrongPassphraseError:
            continue
    raise WrongPassphraseError(f"the passphrase opens nothing in {folder}")


def wrong_tries(folder: Path) -> int:
    """Return how many wrong passphrases were tried here since the last right one."""
    with _visited(folder) as store:
        return tries.wrong_tries(store)


def set_wrong_tries(folder: Path, count: int) -> None:
    """Keep how many wrong passphrases were tried here.

    Args:
        folder: The vault's folder.
        count: Since the last right one.
    """
    with _visited(folder) as store:
        tries.set_wrong_tries(store, count)


def note_failed(folder: Path) -> None:
    """Count a wrong passphrase for the audit, which tells of it when next unlocked."""
    with _visited(folder) as store:
        tries.note_failed(store)


def open(  # noqa: A001  vault.open reads as it should
    folder: Path,
    keyring: Keyring,
    *,
    practice: bool | None = None,
    now: Callable[[], str] = str,
) -> Vault:
    """Return the open vault of a folder.

    Args:
        folder: The vault's folder.
        keyring: Unlocked; dropping it locks the vault.
        practice: What the caller expects; None takes either.
        now: The caller's clock, as text, for the audit.

    Raises:
        NoVaultError: No vault is here.
        LockedError: The keyring is dropped or another vault's.
        TamperedError: The vault's own record was changed.
        PracticeMixError: It is not what the caller expects.
        NewerStoreError: A newer depwork wrote it.
    """
    store = _inner(folder)
    try:
        is_practice = vault_head.is_practice(store, keyring)
        trail = ready(store, keyring, FIRST_MEMBER, now)
    except BaseException:
        store.close()
        raise
    if practice is not None and practice != is_practice:
        store.close()
        found = "practice" if is_practice else "real"
        raise PracticeMixError(f"the vault in {folder} is one of {found} cases")
    sealed = SealedStore(trail, keyring)
    return Vault(sealed, keyring.vault_id, is_practice, trail=trail)


def _file(folder: Path) -> Path:
    return folder / FILE


def _inner(folder: Path) -> SqlStore:
    if _file(folder).is_file():
        store = SqlStore.at(_file(folder))
        if vault_head.is_vault(store):
            return store
        store.close()
    raise NoVaultError(f"no vault in {folder}: make one with depwork new")


@contextmanager
def _visited(folder: Path) -> Iterator[SqlStore]:
    store = _inner(folder)
    try:
        yield store
    finally:
        store.close()


def _make(folder: Path, keyring: Keyring, *, practice: bool, first: Wrap | None) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = SqlStore.at(_file(folder))
    trail = audited(store, keyring, FIRST_MEMBER)
    try:
        with trail.transaction():
            trail.begin()
            vault_head.write(trail, keyring, practice=practice)
            if first is not None:
                body = first.to_body()
                trail.put(wraps.KIND, first.member, body, case_id=None, expected_version=0)
    except StaleRecordError:
        raise VaultExistsError(f"a vault already stands in {folder}") from None
    finally:
        store.close()
