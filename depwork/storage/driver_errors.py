"""A database driver's errors, told as ours."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from depwork.errors import StorageError, UnwritableError
from depwork.storage import sqlite, unwritable

_LITTLE: Final = 256 * 1024  # bytes: with less, what the disk refused it refused for want of room
_SERVER_FULL: Final = "53100"  # PostgreSQL's own number for a full disk


class Telling:
    """A block in which a driver's error is raised as ours.

    Its text names statements, never their values. A class and not a generator: every
    statement of a save passes it.

    Args:
        path: Of the database's file; None for one on a server.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Do nothing before."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise ours for theirs."""
        if isinstance(error, (DBAPIError, sqlite.Error)):
            raise self._told(error) from error

    def _told(self, error: BaseException) -> StorageError:
        orig = getattr(error, "orig", None) or error
        if getattr(orig, "sqlstate", None) == _SERVER_FULL:
            said = "the database server's disk is full: nothing was written; make room there"
            return UnwritableError(said, "disk_full")
        code = getattr(orig, "sqlite_errorcode", 0) & 0xFF
        if self._path is not None:
            if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and self._no_room()):
                return unwritable.full(self._path)
            if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
                return unwritable.closed(self._path)
            if code == sqlite3.SQLITE_IOERR:
                return UnwritableError(
                    f"the disk refuses {self._path}: it may be over a quota, or failing. What "
                    "stood before still stands; copy the folder to another disk"
                )
        return StorageError(f"the database refused: {type(orig).__name__}: {orig}")

    def _no_room(self) -> bool:
        with suppress(OSError):
            return self._path is not None and shutil.disk_usage(self._path.parent).free < _LITTLE
        return False
