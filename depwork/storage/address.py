"""Where a folder's database is: its own SQLite file, or another by one address."""

from __future__ import annotations

import os
import stat
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from depwork.errors import NoVaultError, StorageError, VaultExistsError
from depwork.storage import sqlite, unwritable, vault_head
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
        StorageError: What stands there is empty, cut, a link, or no store of ours.
        StorageError: ``store.toml`` is open to others or cannot be used.
    """
    path = folder / FILE
    store: SqlStore | None = None
    if address := _named(folder):
        store = SqlStore(address)
    elif path.is_symlink() or path.exists():
        sqlite.require_sound(path)
        store = SqlStore.standing(path)
    if store is not None:
        if vault_head.is_vault(store):
            return store
        store.close()
    raise NoVaultError(f"no vault in {folder}: make one with depwork new")


@contextmanager
def making(folder: Path) -> Iterator[SqlStore]:
    """Return a block with the database for a new vault, which takes its name at the end.

    A file is made aside, so that a full disk or a kill leaves no half or empty store behind.

    Raises:
        VaultExistsError: Something stands where the vault would be; it was not touched.
        UnwritableError: The folder cannot be made or written.
    """
    target = folder / FILE
    with unwritable.telling(target):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if address := _named(folder):
        store = SqlStore(address)
        try:
            yield store
        finally:
            store.close()
        return
    if target.is_symlink() or target.exists():
        raise VaultExistsError(f"{target} stands there already: it was left as it is")
    with (
        unwritable.telling(target),
        tempfile.TemporaryDirectory(prefix=".new-", dir=folder, ignore_cleanup_errors=True) as own,
    ):
        aside = Path(own) / FILE
        store = SqlStore.at(aside)
        try:
            yield store
        finally:
            store.close()
        place(aside, target)


def place(made: Path, target: Path) -> None:
    """Give a closed store its name, unless something stands there.

    Raises:
        VaultExistsError: Something does.
    """
    try:
        os.link(made, target)
    except FileExistsError:
        raise VaultExistsError(f"{target} stands there already: it was left as it is") from None
    except OSError:  # a disk without links
        if target.exists():
            raise VaultExistsError(f"{target} stands there already") from None
        made.rename(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _named(folder: Path) -> str:
    path = folder / SETTING
    try:
        mode, text = stat.S_IMODE(path.stat().st_mode), path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(f"{path} cannot be read: {type(error).__name__}") from None
    if mode & 0o077:
        raise StorageError(f"{path} may be read by others: make its mode 0600")
    try:
        address = tomllib.loads(text)["address"]
    except (tomllib.TOMLDecodeError, KeyError, RecursionError):
        raise StorageError(f"{path} names no `address`") from None
    if not isinstance(address, str) or not address.startswith("postgresql+psycopg:"):
        raise StorageError(f"{path}: an address begins with postgresql+psycopg:")
    return address
