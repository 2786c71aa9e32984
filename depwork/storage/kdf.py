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

_MOST_MEMORY_KIB: Final = 1024 * 1024
_MOST_ITERATIONS: Final = 100
_MOST_WORK_KIB: Final = 100 * 64 * 1024  # memory times passes: some ten seconds of a slow machine
_MOST_LANES: Final = 16


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
            and self.memory_kib * self.iterations <= _MOST_WORK_KIB
            and 1 <= self.lanes <= _MOST_LANES
        )
        if not within:
            raise StorageError("the key derivation's parameters are outside all sense")

    @property
    def reaches_floor(self) -> bool:
        """Whether a real vault may use it."""
        return self.is_at_least(FLOOR)

    def is_at_least(self, other: Kdf) -> bool:
        """Whether a guess costs no less memory and no fewer passes than with another."""
        return self.memory_kib >= other.memory_kib and self.iterations >= other.iterations


FLOOR: Final = Kdf(memory_kib=64 * 1024, iterations=3, lanes=4)
"""The least a real vault uses: 64 MiB, 3 passes."""

least: Kdf = FLOOR
"""The least that any derivation accepts, whoever asks for less: a row of the database, a backup.
The tests' own start of Python lowers it, nothing else."""


def passphrase_key(passphrase: str, salt: bytes, kdf: Kdf) -> bytes:
    """Return the 256-bit key of a passphrase.

    Args:
        passphrase: As typed; normalised, so that two keyboards' accents are the same.
        salt: Random, one for each wrap.
        kdf: The cost.

    Raises:
        StorageError: It is cheaper than the floor: somebody changed the file.
    """
    if not kdf.is_at_least(least):
        raise StorageError(
            "the file asks for a cheaper key derivation than any real vault uses: somebody "
            "changed it. Type no passphrase; restore a backup"
        )
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
