"""Where a folder's database is: its own SQLite file, or another by one address."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path
from typing import Final

from depwork.errors import NoVaultError, StorageError
from depwork.storage import vault_head
from depwork.storage.sql import SqlStore

FILE: Final = "depwork.sqlite3"
"""The one file of a vault; SQLite adds ``-wal`` and ``-shm`` beside it while it is open."""

SETTING: Final = "store.toml"
"""A file of mode 0600 that may name another database: ``address = "postgresql+psycopg://…"``."""


def existing(folder: Path) -> SqlStore:
    """Return the database of the vault in a folder.

    Raises:
        NoVaultError: No vault is there.
        NewerStoreError: A newer depwork wrote it.
        StorageError: ``store.toml`` is open to others or cannot be used.
    """
    store: SqlStore | None = None
    if address := _named(folder):
        store = SqlStore(address)
    elif (folder / FILE).is_file():
        store = SqlStore.at(folder / FILE)
    if store is not None:
        if vault_head.is_vault(store):
            return store
        store.close()
    raise NoVaultError(f"no vault in {folder}: make one with depwork new")


def made(folder: Path) -> SqlStore:
    """Return the database for a new vault in a folder, made if there is none."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    address = _named(folder)
    return SqlStore(address) if address else SqlStore.at(folder / FILE)


def _named(folder: Path) -> str:
    path = folder / SETTING
    try:
        mode, text = stat.S_IMODE(path.stat().st_mode), path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(f"{path} cannot be read: {type(error).__name__}") from None
    if mode & 0o077:
        raise StorageError(f"{path} may be read by others: make its mode 0600")
    try:
        address = tomllib.loads(text)["address"]
    except (tomllib.TOMLDecodeError, KeyError):
        raise StorageError(f"{path} names no `address`") from None
    if not isinstance(address, str) or not address.startswith("postgresql+psycopg:"):
        raise StorageError(f"{path}: an address begins with postgresql+psycopg:")
    return address
