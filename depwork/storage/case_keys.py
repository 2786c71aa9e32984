"""The data key of each case: random, wrapped by the vault key, erased with the case.

A member without the vault key is given a case by a wrap of its key for that member: the
same record under the member's id instead of the vault's.
"""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import LockedError, NotPermittedError, StaleRecordError, TamperedError
from depwork.storage import vault_head
from depwork.storage.keyring import CASE_KEYS, Keyring
from depwork.storage.pairs import open_box, seal_to
from depwork.storage.protocol import Row, Store
from depwork.storage.sealing import Place, new_key, seal, unseal

KIND: Final = "vault.key"
"""The kind of these records. One id per case and holder: the vault, or a member."""

HOLDER: Final = "vault"


class CaseKeys:
    """Ciphers of cases, read from a store as needed and kept while unlocked.

    Args:
        store: Where the wrapped keys are, unsealed by any other store.
        keyring: Unlocked.
    """

    def __init__(self, store: Store, keyring: Keyring) -> None:
        self._store = store
        self._keyring = keyring
        self._kept: dict[str, tuple[bytes, AESGCM]] = {}

    def for_reading(self, case_id: str, *, again: bool = False) -> AESGCM:
        """Return a case's cipher.

        Args:
            case_id: The case.
            again: Read the store even if a cipher is kept; the case may have been made anew.

        Raises:
            TamperedError: The case has rows but no key, or the key was changed.
            NotPermittedError: The case is not shared with this member.
            LockedError: The keys were dropped.
        """
        self._keyring.key()  # locked means locked, also for kept ciphers
        if case_id in self._kept and not again:
            return self._kept[case_id][1]
        row = self._store.maybe_get(KIND, self._name(case_id))
        if row is None:
            self._kept.pop(case_id, None)
            raise self._missing(case_id)
        return self._keep(row)

    def for_writing(self, case_id: str) -> AESGCM:
        """Return a case's cipher as stored now, made if the case has none.

        Looking each time keeps a session whose case was erased and made anew by another
        from sealing with the erased key. Call it in the transaction that writes.

        Args:
            case_id: The case.
        """
        row = self._store.maybe_get(KIND, self._name(case_id))
        if row is not None:
            return self._keep(row)
        if not self._keyring.holder.whole:
            raise self._missing(case_id)
        if vault_head.changed(self._store, self._keyring):
            raise LockedError("the vault's key was changed: unlock again")
        wrapping = self._keyring.cipher(CASE_KEYS)
        name = self._name(case_id)
        wrapped = seal(wrapping, new_key(), _place(name, 1, case_id))
        try:
            self._store.put(KIND, name, wrapped, case_id=case_id, expected_version=0)
        except StaleRecordError:  # another session made it meanwhile
            return self.for_reading(case_id, again=True)
        return self._keep(Row(KIND, name, 1, case_id, wrapped))

    def read_all(self) -> None:
        """Keep the ciphers of all cases that are open to this member, read in one go."""
        self._keyring.key()
        for row in self._store.scan(KIND):
            if row.id == self._name(row.case_id or ""):
                self._keep(row)

    def shared(self) -> frozenset[str] | None:
        """Return the cases open to this member, or None for all."""
        if self._keyring.holder.whole:
            return None
        heads = self._store.heads(KIND)
        cases = {head.case_id for head in heads if head.id == self._name(head.case_id or "")}
        return frozenset(case for case in cases if case)

    def forget(self, case_id: str) -> None:
        """Let go of a case's cipher."""
        self._kept.pop(case_id, None)

    def drop(self) -> None:
        """Let go of all ciphers."""
        self._kept.clear()

    def _keep(self, row: Row) -> AESGCM:
        self._keyring.key()
        case_id = row.case_id or ""
        kept = self._kept.get(case_id)
        if kept and kept[0] == row.body:
            return kept[1]
        try:
            cipher = AESGCM(opened(self._keyring, row))
        except TamperedError:
            if vault_head.changed(self._store, self._keyring):
                raise LockedError("the vault's key was changed: unlock again") from None
            raise
        self._kept[case_id] = (row.body, cipher)
        return cipher

    def _name(self, case_id: str) -> str:
        return name_of(case_id, self._holder)

    @property
    def _holder(self) -> str:
        holder = self._keyring.holder
        return HOLDER if holder.whole else holder.member

    def _missing(self, case_id: str) -> TamperedError | NotPermittedError:
        if self._keyring.holder.whole:
            return TamperedError(f"{KIND} {self._name(case_id)}: the case's key is gone")
        return NotPermittedError(f"case {case_id} is not shared with member {self._holder}")


def name_of(case_id: str, holder: str) -> str:
    """Return the id of a case's key as wrapped for one holder."""
    return f"{case_id}/{holder}"


def opened(keyring: Keyring, row: Row) -> bytes:
    """Return the data key in a row of :data:`KIND` that is this keyring's to open."""
    place = _place(row.id, row.version, row.case_id)
    if keyring.holder.whole:
        return unseal(keyring.cipher(CASE_KEYS), row.body, place)
    return open_box(keyring.secret(), row.body, place)


def rewrapped(keyring: Keyring, row: Row, data_key: bytes) -> bytes:
    """Return the body that holds a data key for the vault, at the row's next version."""
    return seal(keyring.cipher(CASE_KEYS), data_key, _place(row.id, row.version + 1, row.case_id))


def granted(box: bytes, case_id: str, member: str, data_key: bytes) -> bytes:
    """Return the body that gives a case's data key to a member, at version 1."""
    return seal_to(box, data_key, _place(name_of(case_id, member), 1, case_id))


def _place(name: str, version: int, case_id: str | None) -> Place:
    return (KIND, name, version, case_id)
