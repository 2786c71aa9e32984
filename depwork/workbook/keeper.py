"""The Keeper of the forms: consents and copies, the clock of a case, the audit, erasing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from pydantic import ValidationError

from depwork.errors import HeldError, NotPermittedError, RecordError, TamperedError
from depwork.forms.keeper import Ended, Given, Use
from depwork.forms.told import AnswerChange, PacketFile, Refused, Saved
from depwork.model.audit import AuditEntry
from depwork.model.case import Case
from depwork.model.problem import Problem
from depwork.model.retention import Clock, Due, Keeping, Policy
from depwork.model.taken import CopyLine
from depwork.services import copies, keeping, retaining
from depwork.services.changes import change, open_changes
from depwork.services.consenting import USES, text_of
from depwork.services.erasing import Erased, erase, erase_due
from depwork.services.file_copies import files_zip
from depwork.services.transfer import export_whole
from depwork.workbook.clock import clock_text
from depwork.workbook.session import Session

_ACTIVITY: int = 400
"""Lines of the audit that one page shows."""
_DAYS: Final = ("closed_days", "inquiry_days")
_DIGITS: Final = 6


class WorkbookKeeper:
    """What is kept about cases beside their answers.

    Args:
        session: The kernel's session.
        code: Returns the code of the open case.
    """

    def __init__(self, session: Session, code: Callable[[], str]) -> None:
        self._session = session
        self._code = code
        self._ended: list[Ended] = []

    def uses(self) -> tuple[Use, ...]:
        """Return every use that was ever consented to, or that a copy rested on."""
        case, left = self._case(), self.copies()
        found = (self._use(case, use, left) for use in USES)
        return tuple(use for use in found if use.history or use.copies)

    def copies(self) -> tuple[CopyLine, ...]:
        """Return every copy of the open case that left, the latest first."""
        return copies.lines(self._session.vault, self._case())

    def activity(self) -> tuple[AuditEntry, ...] | None:
        """Return the latest lines of the audit; None if the member may not see them."""
        try:
            return keeping.activity(self._session.vault, _ACTIVITY)
        except (NotPermittedError, TamperedError):
            return None

    def clock(self) -> Clock | None:
        """Return when the open case is due to be erased."""
        return retaining.clock_of(self._session.vault, self._case(), self._session.today)

    def keeping(self) -> Keeping:
        """Return what was decided about keeping the open case."""
        return retaining.keeping_of(self._session.vault, self._code())

    def policy(self) -> Policy:
        """Return the organization's setting."""
        return retaining.policy_of(self._session.vault)

    def due(self) -> tuple[tuple[str, Clock], ...]:
        """Return the cases that are due within thirty days or overdue, by code."""
        found = retaining.due_cases(self._session.vault, self._session.today)
        return tuple(
            (line.case_code, line.clock) for line in found if line.clock.due is not Due.LATER
        )

    def decide(self, what: str, values: Mapping[str, object]) -> Refused | None:
        """Close, reopen, extend, hold, release, erase, set the days; None when done."""
        deeds: dict[str, Callable[[Mapping[str, object]], object]] = {
            "close": self._close,
            "reopen": lambda _: retaining.reopen(self._session.vault, self._code()),
            "extend": self._extend,
            "hold": self._hold,
            "release": self._release,
            "erase": self._erase,
            "erase_due": self._erase_due,
            "days": self._days,
        }
        self._session.forget()
        try:
            deeds[what](values)
        except NotPermittedError:
            return _refused("", "not_allowed")
        except HeldError:
            return _refused("sure", "held")
        except _UnsureError:
            return _refused("sure", "must_be_sure")
        except ValidationError as error:
            first = error.errors(include_input=False)[0]["loc"]
            name = str(first[0]) if first else ""
            return _refused(name, "refused_days" if name in _DAYS else "must_choose")
        except (RecordError, ValueError):
            return _refused("until", "refused_day")
        return None

    def changes(self) -> tuple[AnswerChange, ...]:
        """Return the answers of the open case that what was recorded contradicts."""
        found = open_changes(self._session.vault, self._case(), self._session.today)
        return tuple(AnswerChange(one.path, one.value, one.reason) for one in found)

    def change(self, path: str) -> Saved | Refused:
        """Change one of them to what was recorded."""
        done = change(self._session.vault, self._code(), path, self._session.today)
        return Refused(done.problems) if done.problems else Saved(done.case.version, clock_text())

    def clock_doubt(self) -> str:
        """Return ``behind`` or ``ahead`` where the computer's day cannot be right, else nothing."""
        return self._session.clock_doubt()

    def damaged(self) -> bool:
        """Return whether the audit takes no line any more, so that nothing can be saved."""
        return self._session.damaged

    def owed(self) -> int:
        """Return how many lines the audit could not take, because nothing can be written."""
        return len(self._session.vault.owed)

    def own_copy(self) -> tuple[PacketFile, ...]:
        """Return the whole open case as files for the person, once their leaving is noted."""
        vault, today = self._session.vault, self._session.today
        case, body = export_whole(vault, self._code())
        papers = files_zip(vault, case, today)
        copies.note_export(vault, case, body, today)
        files = [PacketFile(f"{case.case_code}.json", body.encode(), "application/json")]
        if papers is not None:
            files.append(PacketFile(f"{case.case_code}-files.zip", papers, "application/zip"))
        return tuple(files)

    def ended(self) -> tuple[Ended, ...]:
        """Return what became of the cases erased from this page."""
        return tuple(self._ended)

    def _case(self) -> Case:
        return self._session.reading(self._code()).case

    def _use(self, case: Case, use: str, left: tuple[CopyLine, ...]) -> Use:
        history = []
        for consent in getattr(case.consent, use):
            shown = text_of(self._session.vault, case.case_code, consent)
            history.append(Given(consent, shown.text, shown.locale) if shown else Given(consent))
        return Use(f"consent.{use}", tuple(history), copies.relying_on(left, use))

    def _close(self, values: Mapping[str, object]) -> None:
        on = date.fromisoformat(str(values.get("on")))
        retaining.close(self._session.vault, self._code(), on)

    def _extend(self, values: Mapping[str, object]) -> None:
        until = date.fromisoformat(str(values.get("until")))
        reason = str(values.get("reason") or "")
        vault, today = self._session.vault, self._session.today
        retaining.extend(vault, self._code(), today, until, reason)

    def _hold(self, values: Mapping[str, object]) -> None:
        reason = str(values.get("reason") or "")
        retaining.hold(self._session.vault, self._session.today, reason)

    def _release(self, values: Mapping[str, object]) -> None:
        _sure(values)
        retaining.release(self._session.vault)

    def _erase(self, values: Mapping[str, object]) -> None:
        _sure(values)
        self._keep(erase(self._session.vault, self._code(), self._session.today))

    def _erase_due(self, values: Mapping[str, object]) -> None:
        _sure(values)
        chosen = values.get("codes")
        codes = [str(code) for code in chosen] if isinstance(chosen, list) else []
        for done in erase_due(self._session.vault, self._session.today, codes):
            self._keep(done)

    def _days(self, values: Mapping[str, object]) -> None:
        closed, inquiry = (_whole(values.get(name)) for name in _DAYS)
        retaining.set_policy(self._session.vault, closed, inquiry)

    def _keep(self, done: Erased) -> None:
        ended = Ended(done.case_code, done.records, len(done.changed), done.copies)
        self._ended.append(ended)


class _UnsureError(Exception):
    """The box that says one is sure was not ticked."""


def _sure(values: Mapping[str, object]) -> None:
    if values.get("sure") is not True:
        raise _UnsureError


def _whole(typed: object) -> int:
    """Return a typed number; what is none is no number of days either."""
    text = str(typed).strip()
    return int(text) if text.isdecimal() and len(text) < _DIGITS else -1


def _refused(name: str, key: str) -> Refused:
    return Refused((Problem(path=name, key=key),))
