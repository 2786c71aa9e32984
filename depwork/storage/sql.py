"""A store in a SQL database: SQLite in one file, or another by its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any, Self

from sqlalchemy import URL, Connection, Executable, Select, delete, select

from depwork.errors import RecordNotFoundError, StaleRecordError, StorageError
from depwork.storage import postgresql, sqlite, statements
from depwork.storage.at_rest import Way
from depwork.storage.migrations import NAMES, migrate
from depwork.storage.protocol import BlobHead, Head, Row
from depwork.storage.quick import Quick
from depwork.storage.tables import BLOBS, RECORDS
from depwork.storage.writer import Writer


class SqlStore:
    """A :class:`~depwork.storage.protocol.Store` in a SQL database.

    Args:
        address: SQLAlchemy's URL of the database. Opening it applies the missing
            migrations.
        standing: Whether it must be a store already.

    Raises:
        NewerStoreError: A newer depwork wrote it.
        StorageError: It must be a store already, and is none.
        StorageError: It is no database, or cannot be read.
    """

    def __init__(self, address: URL | str, *, standing: bool = False) -> None:
        self._way = Way(address)
        self._engine, self._telling = self._way.engine, self._way.telling
        self._writer = Writer(self._engine.execution_options(**{sqlite.WRITES: True}))
        self._dialect = self._engine.dialect.name
        self._now = local()
        self._add = statements.unless_there(self._dialect, RECORDS)
        self._quick = Quick(self._engine, (*statements.OFTEN, self._add))
        if self._dialect == "sqlite":
            sqlite.set_up(self._engine)
        elif self._dialect == "postgresql":
            postgresql.set_up(self._engine)
        try:
            self._bring_up(standing=standing)
        except BaseException:
            self.close()
            raise

    @classmethod
    def at(cls, path: Path) -> Self:
        """Return the store in a SQLite file, made with mode 0600 if there is none.

        Args:
            path: The database's file; its folder exists.
        """
        sqlite.make_file(path)
        return cls(URL.create("sqlite", database=str(path)))

    @classmethod
    def standing(cls, path: Path) -> Self:
        """Return the store in a SQLite file that is one already.

        Where nothing can be written it is read as it lies there (:class:`at_rest.Way`).

        Args:
            path: Looked at by :func:`sqlite.require_sound`.

        Raises:
            StorageError: It is another program's; nothing was written.
        """
        sqlite.make_private(path)
        return cls(URL.create("sqlite", database=str(path)), standing=True)

    def put(
        self, kind: str, name: str, body: bytes, *, case_id: str | None, expected_version: int
    ) -> int:
        """Return the new version after keeping a record."""
        version = expected_version + 1
        if expected_version:
            values = {"was": expected_version, "now": version, "of": case_id, "content": body}
            done = self._write(statements.NEXT, {"k": kind, "n": name, **values})
        else:
            values = {"version": version, "case_id": case_id, "body": body}
            done = self._write(self._add, {"kind": kind, "id": name, **values})
        if done != 1:
            raise StaleRecordError(f"{kind} {name}: not at version {expected_version}")
        return version

    def get(self, kind: str, name: str) -> Row:
        """Return a record as last put."""
        row = self.maybe_get(kind, name)
        if row is None:
            raise RecordNotFoundError(f"{kind} {name}: no such record")
        return row

    def maybe_get(self, kind: str, name: str) -> Row | None:
        """Return a record as last put, or None if there is none."""
        rows = self._read(statements.GET, {"k": kind, "n": name})
        return Row(*rows[0]) if rows else None

    def heads(self, kind: str | None = None, case_id: str | None = None) -> tuple[Head, ...]:
        """Return what records there are, by kind and id."""
        columns = select(RECORDS.c.kind, RECORDS.c.id, RECORDS.c.version, RECORDS.c.case_id)
        asked = columns.where(*statements.only(RECORDS, kind, case_id))
        return tuple(Head(*row) for row in self._read(asked.order_by(RECORDS.c.kind, RECORDS.c.id)))

    def scan(self, kind: str, case_id: str | None = None) -> Iterator[Row]:
        """Return all records of a kind by id."""
        asked = statements.SCAN if case_id is None else statements.SCAN_OF
        return (Row(*row) for row in self._read(asked, {"k": kind, "of": case_id}))

    def load(self, row: Row) -> None:
        """Keep a row of another store just as it was there; for restoring into a new store."""
        values = {"version": row.version, "case_id": row.case_id, "body": row.body}
        self._write(RECORDS.insert(), {"kind": row.kind, "id": row.id, **values})

    def delete(self, kind: str, name: str, *, expected_version: int | None = None) -> bool:
        """Return whether there was a record to delete."""
        with self.transaction():
            key = {"k": kind, "n": name}
            found = self._read(statements.VERSION, key)
            if found and expected_version not in (None, found[0][0]):
                raise StaleRecordError(f"{kind} {name}: not at version {expected_version}")
            return self._write(delete(RECORDS).where(statements.THIS), key) > 0

    def delete_case(self, case_id: str) -> int:
        """Return how many records and blobs of a case were deleted."""
        with self.transaction():
            blobs = len(self.blobs(case_id=case_id))
            self._write(delete(BLOBS).where(BLOBS.c.case_id == case_id))
            records = self._write(delete(RECORDS).where(RECORDS.c.case_id == case_id))
            self._now.erased = True
        return records + blobs

    def put_blob(
        self, name: str, chunks: Iterable[bytes], *, kind: str, case_id: str | None
    ) -> int:
        """Return the number of chunks kept."""
        add = statements.unless_there(self._dialect, BLOBS)
        count = 0
        with self.transaction():
            for count, chunk in enumerate(_at_least_one(chunks), start=1):
                values = {"kind": kind, "case_id": case_id, "body": bytes(chunk)}
                if self._write(add, {"id": name, "chunk": count - 1, **values}) != 1:
                    raise StaleRecordError(f"blob {name}: exists already; blobs are written once")
        return count

    def get_blob(self, name: str) -> Iterator[bytes]:
        """Return a blob's content in chunks, read one by one."""
        return self._chunks(self.blob_head(name))

    def blob_head(self, name: str) -> BlobHead:
        """Return what the store says of a blob without opening it."""
        found = self._read(statements.HEADS_OF_BLOBS.where(BLOBS.c.id == name))
        if not found:
            raise RecordNotFoundError(f"blob {name}: no such blob")
        return BlobHead(*found[0])

    def blobs(self, kind: str | None = None, case_id: str | None = None) -> tuple[BlobHead, ...]:
        """Return what blobs there are, by id."""
        asked = statements.HEADS_OF_BLOBS.where(*statements.only(BLOBS, kind, case_id)).order_by(
            BLOBS.c.id
        )
        return tuple(BlobHead(*row) for row in self._read(asked))

    def delete_blob(self, name: str) -> bool:
        """Return whether there was a blob to delete."""
        return self._write(delete(BLOBS).where(BLOBS.c.id == name)) > 0

    @contextmanager
    def transaction(self) -> Iterator[Self]:
        """Return a block whose changes are kept together or not at all."""
        outer: Connection | None = getattr(self._now, "connection", None)
        with self._telling:
            if outer is not None:
                with outer.begin_nested():
                    yield self
                return
            self._way.rise()
            with self._writer.at_hand() as connection, connection.begin():
                self._now.connection = connection
                try:
                    yield self
                finally:
                    self._now.connection = None
            self._forget()

    def close(self) -> None:
        """Let go of the file or the connections."""
        self._writer.close()
        self._way.close()

    def _bring_up(self, *, standing: bool) -> None:
        done = self._way.steps(rest=standing)
        if standing and not done:
            raise StorageError(f"{self._way.path} is another program's. Nothing was written")
        if done != NAMES:
            with self.transaction():
                migrate(self._now.connection)

    def _forget(self) -> None:
        if self._dialect == "sqlite" and getattr(self._now, "erased", False):
            self._now.erased = False
            sqlite.forget_pages(self._engine)

    def _chunks(self, blob: BlobHead) -> Iterator[bytes]:
        for number in range(blob.chunks):
            found = self._read(statements.CHUNK, {"n": blob.id, "c": number})
            if not found:
                raise RecordNotFoundError(f"blob {blob.id}: chunk {number} is gone")
            yield found[0][0]

    def _read(self, asked: Select[Any], values: dict[str, Any] | None = None) -> list[Any]:
        outer: Connection | None = getattr(self._now, "connection", None)
        with self._telling:
            if outer is not None:
                return list(self._quick.run(outer, asked, values) or outer.execute(asked, values))
            with self._way.reader().connect() as connection:
                quick = self._quick.run(connection, asked, values)
                return list(quick or connection.execute(asked, values))

    def _write(self, statement: Executable, values: dict[str, Any] | None = None) -> int:
        outer: Connection | None = getattr(self._now, "connection", None)
        if outer is None:
            with self.transaction():
                return self._write(statement, values)
        with self._telling:
            done = self._quick.run(outer, statement, values) or outer.execute(statement, values)
            return int(done.rowcount)


def _at_least_one(chunks: Iterable[bytes]) -> Iterator[bytes]:
    empty = True
    for chunk in chunks:
        empty = False
        yield chunk
    if empty:
        yield b""
