"""Unlocked keys: silent in a repr, never pickled, forgotten on demand."""

from __future__ import annotations

import secrets
from typing import Final, NoReturn

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import LockedError
from depwork.storage.sealing import KEY_BYTES, derived, new_key

RECORDS: Final = "records"
"""Purpose: sealing records that belong to no case."""

CASE_KEYS: Final = "case-keys"
"""Purpose: wrapping the data keys of cases."""

AUDIT: Final = "audit"
"""Purpose: sealing the lines of the audit."""

BACKUP: Final = "backup"
"""Purpose: sealing a backup as a whole."""

PURPOSES: Final = (RECORDS, CASE_KEYS, AUDIT, BACKUP)


class Keyring:
    """The vault key of one vault while it is unlocked.

    ``drop`` overwrites our copy and lets go of all that was derived from it. Python and the
    cipher library may have made copies that we cannot reach: what is promised is that
    nothing is handed out afterwards, and that the memory is gone with the process.

    Args:
        vault_id: Which vault the key opens.
        vault_key: 256 random bits.
    """

    __slots__ = ("_ciphers", "_key", "vault_id")

    def __init__(self, vault_id: str, vault_key: bytes) -> None:
        if len(vault_key) != KEY_BYTES:
            raise ValueError("a vault key has 256 bits")
        self.vault_id = vault_id
        self._key: bytearray | None = bytearray(vault_key)
        self._ciphers: dict[str, AESGCM] = {}

    @classmethod
    def fresh(cls) -> Keyring:
        """Return the keyring of a vault yet to be made: a random name and a random key."""
        return cls(secrets.token_hex(16), new_key())

    @property
    def dropped(self) -> bool:
        """Whether the key is forgotten."""
        return self._key is None

    def cipher(self, purpose: str) -> AESGCM:
        """Return the cipher for one purpose, its key derived from the vault key.

        Args:
            purpose: One of :data:`PURPOSES`.

        Raises:
            LockedError: The key was dropped.
        """
        if purpose not in PURPOSES:
            raise ValueError("no such purpose")
        key = self.vault_key()
        if purpose not in self._ciphers:
            self._ciphers[purpose] = AESGCM(derived(key, purpose, self.vault_id))
        return self._ciphers[purpose]

    def vault_key(self) -> bytes:
        """Return the vault key, for wrapping it and for handing it over the agent's socket.

        Raises:
            LockedError: The key was dropped.
        """
        if self._key is None:
            raise LockedError("the keys of this session were dropped: unlock again")
        return bytes(self._key)

    def copy(self) -> Keyring:
        """Return a keyring of its own with the same key.

        Raises:
            LockedError: The key was dropped.
        """
        return Keyring(self.vault_id, self.vault_key())

    def drop(self) -> None:
        """Forget the key and all that was derived from it."""
        if self._key is not None:
            self._key[:] = bytes(len(self._key))
        self._key = None
        self._ciphers.clear()

    def __repr__(self) -> str:
        return "<Keyring: dropped>" if self.dropped else "<Keyring: unlocked>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("keys are never pickled or copied into a file")
