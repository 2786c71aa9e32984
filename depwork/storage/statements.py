"""The statements of the SQL store, built once."""

from __future__ import annotations

from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, Insert, Table, and_, bindparam, func, select, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from depwork.storage.tables import BLOBS, RECORDS

THIS: Final = and_(RECORDS.c.kind == bindparam("k"), RECORDS.c.id == bindparam("n"))
ROW: Final = select(
    RECORDS.c.kind, RECORDS.c.id, RECORDS.c.version, RECORDS.c.case_id, RECORDS.c.body
)
GET: Final = ROW.where(THIS)
VERSION: Final = select(RECORDS.c.version).where(THIS)
NEXT: Final = (
    update(RECORDS)
    .where(THIS, RECORDS.c.version == bindparam("was"))
    .where(RECORDS.c.case_id.is_not_distinct_from(bindparam("of")))
    .values(version=bindparam("now"), body=bindparam("content"))
)
CHUNK: Final = select(BLOBS.c.body).where(
    BLOBS.c.id == bindparam("n"), BLOBS.c.chunk == bindparam("c")
)

SCAN: Final = ROW.where(RECORDS.c.kind == bindparam("k")).order_by(RECORDS.c.id)
SCAN_OF: Final = (
    ROW.where(RECORDS.c.kind == bindparam("k"))
    .where(RECORDS.c.case_id == bindparam("of"))
    .order_by(RECORDS.c.id)
)

OFTEN: Final = (GET, VERSION, NEXT, SCAN, SCAN_OF)
"""What every save and every reading runs, beside the adding of a row."""

HEADS_OF_BLOBS: Final = select(BLOBS.c.id, BLOBS.c.kind, BLOBS.c.case_id, func.count()).group_by(
    BLOBS.c.id, BLOBS.c.kind, BLOBS.c.case_id
)


@cache
def unless_there(dialect: str, table: Table) -> Insert:
    """Return an insert that does nothing when the row exists, in the dialect's words."""
    if dialect == "postgresql":
        insert = postgresql.insert(table).on_conflict_do_nothing()
        return insert.execution_options(preserve_rowcount=True)  # or it is told as unknown
    return sqlite_dialect.insert(table).on_conflict_do_nothing()


def only(table: Table, kind: str | None, case_id: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions for this kind and this case; None asks for all."""
    pairs = (("kind", kind), ("case_id", case_id))
    return [table.c[column] == value for column, value in pairs if value is not None]
