"""Copies, clocks and what was erased, as lines of a terminal: codes, days and hashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depwork.model.retention import Clock, Due
from depwork.model.taken import CopyLine
from depwork.services.erasing import Erased

UNREACHED = (
    "what was printed, sent, downloaded or copied elsewhere",
    "older backups: make a new one, and destroy those that still hold the case",
    "traces that a solid-state disk keeps until it reuses the space; the case's key is gone",
)
"""What no deletion reaches; said each time."""


def copy_line(line: CopyLine) -> str:
    """Return one copy that left as a line."""
    where = f"  sent {line.sent_on} to {line.office} by {line.channel}" if line.office else ""
    what = f"{line.document_id} for {line.audience.value}"
    return f"{line.left_on}  {what}  {line.way.value}  {line.sha256[:12]}{where}"


def clock_line(case_code: str, clock: Clock) -> str:
    """Return a case's clock as a line."""
    when = {
        Due.NOW: "to be erased now",
        Due.GRACE: f"overdue; erased from {clock.erase_on} on",
    }.get(clock.due, f"due on {clock.due_on}, in {clock.days} days")
    held = "  HELD: nothing is deleted" if clock.held else ""
    return f"{case_code}  {clock.basis.value}  {when}{held}"


def erased_lines(done: Erased) -> Iterator[str]:
    """Yield what became of erasing a case, and what was not reached."""
    yield f"{done.case_code}: {done.records} records deleted, and the case's key with them"
    for path in done.removed:
        yield f"  removed {path}"
    for path in done.changed:
        yield f"  NOT removed, changed since or in use: {path}"
    if done.copies:
        yield "  copies that left and must be asked back or taken down by hand:"
    for line in done.copies:
        yield f"    {copy_line(line)}"
    yield "  not reached:"
    for what in UNREACHED:
        yield f"    {what}"


def clock_data(case_code: str, clock: Clock) -> dict[str, Any]:
    """Return a case's clock as plain data."""
    return {
        "case_code": case_code,
        "basis": clock.basis.value,
        "due_on": clock.due_on.isoformat(),
        "erase_on": clock.erase_on.isoformat(),
        "due": clock.due.value,
        "days": clock.days,
        "held": clock.held,
    }


def erased_data(done: Erased) -> dict[str, Any]:
    """Return what became of erasing a case as plain data."""
    return {
        "case_code": done.case_code,
        "records": done.records,
        "removed": [str(path) for path in done.removed],
        "not_removed": [str(path) for path in done.changed],
        "copies": [
            {
                "document": line.document_id,
                "audience": line.audience.value,
                "sha256": line.sha256,
                "left_on": line.left_on.isoformat(),
                "way": line.way.value,
                "office": line.office,
                "sent_on": line.sent_on.isoformat() if line.sent_on else None,
                "channel": line.channel,
            }
            for line in done.copies
        ],
        "not_reached": list(UNREACHED),
    }
