"""The two sealed tables, in SQL that SQLite and PostgreSQL both read."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table

METADATA: Final = MetaData()

RECORDS: Final = Table(
    "records",
    METADATA,
    Column("kind", String(40), primary_key=True),
    Column("id", String(120), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("case_id", String(40)),
    Column("body", LargeBinary, nullable=False),
    Index("records_of_case", "case_id"),
)

BLOBS: Final = Table(
    "blobs",
    METADATA,
    Column("id", String(120), primary_key=True),
    Column("chunk", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("case_id", String(40)),
    Column("body", LargeBinary, nullable=False),
    Index("blobs_of_case", "case_id"),
)
