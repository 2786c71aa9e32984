"""Whose facts files count here: the organization's own key, and the keys that its keeper added."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from depwork.errors import RecordNotFoundError, StorageError
from depwork.guide.checks import read_checks
from depwork.model.audit import Verb
from depwork.model.fact_check import CODE
from depwork.model.role import Action
from depwork.services.guiding import guide_folders
from depwork.services.permitting import permit
from depwork.storage import fact_keys
from depwork.storage.fact_keys import OwnKey, Trusted
from depwork.storage.vault import Vault

__all__ = ["OwnKey", "Trusted", "distrust", "make_key", "own_key", "trust", "trusted"]


def own_key(vault: Vault) -> OwnKey | None:
    """Return the organization's own key for facts files, if one was made."""
    permit(vault, Action.TRUST_KEY)
    return fact_keys.own(vault)


def make_key(vault: Vault, name: str, today: date) -> OwnKey:
    """Return the organization's key; where there is one it stays, and only the name is new.

    Args:
        vault: Open.
        name: What the organization calls itself in its files: a code, no person's name.
        today: The day.

    Raises:
        StorageError: The name is no code.
    """
    permit(vault, Action.TRUST_KEY)
    return fact_keys.make(vault, _named(name), today)


def trusted(vault: Vault) -> tuple[Trusted, ...]:
    """Return the keys of other organizations whose facts files are read here."""
    permit(vault, Action.TRUST_KEY)
    return fact_keys.trusted(vault)


def trust(vault: Vault, fingerprint: str, name: str, today: date) -> Trusted:
    """Return a key as it is trusted from now on.

    Args:
        vault: Open.
        fingerprint: As that organization read it out.
        name: What it is called here: a code. It stands beside each entry taken from it.
        today: The day.

    Raises:
        StorageError: No fingerprint, the name is no code, another key has that name, or it is
            the organization's own key.
    """
    permit(vault, Action.TRUST_KEY)
    one = Trusted(
        fingerprint=fact_keys.typed_fingerprint(fingerprint),
        name=_named(name),
        on=today,
        by=vault.member,
    )
    own = fact_keys.own(vault)
    if own is not None and own.fingerprint == one.fingerprint:
        raise StorageError(f"{one.fingerprint} is this workbook's own key")
    others = (key for key in fact_keys.trusted(vault) if key.fingerprint != one.fingerprint)
    if any(key.name.casefold() == one.name.casefold() for key in others):
        raise StorageError(f"another key is called {one.name} here: choose another name")
    with vault.store.transaction():
        fact_keys.trust(vault, one)
        vault.note(Verb.TRUST, one.fingerprint)
    return one


def distrust(vault: Vault, home: Path, fingerprint: str) -> tuple[str, ...]:
    """Return the entries that still rest on a key that is not trusted any more.

    Args:
        vault: Open.
        home: The workbook's folder.
        fingerprint: The key's.

    Raises:
        RecordNotFoundError: It was not trusted.
    """
    permit(vault, Action.TRUST_KEY)
    which = fact_keys.typed_fingerprint(fingerprint)
    with vault.store.transaction():
        if not fact_keys.distrust(vault, which):
            raise RecordNotFoundError(f"{which} is not among the trusted keys")
        vault.note(Verb.DISTRUST, which)
    checks = read_checks(guide_folders(home))
    return tuple(sorted(key for key, made in checks.items() if made[-1].signed_by == which))


def _named(name: str) -> str:
    if not CODE.fullmatch(name):
        raise StorageError("a name is a code of at most 12 letters, digits and hyphens: LEGAL-1")
    return name
