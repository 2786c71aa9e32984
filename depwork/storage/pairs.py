"""A member's two pairs of keys: anybody can seal for the member, only the member can sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import TamperedError
from depwork.storage.sealing import Place, derived, seal, unseal

BOX_BYTES: Final = 32
"""Length of a public key, and of what stands before a box's sealed content."""


@dataclass(frozen=True, slots=True)
class Publics:
    """The public halves; they open nothing.

    Args:
        box: X25519; what is sealed for the member is sealed to it.
        sign: Ed25519; what the member signed is checked with it.
    """

    box: bytes
    sign: bytes


def publics_of(secret: bytes) -> Publics:
    """Return the public halves that belong to a member's secret.

    Args:
        secret: 256 random bits that only the member's passphrase unwraps.
    """
    return Publics(
        _box_key(secret).public_key().public_bytes_raw(),
        _sign_key(secret).public_key().public_bytes_raw(),
    )


def seal_to(box: bytes, body: bytes, place: Place) -> bytes:
    """Return a body sealed for one member: a passing public key, then the sealed body.

    Args:
        box: The member's public key.
        body: What to seal.
        place: Where it belongs; it opens nowhere else.
    """
    passing = X25519PrivateKey.generate()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(box))
    mine = passing.public_key().public_bytes_raw()
    return mine + seal(AESGCM(_agreed(shared, mine, box)), body, place)


def open_box(secret: bytes, sealed: bytes, place: Place) -> bytes:
    """Return the body that was sealed for the member with this secret.

    Raises:
        TamperedError: It was changed, moved, or sealed for somebody else.
    """
    key = _box_key(secret)
    passing, rest = sealed[:BOX_BYTES], sealed[BOX_BYTES:]
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(passing))
    except ValueError:
        raise TamperedError(f"{place[0]} {place[1]}: changed or cut") from None
    box = key.public_key().public_bytes_raw()
    return unseal(AESGCM(_agreed(shared, passing, box)), rest, place)


def sign(secret: bytes, message: bytes) -> bytes:
    """Return the member's signature under a message."""
    return _sign_key(secret).sign(message)


def signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether the holder of a public key signed a message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _box_key(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derived(secret, "member-box"))


def _sign_key(secret: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived(secret, "member-sign"))


def _agreed(shared: bytes, passing: bytes, box: bytes) -> bytes:
    return derived(shared, "box", passing.hex() + box.hex())
