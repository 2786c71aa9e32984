"""The data key of each case: random, wrapped by the vault key, erased with the case."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import StaleRecordError, TamperedError
from depwork.storage.keyring import CASE_KEYS, Keyring
from depwork.storage.protocol import Row, Store
from depwork.storage.sealing import Place, new_key, seal, unseal

KIND: Final = "vault.key"
"""The kind of these records. One id per case and holder: the vault now, members later."""

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
            LockedError: The keys were dropped.
        """
        self._keyring.cipher(CASE_KEYS)  # locked means locked, also for kept ciphers
        if case_id in self._kept and not again:
            return self._kept[case_id][1]
        row = self._store.maybe_get(KIND, _name(case_id))
        if row is None:
            self._kept.pop(case_id, None)
            raise TamperedError(f"{KIND} {_name(case_id)}: the case's key is gone")
        return self._keep(row)

    def for_writing(self, case_id: str) -> AESGCM:
        """Return a case's cipher as stored now, made if the case has none.

        Looking each time keeps a session whose case was erased and made anew by another
        from sealing with the erased key. Call it in the transaction that writes.

        Args:
            case_id: The case.
        """
        row = self._store.maybe_get(KIND, _name(case_id))
        if row is not None:
            return self._keep(row)
        wrapping = self._keyring.cipher(CASE_KEYS)
        wrapped = seal(wrapping, new_key(), _place(_name(case_id), 1, case_id))
        try:
            self._store.put(KIND, _name(case_id), wrapped, case_id=case_id, expected_version=0)
        except StaleRecordError:  # another session made it meanwhile
            return self.for_reading(case_id, again=True)
        return self._keep(Row(KIND, _name(case_id), 1, case_id, wrapped))

    def read_all(self) -> None:
        """Keep the ciphers of all cases, read in one go."""
        self._keyring.cipher(CASE_KEYS)
        for row in self._store.scan(KIND):
            self._keep(row)

    def forget(self, case_id: str) -> None:
        """Let go of a case's cipher."""
        self._kept.pop(case_id, None)

    def drop(self) -> None:
        """Let go of all ciphers."""
        self._kept.clear()

    def _keep(self, row: Row) -> AESGCM:
        wrapping = self._keyring.cipher(CASE_KEYS)
        case_id = row.case_id or ""
        kept = self._kept.get(case_id)
        if kept and kept[0] == row.body:
            return kept[1]
        cipher = AESGCM(unseal(wrapping, row.body, _place(row.id, row.version, row.case_id)))
        self._kept[case_id] = (row.body, cipher)
        return cipher


def _name(case_id: str) -> str:
    return f"{case_id}/{HOLDER}"


def _place(name: str, version: int, case_id: str | None) -> Place:
    return (KIND, name, version, case_id)
