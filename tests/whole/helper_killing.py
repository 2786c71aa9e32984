"""Kills what serves a page, as an accident would: a kernel, or the server under its supervisor."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path


def _table() -> dict[int, tuple[int, str]]:
    """Return parent and command of every process."""
    found: dict[int, tuple[int, str]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        found[int(place.name)] = (int(parent), command)
    return found


def _below(pid: int, table: dict[int, tuple[int, str]]) -> Iterator[int]:
    for child, (parent, _) in table.items():
        if parent == pid:
            yield child
            yield from _below(child, table)


def kernels(starter: int) -> list[int]:
    """Return the kernels below the process that was started, forked or stock."""
    table = _table()
    below = list(_below(starter, table))
    forges = {pid for pid in below if "depwork.kernels.forge" in table[pid][1]}
    forked = [pid for pid in below if table[pid][0] in forges]
    return [*forked, *(pid for pid in below if "ipykernel_launcher" in table[pid][1])]


def kill_kernels(starter: int) -> int:
    """Kill every kernel at once, the preheated too; return how many there were."""
    found = kernels(starter)
    for pid in found:
        os.kill(pid, signal.SIGKILL)
    return len(found)


def kill_server(starter: int) -> None:
    """Kill the serving process; its supervisor lives on."""
    table = _table()
    (worker,) = [p for p in _below(starter, table) if "depwork.serve.worker" in table[p][1]]
    os.kill(worker, signal.SIGKILL)
