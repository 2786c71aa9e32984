"""All measures of the frames at once, for the team: small counts are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from depwork.reports.doing import (
    PRESENCE,
    PRESS,
    UNKNOWN,
    amounts,
    before_decision,
    call_answers,
    days_to_first,
    occasions,
    responses,
    share,
)
from depwork.reports.frames import Frames
from depwork.reports.further import ABOUT
from depwork.reports.groups import SORT, first_settled
from depwork.reports.incidence import Point, cumulative_incidence

TRAITS: Final = ("ask_row", "field_office", "circuit", "stage", "urgency", "language")
"""What outcomes are told by."""
DAYS: Final = (30, 90, 180, 365)
"""Up to which days the incidence is told."""


@dataclass(frozen=True)
class Study:
    """The measures of some frames, each a table; see the function of the same name.

    Args:
        outcomes: By each of :data:`TRAITS`.
        incidence: What had come by some days, competing outcomes and waiting cases counted.
        days_to_first: How soon things were done, and decided.
        before_decision: What had been done by then.
        amounts: Calls, letters, signatures a campaign and day.
        responses: Who was asked, and answered.
        call_answers: What became of calls.
        presence: Who stood by.
        press: What the press did.
        money: What bond funds took in, posted and got back.
        lessons: How many campaigns left a lesson, and about what.
        missing: What is not known.
    """

    outcomes: dict[str, pd.DataFrame]
    incidence: pd.DataFrame
    days_to_first: pd.DataFrame
    before_decision: pd.DataFrame
    amounts: pd.DataFrame
    responses: pd.DataFrame
    call_answers: pd.DataFrame
    presence: pd.DataFrame
    press: pd.DataFrame
    money: pd.DataFrame
    lessons: pd.DataFrame
    missing: pd.DataFrame

    def __repr__(self) -> str:
        return f"Study of {', '.join(self.__dataclass_fields__)}"


def study(made: Frames) -> Study:
    """Return every measure of some frames."""
    return Study(
        outcomes={trait: outcomes_by(made, trait) for trait in TRAITS},
        incidence=incidence(made),
        days_to_first=days_to_first(made),
        before_decision=before_decision(made),
        amounts=amounts(made),
        responses=responses(made),
        call_answers=call_answers(made),
        presence=occasions(made, PRESENCE),
        press=occasions(made, PRESS),
        money=money(made),
        lessons=lessons(made),
        missing=missing(made),
    )


def outcomes_by(made: Frames, trait: str) -> pd.DataFrame:
    """Return how many cases of each value of a trait have which sort of outcome now.

    Args:
        made: The frames.
        trait: One of :data:`TRAITS`; where it is missing, the row is ``unknown``.

    Returns:
        Columns: the trait, ``outcome``, ``cases``, ``n`` (of that value), ``share``, ``low``,
        ``high`` (Wilson).
    """
    cases = made.cases.assign(
        trait=made.cases[trait].fillna(UNKNOWN), outcome=made.cases["kind"].map(SORT)
    )
    whole = cases["trait"].value_counts().to_dict()
    counted = cases.groupby(["trait", "outcome"], as_index=False).size()
    rows = [
        {trait: value, "outcome": outcome, "cases": int(n), "n": int(whole[value])}
        | share(int(n), int(whole[value]))
        for value, outcome, n in counted.itertuples(index=False, name=None)
    ]
    return pd.DataFrame(rows, columns=[trait, "outcome", "cases", "n", "share", "low", "high"])


def incidence(made: Frames) -> pd.DataFrame:
    """Return the share of cases in which each sort of outcome was the first to come, by day.

    Cases that wait are counted while they were followed; sorts compete, so that their shares
    and that of waiting cases make up one.

    Returns:
        Columns: ``outcome``, ``day``, ``n`` (cases whose opening is known), ``cases`` (so far),
        ``followed`` (cases known after that day, still waiting), ``share``, ``low``, ``high``,
        ``unknown`` (cases whose opening is not known).
    """
    sorts = first_settled(made)
    known = made.cases.set_index("case")["days"].dropna()
    days = [int(day) for day in known]
    first = [None if pd.isna(one) else str(one) for one in sorts.reindex(known.index)]
    rows = [
        {
            "outcome": name,
            "day": day,
            "n": len(days),
            **_by_then(points, day),
            "followed": sum(one > day for one in days),
            "unknown": len(made.cases) - len(days),
        }
        for name, points in cumulative_incidence(days, first).items()
        for day in DAYS
    ]
    columns = ["outcome", "day", "n", "cases", "followed", "share", "low", "high", "unknown"]
    return pd.DataFrame(rows, columns=columns)


def _by_then(points: tuple[Point, ...], day: int) -> dict[str, Any]:
    passed = [point for point in points if point.day <= day]
    if not passed:
        return {"cases": 0, "share": 0.0, "low": None, "high": None}
    low, high = passed[-1].interval or (None, None)
    return {"cases": passed[-1].came, "share": passed[-1].share, "low": low, "high": high}


def money(made: Frames) -> pd.DataFrame:
    """Return what bond funds took in, posted and got back, by kind of line.

    Returns:
        One row a kind that occurs. Columns: ``n`` (all cases), ``cases``, ``cents`` (in all),
        ``median_cents`` (of the cases that have it).
    """
    each = made.money.groupby(["money", "case"])["cents"].sum()
    rows = {
        str(kind): [len(made.cases), len(sums), int(sums.sum()), float(sums.median())]
        for kind, sums in each.groupby("money")
    }
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["n", "cases", "cents", "median_cents"]
    )


def lessons(made: Frames) -> pd.DataFrame:
    """Return how many campaigns left a lesson, by what it is about.

    Returns:
        One row a thing, whether it occurs or not. Columns: ``n`` (all cases), ``cases``,
        ``share``, ``low``, ``high``, ``words``.
    """
    rows = {}
    for about in ABOUT:
        found = made.lessons[made.lessons["about"] == about]
        cases = int(found["case"].nunique())
        words = int(found["words"].sum())
        whole = len(made.cases)
        rows[about] = {"n": whole, "cases": cases, **share(cases, whole), "words": words}
    return pd.DataFrame.from_dict(rows, orient="index")


def missing(made: Frames) -> pd.DataFrame:
    """Return how much is missing in each column.

    Returns:
        Columns: ``frame``, ``column``, ``n`` (rows), ``missing``, ``share``.
    """
    rows = [
        (name, str(column), len(frame), gone, gone / len(frame) if len(frame) else None)
        for name, frame in made.named.items()
        for column in frame.columns
        for gone in [int(frame[column].isna().sum())]
    ]
    return pd.DataFrame(rows, columns=["frame", "column", "n", "missing", "share"])
