"""The measures: counted by hand on a few campaigns, and by SQL on sixty drawn at random."""

import sqlite3
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest

from depwork.model.case import Case
from depwork.model.choices import Office
from depwork.model.ledger import Activity, CallAnswer, CampaignEvent, Lesson, Outcome, OutcomeKind
from depwork.model.money import MoneyLine
from depwork.reports.frames import Frames, Traits, frames
from depwork.reports.further import Further
from depwork.reports.groups import SORT, first_settled
from depwork.reports.period import Period
from depwork.reports.study import study


def test_every_outcome_has_one_sort() -> None:
    """A new kind of outcome cannot be forgotten."""
    assert set(SORT) == set(OutcomeKind)


DAY = date(2026, 11, 22)


@pytest.fixture
def few(
    a_case: Callable[..., Case],
    an_outcome: Callable[..., Outcome],
    an_event: Callable[..., CampaignEvent],
    period: Period,
) -> Frames:
    """Five campaigns: one freed at 40 days and removed later, one denied at 60, three open."""
    cases = [a_case(1), a_case(2), a_case(3), a_case(4), a_case(5, days_ago=None)]
    outcomes = [
        an_outcome(1, "O_REL_BOND_IJ", 60),
        an_outcome(1, "O_REMOVED", 5),
        an_outcome(2, "O_STAY_ICE_DENIED", 40),
        an_outcome(3, "O_LOST_CONTACT", 20),
    ]
    events = [
        an_event(1, "call", 90, count=12, office="congress", answer="answered"),
        an_event(1, "call", 50, count=3),
        an_event(1, "official_outreach", 80, office="congress"),
        an_event(1, "official_response", 90, office="congress"),
        an_event(1, "official_response", 73, office="congress"),
        an_event(2, "call_in_day", 30, count=40, answer="voicemail"),
        an_event(2, "official_outreach", 80, office="congress"),
        an_event(3, "signatures", 70, count=500),
        an_event(3, "vigil_rally", 60, count=80),
        an_event(3, "vigil_rally", 30, count=20),
        an_event(4, "petition_launch", 150),
        an_event(5, "letter_collected", 9, count=6),
    ]
    traits = {cases[0].case_code: Traits(circuit="5"), cases[1].case_code: Traits(circuit="5")}
    return frames(cases, events, outcomes, period, Random(3), traits)


def _row(table: pd.DataFrame, name: str) -> dict[str, Any]:
    return {k: (None if pd.isna(v) else v) for k, v in table.loc[name].to_dict().items()}


def test_days_to_the_first_thing(few: Frames) -> None:
    """Of four with a known opening: a petition before it is no day, who waits still counts."""
    table = study(few).days_to_first
    assert _row(table, "call") == {
        "n": 5, "happened": 2, "waiting": 2, "unknown": 1, "median_days": 70,
    }  # fmt: skip
    assert _row(table, "petition") == {
        "n": 5, "happened": 0, "waiting": 3, "unknown": 2, "median_days": None,
    }  # fmt: skip
    assert _row(table, "decision") == {
        "n": 5, "happened": 2, "waiting": 2, "unknown": 1, "median_days": 60,
    }  # fmt: skip


def test_the_incidence_is_of_the_first_outcome(few: Frames) -> None:
    """Freed counts, though removed later; of four, one freed at 40, one denied at 60."""
    table = study(few).incidence.set_index(["outcome", "day"])
    assert sorted(first_settled(few).dropna()) == ["denied", "released"]
    freed = table.loc[("released", 90)]
    assert (freed["cases"], freed["n"], freed["unknown"], freed["share"]) == (1, 4, 1, 0.25)
    assert table.loc[("denied", 30), "share"] == 0
    assert table.loc[("denied", 90), "share"] == 0.25
    assert (table.loc[("denied", 90), "followed"], table.loc[("denied", 30), "followed"]) == (1, 4)


def test_what_was_done_before_a_decision(few: Frames) -> None:
    """Calls after it do not count."""
    table = study(few).before_decision
    assert _row(table, "call")["count"] == 12
    assert (table.loc["call", "cases"], table.loc["call", "n"]) == (1, 2)
    assert "call_in_day" not in table.index
    assert table.loc["official_outreach", "cases"] == 2


def test_amounts_of_a_campaign_and_a_day(few: Frames) -> None:
    """A campaign without calls is one with nought; days are those that cases were followed."""
    calls = _row(study(few).amounts, "calls")
    assert (calls["n"], calls["cases"], calls["total"], calls["median"]) == (5, 2, 55, 0)
    assert calls["a_day"] == pytest.approx(55 / (40 + 60 + 80 + 100))
    assert _row(study(few).amounts, "letters")["a_day"] == 0


def test_an_answer_before_the_question_is_none(few: Frames) -> None:
    """Asked twice, answered once, seven days later."""
    row = _row(study(few).responses, "congress")
    assert (row["n"], row["answered"], row["median_days"], row["unknown_days"]) == (2, 1, 7, 0)
    assert row["low"] == pytest.approx(0.0945, abs=1e-4)


def test_presence_is_told_where_nobody_came_too(few: Frames) -> None:
    """Two vigils of one case with a hundred people; no hearing was accompanied."""
    table = study(few).presence
    assert table.loc["vigil_rally"].tolist() == [5, 1, 2, 100]
    assert table.loc["hearing_accompaniment"].tolist() == [5, 0, 0, 0]


def test_outcomes_by_a_trait_that_is_not_always_known(few: Frames) -> None:
    """Three of an unknown circuit are a row of their own."""
    table = study(few).outcomes["circuit"].set_index(["circuit", "outcome"])
    assert table.loc[("5", "removed"), ["cases", "n"]].tolist() == [1, 2]
    assert table.loc[("unknown", "pending"), ["cases", "n"]].tolist() == [2, 3]
    assert table.loc[("unknown", "left"), ["cases", "n"]].tolist() == [1, 3]


def test_what_is_missing(few: Frames) -> None:
    """Circuits of three, the opening of one."""
    table = study(few).missing.set_index(["frame", "column"])
    assert table.loc[("cases", "circuit"), "missing"] == 3
    assert table.loc[("cases", "days"), ["n", "missing", "share"]].tolist() == [5, 1, 0.2]


def test_funds_and_lessons_are_counted_a_case(a_case: Callable[..., Case], period: Period) -> None:
    """Two gifts of one case are one case; what nobody told of is told, too."""
    one, two = a_case(1).case_code, a_case(2).case_code
    gifts = [(one, 5000), (one, 2500), (two, 10000)]
    money = [
        MoneyLine(id=f"{n:032x}", case_code=code, on=DAY, kind="gift", cents=cents)
        for n, (code, cents) in enumerate(gifts)
    ]
    told = [Lesson(id=f"{9:032x}", case_code=two, on=DAY, worked="Calls at nine.")]
    more = Further(money=money, lessons=told)
    found = study(frames([a_case(1), a_case(2), a_case(3)], [], [], period, further=more))
    assert found.money.loc["gift"].tolist() == [3, 2, 17500, 8750]
    assert found.lessons.loc["worked", ["n", "cases", "words"]].tolist() == [3, 1, 3]
    assert found.lessons.loc["harmed", "cases"] == 0


def test_nothing_gives_tables_of_nothing(period: Period) -> None:
    """An empty workbook breaks no measure."""
    found = study(frames([], [], [], period))
    assert found.incidence.empty
    assert found.amounts.loc["calls", "total"] == 0
    assert found.days_to_first["median_days"].isna().all()
    assert repr(found).startswith("Study of outcomes, incidence")


@pytest.fixture(params=range(4))
def drawn(
    request: pytest.FixtureRequest,
    a_case: Callable[..., Case],
    an_outcome: Callable[..., Outcome],
    an_event: Callable[..., CampaignEvent],
    period: Period,
) -> Frames:
    """Sixty campaigns drawn at random."""
    random = Random(request.param)
    cases = [a_case(n, random.choice([None, *range(30, 400)])) for n in range(60)]
    outcomes = [
        an_outcome(random.randrange(60), random.choice(list(OutcomeKind)), random.randrange(300))
        for _ in range(90)
    ]
    some = [None, Office.CONGRESS, Office.ERO_FIELD_OFFICE]
    kinds = [*Activity, *[Activity.CALL, Activity.OFFICIAL_RESPONSE] * 4]
    kinds += [Activity.OFFICIAL_OUTREACH] * 8
    events = [
        an_event(
            random.randrange(60),
            random.choice(kinds),
            random.randrange(300),
            count=random.randrange(50),
            office=random.choice(some),
            answer=random.choice([None, *CallAnswer]),
        )
        for _ in range(400)
    ]
    traits = {c.case_code: Traits(circuit=random.choice([None, "5", "9"])) for c in cases}
    return frames(cases, events, outcomes, period, random, traits)


SQL = {
    "by circuit": """
        select coalesce(circuit, 'unknown'), kind, count(*) from cases group by 1, 2 order by 1, 2
    """,
    "before": """
        select activity, count(distinct e."case"), sum(count) from events e
        join cases c on c."case" = e."case"
        where c.decided and e.days <= c.days group by 1 order by 1
    """,
    "calls": """
        select coalesce(answer, 'unknown'), sum(count) from events
        where activity in ('call', 'call_in_day') group by 1 order by 1
    """,
    "first call": """
        select count(*) from cases c where days is not null and exists (
            select 1 from events e where e."case" = c."case"
            and activity in ('call', 'call_in_day') and e.days is not null)
    """,
    "answered": """
        with asked as (
            select "case", coalesce(office, 'unknown') office, min(days) day from events
            where activity in ('official_outreach', 'congressional_inquiry') group by 1, 2)
        select office, count(*), sum(exists (
            select 1 from events e where e."case" = a."case" and activity = 'official_response'
            and coalesce(e.office, 'unknown') = a.office and e.days >= a.day))
        from asked a group by 1 order by 1
    """,
    "missing": "select count(*) - count(office), count(*) - count(answer) from events",
}


@pytest.fixture
def ask(drawn: Frames) -> Callable[[str], list[tuple[Any, ...]]]:
    """Ask the frames in SQL."""
    base = sqlite3.connect(":memory:")
    for name, frame in drawn.named.items():
        frame.astype(object).where(frame.notna(), None).to_sql(name, base, index=False)
    return lambda name: base.execute(SQL[name]).fetchall()


def test_sql_counts_the_same(drawn: Frames, ask: Callable[[str], list[Any]]) -> None:
    """Six questions, asked another way of the same frames."""
    found = study(drawn)
    by: dict[tuple[str, str], int] = {}
    for value, kind, n in ask("by circuit"):
        by[value, SORT[kind]] = by.get((value, SORT[kind]), 0) + n
    table = found.outcomes["circuit"]
    assert by == {(r.circuit, r.outcome): r.cases for r in table.itertuples()}
    before = found.before_decision[["cases", "count"]].itertuples(name=None)
    assert sorted(before) == ask("before")
    assert sorted(found.call_answers["calls"].items()) == ask("calls")
    assert [(found.days_to_first.loc["call", "happened"],)] == ask("first call")
    answered = found.responses[["n", "answered"]].itertuples(name=None)
    assert sorted(answered) == ask("answered")
    gone = found.missing.set_index(["frame", "column"])["missing"]
    assert [(gone["events", "office"], gone["events", "answer"])] == ask("missing")
