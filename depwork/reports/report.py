"""Puts the report together: two tables, one picture, and what must be said with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Final

import pandas as pd

from depwork.model.case import Case
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.reports.frames import Frames, Traits, frames
from depwork.reports.measures import (
    days_figures,
    days_table,
    days_to_outcome,
    outcome_figures,
    outcome_table,
    outcomes_by_ask,
)
from depwork.reports.names import ALL, Cell
from depwork.reports.patterns import NAMES as SPLITS
from depwork.reports.patterns import split_figures, split_tables
from depwork.reports.period import Period
from depwork.reports.picture import Picture, picture
from depwork.reports.register import Release
from depwork.reports.survival import Step, curve
from depwork.reports.tables import Table
from depwork.reports.waiting import shared_steps, waiting_figures
from depwork.reports.words import Say, readable

OUTCOMES: Final = "outcomes"
DAYS: Final = "days"
WAITING: Final = "waiting"
EVERYONE: Final = (OUTCOMES, DAYS, *SPLITS)
"""Measures whose total is all cases."""
_TITLES: Final = {
    OUTCOMES: "report_outcomes",
    DAYS: "report_days",
    WAITING: "report_picture_title",
    **{name: f"report_by_{name}" for name in SPLITS},
}


@dataclass(frozen=True)
class Measures:
    """What a report counts, before it is put in words.

    Args:
        frames: The frames it was counted from.
        outcomes: Outcomes by ask.
        days: Days to an outcome.
        patterns: All cases split by one thing each, and what campaigns did.
        steps: The estimate behind the picture.
        period: Which cases count.
        shared: Whether small counts are hidden.
        practice: Whether the people are invented.
        again: Measures of which earlier figures stand here again, and up to which day those
            go; ``None`` if nothing of them is told.
    """

    frames: Frames
    outcomes: pd.DataFrame
    days: pd.DataFrame
    patterns: Mapping[str, pd.DataFrame]
    steps: tuple[Step, ...]
    period: Period
    shared: bool
    practice: bool
    again: Mapping[str, date | None] = field(default_factory=dict)


def measure(
    cases: Sequence[Case],
    events: Sequence[CampaignEvent],
    outcomes: Sequence[Outcome],
    period: Period,
    *,
    shared: bool = False,
    shuffle: Random | None = None,
    traits: Mapping[str, Traits] | None = None,
) -> Measures:
    """Return the counts of a report.

    Args:
        cases: Cases with ``consent_lessons`` in force; others must be left out before.
        events: The events' ledger, in the order in which it was written.
        outcomes: The outcomes' ledger, likewise.
        period: Which cases count, and until when.
        shared: Hide small counts: for everybody outside the team.
        shuffle: Numbers the cases; a test may hand one that repeats.
        traits: Of each case by its code, as far as they are known.

    Raises:
        UnconsentedCaseError: A case has no consent to lessons in force.
    """
    made = frames(cases, events, outcomes, period, shuffle, traits)
    counted = Measures(
        frames=made,
        outcomes=outcomes_by_ask(made.cases),
        days=days_to_outcome(made.cases),
        patterns=split_tables(split_figures(made, shared=False)),
        steps=curve(made.cases),
        period=period,
        shared=shared,
        practice=any(case.practice for case in cases),
    )
    return as_told(counted, to_tell(counted), {}) if shared else counted


def to_tell(measures: Measures, marks: Sequence[int] = ()) -> dict[str, Release]:
    """Return what a shared report would tell, before it is held against earlier ones.

    Args:
        measures: What was counted.
        marks: Of the line that was told earlier.
    """
    cases = measures.frames.cases
    figures = {
        OUTCOMES: outcome_figures(cases, shared=True),
        DAYS: days_figures(cases),
        WAITING: waiting_figures(curve(cases), marks),
        **split_figures(measures.frames, shared=True),
    }
    return {name: Release(one, measures.period) for name, one in figures.items()}


def as_told(
    measures: Measures, told: Mapping[str, Release | None], again: Mapping[str, date | None]
) -> Measures:
    """Return a report with the figures that may be told, and no others.

    Args:
        measures: What was counted.
        told: The figures, by measure; ``None`` is withheld.
        again: Which of them are no new ones, and up to which day those go.
    """
    outcomes, days, waiting = told[OUTCOMES], told[DAYS], told[WAITING]
    nothing = pd.DataFrame([[Cell.HIDDEN]], index=[ALL], columns=["n"], dtype=object)
    return replace(
        measures,
        outcomes=outcome_table(outcomes.figures, shared=True) if outcomes else nothing,
        days=days_table(days.figures) if days else nothing,
        patterns=split_tables({name: one.figures if one else None for name, one in told.items()}),
        steps=shared_steps(waiting.figures) if waiting else (),
        period=days.period if days else measures.period,
        again=again,
    )


@dataclass(frozen=True)
class Page:
    """A report in one language.

    Args:
        outcomes: Outcomes by ask, in words.
        days: Days to an outcome, in words.
        patterns: All cases split by one thing each, in words.
        picture: The curve of cases still waiting.
        lines: What must be said with them, one sentence each.
    """

    outcomes: Table
    days: Table
    patterns: tuple[Table, ...]
    picture: Picture
    lines: tuple[str, ...]


def page(
    measures: Measures,
    say: Say,
    outcomes: Mapping[str, str],
    *,
    as_of: str,
    left_out: int | None = None,
    unreadable: bool = False,
    dated: Callable[[date], str] = date.isoformat,
) -> Page:
    """Return a report in words.

    Args:
        measures: What was counted.
        say: Gives the words of a key, as ``Words.ui`` does.
        outcomes: The words of each outcome's kind, by its stored value; of rows of asks, by
            the row's id; of offices, stages and urgencies, likewise.
        as_of: The last day, as the language writes it.
        left_out: How many cases were not counted for want of consent; not said in a
            shared report.
        unreadable: Whether cases were not counted because they cannot be read.
        dated: Writes a day as the language does.
    """
    n = measures.days.loc["all", "n"]
    told = say("report_hidden") if isinstance(n, str) else str(n)
    missing = say("report_hidden") if measures.shared or left_out is None else str(left_out)
    lines = [
        say("report_note_counts", n=told, as_of=as_of, left_out=missing),
        *([say("report_note_unreadable")] if unreadable else []),
        say("report_note_pending"),
        say("report_note_no_cause"),
        say("report_note_shared" if measures.shared else "report_note_team"),
        *_again(measures.again, say, dated),
        *([say("report_note_practice")] if measures.practice else []),
    ]
    return Page(
        outcomes=Table(say("report_outcomes"), readable(measures.outcomes, say, outcomes)),
        days=Table(say("report_days"), readable(measures.days, say, outcomes)),
        patterns=tuple(
            Table(say(f"report_by_{name}"), readable(table, say, outcomes))
            for name, table in measures.patterns.items()
        ),
        picture=picture(measures.steps, say, shared=measures.shared),
        lines=tuple(lines),
    )


def _again(
    again: Mapping[str, date | None], say: Say, dated: Callable[[date], str]
) -> Iterator[str]:
    """Yield a sentence for each day of earlier figures, and one for what is withheld."""
    for day in dict.fromkeys(again.values()):
        names = [name for name, on in again.items() if on == day]
        all_of_them = set(EVERYONE) <= set(names)  # a line of too few cases is none
        what = (
            say("report_everything")
            if all_of_them
            else "; ".join(say(_TITLES[name]) for name in names)
        )
        if day is None:
            yield say("report_note_withheld", what=what)
        else:
            yield say("report_note_again", what=what, as_of=dated(day))
