"""Turns cases, events and outcomes into tidy frames without a name, a code or a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from depwork.reports.period import Period, of_case, standing

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
class Frames:
    """The frames of one report.

    Args:
        cases: One row a case: its ask's row, its current outcome's kind, the ``days`` it was
            followed from its opening to the first outcome that settled something or to the
            last day known (missing where the opening is unknown), whether it was ``decided``
            by then, and whether the team ``left`` it before.
        outcomes: One row an entry of each case's history; a case without one has a row
            ``O_PENDING``. Each case has exactly one ``current`` row.
        events: One row an event.
    """

    cases: pd.DataFrame
    outcomes: pd.DataFrame
    events: pd.DataFrame


def _frame(rows: Sequence[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns)).astype(columns)
    return checked(frame.sort_values("case", kind="stable", ignore_index=True))


def _days(start: date | None, day: date) -> int | None:
    """Return the days from the opening; ``None`` if it is unknown or lies later."""
    return (day - start).days if start is not None and start <= day else None


def _followed(start: date | None, history: Sequence[Outcome], as_of: date) -> dict[str, Any]:
    """Return how long a case was followed, and how that ended."""
    settled = next((o for o in history if o.kind not in STEPS | LEFT), None)
    left = bool(settled is None and history and history[-1].kind in LEFT)
    last = settled.on if settled else history[-1].on if left else as_of
    return {"days": _days(start, last), "decided": settled is not None, "left": left}


def _histories(
    case: Case, number: int, outcomes: Sequence[Outcome], period: Period
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a case's own row and the rows of its history."""
    history = of_case(outcomes, case, period)
    chosen = ask_row(value_of(case.campaign.chosen_ask))
    if not history:
        pending = {"case": number, "ask_row": chosen, "kind": OutcomeKind.PENDING.value}
        days = _days(case.intake_date, period.as_of)
        row = {**pending, "days": days, "decided": False, "left": False}
        return row, [{**pending, "source": None, "days": days, "current": True}]
    rows = [
        {
            "case": number,
            "ask_row": ask_row(entry.ask_row) if entry.ask_row else chosen,
            "kind": entry.kind.value,
            "source": entry.source.value,
            "days": _days(case.intake_date, entry.on),
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
            "days": _days(case.intake_date, event.on),
        }
        for event in of_case(events, case, period)
    ]


def frames(
    cases: Sequence[Case],
    events: Sequence[CampaignEvent],
    outcomes: Sequence[Outcome],
    period: Period,
    shuffle: Random | None = None,
) -> Frames:
    """Return the frames of one report.

    Args:
        cases: Cases whose person agreed to lessons; others must be left out before.
        events: The events' ledger, in the order in which it was written.
        outcomes: The outcomes' ledger, likewise.
        period: Which cases count, and until when.
        shuffle: Gives each case its number in this report; by default nobody can tell
            from the number, or from an earlier report, which case it is.

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
    done, history = standing(events), standing(outcomes)
    both = [_histories(case, n, history, period) for n, case in enumerate(counted, 1)]
    happened = [_event_rows(case, n, done, period) for n, case in enumerate(counted, 1)]
    return Frames(
        cases=_frame([row for row, _ in both], _CASES),
        outcomes=_frame([row for _, rows in both for row in rows], _OUTCOMES),
        events=_frame([row for rows in happened for row in rows], _EVENTS),
    )
