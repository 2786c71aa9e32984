"""A paper that a link opens: sealed by the link's own secret, and bound to a case's version."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import StorageError
from depwork.storage import address, cases
from depwork.storage.sealing import derived, seal, unseal

_NAME: Final = "guest-name"
_KEY: Final = "guest-key"


def name_of(secret: str) -> str:
    """Return what a link's paper is called; it says nothing of the secret."""
    return derived(_long(secret), _NAME).hex()[:32]


def sealed_for(secret: str, body: bytes) -> bytes:
    """Return a paper that this link's secret alone opens."""
    return seal(AESGCM(derived(_long(secret), _KEY)), body, (_KEY, name_of(secret)))


def opened_by(secret: str, sealed: bytes) -> bytes:
    """Return the paper.

    Raises:
        TamperedError: It was changed, or sealed for another link.
    """
    return unseal(AESGCM(derived(_long(secret), _KEY)), sealed, (_KEY, name_of(secret)))


def version_now(folder: Path, case_code: str) -> int:
    """Return a case's version as its workbook's file tells it without a key; 0 for none."""
    try:
        with closing(address.existing(folder)) as store:
            return max((head.version for head in store.heads(cases.KIND, case_code)), default=0)
    except StorageError:
        return 0


def _long(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="replace")).digest()
