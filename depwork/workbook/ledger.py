"""The ledger of the open case, as the forms ask for it: what happened, appended to, read back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Final

from depwork.errors import RecordNotFoundError
from depwork.forms.told import Learned, Line, Refused, Saved
from depwork.guide import Words
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.problem import Problem
from depwork.model.targets import Target
from depwork.services.ledger import Entry, Told, correct, record, take_back, whole
from depwork.services.reading import Reading, counts_of
from depwork.services.studying import lessons_beside
from depwork.services.targeting import pipeline
from depwork.workbook.clock import clock_text
from depwork.workbook.session import Session

_KINDS: Final[dict[str, type[CampaignEvent | Outcome | Lesson | Target]]] = {
    "event": CampaignEvent,
    "outcome": Outcome,
    "lesson": Lesson,
    "target": Target,
}
_TOLD: Final = ("lessons", "advice", "worked", "harmed")


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
        """Return what happened, the latest first, with the first text of what was corrected."""
        return tuple(
            line
            for _, line in sorted(
                (*self._lines("event"), *self._lines("outcome")),
                key=lambda pair: pair[0],
                reverse=True,
            )
        )

    def lessons(self) -> tuple[Line, ...]:
        """Return every lesson, the latest first, with the first text of what was corrected."""
        return tuple(line for _, line in reversed(self._lines("lesson")))

    def learned(self, step: int) -> Learned:
        """Return what other campaigns learned about a step, of people who agreed to it."""
        code, words = self.reading().case.case_code, self.words()
        found = lessons_beside(self._session.vault, code, step, self.reading().desk.today)
        lines = tuple(
            (words.record_field(f"Lesson.{name}").label, text)
            for lesson in found
            for name in _TOLD
            if (text := getattr(lesson, name))
        )
        return Learned(len({lesson.case_code for lesson in found}), lines)

    def correct_entry(self, of: str, entry: str, values: Mapping[str, object]) -> Saved | Refused:
        """Append what is right in place of an entry; its first text is kept."""
        kind, code = _KINDS[of], self.reading().case.case_code
        try:
            done = correct(self._session.vault, kind, code, entry, values)
        except RecordNotFoundError:
            return Refused((Problem(path=f"{kind.__name__}.entry", key="missing"),))
        self._session.forget()
        return Refused(done) if isinstance(done, tuple) else Saved(0, clock_text())

    def take_back_entry(self, of: str, entry_id: str) -> Saved | Refused:
        """Append that an entry did not happen; its text is kept."""
        kind, code = _KINDS[of], self.reading().case.case_code
        try:
            take_back(self._session.vault, kind, code, entry_id)
        except RecordNotFoundError:
            return Refused((Problem(path=f"{kind.__name__}.entry", key="missing"),))
        self._session.forget()
        return Saved(0, clock_text())

    def _lines(self, of: str) -> list[tuple[tuple[object, ...], Line]]:
        found = whole(self._session.vault, _KINDS[of], self.reading().case.case_code)
        return [((one.entry.on, place), self._line(of, one)) for place, one in enumerate(found)]

    def _line(self, of: str, told: Told) -> Line:
        words, entry = self.words(), told.entry
        match entry:
            case CampaignEvent():
                kind = words.choice(entry.activity)
                said = [words.choice(item) for item in (entry.office, entry.answer) if item]
                parts = [str(entry.count), *said, entry.note or ""]
            case Outcome():
                kind = words.choice(entry.kind)
                parts = [words.choice(entry.source)]
                if entry.ask_row:
                    parts += [words.ask(entry.ask_row).question]
                elif entry.ask_as_typed:
                    parts += [words.ui("ledger_ask_as_typed", text=entry.ask_as_typed)]
            case Target():
                kind = words.choice(entry.stage)
                parts = [entry.title, entry.promise or ""]
            case Lesson():
                kind = words.choice(entry.topic) if entry.topic else ""
                named = [(name, getattr(entry, name)) for name in _TOLD]
                parts = [
                    f"{words.record_field(f'Lesson.{name}').label} {text}"
                    for name, text in named
                    if text
                ]
        fate = ""
        if not told.stands:
            fate = words.ui("ledger_taken_back" if told.taken_back else "ledger_first_text")
        on = words.date(entry.on)
        text = " · ".join(part for part in parts if part)
        return Line(entry.id, on, kind, text, of, fate)

    def record_event(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append an event to the ledger."""
        return self._append(CampaignEvent, values)

    def record_outcome(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append an outcome to the ledger."""
        return self._append(Outcome, values)

    def record_lesson(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append a lesson to the ledger."""
        return self._append(Lesson, values)

    def letters_logged(self) -> int:
        """Return how many letters the ledger says were collected."""
        return counts_of(self._session.vault, self.reading().case.case_code)["letters"]

    def record_target(self, values: Mapping[str, object]) -> Saved | Refused:
        """Add an office that is asked for support."""
        return self._append(Target, values)

    def targets(self) -> tuple[Target, ...]:
        """Return the offices that are asked, as they stand now; the next to ask again first."""
        return pipeline(self._session.vault, self.reading().case.case_code)

    def target_lines(self) -> tuple[Line, ...]:
        """Return every line about these offices, the latest first."""
        return tuple(line for _, line in reversed(self._lines("target")))

    def _append(self, kind: type[Entry], values: Mapping[str, object]) -> Saved | Refused:
        done = record(self._session.vault, kind, self.reading().case.case_code, values)
        self._session.forget()
        return Refused(done) if isinstance(done, tuple) else Saved(0, clock_text())
