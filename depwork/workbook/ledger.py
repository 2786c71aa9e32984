"""The ledger of the open case, as the forms ask for it: what happened, appended to, read back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from depwork.forms.told import Line, Refused, Saved
from depwork.guide import Words
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.services.ledger import Entry, record
from depwork.services.reading import Reading
from depwork.workbook.clock import clock_text
from depwork.workbook.session import Session
from depwork.workbook.showing import lines_of


class LedgerSide(ABC):
    """The Desk's calls about the ledger."""

    _session: Session

    @abstractmethod
    def reading(self) -> Reading:
        """Return the open case as stored now, and what is decided about it."""

    @abstractmethod
    def words(self) -> Words:
        """Return the words of the language in use."""

    def ledger(self) -> tuple[Line, ...]:
        """Return what happened, the latest first."""
        return lines_of(self._session.vault, self.reading().case.case_code, self.words())

    def record_event(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append an event to the ledger."""
        return self._append(CampaignEvent, values)

    def record_outcome(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append an outcome to the ledger."""
        return self._append(Outcome, values)

    def record_lesson(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append a lesson to the ledger."""
        return self._append(Lesson, values)

    def _append(self, kind: type[Entry], values: Mapping[str, object]) -> Saved | Refused:
        done = record(self._session.vault, kind, self.reading().case.case_code, values)
        self._session.forget()
        return Refused(done) if isinstance(done, tuple) else Saved(0, clock_text())
