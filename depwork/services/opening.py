"""Opening a workbook: the one way to vaults, keys and the key agent from outside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from depwork.model.choices import Locale
from depwork.services.practising import fill, invented
from depwork.storage import recovery
from depwork.storage import vault as vaults
from depwork.storage.agent import Client, Other, device_folder, start
from depwork.storage.agent.client import State
from depwork.storage.kdf import calibrated
from depwork.storage.keyring import Keyring
from depwork.storage.leaf import fingerprint, leaf_for
from depwork.storage.memory import MemoryStore
from depwork.storage.passphrase import LEAST_CHARACTERS, LEAST_WORDS, problem_of
from depwork.storage.tries import wait_after
from depwork.storage.vault import FILE, Vault, exists
from depwork.storage.word_lists import suggested

__all__ = [
    "FILE",
    "LEAST_CHARACTERS",
    "LEAST_WORDS",
    "RECOVERY_GROUPS",
    "Client",
    "Keyring",
    "Other",
    "State",
    "Vault",
    "create",
    "device_folder",
    "exists",
    "fingerprint",
    "keys_of",
    "leaf_for",
    "open_vault",
    "practice_vault",
    "problem_of",
    "recover",
    "start_agent",
    "suggested",
    "unlock",
    "wait_after",
    "wait_before",
]

RECOVERY_GROUPS: Final = recovery.GROUPS
"""How many groups of signs a printed recovery key has."""
start_agent = start


def practice_vault(home: Path | None, today: date, locale: Locale) -> Vault:
    """Return a vault in memory alone, filled with the invented people.

    Args:
        home: The workbook's folder; its own invented people come before ours.
        today: The day from which their dates are counted.
        locale: The language of their texts.
    """
    vault = Vault(MemoryStore(), "practice", practice=True)
    fill(vault, invented(home, today, locale))
    return vault


def open_vault(
    folder: Path, keyring: Keyring, *, practice: bool = False, now: Callable[[], str] = str
) -> Vault:
    """Return the vault in a folder; the caller closes it.

    Args:
        folder: The workbook's.
        keyring: Unlocked.
        practice: Whether it is for invented people.
        now: The caller's clock for the audit, as text.

    Raises:
        NoVaultError: No vault stands in the folder.
    """
    return vaults.open(folder, keyring, practice=practice, now=now)


def wait_before(folder: Path) -> float:
    """Return how many seconds the wrong tries so far ask to wait before the next one."""
    return wait_after(vaults.wrong_tries(folder))


def unlock(folder: Path, passphrase: str) -> Keyring:
    """Return the keys that a passphrase opens; a wrong one is counted.

    Raises:
        WrongPassphraseError: It opens nothing here.
    """
    return vaults.counted(folder, lambda: vaults.unlock(folder, passphrase))


def keys_of(folder: Path, passphrase: str) -> Keyring:
    """Return the same without counting: for a copy laid aside, whose file counts nothing.

    Raises:
        WrongPassphraseError: It opens nothing here.
    """
    return vaults.unlock(folder, passphrase)


def recover(folder: Path, key: str) -> Keyring:
    """Return the keys that a printed recovery key opens; a wrong one is counted.

    Raises:
        WrongPassphraseError: It opens nothing here.
    """
    return vaults.counted(folder, lambda: vaults.unlock_by_recovery(folder, key))


def create(
    folder: Path, passphrase: str, *, name: str, on: date, clock: Callable[[], float]
) -> str:
    """Return the recovery key of a new vault, to be printed once.

    Args:
        folder: Where.
        passphrase: Its first member's.
        name: What the first member is called.
        on: The day.
        clock: Seconds that only go forward, to find out how costly a guess can be made here.

    Raises:
        VaultExistsError: A vault stands there.
        WeakPassphraseError: The passphrase is too short.
    """
    key = recovery.new_key()
    cost = calibrated(clock)
    vaults.create(folder, passphrase, name=name, on=on, recovery_key=key, kdf=cost).drop()
    return key
