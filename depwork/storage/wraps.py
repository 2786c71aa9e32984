"""The vault key wrapped for one member: whoever can unwrap it can unlock the vault."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass, field
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import StorageError, TamperedError, WrongPassphraseError
from depwork.storage.kdf import SALT_BYTES, Kdf, passphrase_key
from depwork.storage.keyring import Keyring
from depwork.storage.sealing import Place, seal, unseal

KIND: Final = "vault.wrap"
"""The kind of these records; the id is the member's. A vault has any number of them."""

ARGON2ID: Final = "argon2id"


@dataclass(frozen=True, slots=True)
class Wrap:
    """One wrapped vault key, as stored; it needs no sealing, being sealed itself.

    Args:
        member: Random or chosen id of whose passphrase it is; no name of a person.
        vault_id: The vault whose key is inside.
        kdf: How the passphrase becomes a key.
        salt: Random, for this wrap only.
        wrapped: The sealed vault key.
    """

    member: str
    vault_id: str
    kdf: Kdf
    salt: bytes
    wrapped: bytes = field(repr=False)

    @classmethod
    def of(cls, keyring: Keyring, member: str, passphrase: str, kdf: Kdf) -> Wrap:
        """Return the keyring's vault key wrapped with a passphrase.

        Args:
            keyring: Unlocked.
            member: Whose passphrase it is.
            passphrase: As typed.
            kdf: How costly a guess shall be.
        """
        salt = secrets.token_bytes(SALT_BYTES)
        cipher = AESGCM(passphrase_key(passphrase, salt, kdf))
        place = _place(member, keyring.vault_id, kdf)
        return cls(member, keyring.vault_id, kdf, salt, seal(cipher, keyring.vault_key(), place))

    def open(self, passphrase: str) -> Keyring:
        """Return the keyring inside.

        Args:
            passphrase: As typed.

        Raises:
            WrongPassphraseError: It is not this wrap's passphrase, or the wrap was changed.
        """
        cipher = AESGCM(passphrase_key(passphrase, self.salt, self.kdf))
        place = _place(self.member, self.vault_id, self.kdf)
        try:
            return Keyring(self.vault_id, unseal(cipher, self.wrapped, place))
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
        }
        return json.dumps(values, sort_keys=True).encode()

    @classmethod
    def from_body(cls, member: str, body: bytes) -> Wrap:
        """Return the wrap that a record's body holds.

        Args:
            member: The record's id.
            body: What :meth:`to_body` gave.

        Raises:
            StorageError: It is no such body.
        """
        try:
            values = json.loads(body)
            if values["algorithm"] != ARGON2ID:
                raise StorageError(f"{KIND} {member}: made by a newer depwork")
            salt, wrapped = (base64.b64decode(values[name]) for name in ("salt", "wrapped"))
            return cls(member, str(values["vault_id"]), Kdf(**values["kdf"]), salt, wrapped)
        except (ValueError, TypeError, KeyError, AttributeError):
            raise StorageError(f"{KIND} {member}: unreadable") from None


def _place(member: str, vault_id: str, kdf: Kdf) -> Place:
    return (KIND, member, vault_id, ARGON2ID, kdf.memory_kib, kdf.iterations, kdf.lanes)
