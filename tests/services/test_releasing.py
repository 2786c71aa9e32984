"""Two reports that left may be subtracted from one another: nobody is found in the difference."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from depwork.errors import NotPermittedError
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.model.role import Role
from depwork.reports.frames import Traits
from depwork.reports.names import Cell
from depwork.reports.period import Period
from depwork.reports.report import Measures, measure
from depwork.services import ledger, reporting
from depwork.services.guiding import load_guide
from depwork.services.releasing import KIND, released
from depwork.storage.cases import save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

DAY = date(2026, 11, 22)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
SHAPE = (
    *[("R-11", "O_PENDING")] * 12,
    *[("R-11", "O_STAY_ICE_DENIED")] * 10,
    *[("R-11", "O_STAY_ICE_GRANTED")] * 8,
    *[("R-04", "O_PENDING")] * 13,
    *[("R-04", "O_REL_OSUP")] * 9,
    *[("R-03", "O_REMOVED")] * 8,
)
"""Sixty invented campaigns, each in a cell that may be shown."""


def _vault() -> Vault:
    return Vault(MemoryStore(), "practice", practice=True)


def _code(number: int) -> str:
    return f"CASE-AB{LETTERS[number // 32]}{LETTERS[number % 32]}"


def _cases(numbers: Iterable[int] = range(60), newest: int = 60) -> list[Case]:
    """One campaign was opened every three days; the last one ``newest`` days ago."""
    agreed = Consents(consent_lessons=(Consent(given_on=DAY - timedelta(days=400)),))
    return [
        Case(
            case_code=_code(n),
            intake_date=DAY - timedelta(days=newest + 3 * abs(59 - n)),
            consent=agreed,
        )
        for n in numbers
    ]


def _outcome(number: int, ask: str, kind: str, on: date, at: int = 0) -> Outcome:
    return Outcome(
        id=f"{at:08x}{number:024x}", case_code=_code(number), on=on, kind=kind, ask_row=ask,
        source="attorney",
    )  # fmt: skip


def _first() -> list[Outcome]:
    on = DAY - timedelta(days=40)
    return [_outcome(n, ask, kind, on) for n, (ask, kind) in enumerate(SHAPE)]


def _told(
    vault: Vault, cases: Sequence[Case], outcomes: Sequence[Outcome], period: Period
) -> Measures:
    return released(vault, measure(cases, [], outcomes, period, shared=True))


def _changes(first: dict[str, Any], second: dict[str, Any]) -> list[int]:
    """Return what a reader finds in one row: each cell's change, and that of all hidden ones."""
    names = [name for name in {**first, **second} if name != "n"]
    hidden = [n for n in names if Cell.HIDDEN in (first.get(n, 0), second.get(n, 0))]
    shown = [second.get(n, 0) - first.get(n, 0) for n in names if n not in hidden]
    if Cell.HIDDEN in (first["n"], second["n"]):
        return shown
    whole = second["n"] - first["n"]
    return [*shown, whole, whole - sum(shown)]


def _recovered(one: Measures, other: Measures) -> list[int]:
    """Return by how much two reports differ where it is one to four cases."""
    found = []
    names = [name for name in one.patterns if name != "done"]
    turned = [(one.patterns[name].T, other.patterns[name].T) for name in names]
    splits = [(a.rename(columns={"all": "n"}), b.rename(columns={"all": "n"})) for a, b in turned]
    done = (one.patterns["done"], other.patterns["done"])
    for a, b in ((one.outcomes, other.outcomes), (one.days, other.days), *splits, done):
        first, second = a.to_dict(orient="index"), b.to_dict(orient="index")
        for row in first.keys() & second.keys():
            parts = [{**line[row], "median_days": 0} for line in (first, second)]
            found += _changes(*parts)
    return [number for number in found if 0 < abs(number) < 5]


OPEN = Period(DAY)


@pytest.mark.parametrize("later", [1, pytest.param(7, marks=pytest.mark.full)])
def test_of_59_tries_to_subtract_a_day_or_a_week_none_finds_the_outcome(later: int) -> None:
    """One outcome more between two shared reports: never seen; without the register, mostly."""
    cases, first = _cases(), _first()
    then = Period(DAY + timedelta(days=later))
    bare = measure(cases, [], first, OPEN, shared=True)
    given_away = recovered = 0
    for number in range(59):
        kind = "O_REL_BOND_IJ" if number % 2 else "O_STAY_EOIR"
        more = [*first, _outcome(number, SHAPE[number][0], kind, DAY + timedelta(days=1), 1)]
        made = measure(cases, [], more, then, shared=True)
        given_away += bool(_recovered(bare, made))
        vault = _vault()
        one, two = released(vault, bare), released(vault, made)
        recovered += bool(_recovered(one, two)) or one.steps != two.steps
    assert given_away >= 35
    assert recovered == 0


def test_one_campaign_more_is_seen_in_no_measure() -> None:
    """Whatever its office, stage and deeds: all ten measures come again as they were."""
    cases, outcomes = _cases(range(61)), [*_first(), _outcome(60, "R-04", "O_REL_OSUP", DAY)]
    events, traits = _events(range(61), DAY), _traits(cases)
    bare = measure(cases[:60], events, outcomes, OPEN, shared=True, traits=traits)
    next_day = Period(DAY + timedelta(days=1))
    made = measure(cases, events, outcomes, next_day, shared=True, traits=traits)
    assert _recovered(bare, made)
    vault = _vault()
    one, two = released(vault, bare), released(vault, made)
    assert _recovered(one, two) == []
    assert all(two.patterns[name].equals(one.patterns[name]) for name in one.patterns)


def test_other_bounds_give_nobody_away() -> None:
    """One day of opening more or less, halves beside the whole: no difference of few cases."""
    cases, outcomes = _cases(), _first()
    opened = sorted(case.intake_date for case in cases if case.intake_date)
    vault = _vault()
    whole = _told(vault, cases, outcomes, OPEN)
    for count in range(1, 60, 2):
        until = _told(vault, cases, outcomes, Period(DAY, None, opened[count - 1]))
        assert _recovered(whole, until) == []
        since = _told(vault, cases, outcomes, Period(DAY, opened[count], None))
        assert _recovered(whole, since) == []


def test_parts_beside_a_whole_do_not_leave_a_rest() -> None:
    """Two parts are told; the whole, which has two cases more than they, is not."""
    cases, outcomes = _cases(), _first()
    opened = sorted(case.intake_date for case in cases if case.intake_date)
    vault = _vault()
    first = _told(vault, cases, outcomes, Period(DAY, None, opened[29]))
    second = _told(vault, cases, outcomes, Period(DAY, opened[32], None))
    assert (first.days.loc["all", "n"], second.days.loc["all", "n"]) == (30, 28)
    whole = _told(vault, cases, outcomes, OPEN)
    assert whole.days.loc["all", "n"] is Cell.HIDDEN
    assert {"outcomes": None, "days": None}.items() <= whole.again.items()


def test_a_withdrawn_consent_is_not_seen() -> None:
    """One person of sixty takes the consent back: the next report has the figures told before."""
    cases, outcomes = _cases(), _first()
    for number in range(0, 60, 4):
        vault = _vault()
        one = _told(vault, cases, outcomes, OPEN)
        fewer = [case for case in cases if case.case_code != _code(number)]
        two = _told(vault, fewer, outcomes, Period(DAY + timedelta(days=1)))
        assert _recovered(one, two) == []
        assert two.days.equals(one.days)
        assert two.outcomes.equals(one.outcomes)


def test_that_nothing_changed_looks_like_that_one_changed() -> None:
    """Both give the earlier figures with their day, so that the day says nothing either."""
    cases, outcomes = _cases(), _first()
    pages = []
    for more in ([], [_outcome(3, "R-11", "O_REMOVED", DAY, 1)]):
        vault = _vault()
        _told(vault, cases, outcomes, OPEN)
        again = _told(vault, cases, [*outcomes, *more], Period(DAY + timedelta(days=1)))
        pages.append((again.outcomes.to_dict(), again.days.to_dict(), again.steps, again.again))
    assert pages[0] == pages[1]
    assert set(pages[0][3].values()) == {DAY}
    assert len(pages[0][3]) == 10


def test_days_of_small_steps_come_out_as_one_large_one() -> None:
    """An outcome a day for thirty days: each report differs from each earlier by none or five."""
    cases, outcomes = _cases(), _first()
    vault, seen = _vault(), list[Measures]()
    for day in range(30):
        period = Period(DAY + timedelta(days=day))
        if day:
            outcomes.append(_outcome(day, SHAPE[day][0], "O_REL_OSUP", period.as_of, day))
        seen.append(_told(vault, cases, outcomes, period))
        assert [found for one in seen for found in _recovered(one, seen[-1])] == []
    assert not seen[-1].outcomes.equals(seen[0].outcomes)
    lines = [row["figures"]["waiting"]["rows"]["all"] for row in _entered(vault, "waiting")]
    for one, two in combinations(lines, 2):
        assert all(one[part] == two[part] or abs(one[part] - two[part]) >= 5 for part in one)


def _entered(vault: Vault, measure_: str) -> list[dict[str, Any]]:
    rows = [json.loads(row.body) for row in vault.store.scan(KIND)]
    return [row for row in rows if measure_ in row["figures"]]


def _traits(cases: Sequence[Case]) -> dict[str, Traits]:
    """Return traits as they may be: most in two offices and stages, a few elsewhere."""
    found = {}
    for n, case in enumerate(cases):
        far = n % 20 == 0
        found[case.case_code] = Traits(
            field_office="SEA" if far else ("HOU", "BOS")[n % 2],
            circuit=None if far else ("5", "1")[n % 2],
            stage=("final_order", "NTA_pending_IJ")[n % 3 == 0],
            urgency=("U1", "U2", "U3")[n % 3],
        )
    return found


def _events(numbers: Iterable[int], on: date) -> list[CampaignEvent]:
    """Return calls of two in three campaigns, letters of half, signatures of one in four."""
    sorts = (("call", 3, 2), ("letter_collected", 2, 1), ("signatures", 4, 1))
    return [
        CampaignEvent(id=f"{at:08x}{n:024x}", case_code=_code(n), on=on, activity=activity, count=7)
        for n in numbers
        for at, (activity, every, below) in enumerate(sorts)
        if n % every < below
    ]


def _shown(made: Measures) -> list[str]:
    """Return the measures of which a report shows a number that is none of all cases."""
    tables = {"outcomes": made.outcomes.drop(columns="n"), "days": made.days.drop(columns="n")}
    splits = {name: table for name, table in made.patterns.items() if name != "done"}
    tables |= {name: table.drop(index="all") for name, table in splits.items()}
    tables |= {
        str(name): made.patterns["done"].loc[[name], ["with", "without"]]
        for name in made.patterns["done"].index
    }
    numbers = [
        name
        for name, table in tables.items()
        if any(isinstance(cell, int) for row in table.to_numpy().tolist() for cell in row)
    ]
    return [*numbers, *(["waiting"] if made.steps else [])]


def test_half_a_year_apart_both_reports_show_eight_of_ten_measures() -> None:
    """Sixty campaigns with events and outcomes later; most is told anew, with other numbers."""
    cases, outcomes = _cases(), _first()
    events = _events(range(60), DAY - timedelta(days=50))
    vault, later = _vault(), DAY + timedelta(days=182)
    made = measure(cases, events, outcomes, OPEN, shared=True, traits=_traits(cases))
    one = released(vault, made)
    cases += [c.replace(intake_date=later - timedelta(days=100)) for c in _cases(range(60, 120))]
    on = later - timedelta(days=10)
    outcomes += [_outcome(n, *SHAPE[n - 60], on) for n in range(60, 120)]
    events += _events(range(60, 120), on)
    then = Period(later)
    made = measure(cases, events, outcomes, then, shared=True, traits=_traits(cases))
    two = released(vault, made)
    for report in (one, two):
        assert len(_shown(report)) >= 8
    assert two.days.loc["all", "n"] == 120
    assert len(two.again) <= 4
    assert _recovered(one, two) == []


def test_the_page_says_what_is_told_again_and_what_is_not() -> None:
    """In both languages, with the day; and the register keeps nothing that was hidden."""
    guide = load_guide(None)
    vault = _vault()
    for case in _cases():
        save_case(vault, case.replace(practice=True))
    for outcome in _first():
        ledger.add(vault, outcome)
    page = reporting.gather(vault, guide.words(Locale.EN), guide.register, DAY, (None, None))
    assert "told before" not in page.notes().markdown
    assert len(vault.store.heads(KIND)) == 1
    ledger.add(vault, _outcome(2, "R-11", "O_REL_BOND_IJ", DAY, 9))
    next_day = DAY + timedelta(days=1)
    again = reporting.gather(vault, guide.words(Locale.EN), guide.register, next_day, (None, None))
    assert "the figures told before, up to November 22, 2026" in again.notes().markdown
    assert "Followed up to November 22, 2026" in again.notes().markdown
    narrow = (None, DAY - timedelta(days=63))
    spanish = reporting.gather(vault, guide.words(Locale.ES), guide.register, next_day, narrow)
    assert "no se publica para estos días de apertura" in spanish.notes().markdown
    assert "Casos contados: oculto" in spanish.notes().markdown
    assert len(vault.store.heads(KIND)) == 1
    assert all(_code(n) not in row.body.decode() for row in vault.store.scan(KIND) for n in (1, 2))


def test_a_report_for_the_team_enters_nothing() -> None:
    """It never leaves, so nothing is held against it."""
    vault = _vault()
    save_case(vault, _cases()[0].replace(practice=True))
    guide = load_guide(None)
    words = guide.words(Locale.EN)
    reporting.gather(vault, words, guide.register, DAY, (None, None), shared=False)
    assert vault.store.heads(KIND) == ()


def test_a_role_that_makes_no_report_releases_none() -> None:
    """The register asks, too."""
    vault = Vault(MemoryStore(), "practice", practice=True, role=Role.FAMILY)
    with pytest.raises(NotPermittedError):
        _told(vault, [], [], OPEN)
