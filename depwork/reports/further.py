"""Offices asked, money and lessons as rows: kinds, numbers and days; nobody's name, no words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from depwork.model.case import Case
from depwork.model.ledger import Lesson
from depwork.model.money import MoneyLine
from depwork.model.targets import Target
from depwork.reports.period import Entry, Period, by_case, days_from, of_case, standing

ABOUT: Final = ("lessons", "advice", "worked", "harmed")
"""What a debrief is about."""
OUTREACH: Final = {"case": "Int64", "office": "string", "support": "string", "days": "Int64"}
MONEY: Final = {"case": "Int64", "money": "string", "cents": "Int64", "days": "Int64"}
LESSONS: Final = {"case": "Int64", "about": "string", "words": "Int64", "days": "Int64"}


@dataclass(frozen=True)
class Further:
    """What else is kept of cases, each in the order in which it was written.

    Args:
        targets: Offices that were asked for support.
        money: Lines of bond funds.
        lessons: What debriefs brought.
    """

    targets: Sequence[Target] = ()
    money: Sequence[MoneyLine] = ()
    lessons: Sequence[Lesson] = ()


Numbered = Sequence[tuple[int, Case]]
"""Cases with their number in a report."""


def _of_each(
    entries: Sequence[Entry], numbered: Numbered, period: Period
) -> Iterator[tuple[dict[str, Any], Entry]]:
    """Yield what stands of each case up to the period's last day, with number and days."""
    kept: Mapping[str, Sequence[Entry]] = by_case(standing(entries))
    for number, case in numbered:
        for entry in of_case(kept.get(case.case_code, ()), case, period):
            yield {"case": number, "days": days_from(case.intake_date, entry.on)}, entry


def outreach_rows(further: Further, numbered: Numbered, period: Period) -> list[dict[str, Any]]:
    """Return one row an office that was asked: its kind, and how far it is."""
    return [
        {**row, "office": one.office.value if one.office else None, "support": one.stage.value}
        for row, one in _of_each(further.targets, numbered, period)
    ]


def money_rows(further: Further, numbered: Numbered, period: Period) -> list[dict[str, Any]]:
    """Return one row a line of a fund, without its donor."""
    return [
        {**row, "money": one.kind.value, "cents": one.cents}
        for row, one in _of_each(further.money, numbered, period)
    ]


def lesson_rows(further: Further, numbered: Numbered, period: Period) -> list[dict[str, Any]]:
    """Return one row for each thing that a debrief was about: how many words, not which."""
    return [
        {**row, "about": about, "words": len(said.split())}
        for row, one in _of_each(further.lessons, numbered, period)
        for about in ABOUT
        if (said := getattr(one, about))
    ]
