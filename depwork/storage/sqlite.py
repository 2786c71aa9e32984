"""Everything that is SQLite's own: the file, its settings, what statements may do."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, Engine, event

from depwork.errors import StorageError

WRITES: Final = "depwork_writes"
"""Execution option of an engine whose transactions will write."""

Error: Final = sqlite3.Error
"""What the driver raises where SQLAlchemy does not wrap it: while connecting."""

_HEAD: Final = 100  # bytes of a SQLite file's header
_MAGIC: Final = b"SQLite format 3\0"
_WAL: Final = b"\x02\x02"  # keeps a write-ahead log, as every store that we made
_OURS: Final = "SELECT 1 FROM records WHERE kind LIKE 'vault.%' LIMIT 1"

Raw = sqlite3.Connection
"""The driver's own connection."""

BUSY_MS: Final = 10_000
"""How long a writer waits for another, in milliseconds."""

_AGAIN: Final = 0.02
"""Seconds until a setting that was refused is tried again."""

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
        make_private(path)


def make_private(path: Path) -> None:
    """Let nobody else read a database's file; one that stands on a read-only disk stays."""
    if stat.S_IMODE(path.stat().st_mode) != 0o600:
        with suppress(OSError):
            path.chmod(0o600)


def require_sound(path: Path) -> None:
    """Return if a file can be a store: looked at without opening it as one.

    SQLite would make a new database out of an empty file, follow a link, and change the header
    of another program's file. A log with content beside it may hold what the file has not yet.

    Args:
        path: Of the database's file; something stands there.

    Raises:
        StorageError: It is a link, a folder, empty, cut, or no SQLite file of ours.
    """
    what = _unsound(path)
    if what:
        raise StorageError(
            f"{path} {what}. Nothing was written. Keep it as it is, and restore a backup into a "
            "new folder: depwork vault restore FILE --dir NEW"
        )


def _unsound(path: Path) -> str:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        link = stat.S_ISLNK(found.st_mode)
        return "is a link to somewhere else, not the store itself" if link else "is no file"
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return ""  # a process ended before its log was taken over: SQLite does so now
    with path.open("rb") as file:
        return _not_whole(path, file.read(_HEAD), found.st_size)


def _not_whole(path: Path, head: bytes, size: int) -> str:
    if not head:
        return "is empty: it was cut, or not copied whole"
    if len(head) < _HEAD or not head.startswith(_MAGIC):
        return "is no store of depwork, or its beginning is damaged"
    page = int.from_bytes(head[16:18], "big")
    if size < int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page):
        return "is cut: it was not copied whole"
    return "" if head[18:20] == _WAL or _has_our_tables(path) else "is another program's"


def _has_our_tables(path: Path) -> bool:
    """Return whether a file without a log, as a copying tool makes one, is a store of ours."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as looked:
            return bool(looked.execute(_OURS).fetchone())
    except sqlite3.Error:
        return False


def set_up(engine: Engine) -> None:
    """Give every new connection of an engine the settings above and an allow-list.

    Transactions are begun by us, not by the driver: a writing one takes the lock at once,
    so that it waits for others instead of failing half-way.
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        _settle(connection)
        connection.set_authorizer(authorize)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        raw = cast("sqlite3.Connection", connection.connection.driver_connection)
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()


def _settle(connection: sqlite3.Connection) -> None:
    """Give a connection its settings, waiting for others that do the same.

    Where two turn to the write-ahead log at one moment, each in the other's way, SQLite refuses
    one of them at once, whatever its busy_timeout says.
    """
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            _set(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_AGAIN)
        else:
            return


def _set(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA page_count").fetchone() == (0,):
        connection.execute(_FIRST).close()
    for statement in _PRAGMAS:
        connection.execute(statement).close()


def forget_pages(engine: Engine) -> None:
    """Empty the write-ahead log, so that erased rows do not linger in it.

    While another session still reads, SQLite keeps the log; the next call empties it.
    """
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        raw.close()


def authorize(
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
