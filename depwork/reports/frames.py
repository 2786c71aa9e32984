"""Turns cases, events and outcomes into tidy frames without a name, a code or a date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from random import Random, SystemRandom
from typing import Any, Final

import pandas as pd

from depwork.errors import UnconsentedCaseError
from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.consent import in_force
from depwork.model.ledger import CampaignEvent, Outcome, OutcomeKind
from depwork.reports.allowed import ask_row, checked
from depwork.reports.further import (
    LESSONS,
    MONEY,
    OUTREACH,
    Further,
    lesson_rows,
    money_rows,
    outreach_rows,
)
from depwork.reports.period import Period, by_case, days_from, of_case, standing

STEPS: Final = frozenset({OutcomeKind.PENDING, OutcomeKind.TRANSFERRED, OutcomeKind.REDETAINED})
"""Things on the way: what was asked for is still open after them."""
LEFT: Final = frozenset(
    {
        OutcomeKind.LOST_CONTACT,
        OutcomeKind.CAMPAIGN_WITHDRAWN_BY_PERSON,
        OutcomeKind.DECEASED,
    }
)
"""The team stopped following the case; how the ask ended is not known."""

_OUTCOMES: Final = {
    "case": "Int64",
    "ask_row": "string",
    "kind": "string",
    "source": "string",
    "days": "Int64",
    "current": "boolean",
}
_CASES: Final = {
    "case": "Int64",
    "ask_row": "string",
    "field_office": "string",
    "circuit": "string",
    "stage": "string",
    "urgency": "string",
    "language": "string",
    "kind": "string",
    "days": "Int64",
    "decided": "boolean",
    "left": "boolean",
}
_EVENTS: Final = {
    "case": "Int64",
    "activity": "string",
    "count": "Int64",
    "office": "string",
    "answer": "string",
    "days": "Int64",
}


@dataclass(frozen=True)
class Traits:
    """What is told of a case beside what happened in it; ``None`` is not known.

    Args:
        field_office: Code of the ERO field office it belongs to.
        circuit: The federal circuit of the place of detention.
        stage: Where it stands before the immigration authorities.
        urgency: How soon something was to happen on the day on which it was opened, by what
            is known today.
        language: The one that the person prefers.
    """

    field_office: str | None = None
    circuit: str | None = None
    stage: str | None = None
    urgency: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Frames:
    """The frames of one report.

    Args:
        cases: One row a case: its ask's row, its traits, its current outcome's kind, the
            ``days`` it was followed from its opening to the first outcome that settled
            something or to the last day known (missing where the opening is unknown),
            whether it was ``decided`` by then, and whether the team ``left`` it before.
        outcomes: One row an entry of each case's history; a case without one has a row
            ``O_PENDING``. Each case has exactly one ``current`` row.
        events: One row an event.
        outreach: One row an office that was asked for support.
        money: One row a line of a bond fund.
        lessons: One row a thing that a debrief was about.
        dictionary: One row a column, where the caller has its words.
    """

    cases: pd.DataFrame
    outcomes: pd.DataFrame
    events: pd.DataFrame
    outreach: pd.DataFrame
    money: pd.DataFrame
    lessons: pd.DataFrame
    dictionary: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def named(self) -> dict[str, pd.DataFrame]:
        """The frames by name, without the dictionary."""
        return {
            "cases": self.cases,
            "outcomes": self.outcomes,
            "events": self.events,
            "outreach": self.outreach,
            "money": self.money,
            "lessons": self.lessons,
        }


def _frame(rows: Sequence[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns)).astype(columns)
    return checked(frame.sort_values("case", kind="stable", ignore_index=True))


def _followed(start: date | None, history: Sequence[Outcome], as_of: date) -> dict[str, Any]:
    """Return how long a case was followed, and how that ended."""
    settled = next((o for o in history if o.kind not in STEPS | LEFT), None)
    left = bool(settled is None and history and history[-1].kind in LEFT)
    last = settled.on if settled else history[-1].on if left else as_of
    return {"days": days_from(start, last), "decided": settled is not None, "left": left}


def _histories(
    case: Case, number: int, outcomes: Sequence[Outcome], period: Period
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a case's own row and the rows of its history."""
    history = of_case(outcomes, case, period)
    chosen = ask_row(value_of(case.campaign.chosen_ask))
    if not history:
        pending = {"case": number, "ask_row": chosen, "kind": OutcomeKind.PENDING.value}
        days = days_from(case.intake_date, period.as_of)
        row = {**pending, "days": days, "decided": False, "left": False}
        return row, [{**pending, "source": None, "days": days, "current": True}]
    rows = [
        {
            "case": number,
            "ask_row": ask_row(entry.ask_row) if entry.ask_row else chosen,
            "kind": entry.kind.value,
            "source": entry.source.value,
            "days": days_from(case.intake_date, entry.on),
            "current": entry is history[-1],
        }
        for entry in history
    ]
    now = {name: rows[-1][name] for name in ("case", "ask_row", "kind")}
    return {**now, **_followed(case.intake_date, history, period.as_of)}, rows


def _event_rows(
    case: Case, number: int, events: Sequence[CampaignEvent], period: Period
) -> list[dict[str, Any]]:
    return [
        {
            "case": number,
            "activity": event.activity.value,
            "count": event.count,
            "office": event.office.value if event.office else None,
            "answer": event.answer.value if event.answer else None,
            "days": days_from(case.intake_date, event.on),
        }
        for event in of_case(events, case, period)
    ]


def frames(
    cases: Sequence[Case],
    events: Sequence[CampaignEvent],
    outcomes: Sequence[Outcome],
    period: Period,
    shuffle: Random | None = None,
    traits: Mapping[str, Traits] | None = None,
    further: Further = Further(),  # noqa: B008 - frozen
) -> Frames:
    """Return the frames of one report.

    Args:
        cases: Cases whose person agreed to lessons; others must be left out before.
        events: The events' ledger, in the order in which it was written.
        outcomes: The outcomes' ledger, likewise.
        period: Which cases count, and until when.
        shuffle: Gives each case its number in this report; by default nobody can tell
            from the number, or from an earlier report, which case it is.
        traits: Of each case by its code, as far as they are known.
        further: What else is kept of them.

    Raises:
        UnconsentedCaseError: A case has no consent to lessons in force on the last day.
        UnlistedValueError: A value is on no allow-list.
    """
    for case in cases:
        if not in_force(case.consent.consent_lessons, period.as_of):
            raise UnconsentedCaseError(
                f"case {case.case_code} has no consent_lessons in force on {period.as_of}"
            )
    counted = [case for case in cases if period.counts(case)]
    (shuffle or SystemRandom()).shuffle(counted)
    done, history = by_case(standing(events)), by_case(standing(outcomes))
    pairs = list(enumerate(counted, 1))
    numbered = [(n, case, case.case_code) for n, case in pairs]
    both = [_histories(case, n, history.get(code, ()), period) for n, case, code in numbered]
    happened = [_event_rows(case, n, done.get(code, ()), period) for n, case, code in numbered]
    told = [asdict((traits or {}).get(code, Traits())) for _, _, code in numbered]
    return Frames(
        cases=_frame([{**row, **one} for (row, _), one in zip(both, told, strict=True)], _CASES),
        outcomes=_frame([row for _, rows in both for row in rows], _OUTCOMES),
        events=_frame([row for rows in happened for row in rows], _EVENTS),
        outreach=_frame(outreach_rows(further, pairs, period), OUTREACH),
        money=_frame(money_rows(further, pairs, period), MONEY),
        lessons=_frame(lesson_rows(further, pairs, period), LESSONS),
    )
