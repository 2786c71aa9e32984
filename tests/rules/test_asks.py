"""The decision table (tables: asks.toml)."""

from datetime import date
from types import ModuleType

import pytest

from depwork.model.answers import value_of
from depwork.model.ask import Met
from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus, Office, ProceedingStage
from depwork.model.consent import Consent, Consents
from depwork.model.questions import asked_field
from depwork.model.register import Register
from depwork.model.state import State
from depwork.rules.asks import asks
from depwork.rules.asks.addressing import ICE
from depwork.rules.asks.row import Opens
from depwork.rules.asks.table import BY_CODE, TABLE

NOT_ADDRESSED = {
    Office.IMMIGRATION_JUDGE,
    Office.BIA,
    Office.CIRCUIT_COURT,
    Office.DISTRICT_COURT,
    Office.ASYLUM_OFFICE,
    # Spoken to by the person's own side, or through counsel only: no campaign's target.
    Office.ATTORNEY,
    Office.DEFENDER,
    Office.OPLA,
}
EVERYWHERE = {"R-20"}


def test_named_situation(situation, register: Register) -> None:
    """Each row of the table comes out as an organizer or attorney wrote it."""
    found = asks(situation.case, situation.day, register).value
    sure = {a.code for a in found if a.reasons[0].because == "row_applies"}
    assert sure - EVERYWHERE == set(situation.expect)
    unsure = {a.code for a in found} - sure
    assert set(situation.rest.get("maybe", ())) <= unsure
    assert not set(situation.rest.get("never", ())) & (sure | unsure)
    states = {f"{a.code}.{c.code}": c.met for a in found for c in a.first}
    wanted = {key: Met(word) for key, word in situation.rest.get("first", {}).items()}
    assert wanted.items() <= states.items()
    decided = asks(situation.case, situation.day, register)
    assert set(situation.rest.get("settle", ())) <= set(decided.settle)


def test_every_row_is_tabled(tables: ModuleType) -> None:
    """Each ask of the table applies in some situation; and the table is R-00 to R-29, whole."""
    tabled = {code for row in tables.read("asks") for code in row.expect} | EVERYWHERE
    assert {row.code for row in TABLE} == tabled
    assert {row.row for row in TABLE} == {f"R-{n:02}" for n in range(30)}


def test_courts_and_lawyers_are_never_addressed() -> None:
    """No campaign addresses a judge, the Board, an asylum officer, a court or a lawyer (R11)."""
    for row in TABLE:
        assert not NOT_ADDRESSED & {*row.addressees, *row.secondary}, row.code


def test_codes_begin_with_their_row_and_are_unique() -> None:
    """An ask's code is its row's id, with a word behind it from the second ask on."""
    codes = [row.code for row in TABLE]
    assert len(codes) == len(set(codes))
    for row in TABLE:
        assert row.code == row.row or row.code.startswith(f"{row.row}-")


def test_an_open_row_says_what_would_settle_it(tables: ModuleType, register: Register) -> None:
    """A row that may apply lists an unknown condition with the questions that show it."""
    for situation in tables.read("asks"):
        for ask in asks(situation.case, situation.day, register).value:
            if ask.reasons[0].because == "row_may_apply":
                questions = [c.settle for c in ask.first if c.met is Met.UNKNOWN]
                assert any(questions), ask.code


def test_conditions_name_questions_that_exist() -> None:
    """Whatever would settle a condition is asked somewhere in the guide."""
    for row in TABLE:
        for check in (*row.when, *row.first):
            for path in check.settle:
                asked_field(path)


def test_rows_that_apply_come_first(tables: ModuleType, register: Register) -> None:
    """What applies stands before what may apply."""
    for situation in tables.read("asks"):
        found = asks(situation.case, situation.day, register).value
        kinds = [ask.reasons[0].because for ask in found]
        assert kinds == sorted(kinds)


def test_reasons_carry_the_oldest_day_of_their_facts(register: Register, today: date) -> None:
    """Each row that rests on dated facts says of which day the oldest of them is."""
    for row in TABLE:
        facts = [register.fact(entry_id, today) for entry_id in row.register_ids]
        assert all(fact.entry.as_of <= today for fact in facts), row.code


def test_deferred_action_is_for_people_in_proceedings(
    tables: ModuleType, register: Register
) -> None:
    """Nobody in no proceedings, nobody removed, and nobody of whom it is not known sees it."""
    for row in tables.read("asks"):
        stage = value_of(row.case.proceedings.proceeding_stage)
        custody = value_of(row.case.custody.custody_status)
        listed = {ask.code for ask in asks(row.case, row.day, register).value}
        here = custody is not None and custody is not CustodyStatus.REMOVED
        known = stage not in (None, ProceedingStage.NONE)
        assert (AskCode.R20 in listed) == (here and known), row.name


def _consented(case: Case, *uses: str) -> Case:
    given = (Consent(given_on=date(2026, 1, 2)),)
    store = {"decision_maker": "self", **dict.fromkeys(uses, given)}
    return case.replace(consent=case.consent.replace(**store))


ICE_YES, OFFICIALS_YES = "consent_contact_ice", "consent_contact_officials"


def test_nobody_is_addressed_without_the_persons_yes(
    tables: ModuleType, register: Register
) -> None:
    """ICE waits for the yes to ICE, officials for theirs; a stage of none opens neither (R02)."""
    tried = 0
    for row in tables.read("asks"):
        bare = row.case.replace(consent=Consents())
        for uses in ((), (ICE_YES,), (OFFICIALS_YES,), (ICE_YES, OFFICIALS_YES)):
            case = _consented(bare, *uses)
            stage = value_of(case.proceedings.proceeding_stage)
            for ask in asks(case, row.day, register).value:
                addressed = {*ask.addressees, *ask.secondary}
                tried += bool(addressed)
                assert ICE_YES in uses or not addressed & ICE
                assert OFFICIALS_YES in uses or not addressed - ICE
                opens = BY_CODE[ask.code].opens is not Opens.NOTHING
                assert opens or not addressed or stage not in (None, ProceedingStage.NONE)
                assert not addressed or ask.reasons[0].because == "row_applies"
    assert tried > 50


@pytest.mark.parametrize(
    ("state", "forms", "addressed"),
    [
        (State.CA, ("I-247A", "I-200"), True),
        (State.TX, ("I-247A", "I-200"), False),
        (State.WY, ("I-247A", "I-200"), False),
        (State.CA, ("I-247A",), False),
        (State.CA, (), False),
        (None, ("I-247A", "I-205"), False),
    ],
)
def test_the_jail_is_addressed_where_the_law_of_its_state_allows(
    register: Register, state: State | None, forms: tuple[str, ...], *, addressed: bool
) -> None:
    """A sheriff is asked not to honor a hold only where a look-up in time says they may."""
    case = _consented(Case(case_code="JAYL-2222"), ICE_YES, OFFICIALS_YES)
    custody = case.custody.replace(
        custody_status="local_custody_hold", facility_state=state, hold_form_seen=forms
    )
    found = asks(case.replace(custody=custody), date(2026, 8, 1), register).value
    (jail,) = (ask for ask in found if ask.code is AskCode.R02_JAIL)
    (ice,) = (ask for ask in found if ask.code is AskCode.R02)
    assert (Office.SHERIFF in jail.addressees) is addressed
    assert bool(ice.addressees) is (len(forms) == 2)
