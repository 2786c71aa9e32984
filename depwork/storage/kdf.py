"""From a passphrase to a key: Argon2id, its floor and its calibration."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from depwork.errors import StorageError
from depwork.storage.sealing import KEY_BYTES

SALT_BYTES: Final = 16

_MOST_MEMORY_KIB: Final = 4 * 1024 * 1024
_MOST_ITERATIONS: Final = 1000
_MOST_LANES: Final = 64


@dataclass(frozen=True, slots=True)
class Kdf:
    """How costly one guess of a passphrase is; stored beside the key it wraps.

    Args:
        memory_kib: Memory of one guess, in KiB.
        iterations: Passes over it.
        lanes: How many threads may share the work.
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        within = (
            8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and 1 <= self.iterations <= _MOST_ITERATIONS
            and 1 <= self.lanes <= _MOST_LANES
        )
        if not within:
            raise StorageError("the key derivation's parameters are outside all sense")

    @property
    def reaches_floor(self) -> bool:
        """Whether a real vault may use it."""
        return self.memory_kib >= FLOOR.memory_kib and self.iterations >= FLOOR.iterations


FLOOR: Final = Kdf(memory_kib=64 * 1024, iterations=3, lanes=4)
"""The least a real vault uses: 64 MiB, 3 passes."""


def passphrase_key(passphrase: str, salt: bytes, kdf: Kdf) -> bytes:
    """Return the 256-bit key of a passphrase.

    Args:
        passphrase: As typed; normalised, so that two keyboards' accents are the same.
        salt: Random, one for each wrap.
        kdf: The cost.
    """
    derivation = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=kdf.iterations,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    return derivation.derive(normal(passphrase).encode(errors="surrogatepass"))


def normal(passphrase: str) -> str:
    """Return a passphrase in one Unicode form, without blanks around and doubled within."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def calibrated(seconds: Callable[[], float], *, aim: float = 0.5, most: float = 1.0) -> Kdf:
    """Return parameters at or above the floor that take about ``aim`` seconds here.

    Args:
        seconds: A clock that never goes back, e.g. ``time.monotonic``.
        aim: What one unlocking should take, in seconds.
        most: What it should not exceed, in seconds; the floor wins over it.
    """
    passphrase_key("calibration", bytes(SALT_BYTES), FLOOR)  # the first run also loads code
    start = seconds()
    passphrase_key("calibration", bytes(SALT_BYTES), FLOOR)
    a_pass = max(seconds() - start, 1e-6) / FLOOR.iterations
    passes = min(round(aim / a_pass), int(most / a_pass), _MOST_ITERATIONS)
    return Kdf(FLOOR.memory_kib, max(passes, FLOOR.iterations), FLOOR.lanes)
