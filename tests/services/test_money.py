"""A bond fund: no cent is lost or made, nobody without the right sees it, donors stay minimal."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from depwork.errors import NotPermittedError, RecordNotFoundError
from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.money import MoneyKind, MoneyLine
from depwork.model.plans import Plan
from depwork.model.role import Role
from depwork.services import money
from depwork.storage.cases import save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

CODE = "ABCD-2345"
DAY = date(2026, 11, 26)
IN_ORDER = Plan(bond_holder="Invented parish", bond_policy=True, obligor="Rosa, invented")


def _made(plan: Plan = IN_ORDER) -> Vault:
    vault = Vault(MemoryStore(), "v", practice=False)
    given = Consents(consent_store=(Consent(given_on=DAY),))
    save_case(vault, Case(case_code=CODE, consent=given, plan=plan))
    return vault


@pytest.fixture
def vault() -> Vault:
    """A vault with one case whose money is in order."""
    return _made()


def _say(vault: Vault, kind: str, cents: int, **more: Any) -> Any:
    return money.note_money(
        vault, CODE, {"on": DAY.isoformat(), "kind": kind, "cents": cents, **more}
    )


def _key(said: Any) -> str:
    assert isinstance(said, tuple)
    return str(said[0].key)


def test_a_fund_from_goal_to_refund(vault: Vault) -> None:
    """A promise is kept by its gift; a bond is posted, due back, returned and given back."""
    _say(vault, "goal", 150_000)
    pledge = _say(vault, "pledge", 50_000, donor="Ana")
    better = money.correct_money(vault, CODE, pledge.id, {"cents": 60_000})
    assert isinstance(better, MoneyLine)
    _say(vault, "gift", 20_000, donor="Ana", pledge=pledge.id)
    _say(vault, "gift", 150_001)
    _say(vault, "cost", 1)
    held = money.balance(vault, CODE)
    assert (held.goal, held.promised, held.in_hand) == (150_000, 40_000, 170_000)
    _say(vault, "posted", 150_000)
    _say(vault, "refund_due", 150_000)
    assert money.balance(vault, CODE).refund_due == 150_000
    _say(vault, "returned", 150_000)
    _say(vault, "given_back", 20_000, donor="Ana")
    held = money.balance(vault, CODE)
    assert (held.in_hand, held.posted, held.refund_due) == (150_000, 0, 0)


@pytest.mark.parametrize("kind", ["cost", "posted", "given_back", "refund_due", "returned"])
def test_no_place_gives_more_than_it_holds(vault: Vault, kind: str) -> None:
    """One cent too many is refused, and nothing is written."""
    _say(vault, "gift", 99)
    assert _key(_say(vault, kind, 100)) == "money_overdrawn"
    assert _key(_say(vault, "breached", 1)) == "money_overdrawn"
    assert len(money.lines(vault, CODE)) == 1


def test_a_gift_that_was_used_is_not_taken_back(vault: Vault) -> None:
    """Nor made smaller than what was paid from it; before, it is."""
    gift = _say(vault, "gift", 500)
    cost = _say(vault, "cost", 400)
    assert _key(money.take_money_back(vault, CODE, gift.id)) == "money_overdrawn"
    assert _key(money.correct_money(vault, CODE, gift.id, {"cents": 399})) == "money_overdrawn"
    assert isinstance(money.take_money_back(vault, CODE, cost.id), MoneyLine)
    assert isinstance(money.take_money_back(vault, CODE, gift.id), MoneyLine)
    assert money.standing_lines(vault, CODE) == ()
    with pytest.raises(RecordNotFoundError):
        money.take_money_back(vault, CODE, gift.id)


@pytest.mark.parametrize("named", ["bond_holder", "bond_policy", "obligor"])
def test_nothing_is_raised_or_posted_before_the_rules_stand(named: str) -> None:
    """R21; what came in already is still written down."""
    vault = _made(IN_ORDER.replace(**{named: None}))
    for kind in ("goal", "pledge", "posted"):
        assert _key(_say(vault, kind, 1)) == "money_rules"
    assert isinstance(_say(vault, "gift", 1), MoneyLine)


@pytest.mark.parametrize(
    "donor",
    [
        "Ana Luz Pérez",
        "a@example.org",
        "504-555-0143",
        "x5045550143",
        "12 Oak",
        "x" * 31,
        "078-05-1120",
    ],
)
def test_a_donor_is_a_first_name_or_a_code(vault: Vault, donor: str) -> None:
    """No address, no number, no whole name; and none where none is needed."""
    said = _say(vault, "gift", 1, donor=donor)
    assert isinstance(said, tuple)
    assert donor not in repr(said)
    assert _key(_say(vault, "cost", 1, donor="Ana")) == "money_no_donor"


@pytest.mark.parametrize("cents", [0, -1, 1.5, "1.50", True, 10**12])
def test_an_amount_is_whole_cents(vault: Vault, cents: Any) -> None:
    """A part of a cent, a text or nothing is no amount."""
    assert isinstance(_say(vault, "gift", cents), tuple)


@pytest.mark.parametrize(
    ("role", "whole"),
    [(Role.ORGANIZER, False), (Role.ATTORNEY, False), (Role.FAMILY, False), (Role.KEEPER, True)],
)
def test_who_may_not_see_the_fund(vault: Vault, role: Role, *, whole: bool) -> None:
    """Organizers with the workbook's key alone see and keep it."""
    _say(vault, "gift", 5)
    other = Vault(vault.store, "v", practice=False, role=role, whole=whole)
    for deed in (money.lines, money.balance, money.export_money, money.standing_lines):
        with pytest.raises(NotPermittedError):
            deed(other, CODE)
    with pytest.raises(NotPermittedError):
        _say(other, "gift", 5)


def test_what_leaves_is_read_by_no_formula(vault: Vault) -> None:
    """Dollars with two places, by whole numbers; no note, no id."""
    _say(vault, "gift", 123_456_705, donor="Ana")
    assert money.export_money(vault, CODE).decode("utf-8-sig") == (
        "on,kind,amount,donor\r\n2026-11-26,gift,1234567.05,Ana\r\n"
    )


class Funds(RuleBasedStateMachine):
    """Anything is tried with a fund; what it holds is what its lines say, to the cent."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        """Begin with an empty fund and books of our own beside it."""
        super().__init__()
        self.vault = _made()
        self.books: dict[str, tuple[str, int]] = {}

    @rule(target=ids, kind=st.sampled_from(MoneyKind), cents=st.integers(1, 300))
    def say(self, kind: MoneyKind, cents: int) -> Any:
        """Write any line."""
        line = _say(self.vault, kind.value, cents)
        if isinstance(line, tuple):
            return multiple()
        self.books[line.id] = (kind.value, cents)
        return line.id

    @rule(target=ids, line=consumes(ids), cents=st.integers(1, 300))
    def correct(self, line: str, cents: int) -> Any:
        """Correct any line that stands."""
        said = money.correct_money(self.vault, CODE, line, {"cents": cents})
        if isinstance(said, tuple):
            return line
        self.books[said.id] = (self.books.pop(line)[0], cents)
        return said.id

    @rule(target=ids, line=consumes(ids))
    def take_back(self, line: str) -> Any:
        """Take any line back."""
        if isinstance(money.take_money_back(self.vault, CODE, line), tuple):
            return line
        del self.books[line]
        return multiple()

    @invariant()
    def balances(self) -> None:
        """What came in is in hand, posted, due, or told where it went; no place is overdrawn."""
        held = money.balance(self.vault, CODE)
        sums = Counter[str]()
        for kind, cents in self.books.values():
            sums[kind] += cents
        came = sums["gift"] + sums["interest"]
        gone = sums["cost"] + sums["given_back"] + sums["breached"]
        assert came == held.in_hand + held.posted + held.refund_due + gone
        assert min(held.in_hand, held.posted, held.refund_due) >= 0
        assert (held.given, held.costs, held.breached) == (
            sums["gift"], sums["cost"], sums["breached"],
        )  # fmt: skip
        assert held.promised == sums["pledge"]


Funds.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
test_no_cent_is_lost = Funds.TestCase
