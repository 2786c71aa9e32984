"""Passphrases to choose from: six words drawn at random, in English or Spanish."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from typing import Final

from mnemonic import Mnemonic

from depwork.model.choices import Locale
from depwork.storage.passphrase import LEAST_WORDS

_LISTS: Final = {Locale.EN: "english", Locale.ES: "spanish"}


def suggested(locale: Locale) -> str:
    """Return six words out of 2048, 66 bits, that nobody chose.

    Args:
        locale: The language of the words.
    """
    return " ".join(secrets.choice(_words(locale.paper)) for _ in range(LEAST_WORDS))


@cache
def _words(locale: Locale) -> tuple[str, ...]:
    found = Mnemonic(_LISTS[locale]).wordlist
    return tuple(unicodedata.normalize("NFC", word) for word in found)
