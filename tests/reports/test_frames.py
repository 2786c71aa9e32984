"""Frames hold what the allow-list names, for consented cases only."""

import importlib.util
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depwork.errors import UnconsentedCaseError, UnlistedValueError
from depwork.model.ask_code import ROWS, AskCode
from depwork.model.case import Case
from depwork.model.choices import Office
from depwork.model.consent import Consent
from depwork.model.ledger import (
    Activity,
    CallAnswer,
    CampaignEvent,
    Lesson,
    Outcome,
    OutcomeKind,
    OutcomeSource,
)
from depwork.model.money import MoneyLine
from depwork.model.record import STORED, Record
from depwork.model.targets import Target
from depwork.practice import canary_case
from depwork.reports.allowed import ALLOWED, UNKNOWN, checked
from depwork.reports.dictionary import COLUMNS, KEYS, dictionary
from depwork.reports.frames import Frames, Traits, frames
from depwork.reports.further import Further
from depwork.reports.period import Period

DAY = date(2026, 11, 22)
fewer = settings(max_examples=settings().max_examples // 4)  # a ledger is a long draw


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[1] / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


helper = _load("helper_cases")


def _kept(record: type[Record], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw records as the store gives them back: a year out of reach was typed before."""
    return st.fixed_dictionaries(fields).map(lambda raw: record.model_validate(raw, context=STORED))


ids = st.integers(0, 16**32 - 1).map(lambda number: f"{number:032x}")


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[Case], list[CampaignEvent], list[Outcome]]:
    """Draw consented cases with events and outcomes full of words of their own."""
    given_yesterday = (Consent(given_on=DAY - timedelta(days=1)),)
    drawn = draw(st.lists(helper.cases(), max_size=3, unique_by=lambda case: case.case_code))
    cases = [
        case.replace(consent=case.consent.replace(consent_lessons=given_yesterday))
        for case in drawn
    ]
    codes = st.sampled_from([case.case_code for case in cases] or ["SPAR-2222"])
    words = st.one_of(st.none(), helper.texts())
    rows = st.one_of(st.none(), st.sampled_from(AskCode))
    event = _kept(
        CampaignEvent,
        id=ids,
        case_code=codes,
        on=helper.days(),
        activity=st.sampled_from(Activity),
        count=st.integers(0, 5000),
        office=st.one_of(st.none(), st.sampled_from(Office)),
        answer=st.one_of(st.none(), st.sampled_from(CallAnswer)),
        note=words,
    )
    outcome = _kept(
        Outcome,
        id=ids,
        case_code=codes,
        on=helper.days(),
        kind=st.sampled_from(OutcomeKind),
        source=st.sampled_from(OutcomeSource),
        ask_row=rows,
    )
    return cases, draw(st.lists(event, max_size=6)), draw(st.lists(outcome, max_size=6))


def _all(made: Frames) -> list[pd.DataFrame]:
    return list(made.named.values())


@fewer
@given(ledgers())
def test_a_frame_holds_only_what_the_list_allows(
    ledger: tuple[list[Case], list[CampaignEvent], list[Outcome]],
) -> None:
    """Every column and value is on the allow-list, whatever people typed."""
    cases, events, outcomes = ledger
    texts = {*map(str, Activity), *map(str, OutcomeKind), *map(str, OutcomeSource)}
    texts |= {*map(str, Office), *map(str, CallAnswer), *ROWS, UNKNOWN}
    for frame in _all(frames(cases, events, outcomes, Period(DAY))):
        assert set(frame.columns) <= set(ALLOWED)
        held = {value for column in frame for value in frame[column].dropna()}
        assert {value for value in held if isinstance(value, str)} <= texts
        assert not any(isinstance(value, date) for value in held)


@fewer
@given(ledgers())
def test_no_words_codes_or_ids_reach_a_frame(
    ledger: tuple[list[Case], list[CampaignEvent], list[Outcome]],
) -> None:
    """Nothing typed, no case code and no entry's id stands in what a frame prints."""
    cases, events, outcomes = ledger
    told = "".join(frame.to_csv() for frame in _all(frames(cases, events, outcomes, Period(DAY))))
    assert "Ztext" not in told
    for case in cases:
        assert case.case_code not in told
    assert not any(entry.id in told for entry in [*events, *outcomes])


@pytest.mark.full
@given(ledgers())
def test_no_words_reach_a_frame_in_many_ledgers(
    ledger: tuple[list[Case], list[CampaignEvent], list[Outcome]],
) -> None:
    """The same over thousands of ledgers."""
    cases, events, outcomes = ledger
    made = _all(frames(cases, events, outcomes, Period(DAY)))
    assert "Ztext" not in "".join(frame.to_csv() for frame in made)


@fewer
@given(ledgers())
def test_each_case_is_counted_once(
    ledger: tuple[list[Case], list[CampaignEvent], list[Outcome]],
) -> None:
    """One row a case in the cases' frame, one current row in its history."""
    cases, events, outcomes = ledger
    period = Period(DAY)
    made = frames(cases, events, outcomes, period)
    counted = sum(period.counts(case) for case in cases)
    assert sorted(made.cases["case"]) == list(range(1, counted + 1))
    assert made.outcomes["current"].sum() == counted


def test_a_case_brings_its_traits(a_case: Callable[..., Case], period: Period) -> None:
    """Office, circuit, stage and urgency stand beside the case; what is not known is missing."""
    code = a_case(1).case_code
    known = Traits(field_office="HOU", circuit="5", stage="final_order", urgency="U1")
    made = frames([a_case(1), a_case(2)], [], [], period, Random(1), {code: known}).cases
    columns = ["field_office", "circuit", "stage", "urgency"]
    rows = {tuple(row) for row in made[columns].fillna("?").to_numpy().tolist()}
    assert rows == {("HOU", "5", "final_order", "U1"), ("?", "?", "?", "?")}


def test_what_else_is_kept_comes_as_kinds_and_numbers(
    a_case: Callable[..., Case], period: Period
) -> None:
    """An office, a fund and a debrief: no title, no donor, no word; what is corrected is gone."""
    case, other = a_case(1), a_case(2)
    own = {"case_code": case.case_code, "on": DAY - timedelta(days=10)}
    listed = Target(id="1" * 32, title="Ztext", office="congress", promise="Ztext", **own)
    money = MoneyLine(id="2" * 32, kind="gift", cents=5000, donor="Zqdonor", **own)
    gone = MoneyLine(id="3" * 32, kind="gift", cents=7, takes_back=True, corrects="4" * 32, **own)
    taken = MoneyLine(id="4" * 32, kind="gift", cents=7, **own)
    lesson = Lesson(id="5" * 32, worked="Ztext Ztext two", harmed=None, **own)
    stray = Lesson(id="6" * 32, **{**own, "case_code": "STRA-2222"}, advice="Ztext")
    more = Further([listed], [taken, money, gone], [lesson, stray])
    made = frames([case, other], [], [], period, Random(2), None, more)
    (at,) = made.money["case"]
    assert made.outreach.to_numpy().tolist() == [[at, "congress", "listed", 90]]
    assert made.money.to_numpy().tolist() == [[at, "gift", 5000, 90]]
    assert made.lessons.to_numpy().tolist() == [[at, "worked", 3, 90]]
    assert "Z" not in "".join(frame.to_csv() for frame in _all(made))


def test_the_dictionary_tells_of_every_column(
    a_case: Callable[..., Case], period: Period, say: Callable[..., str]
) -> None:
    """Each column once, with the type that it has; every word that is asked for is announced."""
    made = frames([a_case(1)], [], [], period)
    told = dictionary(made, say)
    pairs = {(name, str(c)) for name, frame in made.named.items() for c in frame.columns}
    assert set(zip(told["frame"], told["column"], strict=True)) == pairs
    assert len(told) == len(pairs)
    types = {(r.frame, r.column): r.dtype for r in told.itertuples()}
    assert types["cases", "days"] == "Int64"
    asked = {key for name in ("unit", "missing", "meaning") for key in told[name]}
    assert asked == KEYS
    assert set(COLUMNS) == set(ALLOWED)


def test_no_canary_reaches_a_frame() -> None:
    """A case with a canary in every field gives frames without one."""
    case, planted = canary_case(DAY)
    note = CampaignEvent(
        id="a" * 32,
        case_code=case.case_code,
        on=DAY,
        activity=Activity.CALL,
        note="Zqcanary9999x",
    )
    told = "".join(f.to_csv() for f in _all(frames([case], [note], [], Period(DAY))))
    assert "Zqcanary" not in told
    assert not any(value in told for value in planted.values())


def test_a_case_without_consent_is_refused(a_case: Callable[..., Case], period: Period) -> None:
    """Frames are not made when one person has not agreed to be counted."""
    with pytest.raises(UnconsentedCaseError, match="consent_lessons"):
        frames([a_case(1), a_case(2, consented=False)], [], [], period)


def test_numbers_are_new_in_each_report(a_case: Callable[..., Case], period: Period) -> None:
    """The number of a case says nothing about the order in which cases were given."""
    cases = [a_case(number, days_ago=number + 1) for number in range(30)]
    one, other = (frames(cases, [], [], period, Random(seed)).cases for seed in (1, 2))
    assert list(one["days"]) != list(other["days"])
    assert sorted(one["days"]) == sorted(other["days"])


def test_a_correction_takes_the_place_of_what_it_corrects(
    a_case: Callable[..., Case],
    an_outcome: Callable[..., Outcome],
    an_event: Callable[..., CampaignEvent],
    period: Period,
) -> None:
    """A corrected entry is not counted, and a correction can be corrected."""
    wrong = an_outcome(1, "O_REMOVED", 3)
    better = an_outcome(1, "O_TRANSFERRED", 3, corrects=wrong.id)
    right = an_outcome(1, "O_REL_OSUP", 2, corrects=better.id)
    calls = an_event(1, "call", 5, count=50)
    fewer = an_event(1, "call", 5, count=5, corrects=calls.id)
    made = frames([a_case(1)], [calls, fewer], [wrong, better, right], period)
    assert list(made.outcomes["kind"]) == ["O_REL_OSUP"]
    assert list(made.events["count"]) == [5]


def test_a_correction_of_another_case_changes_nothing(
    a_case: Callable[..., Case], an_outcome: Callable[..., Outcome], period: Period
) -> None:
    """An entry is replaced by an entry of its own case only."""
    kept = an_outcome(1, "O_REL_OSUP", 3)
    stray = an_outcome(2, "O_REMOVED", 3, corrects=kept.id)
    made = frames([a_case(1), a_case(2)], [], [kept, stray], period)
    assert sorted(made.outcomes["kind"]) == ["O_REL_OSUP", "O_REMOVED"]


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], ("O_PENDING", 100, False, False)),
        ([("O_TRANSFERRED", 60)], ("O_TRANSFERRED", 100, False, False)),
        ([("O_STAY_ICE_DENIED", 60)], ("O_STAY_ICE_DENIED", 40, True, False)),
        ([("O_BOND_DENIED", 60), ("O_REMOVED", 5)], ("O_REMOVED", 40, True, False)),
        ([("O_LOST_CONTACT", 30)], ("O_LOST_CONTACT", 70, False, True)),
        ([("O_LOST_CONTACT", 30), ("O_REL_PAROLE", 10)], ("O_REL_PAROLE", 90, True, False)),
        ([("O_REL_PAROLE", 200)], ("O_REL_PAROLE", None, True, False)),
    ],
    ids=["pending", "a step", "decided", "then more", "lost", "found again", "before opening"],
)
def test_how_long_a_case_was_followed(
    a_case: Callable[..., Case],
    an_outcome: Callable[..., Outcome],
    period: Period,
    history: list[tuple[str, int]],
    expected: tuple[Any, ...],
) -> None:
    """Up to the first outcome that settles something, or as long as it was known."""
    outcomes = [an_outcome(1, kind, ago) for kind, ago in history]
    row = frames([a_case(1)], [], outcomes, period).cases.iloc[0]
    days = None if row["days"] is pd.NA else row["days"]
    assert (row["kind"], days, row["decided"], row["left"]) == expected


@pytest.mark.parametrize(
    ("first", "last", "opened"),
    [(None, None, {10, 50, 90}), (60, None, {10, 50}), (60, 40, {50}), (None, 40, {50, 90})],
)
def test_the_period_chooses_by_the_day_of_opening(
    a_case: Callable[..., Case], first: int | None, last: int | None, opened: set[int]
) -> None:
    """From and to are days of opening, both included; what comes after is followed."""

    def ago(days: int | None) -> date | None:
        return None if days is None else DAY - timedelta(days=days)

    cases = [a_case(number, days_ago=days) for number, days in enumerate((10, 50, 90))]
    made = frames(cases, [], [], Period(DAY, ago(first), ago(last)))
    assert set(made.cases["days"]) == opened
    on_the_day = frames([a_case(1, days_ago=60)], [], [], Period(DAY, ago(60), ago(60)))
    assert len(on_the_day.cases) == 1


def test_what_happens_later_is_not_counted(
    a_case: Callable[..., Case], an_outcome: Callable[..., Outcome]
) -> None:
    """A report as of a day knows nothing dated after it."""
    as_of = DAY - timedelta(days=0)
    late = an_outcome(1, "O_REMOVED", -1)
    made = frames([a_case(1)], [], [late], Period(as_of))
    assert list(made.cases["kind"]) == ["O_PENDING"]


def test_an_unknown_opening_is_kept_and_marked(a_case: Callable[..., Case], period: Period) -> None:
    """A case whose opening nobody noted is counted, without days."""
    made = frames([a_case(1, days_ago=None)], [], [], period)
    assert made.cases["days"].isna().all()


@pytest.mark.parametrize(
    ("column", "value"),
    [("name", 1), ("kind", "Zwords"), ("ask_row", "R-99"), ("days", -1), ("decided", "Zwords")],
)
def test_what_is_not_listed_is_refused_by_column(column: str, value: object) -> None:
    """The check names the column and never the value."""
    with pytest.raises(UnlistedValueError) as caught:
        checked(pd.DataFrame({column: [value]}))
    assert repr(column) in str(caught.value)
    assert "Zwords" not in str(caught.value)
