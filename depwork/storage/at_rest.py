"""Reading a SQLite file where nothing can be written: a full disk, a read-only folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError

from depwork.errors import StorageError, UnwritableError
from depwork.storage import sqlite
from depwork.storage.driver_errors import Telling
from depwork.storage.migrations import applied

_PRAGMAS: Final = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cell_size_check=ON",
    "PRAGMA query_only=ON",
)


class Way:
    """How a database is reached; a file, where nothing can be written, as it lies there.

    Args:
        address: SQLAlchemy's URL.

    Raises:
        StorageError: The address cannot be read, or its driver is not installed.
    """

    def __init__(self, address: URL | str) -> None:
        try:
            self.engine = create_engine(address, hide_parameters=True, pool_reset_on_return=None)
        except ImportError:
            said = "the database's driver is not installed: pip install 'depwork[postgresql]'"
            raise StorageError(said) from None
        except (ArgumentError, ValueError):
            raise StorageError("the address in store.toml cannot be read") from None
        name = self.engine.url.database
        self.path = Path(name) if self.engine.dialect.name == "sqlite" and name else None
        self.telling = Telling(self.path)
        self._resting: Engine | None = None

    def steps(self, *, rest: bool) -> frozenset[str]:
        """Return the names of the migrations that the database has taken.

        Args:
            rest: Whether to read a file as it lies there, if it cannot be opened for writing.
        """
        try:
            return self._steps()
        except UnwritableError:
            self._resting = engine_of(self.path) if rest and self.path else None
            if self._resting is None:
                raise
            return self._steps()

    def reader(self) -> Engine:
        """Return what is read from: a file at rest only while nobody has written to it."""
        if self._resting is not None and self.path and log_stands(self.path):
            self.rise()
        return self._resting or self.engine

    def rise(self) -> None:
        """Leave the rest, if there is room again.

        Raises:
            UnwritableError: There is not.
        """
        if self._resting is not None:
            with self.telling, self.engine.connect() as connection:
                applied(connection)
            self._resting.dispose()
            self._resting = None

    def close(self) -> None:
        """Let go of the file or the connections."""
        self.engine.dispose()
        if self._resting is not None:
            self._resting.dispose()

    def _steps(self) -> frozenset[str]:
        with self.telling, self.reader().connect() as connection:
            return applied(connection)


def engine_of(path: Path) -> Engine | None:
    """Return an engine that reads a file as it lies there, or None where that is not all of it.

    SQLite's log needs room for an index of its own even to read. A file whose log is empty is
    whole without it; one whose log holds something is not, and is not read in part.

    Args:
        path: The database's file.
    """
    if log_stands(path):
        return None
    query = {"immutable": "1", "mode": "ro", "uri": "true"}
    address = URL.create("sqlite", database=path.absolute().as_uri(), query=query)
    engine = create_engine(address, hide_parameters=True, pool_reset_on_return=None)

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite.Raw, _record: object) -> None:
        connection.isolation_level = None
        for statement in _PRAGMAS:
            connection.execute(statement).close()
        connection.set_authorizer(sqlite.authorize)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        cast("sqlite.Raw", connection.connection.driver_connection).execute("BEGIN").close()

    return engine


def log_stands(path: Path) -> bool:
    """Return whether a log with content stands beside a file: somebody writes, or was killed."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return log.stat().st_size > 0
    except OSError:
        return False
