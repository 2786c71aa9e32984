"""The one rule a new passphrase must keep."""

from __future__ import annotations

from typing import Final

from depwork.errors import WeakPassphraseError
from depwork.model.problem import Problem
from depwork.storage.kdf import normal

LEAST_CHARACTERS: Final = 14
LEAST_WORDS: Final = 6
MOST_CHARACTERS: Final = 1000

TOO_SHORT: Final = "passphrase_short"
"""Key of the sentence in ``errors.toml``."""

_PATH: Final = "vault.passphrase"


def problem_of(passphrase: str) -> Problem | None:
    """Return what is wrong with a new passphrase, or None.

    Args:
        passphrase: As typed. It needs 14 characters besides blanks, or six words,
            and at most a thousand characters.
    """
    if len(passphrase) > MOST_CHARACTERS:
        most: dict[str, str | int | float] = {"max_length": MOST_CHARACTERS}
        return Problem(path=_PATH, key="string_too_long", params=most)
    words = normal(passphrase).split()
    if len(words) >= LEAST_WORDS or sum(map(len, words)) >= LEAST_CHARACTERS:
        return None
    params: dict[str, str | int | float] = {"min_length": LEAST_CHARACTERS, "words": LEAST_WORDS}
    return Problem(path=_PATH, key=TOO_SHORT, params=params)


def require(passphrase: str) -> None:
    """Return if a new passphrase keeps the rule.

    Raises:
        WeakPassphraseError: It is too short.
    """
    if problem_of(passphrase) is not None:
        raise WeakPassphraseError(
            f"a passphrase needs {LEAST_CHARACTERS} characters or {LEAST_WORDS} words, "
            f"and at most {MOST_CHARACTERS} characters"
        )
