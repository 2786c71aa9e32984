"""The few statements of every save, compiled once and handed to SQLite's driver directly."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Engine, Executable


class Quick:
    """Runs some statements without SQLAlchemy's care for each run.

    A save is four small statements; on a fast disk, preparing them took longer than keeping
    them. What they say, and how a value is bound, is the same.

    Args:
        engine: SQLite's; with any other, nothing is quick.
        statements: Kept for as long as the engine.
    """

    def __init__(self, engine: Engine, statements: Sequence[Any]) -> None:
        self._known: dict[int, tuple[str, tuple[str, ...]]] = {}
        if engine.dialect.name != "sqlite":
            return
        for statement in statements:
            compiled = statement.compile(dialect=engine.dialect)
            self._known[id(statement)] = (str(compiled), tuple(compiled.positiontup or ()))

    def run(
        self, connection: Connection, statement: Executable, values: Mapping[str, Any] | None
    ) -> sqlite3.Cursor | None:
        """Return the driver's cursor after running a statement, or None if it is not known.

        Args:
            connection: In a transaction.
            statement: What to run.
            values: By name.
        """
        known = self._known.get(id(statement))
        if known is None or values is None:
            return None
        raw = cast("sqlite3.Connection", connection.connection.driver_connection)
        text, names = known
        return raw.execute(text, [values[name] for name in names])
