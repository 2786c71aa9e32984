"""A member's own secret wrapped by the member's passphrase."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass, field
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import StorageError, TamperedError, WrongPassphraseError
from depwork.storage.kdf import SALT_BYTES, Kdf, passphrase_key
from depwork.storage.sealing import Place, seal, unseal

KIND: Final = "vault.wrap"
"""The kind of these records; the id is the member's. A vault has any number of them."""

ARGON2ID: Final = "argon2id"

OF_SECRET: Final = "member"  # noqa: S105  what is inside, not the secret
"""What is inside: a member's secret."""

OF_VAULT: Final = ""
"""What is inside: the vault key itself, as the first depwork wrapped it."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A passphrase stretched into a key, with how that was done.

    All members of a vault share salt and cost, so that one stretching tries every member's
    wrap; a recovery key has its own.

    Args:
        kdf: How costly a guess is.
        salt: Random.
        key: The stretched passphrase.
    """

    kdf: Kdf
    salt: bytes
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, passphrase: str, kdf: Kdf, salt: bytes = b"") -> Lock:
        """Return the lock that a passphrase makes.

        Args:
            passphrase: As typed.
            kdf: How costly a guess shall be.
            salt: Of other members' locks; a new one if none.
        """
        salt = salt or secrets.token_bytes(SALT_BYTES)
        return cls(kdf, salt, passphrase_key(passphrase, salt, kdf))


@dataclass(frozen=True, slots=True)
class Wrap:
    """One wrapped secret, as stored; it needs no sealing, being sealed itself.

    Args:
        member: Random or chosen id of whose passphrase it is; no name of a person.
        vault_id: The vault it belongs to.
        kdf: How the passphrase becomes a key.
        salt: Random.
        wrapped: The sealed secret.
        version: The record's version.
        holds: What is inside.
    """

    member: str
    vault_id: str
    kdf: Kdf
    salt: bytes
    wrapped: bytes = field(repr=False)
    version: int = 1
    holds: str = OF_SECRET

    @classmethod
    def of(cls, secret: bytes, member: str, vault_id: str, lock: Lock, version: int = 1) -> Wrap:
        """Return a member's secret wrapped with the member's passphrase.

        Args:
            secret: 256 random bits.
            member: Whose it is.
            vault_id: The vault it belongs to.
            lock: The passphrase, stretched.
            version: The version under which the record will be kept.
        """
        empty = cls(member, vault_id, lock.kdf, lock.salt, b"", version)
        sealed = seal(AESGCM(lock.key), secret, empty.place)
        return cls(member, vault_id, lock.kdf, lock.salt, sealed, version)

    @property
    def place(self) -> Place:
        """What the secret is bound to."""
        cost = (ARGON2ID, self.kdf.memory_kib, self.kdf.iterations, self.kdf.lanes)
        first = (KIND, self.member, self.vault_id, *cost)
        return first if self.holds == OF_VAULT else (*first, self.version, self.holds)

    def lock(self, passphrase: str) -> Lock:
        """Return a passphrase stretched as this wrap asks."""
        return Lock.of(passphrase, self.kdf, self.salt)

    def open(self, lock: Lock) -> bytes:
        """Return the secret inside.

        Args:
            lock: Of :meth:`lock`, or of another wrap with the same salt and cost.

        Raises:
            WrongPassphraseError: It is not this wrap's passphrase, or the wrap was changed.
        """
        try:
            return unseal(AESGCM(lock.key), self.wrapped, self.place)
        except TamperedError:
            raise WrongPassphraseError(f"not the passphrase of member {self.member}") from None

    def to_body(self) -> bytes:
        """Return the record's body: JSON that anyone may read and nobody can use."""
        values = {
            "algorithm": ARGON2ID,
            "vault_id": self.vault_id,
            "kdf": asdict(self.kdf),
            "salt": base64.b64encode(self.salt).decode(),
            "wrapped": base64.b64encode(self.wrapped).decode(),
            "holds": self.holds,
        }
        return json.dumps(values, sort_keys=True).encode()

    @classmethod
    def from_body(cls, member: str, body: bytes, version: int = 1) -> Wrap:
        """Return the wrap that a record's body holds.

        Args:
            member: The record's id.
            body: What :meth:`to_body` gave.
            version: The record's version.

        Raises:
            StorageError: It is no such body.
        """
        try:
            values = json.loads(body)
            if values["algorithm"] != ARGON2ID:
                raise StorageError(f"{KIND} {member}: made by a newer depwork")
            salt, wrapped = (base64.b64decode(values[name]) for name in ("salt", "wrapped"))
            vault_id, holds = str(values["vault_id"]), str(values.get("holds", OF_VAULT))
            kdf = Kdf(**values["kdf"])
        except (ValueError, TypeError, KeyError, AttributeError):
            raise StorageError(f"{KIND} {member}: unreadable") from None
        return cls(member, vault_id, kdf, salt, wrapped, version, holds)
