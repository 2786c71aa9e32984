"""Unlocked keys: silent in a repr, never pickled, forgotten on demand."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final, NoReturn, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import LockedError, NotPermittedError
from depwork.model.role import Role
from depwork.storage.hardening import harden
from depwork.storage.sealing import KEY_BYTES, derived, new_key

RECORDS: Final = "records"
"""Purpose: sealing records that belong to no case."""

CASE_KEYS: Final = "case-keys"
"""Purpose: wrapping the data keys of cases."""

COMMON: Final = "common"
"""Purpose: sealing what every member reads or adds to, as the audit."""

BACKUP: Final = "backup"
"""Purpose: sealing a backup as a whole."""

PURPOSES: Final = (RECORDS, CASE_KEYS, COMMON, BACKUP)

FIRST_MEMBER: Final = "organizer"
"""Id of the member a vault is made with."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose keys these are.

    Args:
        member: Random or first id; no name.
        role: What the member may do.
        whole: Whether the member holds the vault key; others hold keys of single cases.
        epoch: How often the vault's key was changed, from 1.
    """

    member: str = FIRST_MEMBER
    role: Role = Role.ORGANIZER
    whole: bool = True
    epoch: int = 1


class Keyring:
    """The keys of one member of one vault while they are unlocked.

    ``drop`` overwrites our copy and lets go of all that was derived from it. Python and the
    cipher library may have made copies that we cannot reach: what is promised is that
    nothing is handed out afterwards, and that the memory is gone with the process.

    Args:
        vault_id: Which vault the keys open.
        key: The vault key; for a member without it, the common key. 256 bits.
        holder: Whose keys.
        secret: The member's own secret, if the member has one.
    """

    __slots__ = ("_ciphers", "_key", "_secret", "holder", "vault_id")

    def __init__(
        self, vault_id: str, key: bytes, holder: Holder = Holder(), secret: bytes | None = None
    ) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a vault key has 256 bits")
        harden()
        self.vault_id = vault_id
        self.holder = holder
        self._key: bytearray | None = bytearray(key)
        self._secret: bytearray | None = bytearray(secret) if secret else None
        self._ciphers: dict[str, AESGCM] = {}

    @classmethod
    def fresh(cls, holder: Holder = Holder(), secret: bytes | None = None) -> Self:
        """Return the keyring of a vault yet to be made: a random name and a random key."""
        return cls(secrets.token_hex(16), new_key(), holder, secret)

    @property
    def dropped(self) -> bool:
        """Whether the keys are forgotten."""
        return self._key is None

    def cipher(self, purpose: str) -> AESGCM:
        """Return the cipher for one purpose, its key derived from the vault key.

        Args:
            purpose: One of :data:`PURPOSES`.

        Raises:
            LockedError: The keys were dropped.
            NotPermittedError: It needs the vault key, which this member does not hold.
        """
        if purpose not in PURPOSES:
            raise ValueError("no such purpose")
        self.key()  # locked means locked, also for kept ciphers
        if purpose not in self._ciphers:
            if purpose == COMMON:
                wanted = self.common_key()
            else:
                wanted = derived(self.vault_key(), purpose, self.vault_id)
            self._ciphers[purpose] = AESGCM(wanted)
        return self._ciphers[purpose]

    def vault_key(self) -> bytes:
        """Return the vault key, for sealing it to members and handing it over the agent's socket.

        Raises:
            LockedError: The keys were dropped.
            NotPermittedError: This member does not hold it.
        """
        key = self.key()
        if not self.holder.whole:
            raise NotPermittedError(f"member {self.holder.member} holds keys of single cases only")
        return key

    def common_key(self) -> bytes:
        """Return the key of what all members share.

        Raises:
            LockedError: The keys were dropped.
        """
        key = self.key()
        return derived(key, COMMON, self.vault_id) if self.holder.whole else key

    def key(self) -> bytes:
        """Return the vault key, or for a member without it the common key.

        Raises:
            LockedError: The keys were dropped.
        """
        if self._key is None:
            raise LockedError("the keys of this session were dropped: unlock again")
        return bytes(self._key)

    def secret(self) -> bytes:
        """Return the member's own secret.

        Raises:
            LockedError: The keys were dropped, or these are nobody's own (practice).
        """
        self.key()
        if self._secret is None:
            raise LockedError("these keys are no member's own")
        return bytes(self._secret)

    @property
    def has_secret(self) -> bool:
        """Whether a member's own secret is among the keys."""
        return self._secret is not None

    def copy(self) -> Keyring:
        """Return a keyring of its own with the same keys.

        Raises:
            LockedError: The keys were dropped.
        """
        secret = self.secret() if self.has_secret else None
        return Keyring(self.vault_id, self.key(), self.holder, secret)

    def drop(self) -> None:
        """Forget the keys and all that was derived from them."""
        for held in (self._key, self._secret):
            if held is not None:
                held[:] = bytes(len(held))
        self._key = self._secret = None
        self._ciphers.clear()

    def __repr__(self) -> str:
        return "<Keyring: dropped>" if self.dropped else "<Keyring: unlocked>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("keys are never pickled or copied into a file")
