"""The Keeper: what the forms ask of the workbook about consents, copies, keeping and the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from depwork.forms.told import AnswerChange, PacketFile, Refused, Saved
from depwork.model.audit import AuditEntry
from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.model.retention import Clock, Keeping, Policy
from depwork.model.taken import CopyLine


@dataclass(frozen=True)
class Given:
    """One consent, and the words that were shown when it was given."""

    consent: Consent
    text: str = ""
    locale: Locale | None = None


@dataclass(frozen=True)
class Use:
    """One use a person may agree to: what was given, and the copies that rested on it."""

    path: str
    history: tuple[Given, ...]
    copies: tuple[CopyLine, ...]


@dataclass(frozen=True)
class Ended:
    """What became of erasing a case: how many records, what stayed, which copies left."""

    case_code: str
    records: int
    changed: int
    copies: tuple[CopyLine, ...]


class Keeper(Protocol):
    """What the workbook keeps about a case beside its answers."""

    def uses(self) -> tuple[Use, ...]:
        """Return every use that was ever consented to, or that a copy rested on."""
        ...

    def copies(self) -> tuple[CopyLine, ...]:
        """Return every copy of the open case that left, the latest first."""
        ...

    def activity(self) -> tuple[AuditEntry, ...] | None:
        """Return the latest lines of the audit; None if the member may not see them."""
        ...

    def clock(self) -> Clock | None:
        """Return when the open case is due to be erased."""
        ...

    def keeping(self) -> Keeping:
        """Return what was decided about keeping the open case."""
        ...

    def policy(self) -> Policy:
        """Return the organization's setting."""
        ...

    def due(self) -> tuple[tuple[str, Clock], ...]:
        """Return the cases that are due within thirty days or overdue, by code."""
        ...

    def decide(self, what: str, values: Mapping[str, object]) -> Refused | None:
        """Close, reopen, extend, hold, release, erase or erase what is due; None when done.

        Args:
            what: Which of them.
            values: What the form sent.
        """
        ...

    def changes(self) -> tuple[AnswerChange, ...]:
        """Return the answers of the open case that what was recorded contradicts."""
        ...

    def change(self, path: str) -> Saved | Refused:
        """Change one of them to what was recorded."""
        ...

    def clock_doubt(self) -> str:
        """Return ``behind`` or ``ahead`` where the computer's day cannot be right, else nothing."""
        ...

    def damaged(self) -> bool:
        """Return whether the audit takes no line any more, so that nothing can be saved."""
        ...

    def owed(self) -> int:
        """Return how many lines the audit could not take, because nothing can be written."""
        ...

    def own_copy(self) -> tuple[PacketFile, ...]:
        """Return the whole open case as files for the person, once their leaving is noted."""
        ...

    def ended(self) -> tuple[Ended, ...]:
        """Return what became of the cases erased from this page."""
        ...
