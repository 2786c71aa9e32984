"""Wrong passphrases counted in the vault, so that a restart does not forget them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from depwork.storage.protocol import Row, Store

KIND: Final = "vault.tries"
"""The kind of the record that holds the count; its body is the number."""

PENDING: Final = "vault.failed"
"""The kind of the count that the audit has not yet taken over; its body is the number."""

ID: Final = "tries"
FREE_TRIES: Final = 4
"""So many wrong tries cost nothing; the fifth makes the next one wait."""

LONGEST_WAIT: Final = 60.0
"""In seconds."""


def wait_after(wrong: int) -> float:
    """Return how long the next try waits after so many wrong ones, in seconds.

    Args:
        wrong: How many since the last right one.
    """
    if wrong <= FREE_TRIES:
        return 0.0
    return min(2.0 ** min(wrong - FREE_TRIES - 1, 16), LONGEST_WAIT)


def wrong_tries(store: Store) -> int:
    """Return how many wrong tries there were since the last right one."""
    return _number(store.maybe_get(KIND, ID))


def set_wrong_tries(store: Store, count: int) -> None:
    """Keep how many wrong tries there were.

    Args:
        store: The vault's, unsealed: it is counted before there is a key.
        count: Since the last right one.
    """
    row = store.maybe_get(KIND, ID)
    if row is None and not count:
        return
    version = row.version if row else 0
    store.put(KIND, ID, str(count).encode(), case_id=None, expected_version=version)


def note_failed(store: Store) -> None:
    """Count one wrong passphrase for the audit, which takes the count over when unlocked."""
    row = store.maybe_get(PENDING, ID)
    body = str(_number(row) + 1).encode()
    version = row.version if row else 0
    store.put(PENDING, ID, body, case_id=None, expected_version=version)


def take_failed(store: Store) -> int:
    """Return how many wrong passphrases the audit does not know of, and forget them."""
    row = store.maybe_get(PENDING, ID)
    if row is not None:
        store.delete(PENDING, ID)
    return _number(row)


def _number(row: Row | None) -> int:
    return int(row.body) if row and row.body.isdigit() else 0


class Pace:
    """When the next try counts.

    Args:
        seconds: A clock that never goes back.
        wrong: How many wrong tries there were before this process.
    """

    def __init__(self, seconds: Callable[[], float], wrong: int) -> None:
        self._seconds = seconds
        self._not_before = seconds() + wait_after(wrong)

    def wait(self) -> float:
        """Return how long until a try counts, in seconds."""
        return max(0.0, self._not_before - self._seconds())

    def tried(self, wrong: int) -> None:
        """Note a try that counted.

        Args:
            wrong: How many wrong ones there are now; 0 after the right passphrase.
        """
        self._not_before = self._seconds() + wait_after(wrong)
