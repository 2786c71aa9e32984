"""A short PIN for this run: what it locks away is as safe as the agent's memory, no safer."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import TamperedError
from depwork.storage.agent import wire
from depwork.storage.kdf import FLOOR, SALT_BYTES, Kdf, passphrase_key
from depwork.storage.keyring import Keyring
from depwork.storage.sealing import Place, seal, unseal

LEAST_CHARACTERS: Final = 4
MOST_CHARACTERS: Final = 32
MOST_WRONG: Final = 5
"""So many wrong ones, and the passphrase is needed."""

_FREE: Final = 1  # wrong ones that cost no wait; each further one doubles it
_PLACE: Final[Place] = ("pin", "keys")


def fits(pin: str) -> bool:
    """Return whether a PIN may be set: at least four characters, not all the same."""
    return LEAST_CHARACTERS <= len(pin) <= MOST_CHARACTERS and len(set(pin)) > 1


class Pin:
    """A PIN and, while the session is locked, the keys sealed with it.

    The PIN itself is kept nowhere; while the session is unlocked the key made from it is.

    Args:
        pin: As typed; it fits.
        seconds: A clock that never goes back.
        kdf: How costly a guess is.
    """

    def __init__(self, pin: str, seconds: Callable[[], float], kdf: Kdf = FLOOR) -> None:
        self._seconds = seconds
        self._kdf = kdf
        self._salt = secrets.token_bytes(SALT_BYTES)
        self._cipher: AESGCM | None = self._made(pin)
        self._sealed = b""
        self._wrong = 0
        self._not_before = 0.0

    @property
    def holds(self) -> bool:
        """Whether keys wait behind the PIN."""
        return bool(self._sealed)

    def lock(self, keyring: Keyring) -> None:
        """Seal the keys away and let go of what would open them."""
        if self._cipher is not None:
            body = json.dumps(wire.message_of(keyring)).encode()
            self._sealed = seal(self._cipher, body, _PLACE)
        self._cipher = None

    def open(self, pin: str) -> Keyring | None:
        """Return the keys, or None for a wrong PIN or one that comes too soon."""
        if not self._sealed or self.wait():
            return None
        self._wrong += 1
        cipher = self._made(pin)
        try:
            body = unseal(cipher, self._sealed, _PLACE)
        except TamperedError:
            if self._wrong > _FREE:
                self._not_before = self._seconds() + 2.0 ** (self._wrong - _FREE - 1)
            if self._wrong >= MOST_WRONG:
                self._sealed = b""
            return None
        self._cipher, self._sealed, self._wrong = cipher, b"", 0
        return wire.keyring_of(json.loads(body))

    def wait(self) -> float:
        """Return how long until another try counts, in seconds."""
        return max(0.0, self._not_before - self._seconds())

    def _made(self, pin: str) -> AESGCM:
        return AESGCM(passphrase_key(pin, self._salt, self._kdf))
