"""Everything that is PostgreSQL's own: one writer at a time, as in SQLite."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Engine, event, text

from depwork.storage.sqlite import BUSY_MS, WRITES

_LOCK: Final = 0x64657077
"""Name of the lock that every writing transaction of a vault's database takes first."""


def set_up(engine: Engine) -> None:
    """Let writing transactions of an engine come one after the other.

    A changed vault key, a case's first save and a line of the audit each rest on nothing
    else being written in between; a campaign's few writers never notice the wait.
    """

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES):
            connection.execute(text(f"SET LOCAL lock_timeout = {BUSY_MS}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
