"""One body sealed and opened: AES-256-GCM, bound to the place it belongs to."""

from __future__ import annotations

import json
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from depwork.errors import TamperedError

KEY_BYTES: Final = 32
"""256-bit keys throughout."""

FORMAT: Final = 1
"""The envelope's first byte: AES-256-GCM, 12 random bytes of nonce, ciphertext, tag."""

_TEXT: Final = json.JSONEncoder(separators=(",", ":")).encode  # built once: a save needs four
_NONCE: Final = 12
_TAG: Final = 16

Place = tuple[str | int | None, ...]
"""What a body is bound to: kind, id, version, case id and what else tells places apart."""


def new_key() -> bytes:
    """Return a random 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def derived(key: bytes, purpose: str, context: str = "") -> bytes:
    """Return the key derived from another for one purpose (HKDF-SHA256).

    Args:
        key: 256 random bits.
        purpose: What the derived key is for; another purpose gives an unrelated key.
        context: Which vault it is for.
    """
    info = f"depwork/{purpose}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt=context.encode(), info=info).derive(key)


def seal(cipher: AESGCM, body: bytes, place: Place) -> bytes:
    """Return the sealed body: format byte, random nonce, ciphertext and tag.

    Args:
        cipher: The key; a key seals far fewer than 2**32 bodies, so random nonces are safe.
        body: What to seal.
        place: Where it belongs; it opens nowhere else.
    """
    nonce = secrets.token_bytes(_NONCE)
    return bytes((FORMAT,)) + nonce + cipher.encrypt(nonce, body, _bound(place))


def unseal(cipher: AESGCM, sealed: bytes, place: Place) -> bytes:
    """Return the body that was sealed for this place with this key.

    Args:
        cipher: The key.
        sealed: What :func:`seal` gave.
        place: Where it was found; kind and id come first.

    Raises:
        TamperedError: It was changed, cut, moved from elsewhere or sealed with another key.
    """
    nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    if len(rest) < _TAG or sealed[0] != FORMAT:
        raise _tampered(place)
    try:
        return cipher.decrypt(nonce, rest, _bound(place))
    except InvalidTag:
        raise _tampered(place) from None


def nonce_of(sealed: bytes) -> str:
    """Return the nonce of a sealed body in hexadecimal, to bind what follows to it."""
    return sealed[1 : 1 + _NONCE].hex()


def _bound(place: Place) -> bytes:
    return _TEXT((FORMAT, *place)).encode()


def _tampered(place: Place) -> TamperedError:
    return TamperedError(f"{place[0]} {place[1]}: changed, cut, moved or sealed with another key")
