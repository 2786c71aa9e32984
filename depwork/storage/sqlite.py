"""Everything that is SQLite's own: the file, its settings, what statements may do."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, Engine, event

WRITES: Final = "depwork_writes"
"""Execution option of an engine whose transactions will write."""

Error: Final = sqlite3.Error
"""What the driver raises where SQLAlchemy does not wrap it: while connecting."""

BUSY_MS: Final = 10_000
"""How long a writer waits for another, in milliseconds."""

_FIRST: Final = "PRAGMA auto_vacuum=FULL"  # acts before the first table; later it would lock
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cell_size_check=ON",
)

_ALLOWED: Final = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_INDEX,
        sqlite3.SQLITE_REINDEX,
    }
)
_FUNCTIONS: Final = frozenset({"count", "max", "min"})
_WITH_VALUE: Final = frozenset(
    {"wal_checkpoint", "table_info", "table_xinfo", "index_list", "foreign_key_list"}
)


def make_file(path: Path) -> None:
    """Make the database's file if there is none, readable by its owner only.

    A file that stands is not opened: closing it again would take away the locks of every
    connection that this process has to it, and another process would then believe that it
    is alone and remove the write-ahead log under us.

    Args:
        path: Where; SQLite gives its ``-wal`` and ``-shm`` files the same mode.

    Raises:
        OSError: It is a link.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
    except FileExistsError:
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None
        path.chmod(0o600)


def set_up(engine: Engine) -> None:
    """Give every new connection of an engine the settings above and an allow-list.

    Transactions are begun by us, not by the driver: a writing one takes the lock at once,
    so that it waits for others instead of failing half-way.
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        if connection.execute("PRAGMA page_count").fetchone() == (0,):
            connection.execute(_FIRST).close()
        for statement in _PRAGMAS:
            connection.execute(statement).close()
        connection.set_authorizer(_authorize)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        raw = cast("sqlite3.Connection", connection.connection.driver_connection)
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()


def forget_pages(engine: Engine) -> None:
    """Empty the write-ahead log, so that erased rows do not linger in it.

    While another session still reads, SQLite keeps the log; the next call empties it.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        raw.close()


def _authorize(
    action: int, first: str | None, second: str | None, _base: str | None, _by: str | None
) -> int:
    """Return whether SQLite may prepare a statement: an allow-list, the rest denied."""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (second is None or first in _WITH_VALUE):
        return sqlite3.SQLITE_OK  # asking what a setting is, never changing it
    return sqlite3.SQLITE_DENY
