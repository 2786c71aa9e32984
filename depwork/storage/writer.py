"""The connection that writes: one is kept open, since taking one anew costs a tenth of a save."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, Engine


class Writer:
    """Hands out connections for writing, the kept one if nobody has it.

    Args:
        engine: Whose transactions write.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._taken = Lock()
        self._kept: Connection | None = None

    @contextmanager
    def at_hand(self) -> Iterator[Connection]:
        """Return a block with a connection that no other thread has."""
        if not self._taken.acquire(blocking=False):
            with self._engine.connect() as another:
                yield another
            return
        try:
            if self._kept is None:
                self._kept = self._engine.connect()
            yield self._kept
        finally:
            self._taken.release()

    def close(self) -> None:
        """Let go of the kept connection; one that is being written with ends with its block."""
        if self._taken.acquire(blocking=False):
            try:
                if self._kept is not None:
                    self._kept.close()
                self._kept = None
            finally:
                self._taken.release()
