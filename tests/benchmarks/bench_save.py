"""A sealed save of a case against a plain SQLite commit of the same bytes, in one run.

``python tests/benchmarks/bench_save.py [SAVES]`` prints medians, p95 and their ratio; the
goal is a sealed save at most twice a plain commit. The two take turns, so that a noisy
machine is noisy for both. ``test_benchmarks_run.py`` tries that it still works.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from depwork.storage import vault
from depwork.storage.keyring import Keyring

CASE = "ABCD-2345"
BODY = b"x" * 4000  # a case with a page of story
GOAL = 2.0


def plain(folder: Path) -> Callable[[int], None]:
    """Return a save of the body as one plain SQLite commit, under the same durability."""
    store = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL"):
        store.execute(f"PRAGMA {setting}")
    store.execute("CREATE TABLE records (id TEXT PRIMARY KEY, version INTEGER, body BLOB)")
    store.execute("INSERT INTO records VALUES (?, 0, ?)", (CASE, BODY))

    def save(version: int) -> None:
        store.execute("BEGIN")
        sql = "UPDATE records SET version = ?, body = ? WHERE id = ? AND version = ?"
        store.execute(sql, (version + 1, BODY, CASE, version))
        store.execute("COMMIT")

    return save


def sealed(folder: Path) -> Callable[[int], None]:
    """Return a save of the body through an open vault."""
    keyring = Keyring.fresh()
    vault.create_practice(folder, keyring)
    store = vault.open(folder, keyring).store

    def save(version: int) -> None:
        store.put("case", CASE, BODY, case_id=CASE, expected_version=version)

    return save


def milliseconds(save: Callable[[int], None], version: int) -> float:
    """Return how long one save takes, in milliseconds."""
    start = time.perf_counter()
    save(version)
    return (time.perf_counter() - start) * 1000


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main(saves: int) -> None:
    """Print the comparison over a number of saves."""
    with tempfile.TemporaryDirectory() as folder:
        ways = {"plain commit": plain(Path(folder)), "sealed save": sealed(Path(folder))}
        took: dict[str, list[float]] = {name: [] for name in ways}
        for version in range(saves):
            for name, save in ways.items():
                took[name].append(milliseconds(save, version))
    medians = {}
    for name, times in took.items():
        medians[name] = statistics.median(times)
        p95 = statistics.quantiles(times, n=20)[-1]
        say(f"{name:13} median {medians[name]:.3f} ms   p95 {p95:.3f} ms   n {len(times)}")
    ratio = medians["sealed save"] / medians["plain commit"]
    say(f"ratio {ratio:.2f} (goal <= {GOAL:g}): {'reached' if ratio <= GOAL else 'MISSED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
