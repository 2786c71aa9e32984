"""The key that signs an organization's facts files, and the keys of others that it trusts.

Both are records without a case, sealed with the vault's key. All trusted keys stand in one
record, so that the file shows nobody which organizations work together.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from depwork.errors import StorageError
from depwork.model.fact_check import Code, Fingerprint
from depwork.model.record import Record
from depwork.storage.pairs import publics_of, sign, signed_by
from depwork.storage.sealing import new_key
from depwork.storage.vault import Vault

__all__ = [
    "OwnKey",
    "Trusted",
    "distrust",
    "fingerprint_of",
    "make",
    "own",
    "signature",
    "signed_by",
    "trust",
    "trusted",
    "typed_fingerprint",
]

KIND: Final = "facts_key"
TRUSTED: Final = "facts_trusted"
_ONLY: Final = "only"
_TYPED: Final = re.compile(r"[A-Z2-7]{32}")


class _Kept(Record):
    name: Code
    secret: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    on: date


class OwnKey(Record):
    """What others may know of an organization's key.

    Args:
        name: What the organization calls itself, a code.
        fingerprint: What others trust.
        public: The key that checks its signatures, in hexadecimal.
    """

    name: Code
    fingerprint: Fingerprint
    public: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Trusted(Record):
    """A key of another organization.

    Args:
        fingerprint: Compared by telephone or face to face before it was added.
        name: What the keeper here calls that organization, a code.
        on: The day it was added.
        by: Id of the member who added it.
    """

    fingerprint: Fingerprint
    name: Code
    on: date
    by: str


class _All(Record):
    keys: tuple[Trusted, ...] = ()


def fingerprint_of(public: bytes) -> str:
    """Return what a key is known by: 160 bits of its SHA-256, in eight groups of four signs."""
    signs = base64.b32encode(hashlib.sha256(b"depwork facts key" + public).digest()[:20]).decode()
    return _grouped(signs)


def typed_fingerprint(text: str) -> str:
    """Return a fingerprint as it is written, however it was typed.

    Raises:
        StorageError: It is none.
    """
    signs = re.sub(r"[\s-]", "", text).upper()
    if not _TYPED.fullmatch(signs):
        raise StorageError("a fingerprint is eight groups of four letters and digits (2 to 7)")
    return _grouped(signs)


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def own(vault: Vault) -> OwnKey | None:
    """Return the vault's own key for facts, if one was made."""
    kept = _kept(vault)[0]
    return None if kept is None else _told(kept)


def make(vault: Vault, name: str, on: date) -> OwnKey:
    """Return the vault's key for facts under a name; the key stays if there is one.

    Args:
        vault: Open.
        name: What the organization calls itself, a code.
        on: The day.
    """
    kept, version = _kept(vault)
    secret = kept.secret if kept else new_key().hex()
    made = _Kept(name=name, secret=secret, on=on)
    body = made.model_dump_json().encode()
    vault.store.put(KIND, _ONLY, body, case_id=None, expected_version=version)
    return _told(made)


def signature(vault: Vault, message: bytes) -> bytes:
    """Return a signature by the vault's own key.

    Raises:
        StorageError: No key was made.
    """
    kept = _kept(vault)[0]
    if kept is None:
        raise StorageError("no key for facts was made here")
    return sign(bytes.fromhex(kept.secret), message)


def trusted(vault: Vault) -> tuple[Trusted, ...]:
    """Return the keys of others that the keeper added."""
    return _all(vault)[0].keys


def trust(vault: Vault, one: Trusted) -> None:
    """Add a key, or give the one that is there another name."""
    found, version = _all(vault)
    others = (key for key in found.keys if key.fingerprint != one.fingerprint)
    _put(vault, (*others, one), version)


def distrust(vault: Vault, fingerprint: str) -> bool:
    """Return whether a key was trusted and is not any more."""
    found, version = _all(vault)
    others = tuple(key for key in found.keys if key.fingerprint != fingerprint)
    if len(others) == len(found.keys):
        return False
    _put(vault, others, version)
    return True


def _put(vault: Vault, keys: tuple[Trusted, ...], version: int) -> None:
    body = _All(keys=keys).model_dump_json().encode()
    vault.store.put(TRUSTED, _ONLY, body, case_id=None, expected_version=version)


def _kept(vault: Vault) -> tuple[_Kept | None, int]:
    row = vault.store.maybe_get(KIND, _ONLY)
    return (_Kept.model_validate_json(row.body), row.version) if row else (None, 0)


def _all(vault: Vault) -> tuple[_All, int]:
    row = vault.store.maybe_get(TRUSTED, _ONLY)
    return (_All.model_validate_json(row.body), row.version) if row else (_All(), 0)


def _told(kept: _Kept) -> OwnKey:
    public = publics_of(bytes.fromhex(kept.secret)).sign
    return OwnKey(name=kept.name, fingerprint=fingerprint_of(public), public=public.hex())
