"""A folder's store with its keys: made, unlocked and opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from depwork.errors import (
    NoVaultError,
    PracticeMixError,
    StaleRecordError,
    StorageError,
    VaultExistsError,
)
from depwork.model.audit import Verb
from depwork.model.role import Role
from depwork.storage import address, members, recovery, trail, vault_head
from depwork.storage import passphrase as rule
from depwork.storage.address import FILE
from depwork.storage.audited import AuditedStore
from depwork.storage.kdf import FLOOR, Kdf
from depwork.storage.keyring import FIRST_MEMBER, Keyring
from depwork.storage.protocol import Store
from depwork.storage.sealed import SealedStore
from depwork.storage.unlocking import (
    counted,
    renewed,
    set_wrong_tries,
    unlock,
    unlock_by_recovery,
    wrong_tries,
)
from depwork.storage.vault_head import Cost
from depwork.storage.wraps import Lock

__all__ = [
    "FILE",
    "FIRST_MEMBER",
    "Vault",
    "counted",
    "create",
    "create_practice",
    "exists",
    "open",
    "renewed",
    "set_wrong_tries",
    "unlock",
    "unlock_by_recovery",
    "wrong_tries",
]


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
        inner: What the store seals into, noting each change; None for a store in memory alone.
        keyring: The keys it was opened with; None for a store in memory alone.
    """

    store: Store
    vault_id: str
    practice: bool
    member: str = FIRST_MEMBER
    role: Role = Role.ORGANIZER
    whole: bool = True
    inner: AuditedStore | None = field(default=None, repr=False)
    keyring: Keyring | None = field(default=None, repr=False)

    @property
    def keys(self) -> tuple[AuditedStore, Keyring]:
        """What members and keys are kept with; a store in memory alone has neither."""
        if self.inner is None or self.keyring is None:
            raise StorageError("a practice store in memory has no members and no keys")
        return self.inner, self.keyring

    @property
    def current(self) -> bool:
        """Whether the vault's key is still the one it was opened with."""
        if self.inner is None or self.keyring is None:
            return True
        return not vault_head.changed(self.inner, self.keyring)

    def note(self, verb: Verb, name: str = "", case_id: str | None = None) -> None:
        """Add a line to the audit about what changes no record; in memory alone there is none."""
        if self.inner is not None:
            self.inner.note(verb, name, case_id)

    @property
    def owed(self) -> tuple[str, ...]:
        """The lines that the audit could not take, because nothing can be written."""
        return tuple(map(str, self.inner.owed)) if self.inner is not None else ()

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
        address.existing(folder).close()
    except NoVaultError:
        return False
    return True


def create(
    folder: Path,
    passphrase: str,
    *,
    practice: bool = False,
    name: str = "",
    on: date | None = None,
    recovery_key: str = "",
    kdf: Kdf = FLOOR,
    allow_cheap_kdf: bool = False,
) -> Keyring:
    """Return the keyring of a new vault; :func:`open` opens it.

    Args:
        folder: Where; made with mode 0700.
        passphrase: Its first member's, within ``storage.passphrase``.
        practice: Whether it is for invented people.
        name: What the first member is called.
        on: The day.
        recovery_key: Of ``recovery.new_key``; without one a lost passphrase is the end.
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
    first, secret = members.fresh(name, Role.ORGANIZER, whole=True, on=on, member_id=FIRST_MEMBER)
    keyring = Keyring.fresh(first.holder, secret)
    locks = [(first, secret, Lock.of(passphrase, kdf))]
    if recovery_key:
        locks.append((*members.recovery_member(on), recovery.lock(recovery_key, kdf)))

    def enroll(store: Store) -> None:
        for one, own, lock in locks:
            members.enroll(store, keyring, one, lock, own)

    _make(folder, keyring, enroll, (kdf, locks[0][2].salt), practice=practice)
    return keyring


def create_practice(folder: Path, keyring: Keyring) -> None:
    """Make a practice vault that only this fresh keyring opens while it lasts.

    Raises:
        VaultExistsError: There is one in the folder.
    """
    _make(folder, keyring, lambda _: None, practice=True)


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
        LockedError: The keyring is dropped, another vault's, or from before a changed key.
        TamperedError: The vault's own record was changed.
        PracticeMixError: It is not what the caller expects.
        NewerStoreError: A newer depwork wrote it.
    """
    store = address.existing(folder)
    try:
        is_practice = vault_head.is_practice(store, keyring)
    except BaseException:
        store.close()
        raise
    if practice is not None and practice != is_practice:
        store.close()
        found = "practice" if is_practice else "real"
        raise PracticeMixError(f"the vault in {folder} is one of {found} cases")
    who = keyring.holder
    audited = trail.ready(store, keyring, now)
    return Vault(
        SealedStore(audited, keyring),
        keyring.vault_id,
        is_practice,
        who.member,
        who.role,
        who.whole,
        inner=audited,
        keyring=keyring,
    )


def _make(
    folder: Path,
    keyring: Keyring,
    enroll: Callable[[Store], None],
    cost: Cost | None = None,
    *,
    practice: bool,
) -> None:
    try:
        with address.making(folder) as bare:
            store = AuditedStore.of(bare, keyring)
            with store.transaction():
                store.begin()
                vault_head.write(store, keyring, practice=practice, cost=cost)
                enroll(store)
    except StaleRecordError:
        raise VaultExistsError(f"a vault already stands in {folder}") from None
