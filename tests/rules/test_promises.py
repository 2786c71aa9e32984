"""What holds whatever is answered: no letter too soon, no advice, every citation resolves."""

import re
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depwork.documents.catalog import CATALOG
from depwork.model.answers import NOT_KNOWN, known
from depwork.model.case import Case
from depwork.model.choices import ProceedingStage
from depwork.model.decision import GateState, Reason
from depwork.model.questions import answer_of, asked_field, questions, with_answer
from depwork.model.register import Register
from depwork.rules.found import found_of
from depwork.rules.gates import clearance
from depwork.rules.next_actions import next_actions
from depwork.rules.offices import routing
from depwork.rules.readiness import readiness
from depwork.rules.urgency import urgency

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
EXCEPTIONS = {"r02_hold_confirmed", "r02_citizen_claim", "r02_deferred_cleared"}
SILENCEABLE = tuple(f.path for f in questions() if "Gap" in str(f.annotation))
TABLES = ("urgency", "gates", "asks", "readiness", "offices", "contradictions", "next_actions")
ADVICE = re.compile(
    r"\b(you|she|he|they|the person|people)( may| might| could| will)? (qualif(y|ies)|(is|are)"
    r" eligible)\b|\bqualif(y|ies) for\b|\beligib(le|ility) for\b"
    r"|\bwe (recommend|advise|suggest)\b"
    r"|\b(should|must|have to|has to) (file|apply for|submit) (a|an|the|form|your|for)\b"
    r"|\b(file|submit|fill out) (the )?(form )?(I|EOIR|G|N)-\d|\bapply for (asylum|relief|a visa)\b"
    r"|\bcalifica(n)? (para|a)\b|\bes elegible\b|\b(le |les )?(recomendamos|aconsejamos)\b"
    r"|\bdebe (presentar|llenar|solicitar) (el|la|un|una|su)\b"
    r"|\bpresente (el|la|su) (formulario|solicitud)\b|\bsolicite (asilo|la visa|el alivio)\b",
    re.IGNORECASE,
)


def _words() -> list[Path]:
    folders = [ROOT / "templates", ROOT / "notebooks"]
    endings = {".toml", ".j2", ".md", ".ipynb"}
    return [p for folder in folders for p in sorted(folder.rglob("*")) if p.suffix in endings]


def test_no_word_recommends_a_form_or_says_who_qualifies() -> None:
    """Nothing shipped tells anybody to file a form, or says that somebody qualifies (R04)."""
    files = _words()
    assert len(files) > 60
    hits = [
        f"{path.relative_to(ROOT)}:{number}: {found[0]}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := ADVICE.search(line))
    ]
    assert hits == []


@pytest.mark.parametrize(
    "sentence",
    ["You qualify for asylum.", "We recommend form I-246.", "Usted debe presentar el formulario."],
)
def test_the_scan_finds_advice(sentence: str) -> None:
    """The pattern above is no net without meshes."""
    assert ADVICE.search(sentence)


def _reasons(case: Case, day: date, register: Register) -> list[Reason]:
    found = found_of(case, day, register)
    decided = (
        found.urgency,
        found.gates,
        found.asks,
        readiness(case, day, register, soon=found.urgency, found=found.gates.value),
        routing(case, day, register, candidates=found.asks.value),
        found.contradictions,
        next_actions(case, day, register, found=found),
    )
    inner = [reason for ask in found.asks.value for reason in ask.reasons]
    return [*(reason for decision in decided for reason in decision.reasons), *inner]


def _cites(case: Case, day: date, register: Register, sources: set[str]) -> None:
    for reason in _reasons(case, day, register):
        assert reason.source in sources, reason.because
        assert reason.rule
        for entry in reason.register_ids:
            assert register.fact(entry, day).entry.source in sources
        for path in reason.facts:
            asked_field(path)


@pytest.fixture(scope="module")
def sources() -> set[str]:
    """Every id of the shipped sources."""
    text = (ROOT / "templates" / "guide" / "sources.toml").read_text(encoding="utf-8")
    return set(tomllib.loads(text))


@settings(max_examples=20)
@given(st.data())
def test_every_decision_cites_a_source_that_resolves(
    random_cases: ModuleType, register: Register, sources: set[str], data: st.DataObject
) -> None:
    """Each reason of each decision names a source that exists, facts that exist, questions too."""
    _cites(data.draw(random_cases.cases(DAY)), DAY, register, sources)


@pytest.mark.full
@settings(max_examples=1000)
@given(st.data())
def test_every_decision_cites_a_source_that_resolves_at_length(
    random_cases: ModuleType, register: Register, sources: set[str], data: st.DataObject
) -> None:
    """The same over the large count."""
    _cites(data.draw(random_cases.cases(DAY)), DAY, register, sources)


def test_every_named_situation_cites_a_source(
    tables: ModuleType, register: Register, sources: set[str]
) -> None:
    """The same for every row of every table."""
    for name in TABLES:
        for row in tables.read(name):
            _cites(row.case, row.day, register, sources)


def _no_letter(case: Case, stage: object, register: Register) -> None:
    case = with_answer(case, "proceedings.proceeding_stage", stage)
    cleared = clearance(case, DAY, register)
    found = cleared.gates.value
    letter = next(row for row in CATALOG if row.id == "pd_letter")
    assert "R02" in cleared.against(letter.enabled_by)
    contact = next(g for g in found if g.rule == "R02" and g.unblock == "no_ice_contact")
    if contact.state is not GateState.BLOCKS:
        assert contact.reason.because in EXCEPTIONS
    for row in CATALOG:
        shows = {"ice_contact", "shown_to_ice"} & set(row.enabled_by)
        if shows and contact.state is GateState.BLOCKS:
            assert "R02" in cleared.against(row.enabled_by), row.id


@settings(max_examples=30)
@given(st.data())
def test_no_final_letter_for_a_person_in_no_or_unknown_proceedings(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """Whatever else is answered, R02 stands before the letter; other contact has its exceptions."""
    stage = data.draw(st.sampled_from([None, NOT_KNOWN, ProceedingStage.NONE]))
    _no_letter(data.draw(random_cases.cases(DAY)), stage, register)


@pytest.mark.full
@settings(max_examples=1500)
@given(st.data())
def test_no_final_letter_in_no_or_unknown_proceedings_at_length(
    random_cases: ModuleType, register: Register, data: st.DataObject
) -> None:
    """The same over the large count."""
    stage = data.draw(st.sampled_from([None, NOT_KNOWN, ProceedingStage.NONE]))
    _no_letter(data.draw(random_cases.cases(DAY)), stage, register)


@pytest.mark.parametrize("stage", [None, NOT_KNOWN, ProceedingStage.NONE])
def test_no_named_situation_opens_the_letter_without_proceedings(
    tables: ModuleType, register: Register, stage: object
) -> None:
    """Every row of every table, its stage taken away: the letter stays shut."""
    for name in TABLES:
        for row in tables.read(name):
            _no_letter(row.case, stage, register)


def _no_office_out_of_nothing(case: Case, register: Register) -> None:
    """Silence never names an office, a circuit or a law that the answer did not name."""
    before = routing(case, DAY, register).value
    for path in SILENCEABLE:
        if not known(answer_of(case, path)):
            continue
        after = routing(with_answer(case, path, NOT_KNOWN), DAY, register).value
        for name in ("field_office", "circuit", "opla", "holds"):
            assert getattr(after, name) in (None, getattr(before, name)), (path, name)


def test_not_knowing_never_names_an_office(tables: ModuleType, register: Register) -> None:
    """An answer turned to "don't know" leaves the office as it was, or open."""
    for row in tables.read("offices"):
        _no_office_out_of_nothing(row.case, register)


def test_an_emergency_stays_one_when_less_is_known(tables: ModuleType, register: Register) -> None:
    """Any other answer turned to "don't know" leaves something to do today at U1 and UNKNOWN."""
    for row in tables.read("next_actions"):
        for path in ("attorney.has_attorney", "custody.custody_status", "proceedings.removal_date"):
            silent = with_answer(row.case, path, NOT_KNOWN)
            if urgency(silent, row.day).value.value in ("U1", "UNKNOWN"):
                assert next_actions(silent, row.day, register).value[0].on == row.day


def test_the_tables_hold_many_situations(tables: ModuleType) -> None:
    """A lawyer can read well over the hundred and fifty situations that were asked for."""
    assert sum(len(tables.read(name)) for name in (*TABLES, "disclosure")) >= 350


def test_every_safety_rule_has_a_module_of_its_name() -> None:
    """R01 to R25, with R03b and R03c, are each found by guessing the path."""
    folder = ROOT / "depwork" / "rules" / "gates"
    found = {path.name.split("_")[0] for path in folder.glob("r*.py")}
    assert found == {*(f"r{n:02}" for n in range(1, 26)), "r03b", "r03c"}
