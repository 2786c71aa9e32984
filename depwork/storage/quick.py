"""The few statements of every save and reading, compiled once, handed to SQLite's driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import ClauseElement, Connection, Engine, Executable
from sqlalchemy.dialects import sqlite as sqlite_dialect


class Quick:
    """Runs some statements without SQLAlchemy's care for each run.

    A save is four small statements; on a fast disk, preparing them took longer than keeping
    them. A command opens a store several times, and an engine compiles all anew each time.
    What they say, and how a value is bound, is the same.

    Args:
        engine: SQLite's; with any other, nothing is quick.
        statements: Of a module, or kept as long: they are compiled once a process.
    """

    def __init__(self, engine: Engine, statements: Sequence[Any]) -> None:
        self._known: dict[int, tuple[str, tuple[str, ...]]] = {}
        if engine.dialect.name != "sqlite":
            return
        for statement in statements:
            self._known[id(statement)] = _compiled(statement)

    def run(
        self, connection: Connection, statement: Executable, values: Mapping[str, Any] | None
    ) -> sqlite3.Cursor | None:
        """Return the driver's cursor after running a statement, or None if it is not known.

        Args:
            connection: In a transaction, or for one reading.
            statement: What to run.
            values: By name.
        """
        known = self._known.get(id(statement))
        if known is None or values is None:
            return None
        raw = cast("sqlite3.Connection", connection.connection.driver_connection)
        text, names = known
        return raw.execute(text, [values[name] for name in names])


@cache
def _compiled(statement: ClauseElement) -> tuple[str, tuple[str, ...]]:
    compiled = statement.compile(dialect=sqlite_dialect.dialect())
    return str(compiled), tuple(getattr(compiled, "positiontup", None) or ())
