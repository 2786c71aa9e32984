"""What campaigns did: how soon, how much, before what, and who answered. No cause is claimed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import pandas as pd

from depwork.model.ledger import Activity
from depwork.reports.frames import Frames
from depwork.reports.intervals import wilson
from depwork.reports.survival import kaplan_meier, median

CALLS: Final = (Activity.CALL, Activity.CALL_IN_DAY)
FIRST: Final[Mapping[str, Collection[Activity]]] = {
    "any_action": tuple(Activity),
    "call": CALLS,
    "letter": (Activity.PD_LETTER_SENT,),
    "petition": (Activity.PETITION_LAUNCH,),
}
"""First things whose days are measured, beside the decision."""
AMOUNTS: Final[Mapping[str, Collection[Activity]]] = {
    "calls": CALLS,
    "letters": (Activity.LETTER_COLLECTED,),
    "signatures": (Activity.SIGNATURES,),
}
PRESENCE: Final = (
    Activity.HEARING_ACCOMPANIMENT,
    Activity.CHECK_IN_ACCOMPANIMENT,
    Activity.VIGIL_RALLY,
    Activity.COMMUNITY_MEETING,
)
PRESS: Final = (Activity.MEDIA_OUTREACH, Activity.PRESS_CONFERENCE, Activity.PRESS_HIT)
_ASKED: Final = (Activity.OFFICIAL_OUTREACH, Activity.CONGRESSIONAL_INQUIRY)
UNKNOWN: Final = "unknown"


def share(cases: int, of: int) -> dict[str, Any]:
    """Return a share with its interval as columns of a table; missing where there is none."""
    ends = wilson(cases, of)
    return {
        "share": cases / of if of else None,
        "low": ends[0] if ends else None,
        "high": ends[1] if ends else None,
    }


def of_sort(events: pd.DataFrame, sorts: Collection[Activity]) -> pd.DataFrame:
    """Return the events of some activities."""
    return events[events["activity"].isin([sort.value for sort in sorts])]


def days_to_first(made: Frames) -> pd.DataFrame:
    """Return the days from opening a case to the first thing of each sort, and to a decision.

    A case in which it has not happened counts as waiting while the case was followed.

    Returns:
        Columns: ``n`` (all cases), ``happened``, ``waiting``, ``unknown`` (the opening, or all
        that is known of it lies before), ``median_days`` by Kaplan-Meier, missing while fewer
        than half had it.
    """
    rows = {name: _first(made, sorts) for name, sorts in FIRST.items()}
    decided = made.cases.set_index("case")
    rows["decision"] = _waited(made, decided["days"][decided["decided"]], frozenset())
    return pd.DataFrame.from_dict(rows, orient="index").astype({"median_days": "Int64"})


def _first(made: Frames, sorts: Collection[Activity]) -> dict[str, Any]:
    events = of_sort(made.events, sorts)
    days = events.groupby("case")["days"].min()
    return _waited(made, days.dropna(), frozenset(days.index[days.isna()]))


def _waited(made: Frames, first: pd.Series, before: frozenset[int]) -> dict[str, Any]:
    """Return one row: the day of the first by case; cases in which it came before the opening."""
    followed = made.cases.set_index("case")["days"].dropna()
    known = followed[~followed.index.isin(before)]
    happened = known.index.isin(first.index)
    days = first.reindex(known.index).where(happened, known)
    steps = kaplan_meier([int(day) for day in days], [bool(one) for one in happened])
    return {
        "n": len(made.cases),
        "happened": int(happened.sum()),
        "waiting": int((~happened).sum()),
        "unknown": len(made.cases) - len(known),
        "median_days": median(steps),
    }


def before_decision(made: Frames) -> pd.DataFrame:
    """Return what had been done by the day of the first decision, by activity.

    It does not say that the decision came because of it.

    Returns:
        One row an activity that occurs. Columns: ``n`` (decided cases whose days are known),
        ``cases`` (of these, with the activity by then), ``share``, ``low``, ``high``, ``count``.
    """
    cases = made.cases[made.cases["decided"]].dropna(subset=["days"])
    both = made.events.merge(cases[["case", "days"]], on="case", suffixes=("", "_decided"))
    done = both[both["days"] <= both["days_decided"]]
    rows = {
        str(activity): {
            "n": len(cases),
            "cases": (found := int(group["case"].nunique())),
            **share(found, len(cases)),
            "count": int(group["count"].sum()),
        }
        for activity, group in done.groupby("activity")
    }
    columns = ["n", "cases", "share", "low", "high", "count"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def amounts(made: Frames) -> pd.DataFrame:
    """Return calls, letters and signatures a campaign, and a day that it was followed.

    Returns:
        Columns: ``n`` (all cases), ``cases`` (with any), ``total``, ``median`` (of all cases),
        ``most``, ``a_day`` (over the cases whose days are known; missing without a day).
    """
    return pd.DataFrame.from_dict(
        {name: _amount(made, sorts) for name, sorts in AMOUNTS.items()}, orient="index"
    )


def _amount(made: Frames, sorts: Collection[Activity]) -> dict[str, Any]:
    cases = made.cases.set_index("case")
    found = of_sort(made.events, sorts).groupby("case")["count"].sum()
    each = found.reindex(cases.index, fill_value=0)
    known = cases["days"].dropna()
    days = int(known.sum())
    return {
        "n": len(cases),
        "cases": int((each > 0).sum()),
        "total": int(each.sum()),
        "median": float(each.median()) if len(each) else None,
        "most": int(each.max()) if len(each) else None,
        "a_day": int(each[known.index].sum()) / days if days else None,
    }


def responses(made: Frames) -> pd.DataFrame:
    """Return how many cases each kind of office was asked about, and answered.

    Returns:
        One row a kind of office that was asked; ``unknown`` where none was noted. Columns:
        ``n`` (cases), ``answered`` (on the day of asking or later), ``share``, ``low``,
        ``high``, ``median_days`` (of those answered), ``unknown_days`` (asked on no known day).
    """
    asked, said = (
        of_sort(made.events, sorts)
        .fillna({"office": UNKNOWN})
        .groupby(["office", "case"], as_index=False)["days"]
        .agg(how)
        for sorts, how in ((_ASKED, "min"), ((Activity.OFFICIAL_RESPONSE,), list))
    )
    both = asked.merge(said, on=["office", "case"], how="left", suffixes=("", "_answered"))
    both["wait"] = [
        _wait(first, later)
        for first, later in zip(both["days"], both["days_answered"], strict=True)
    ]
    rows = {str(office): _answered(group) for office, group in both.groupby("office")}
    columns = ["n", "answered", "share", "low", "high", "median_days", "unknown_days"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _wait(first: Any, later: Any) -> int | None:
    """Return the days from asking to the first answer on that day or after it."""
    if pd.isna(first) or not isinstance(later, list):
        return None
    waits = [int(day - first) for day in later if not pd.isna(day) and day >= first]
    return min(waits, default=None)


def _answered(group: pd.DataFrame) -> dict[str, Any]:
    waits = group["wait"].dropna()
    return {
        "n": len(group),
        "answered": len(waits),
        **share(len(waits), len(group)),
        "median_days": float(waits.median()) if len(waits) else None,
        "unknown_days": int(group["days"].isna().sum()),
    }


def call_answers(made: Frames) -> pd.DataFrame:
    """Return what became of calls; ``unknown`` where it was not noted.

    Returns:
        Columns: ``calls``, ``share`` (of all calls, noted or not).
    """
    calls = of_sort(made.events, CALLS).fillna({"answer": UNKNOWN})
    found = calls.groupby("answer")["count"].sum()
    whole = int(found.sum())
    rows = {str(name): [int(n), int(n) / whole if whole else None] for name, n in found.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["calls", "share"])


def occasions(made: Frames, sorts: Collection[Activity]) -> pd.DataFrame:
    """Return how often something took place, in how many cases, with how many.

    Returns:
        One row an activity, whether it occurs or not. Columns: ``n`` (all cases), ``cases``,
        ``occasions``, ``count``.
    """
    rows = {}
    for sort in sorts:
        found = of_sort(made.events, (sort,))
        counts = int(found["case"].nunique()), len(found), int(found["count"].sum())
        rows[sort.value] = [len(made.cases), *counts]
    columns = ["n", "cases", "occasions", "count"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)
