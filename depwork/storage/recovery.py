"""The printed recovery key: 160 random bits in groups that a person can copy without mistakes."""

from __future__ import annotations

import secrets
from typing import Final

from depwork.errors import StorageError
from depwork.storage.kdf import Kdf
from depwork.storage.wraps import Lock

ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two letters and digits without look-alikes."""

GROUP: Final = 4
GROUPS: Final = 9
"""Eight groups of key, one that tells a slip of the pen."""

_DRAWN: Final = GROUP * (GROUPS - 1)
_PRIME: Final = 1_048_573  # the largest below 32**4, what four letters can say


def new_key() -> str:
    """Return a new recovery key as printed: nine groups of four."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(_DRAWN))
    whole = drawn + _check(drawn)
    return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def read(typed: str) -> str | None:
    """Return a typed key in its one form, or None if a letter is wrong or missing.

    Args:
        typed: With or without dashes and blanks, in any case.
    """
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != GROUP * GROUPS or set(letters) - set(ALPHABET):
        return None
    return letters if _check(letters[:_DRAWN]) == letters[_DRAWN:] else None


def lock(key: str, kdf: Kdf) -> Lock:
    """Return the lock that a recovery key makes, with a salt of its own.

    Raises:
        StorageError: It is no recovery key.
    """
    whole = read(key)
    if whole is None:
        raise StorageError("that is no recovery key: a letter is wrong or missing")
    return Lock.of(whole, kdf)


def _check(drawn: str) -> str:
    """Return the last group: the rest by a prime, so that no single slip divides evenly."""
    number = 0
    for letter in drawn:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    rest, letters = number % _PRIME, ""
    for _ in range(GROUP):
        rest, at = divmod(rest, len(ALPHABET))
        letters = ALPHABET[at] + letters
    return letters
