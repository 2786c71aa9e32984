"""Steps from an empty database to today's, each applied once with its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection, inspect, select

from depwork.errors import NewerStoreError
from depwork.storage.tables import METADATA, RECORDS

KIND: Final = "vault.migration"
"""The kind of the records that say which steps were taken; the id is the step's name."""

Step = Callable[[Connection], None]


def two_tables(connection: Connection) -> None:
    """Make the two tables of :mod:`depwork.storage.tables`."""
    METADATA.create_all(connection)


def audit(_connection: Connection) -> None:
    """Change no table: from here on every change is noted in the audit.

    The lines are sealed, so the audit of an older store begins when it is next unlocked; an
    older depwork, which would save without noting, refuses the store by this step's name.
    """


_TAKEN: Final = str(
    select(RECORDS.c.id)
    .where(RECORDS.c.kind == KIND)
    .compile(compile_kwargs={"literal_binds": True})
)
"""Asked at every opening: written out once, in words that every database knows."""

STEPS: Final[tuple[tuple[str, Step], ...]] = (
    ("0001-two-tables", two_tables),
    ("0002-audit", audit),
)
"""Every step in order; a name is never changed and a step never edited once released."""

NAMES: Final = frozenset(name for name, _ in STEPS)


def applied(connection: Connection) -> frozenset[str]:
    """Return the names of the steps this database has taken."""
    if not inspect(connection).has_table(RECORDS.name):
        return frozenset()
    return frozenset(connection.exec_driver_sql(_TAKEN).scalars())


def migrate(connection: Connection, steps: tuple[tuple[str, Step], ...] = STEPS) -> tuple[str, ...]:
    """Return the names of the steps taken now, in the caller's transaction.

    Args:
        connection: In a transaction that writes; each step and its record are part of it.
        steps: All steps this program knows.

    Raises:
        NewerStoreError: The database has taken a step that this program does not know.
    """
    done = applied(connection)
    unknown = sorted(done - {name for name, _ in steps})
    if unknown:
        raise NewerStoreError(
            f"the store has taken step {unknown[0]}, which this depwork does not know: "
            "install the newer depwork that wrote it"
        )
    taken = []
    for name, step in steps:
        if name not in done:
            step(connection)
            connection.execute(
                RECORDS.insert().values(kind=KIND, id=name, version=1, case_id=None, body=b"")
            )
            taken.append(name)
    return tuple(taken)
