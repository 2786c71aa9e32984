"""A case's days as a calendar file: whole days, an alarm before each, titles that tell nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from depwork.guide import Words
from depwork.model.answers import value_of
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.role import Action
from depwork.rules.dates import APPEAL, BIRTH, ORDER, after_order, appeal_days, events, hold_ends
from depwork.services.permitting import permit
from depwork.services.targeting import pipeline
from depwork.storage.cases import read_case
from depwork.storage.vault import Vault

_LINE: Final = 75
"""Octets of a line of a calendar file (RFC 5545, 3.1)."""
_ALARMS: Final = ("-P6DT15H", "-PT15H")
"""A week and a day before, at nine in the morning."""


def calendar(vault: Vault, case_code: str, words: Words, today: date) -> bytes:
    """Return the days to come of a case as an iCalendar file.

    A title is a neutral word: whoever sees the telephone learns neither whose day it is nor
    what happens. A deadline that was counted stands at its earliest day, to be confirmed.

    Args:
        vault: Where the case is.
        case_code: The case.
        words: The words of the titles.
        today: Days before it are left out.
    """
    permit(vault, Action.EXPORT)
    case = read_case(vault, case_code)
    asked = ((f"target {n}", one.next_on) for n, one in enumerate(pipeline(vault, case_code)))
    days = [*_days(case), *((of, on, False) for of, on in asked if on)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//depwork//calendar//EN"]
    for of, on, counted in sorted(set(days), key=lambda day: (day[1], day[0])):
        if on >= today:
            title = words.ui("calendar_counted" if counted else "calendar_day")
            lines += _entry(f"{case_code} {of}", on, title, today)
    made = "\r\n".join(folded for line in (*lines, "END:VCALENDAR") for folded in _folded(line))
    vault.note(Verb.EXPORT, "calendar", case_code)
    return f"{made}\r\n".encode()


def _days(case: Case) -> Iterator[tuple[str, date, bool]]:
    """Yield what each day is of, the day, and whether it was counted and not given."""
    for one in events(case):
        if one.typed and one.path not in (BIRTH, ORDER, APPEAL):
            yield one.path, one.on, False
    counted = (*appeal_days(case)[:1], *hold_ends(case)[:1], *after_order(case))
    for n, on in enumerate(counted):
        yield f"last day {n}", on, True
    for n, task in enumerate(case.plan.tasks):
        if task.due and not task.done:
            yield f"task {n}", task.due, False
    for n, planned in enumerate(case.plan.events):
        yield f"event {n}", planned.on, False
    for n, company in enumerate(case.plan.accompaniments):
        yield f"company {n}", company.on, False
    if day := value_of(case.campaign.call_in_day):
        yield "call-in day", day, False


def _entry(of: str, on: date, title: str, today: date) -> list[str]:
    """Return one whole day; the same day of the same thing keeps its id from file to file."""
    name = hashlib.sha256(f"{of} {on}".encode()).hexdigest()[:32]
    end = on + timedelta(days=1) if on < date.max else on
    alarms = (
        ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:{ahead}", "END:VALARM"]
        for ahead in _ALARMS
    )
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@depwork.invalid",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{title}",
        "CLASS:PRIVATE",
        *(line for alarm in alarms for line in alarm),
        "END:VEVENT",
    ]


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that a calendar file may hold; no letter is cut in two."""
    piece = ""
    for sign in line:
        if len(f"{piece}{sign}".encode()) > _LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece
