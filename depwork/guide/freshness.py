"""What of the register wants a person's eye on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.model.register import FactStatus, Register, RegisterEntry


@dataclass(frozen=True)
class Freshness:
    """The entries to look at again, each list in order of id.

    Args:
        stale: Past their day.
        unverified: Never confirmed, whatever their day.
        blocked: Held up by a court.
        due: The next entries to go stale, soonest first.
    """

    stale: tuple[RegisterEntry, ...]
    unverified: tuple[RegisterEntry, ...]
    blocked: tuple[RegisterEntry, ...]
    due: tuple[RegisterEntry, ...]


def freshness(register: Register, today: date) -> Freshness:
    """Return what is stale, unverified, blocked and next due on ``today``."""
    facts = tuple(register.fact(entry_id, today) for entry_id in register.ids())
    waiting = (f.entry for f in facts if f.entry.verify_by is not None and not f.stale)
    return Freshness(
        stale=tuple(f.entry for f in facts if f.stale),
        unverified=tuple(f.entry for f in facts if f.unverified),
        blocked=tuple(f.entry for f in facts if f.entry.status is FactStatus.BLOCKED),
        due=tuple(sorted(waiting, key=lambda entry: (entry.verify_by or today, entry.id))),
    )
