"""One case in a cell: to decide about and to think with, without a name or an answer shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from depwork.errors import LockedError, RunError
from depwork.guide import Words
from depwork.model.ledger import CampaignEvent
from depwork.services.opening import Vault
from depwork.services.reading import Reading, read
from depwork.services.studying import ledger_of, papers_of, table
from depwork.services.supposing import suppose
from depwork.workbook.cards import Decided, WhatIf
from depwork.workbook.session import Session

if TYPE_CHECKING:
    from depwork.services.studying import Table


class OpenCase:
    """One case, to decide about and to think with.

    Args:
        here: This kernel's session.
        vault: Where the case is.
        code: Its code.
    """

    def __init__(self, here: Session, vault: Vault, code: str) -> None:
        self._here, self._vault, self._code = here, vault, code
        self._read(None)

    def __dir__(self) -> list[str]:
        return ["code", "decide", "ledger", "papers", "what_if"]

    def __repr__(self) -> str:
        return f"case {self._code}"

    @property
    def code(self) -> str:
        """The case's code."""
        return self._code

    def _read(self, on: date | None) -> Reading:
        if self._vault is not self._here.practising and self._here.locked():
            raise LockedError("the workbook is locked: unlock it, then run this cell again")
        desk = self._here.desktop() if on is None else self._here.desktop().on(on)
        return read(self._vault, self._code, desk)

    def decide(self, on: date | str | None = None) -> Decided:
        """Return what the rules say, with reasons, sources and open questions.

        Args:
            on: The day, as a date or ``YYYY-MM-DD``; today if none.

        >>> from depwork import workbook
        >>> workbook.example("bond").decide().data["urgency"]["value"]
        'U2'
        """
        found = self._read(_day(on))
        return Decided(found.decided, found.desk.guide, _words(self._here))

    def what_if(self, on: date | str | None = None, **answers: object) -> WhatIf:
        """Return what the rules would say with other answers; the case stays as it is.

        Args:
            on: The day, as a date or ``YYYY-MM-DD``; today if none.
            answers: By a question's name or one of the short ones (``custody``, ``stage``,
                ``next_hearing``, ``attorney``…); ``None`` is *nobody knows*.

        Raises:
            UnknownFieldError: No question has this name; the message offers the nearest.
            SupposedValueError: The question takes no such answer; the message says which.

        >>> from depwork import workbook
        >>> workbook.example("bond").what_if(custody="at home")
        Traceback (most recent call last):
        ...
        depwork.services.supposing.SupposedValueError: custody.custody_status takes no such \
answer: one of free, free_ICE_supervision, local_custody_no_hold, local_custody_hold, \
local_custody_hold_unknown, ICE_detained, CBP, ORR_minor, removed
        """
        return WhatIf(suppose(self._read(_day(on)), answers), _words(self._here))

    @property
    def ledger(self) -> Table:
        """What happened, oldest first: kinds, counts, offices, and how many days from today.

        >>> from depwork import workbook
        >>> list(workbook.example("bond").ledger.columns)
        ['days', 'what', 'count', 'office', 'answer']
        """
        found, today = self._read(None), self._here.today
        rows = [
            {
                "days": (entry.on - today).days,
                "what": (entry.activity if isinstance(entry, CampaignEvent) else entry.kind).value,
                "count": entry.count if isinstance(entry, CampaignEvent) else None,
                "office": _value(entry.office if isinstance(entry, CampaignEvent) else None),
                "answer": _value(entry.answer if isinstance(entry, CampaignEvent) else None),
            }
            for entry in ledger_of(found)
        ]
        return table(rows, ("days", "what", "count", "office", "answer"), whole=("days", "count"))

    @property
    def papers(self) -> Table:
        """Each paper: whether a rule blocks a final today, what it waits for, what is held back.

        >>> from depwork import workbook
        >>> papers = workbook.example("bond").papers
        >>> bool(papers.set_index("paper").loc["pd_letter", "blocked"])
        False
        """
        words, found = _words(self._here), self._read(None)
        rows = [
            {
                "paper": line.document,
                "title": words.document(line.document).title,
                "blocked": bool(line.rules),
                "waits for": "; ".join(_gates(found, line.rules, words)),
                "held back": line.withheld,
            }
            for line in papers_of(found)
        ]
        return table(rows, ("paper", "title", "blocked", "waits for", "held back"))


def _gates(found: Reading, rules: Sequence[str], words: Words) -> list[str]:
    """Return what would open each gate that stands against a paper, each once."""
    gates = [gate for gate in found.decided.gates.value if gate.rule in rules]
    return list(dict.fromkeys(words.unblock(gate.unblock) for gate in gates))


def _value(member: Any) -> str | None:
    return None if member is None else str(member.value)


def _day(on: date | str | None) -> date | None:
    """Return a day.

    Raises:
        RunError: It is none; the message says how a day is written.
    """
    if on is None or isinstance(on, date):
        return on
    try:
        return date.fromisoformat(on)
    except (TypeError, ValueError):
        raise RunError("a day is a date, or is written YYYY-MM-DD") from None


def _words(here: Session) -> Words:
    return here.guide.words(here.locale)
