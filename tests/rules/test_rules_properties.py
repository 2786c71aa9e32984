"""What holds for every case: no leak, no hope out of an unknown, no letter without proceedings."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depwork.model.answers import NOT_KNOWN, Gap, known
from depwork.model.ask import Met
from depwork.model.case import Case
from depwork.model.choices import Audience, DocumentClass, ProceedingStage
from depwork.model.consent import Consent
from depwork.model.decision import GateState, Urgency
from depwork.model.questions import AskedField, answer_of, asked_field, questions, with_answer
from depwork.model.register import Register
from depwork.rules.asks import asks
from depwork.rules.asks.status import ENTRY
from depwork.rules.asks.table import BY_CODE
from depwork.rules.dates import events
from depwork.rules.disclosure import disclose
from depwork.rules.disclosure.relatives import is_minor
from depwork.rules.gates import gates
from depwork.rules.groups import CUSTODY, STAGE
from depwork.rules.readiness import readiness
from depwork.rules.urgency import changes_on, urgency

DAY = date(2026, 11, 22)
MARK = re.compile(r"Ztext\d{9}")
NAMES = {"identity.legal_name", "identity.preferred_name", "identity.pseudonym"}
CALMER = {Urgency.U1: 0, Urgency.UNKNOWN: 1, Urgency.U2: 2, Urgency.U3: 3}
CAREFUL_ROWS = {"R-00"}
OWN_TROUBLE = {
    "campaign.fallback_ask": frozenset({"R02", "R11"}),
    "campaign.chosen_ask": frozenset({"R11"}),
    "identity.a_number": frozenset({"R08"}),
    "identity.home_address": frozenset({"R13"}),
}
"""An ask that is taken back takes with it that it did not fit; papers that ask wait for another.

Digits that are called nothing are known as the A-number by the number alone, and a street
without the word for one as the person's home by the address alone.
"""
GROUND = (CUSTODY, STAGE, ENTRY)
READ_TEXTS = frozenset({"R01", "R06", "R07", "R08", "R10", "R11", "R13"})
"""Rules that may stand for what a text says, and for nothing else that its question tells."""


def _can_be_unknown(field: AskedField) -> bool:
    return "Gap" in str(field.annotation)


SILENCEABLE = tuple(field.path for field in questions() if _can_be_unknown(field))
USES = tuple(f.path.split(".")[1] for f in questions() if ".consent_" in f.path)


def _consented(case: Case, missing: set[str]) -> Case:
    """The same case with every consent plainly in force but those of ``missing``."""
    yes = (Consent(given_on=date(2026, 11, 1)),)
    uses = {name: () if name in missing else yes for name in USES}
    return case.replace(consent=case.consent.replace(**uses))


def _draw_case(data: st.DataObject, makers: ModuleType) -> Case:
    """A random case; most often with the main consents in force, so that something is shown."""
    case: Case = data.draw(makers.cases(DAY))
    if not data.draw(st.sampled_from([True, True, True, False])):
        return case
    return _consented(case, data.draw(st.sets(st.sampled_from(USES), max_size=6)))


def _marks(value: Any) -> set[str]:
    return set(MARK.findall(repr(value)))


def _check_view(case: Case, audience: Audience, oracle: ModuleType) -> None:
    view = disclose(case, audience, DAY)
    seen = _marks(dict(view.facts))
    names_out = audience.value in oracle.OUT and oracle.given(case, "consent_public_name", DAY)
    secret = {f.path for f in questions() if oracle.forbidden(case, f.path, audience, DAY)}
    # Two answers may happen to be the same text: what stands in an open one is no leak.
    told = _marks([answer_of(case, f.path) for f in questions() if f.path not in secret])
    for path in secret:
        assert path not in view.facts, path
        if not (path in NAMES and (names_out or audience is Audience.FAMILY)):
            assert not _marks(answer_of(case, path)) & (seen - told), path
    if oracle.closed(case, audience, DAY):
        assert dict(view.facts) == {}


def _check_derived(case: Case, audience: Audience, oracle: ModuleType) -> None:
    if audience is Audience.ATTORNEY:  # who clears facts for others is told them all
        return
    facts = disclose(case, audience, DAY).facts
    cleared = oracle.signed(case, "immigration_history.first_entry_year", audience, DAY)
    if oracle.removal_open(case) and not cleared:
        assert "shown.since_year" not in facts
    number = answer_of(case, "identity.a_number")
    if audience.value in oracle.OUT:
        if known(number):
            assert number not in re.sub(r"Ztext\d{9}", "", repr(dict(facts)))
        if not oracle.given(case, "consent_public_a_number", DAY):
            assert "shown.a_number" not in facts
        if not oracle.given(case, "consent_public_name", DAY):
            assert "shown.name" not in facts
    for item in facts.get("evidence.items", ()):
        assert item.kind not in {DocumentClass.COURT, DocumentClass.IMMIGRATION}
        health = oracle.given(case, "consent_share_health", DAY)
        assert item.kind is not DocumentClass.MEDICAL or health
        assert not item.sensitive or audience in oracle.TOLD_STATUS


def _check_relatives(case: Case, audience: Audience, oracle: ModuleType) -> None:
    facts = disclose(case, audience, DAY).facts
    shown = facts.get("shown.family", ())
    assert len(facts.get("family.members", ())) == len(shown)
    for row in shown:
        assert row["usc_or_lpr"] in (True, None)
        if row["age_years"] is not None:
            assert audience in (Audience.ICE, Audience.COURT)
        if row["usc_or_lpr"] and audience not in (Audience.FAMILY, Audience.ATTORNEY):
            assert oracle.signed(case, "family.members", audience, DAY)
            published = audience not in oracle.TOLD_STATUS
            assert not published or oracle.given(case, "consent_public_family", DAY)
    if audience.value not in oracle.OUT:
        return
    minors = [member for member in case.family.members if is_minor(member)]
    assert not set().union(*map(_marks, minors)) & _marks(shown)
    hidden = [m for m in case.family.members if m.public_ok is not True]
    assert not set().union(*map(_marks, hidden)) & _marks(shown)


def _no_leak(data: st.DataObject, random_cases: ModuleType, oracle: ModuleType) -> None:
    case = _draw_case(data, random_cases)
    for audience in Audience:
        _check_view(case, audience, oracle)
        _check_derived(case, audience, oracle)
        _check_relatives(case, audience, oracle)


@given(st.data())
def test_no_view_holds_what_the_facts_forbid(
    random_cases: ModuleType, oracle: ModuleType, data: st.DataObject
) -> None:
    """No reader sees a value that a plain reading of the facts forbids, nor one made from it."""
    _no_leak(data, random_cases, oracle)


@pytest.mark.full
@settings(max_examples=1500)
@given(st.data())
def test_no_view_holds_what_the_facts_forbid_at_length(
    random_cases: ModuleType, oracle: ModuleType, data: st.DataObject
) -> None:
    """The same over the large count."""
    _no_leak(data, random_cases, oracle)


OUTSIDE = frozenset(Audience) - {Audience.ATTORNEY, Audience.COURT, Audience.FAMILY}


@dataclass(frozen=True)
class _Standing:
    """What the rules say of a case: how soon, how shut, what is listed, who may see what."""

    case: Case
    urgency: Urgency
    ranks: dict[str, int]
    sure: set[str]
    listed: set[str]
    addressed: set[tuple[str, str]]
    seen: dict[Audience, set[str]]


def _standing(case: Case, register: Register) -> _Standing:
    order = {GateState.BLOCKS: 0, GateState.WARNS: 1, GateState.PASSES: 2}
    soon = urgency(case, DAY)
    found = asks(case, DAY, register, soon=soon).value
    return _Standing(
        case,
        soon.value,
        {
            f"{g.rule}.{g.unblock}": order[g.state]
            for g in gates(case, DAY, register, soon=soon).value
            if g.hard
        },
        {a.code for a in found if a.reasons[0].because == "row_applies"},
        {a.code for a in found},
        {(a.code, office) for a in found for office in (*a.addressees, *a.secondary)},
        {who: set(disclose(case, who, DAY).facts) for who in OUTSIDE},
    )


def _never_more_hopeful(before: _Standing, path: str, register: Register) -> None:
    silent = with_answer(before.case, path, NOT_KNOWN)
    after = _standing(silent, register)
    careful = (Urgency.U1, Urgency.UNKNOWN)
    assert after.urgency in careful or CALMER[after.urgency] <= CALMER[before.urgency], path
    # A warning may go with the answer it is about; what is shut stays shut.
    own = READ_TEXTS if _is_text(before.case, path) else OWN_TROUBLE.get(path, frozenset())
    for gate, rank in before.ranks.items():
        assert rank or not after.ranks[gate] or gate.partition(".")[0] in own, (path, gate)
    sure_after, listed = set(after.sure), set(before.listed)
    if after.urgency is Urgency.U1 and before.urgency is not Urgency.U1:
        sure_after = {code for code in sure_after if not code.startswith("R-11")}
        listed = {code for code in listed if not code.startswith("R-12")}
    if len(events(silent)) > len(events(before.case)):
        # A day that was settled counts again: "nothing is dated" gives way to what is dated.
        listed -= {"R-29"}
    assert sure_after - CAREFUL_ROWS <= before.sure, path
    # What holds back stays as a question; what asks for something waits for its ground.
    if not all(known(answer_of(silent, ground)) for ground in GROUND):
        listed = {code for code in listed if BY_CODE[code].careful}
    assert listed <= after.listed, path
    assert after.addressed <= before.addressed, path
    for who in OUTSIDE:
        assert after.seen[who] <= before.seen[who], (path, who)


def _is_text(case: Case, path: str) -> bool:
    """A text taken away takes its own trouble with it; all else stays as shut as it was."""
    return type(answer_of(case, path)) is str and path.startswith(("story.", "campaign."))


def _answers(case: Case) -> list[str]:
    """Return every question that is answered and could be answered with "don't know"."""
    return [p for p in SILENCEABLE if known(answer_of(case, p))]


@given(st.data())
def test_not_knowing_is_never_more_hopeful(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """Any answer turned to "don't know" calms nothing, opens no gate, drops no row, shows nothing.

    A few answers of each case; every answer of a hundred cases at length.
    """
    case = _draw_case(data, random_cases)
    paths = _answers(case)
    before = _standing(case, register)
    for path in data.draw(st.lists(st.sampled_from(paths), max_size=6)) if paths else ():
        _never_more_hopeful(before, path, register)


@pytest.mark.full
@settings(max_examples=100)
@given(st.data())
def test_not_knowing_is_never_more_hopeful_at_length(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """Every known answer of a hundred random cases, one by one."""
    case = _draw_case(data, random_cases)
    before = _standing(case, register)
    for path in _answers(case):
        _never_more_hopeful(before, path, register)


TABLES = ("urgency", "gates", "asks", "readiness", "disclosure")


def _each_answer(tables: ModuleType, register: Register, table: str, step: int) -> None:
    for at, situation in enumerate(tables.read(table)):
        before = _standing(situation.case, register)
        for path in _answers(situation.case)[at % step :: step]:
            _never_more_hopeful(before, path, register)


@pytest.mark.parametrize("table", TABLES)
def test_no_named_situation_gets_more_hopeful_by_not_knowing(
    tables: ModuleType, register: Register, table: str
) -> None:
    """The same for each named situation: one answer in twelve, another twelfth for each."""
    _each_answer(tables, register, table, 12)


@pytest.mark.full
@pytest.mark.parametrize("table", TABLES)
def test_no_named_situation_gets_more_hopeful_by_not_knowing_anything(
    tables: ModuleType, register: Register, table: str
) -> None:
    """Each answer of each named situation, one by one."""
    _each_answer(tables, register, table, 1)


NEVER_BY_STATUS = frozenset(Audience) - {Audience.FAMILY, Audience.ATTORNEY}


def _same_whatever_the_status(data: st.DataObject, random_cases: ModuleType) -> None:
    """No sign-off lets statuses out: then no reader can tell from a paper who has which."""
    case = _consented(data.draw(random_cases.cases(DAY)), set())
    given = case.attorney.attorney_signoff_items
    kept = tuple(s for s in given if not s.fact.startswith(("family.", "shown.family")))
    case = case.replace(attorney=case.attorney.replace(attorney_signoff_items=kept))
    members = case.family.members
    statuses = st.lists(
        st.sampled_from((True, False, None)), min_size=len(members), max_size=len(members)
    )
    told = data.draw(statuses)
    other = tuple(m.replace(usc_or_lpr=one) for m, one in zip(members, told, strict=True))
    changed = case.replace(family=case.family.replace(members=other))
    for who in NEVER_BY_STATUS:
        ours, theirs = (disclose(one, who, DAY) for one in (case, changed))
        assert dict(ours.facts) == dict(theirs.facts), who


@given(st.data())
def test_nobody_is_named_or_left_out_because_of_a_status(
    random_cases: ModuleType, data: st.DataObject
) -> None:
    """Two cases alike but for relatives' statuses read the same to every reader outside."""
    _same_whatever_the_status(data, random_cases)


@pytest.mark.full
@settings(max_examples=1500)
@given(st.data())
def test_nobody_is_named_or_left_out_because_of_a_status_at_length(
    random_cases: ModuleType, data: st.DataObject
) -> None:
    """The same over the large count."""
    _same_whatever_the_status(data, random_cases)


@given(st.data())
def test_no_letter_without_proceedings(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """No combination opens the discretion letter for a person in no or unknown proceedings."""
    case = _draw_case(data, random_cases)
    stage = data.draw(st.sampled_from([None, NOT_KNOWN, ProceedingStage.NONE]))
    case = with_answer(case, "proceedings.proceeding_stage", stage)
    shut = [
        g.rule
        for g in gates(case, DAY, register).value
        if g.state is GateState.BLOCKS and "letter_final" in g.blocks
    ]
    assert "R02" in shut


@given(st.data())
def test_decisions_are_pure(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """The same case on the same day gives the same decision."""
    case = _draw_case(data, random_cases)
    for decide in (gates, asks, readiness):
        assert decide(case, DAY, register) == decide(case, DAY, register)


@given(st.data())
def test_reasons_hold_no_answer(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """No reason, gate, ask or task holds anything a person typed."""
    case = _draw_case(data, random_cases)
    said = [urgency(case, DAY), gates(case, DAY, register), asks(case, DAY, register)]
    said.append(readiness(case, DAY, register))
    assert _marks(said) == set()


@given(st.data())
def test_whatever_is_unknown_names_real_questions(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """Every question named to settle something is asked somewhere."""
    case = _draw_case(data, random_cases)
    found = asks(case, DAY, register)
    for path in (*found.settle, *urgency(case, DAY).settle, *gates(case, DAY, register).settle):
        asked_field(path)
    for ask in found.value:
        assert all(isinstance(condition.met, Met) for condition in ask.first)


def test_gaps_are_gaps() -> None:
    """The test above looks at every question that can be answered with "don't know"."""
    assert len(SILENCEABLE) > 90
    assert isinstance(NOT_KNOWN, Gap)


@given(data=st.data(), days=st.integers(0, 60))
def test_urgency_changes_on_the_days_that_are_told_alone(
    data: st.DataObject, random_cases: ModuleType, days: int
) -> None:
    """Until the day that is told, nothing but an answer changes how soon something happens."""
    case: Case = data.draw(random_cases.cases(DAY))
    until = changes_on(case, DAY)
    assert until is None or until > DAY
    day = DAY + timedelta(days=days)
    if until is None or day < until:
        assert urgency(case, day).value == urgency(case, DAY).value


def test_urgency_is_seen_to_change_on_such_a_day() -> None:
    """A removal in ten days is U2 now, and U1 from the day that is told on, not before."""
    case = with_answer(Case(case_code="AAAA-2222"), "custody.custody_status", "ICE_detained")
    case = with_answer(case, "proceedings.proceeding_stage", "NTA_pending_IJ")
    case = with_answer(case, "proceedings.removal_date", (DAY + timedelta(days=10)).isoformat())
    until = changes_on(case, DAY)
    assert until == DAY + timedelta(days=7)
    assert urgency(case, DAY).value is Urgency.U2
    assert urgency(case, until - timedelta(days=1)).value is Urgency.U2
    assert urgency(case, until).value is Urgency.U1
