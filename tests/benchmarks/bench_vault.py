"""Unlocking, and the list of many cases, each as a person waits for it.

``python tests/benchmarks/bench_vault.py [CASES]`` prints how long unlocking takes with the
parameters that ``depwork new`` chooses on this machine (goal 0.3 to 1.0 s), and how long the
list of cases takes after a change and without one, beside opening every case (goal for
20,000 cases: 1 s). ``test_benchmarks_run.py`` tries that it still works.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from depwork.model.case import Case
from depwork.model.questions import with_answer
from depwork.services import listing
from depwork.storage import vault as vaults
from depwork.storage.cases import all_cases, save_case
from depwork.storage.kdf import calibrated
from depwork.storage.vault import Vault

WORDS = "six invented words for a benchmark"
DAY = date(2026, 11, 22)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LIST_GOAL = 1.0
UNLOCK_GOAL = (0.3, 1.0)


def seconds(do: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fill(vault: Vault, count: int) -> None:
    """Keep many cases with removals on different days."""
    case = Case(case_code="AAAA-2222")
    case = with_answer(case, "custody.custody_status", "ICE_detained")
    case = with_answer(case, "proceedings.proceeding_stage", "NTA_pending_IJ")
    with vault.store.transaction():
        for number in range(count):
            code = "".join(LETTERS[number // 32**place % 32] for place in range(4))
            day = DAY + timedelta(days=number % 90)
            made = with_answer(case, "proceedings.removal_date", day.isoformat())
            save_case(vault, made.replace(case_code=f"{code}-2222"))


def main(count: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        kdf = calibrated(time.monotonic)
        keyring = vaults.create(folder, WORDS, kdf=kdf)
        took = sorted(seconds(lambda: vaults.unlock(folder, WORDS)) for _ in range(5))[2]
        good = UNLOCK_GOAL[0] <= took <= UNLOCK_GOAL[1]
        cost = f"Argon2id {kdf.memory_kib // 1024} MiB, {kdf.iterations} passes"
        say(f"unlock {took:.2f} s ({cost}; goal 0.3-1.0): {'reached' if good else 'MISSED'}")
        vault = vaults.open(folder, keyring)
        fill(vault, count)
        whole = seconds(lambda: list(all_cases(vault)))
        first = seconds(lambda: listing.cases(vault, DAY))
        again = sorted(seconds(lambda: listing.cases(vault, DAY)) for _ in range(3))[1]
        one = all_cases(vault)[0]
        save_case(vault, one)
        after = seconds(lambda: listing.cases(vault, DAY))
        later = seconds(lambda: listing.cases(vault, DAY + timedelta(days=1)))
        vault.close()
    say(f"{count} cases: opening every one {whole:.2f} s; the very first list {first:.2f} s")
    for name, value in (("unchanged", again), ("one case saved", after), ("next day", later)):
        word = "reached" if value <= LIST_GOAL else "MISSED"
        say(f"list, {name:15} {value:.2f} s   1/{whole / value:.0f} of opening every one   {word}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
