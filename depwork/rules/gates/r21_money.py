"""R21: money for a bond is held apart, under written rules, by somebody who is named."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import asked, known, value_of
from depwork.model.case import Case
from depwork.model.decision import Gate
from depwork.model.plans import Tactic
from depwork.model.questions import answer_of
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

HOLDER: Final = "plan.bond_holder"
POLICY: Final = "plan.bond_policy"
OBLIGOR: Final = "plan.obligor"
TACTICS: Final = "plan.tactics"
_LAW: Final = ("bond.obligor", "bond.cebonds")

NO_FUND = Ground("R21", "r21_no_fund", "safety.R21")
IN_ORDER = Ground("R21", "r21_in_order", "safety.R21", _LAW)
NOT_IN_ORDER = Ground("R21", "r21_not_in_order", "safety.R21", _LAW)
GROUNDS: Final = (NO_FUND, IN_ORDER, NOT_IN_ORDER)
RULE: Final = Rule("R21", hard=True, guards=("raise_money",), unblock="money_rules")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R21: no money is raised before its holder, its rules and the obligor are named."""
    planned = any(t.tactic is Tactic.BOND_FUND for t in look.case.plan.tactics)
    if not planned and not any(asked(answer_of(look.case, p)) for p in (HOLDER, POLICY, OBLIGOR)):
        return RULE.passes(NO_FUND.reason(TACTICS))
    if wanted := missing(look.case):
        return RULE.blocks(NOT_IN_ORDER.reason(*wanted), *wanted)
    return RULE.passes(IN_ORDER.reason(HOLDER, POLICY, OBLIGOR))


def missing(case: Case) -> tuple[str, ...]:
    """Return what is not named yet of holder, obligor and written rules, as paths."""
    wanted = tuple(path for path in (HOLDER, OBLIGOR) if not known(answer_of(case, path)))
    return wanted if value_of(case.plan.bond_policy) is True else (*wanted, POLICY)
