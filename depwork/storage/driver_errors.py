"""A database driver's errors, told as ours."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import DBAPIError

from depwork.errors import StorageError
from depwork.storage import sqlite


class Telling:
    """A block in which a driver's error is raised as ours.

    Its text names statements, never their values. A class and not a generator: every
    statement of a save passes it.
    """

    __slots__ = ()

    def __enter__(self) -> None:
        """Do nothing before."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise ours for theirs."""
        if isinstance(error, (DBAPIError, sqlite.Error)):
            raise StorageError(f"the database refused: {_cause(error)}") from error


telling: Final = Telling()
"""The one there is; it remembers nothing."""


def _cause(error: BaseException) -> str:
    """Return the driver's sentence; parameters are never part of it."""
    orig = getattr(error, "orig", None) or error
    return f"{type(orig).__name__}: {orig}"
