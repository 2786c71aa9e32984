"""What a bond fund holds: each cent that came in is in hand, with ICE, or told where it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from depwork.model.money import MoneyKind, MoneyLine


@dataclass(frozen=True)
class Fund:
    """A bond fund in whole cents.

    Args:
        goal: What is to be raised; the latest that was set.
        promised: Pledges that are not given yet.
        given: Gifts.
        interest: What the money earned.
        costs: What was spent.
        given_back: What donors got back.
        in_hand: What is there to use.
        posted: What stands as a bond now.
        refund_due: What is to come back of bonds that ended.
        breached: What was lost because a date was missed.
    """

    goal: int
    promised: int
    given: int
    interest: int
    costs: int
    given_back: int
    in_hand: int
    posted: int
    refund_due: int
    breached: int

    @property
    def overdrawn(self) -> bool:
        """Whether more went out of a place than was there."""
        return min(self.in_hand, self.posted, self.refund_due) < 0


def fund(written: Iterable[MoneyLine], standing: Iterable[MoneyLine]) -> Fund:
    """Return what a fund holds.

    Args:
        written: Every line in the order of writing; a promise keeps its gifts when it is mended.
        standing: The lines that nothing replaces or takes back, oldest day first.
    """
    left = tuple(standing)
    root = dict[str, str]()
    for line in written:
        root[line.id] = root.get(line.corrects or "", line.id)
    sums = Counter[MoneyKind]()
    promised, kept, goal = Counter[str](), Counter[str](), 0
    for line in left:
        sums[line.kind] += line.cents
        if line.kind is MoneyKind.GOAL:
            goal = line.cents
        elif line.kind is MoneyKind.PLEDGE:
            promised[root[line.id]] += line.cents
        elif line.pledge is not None:
            kept[root.get(line.pledge, line.pledge)] += line.cents
    came = sums[MoneyKind.GIFT] + sums[MoneyKind.INTEREST] + sums[MoneyKind.RETURNED]
    went = sums[MoneyKind.COST] + sums[MoneyKind.GIVEN_BACK] + sums[MoneyKind.POSTED]
    ended = sums[MoneyKind.REFUND_DUE] + sums[MoneyKind.BREACHED]
    return Fund(
        goal=goal,
        promised=sum(max(0, cents - kept[line]) for line, cents in promised.items()),
        given=sums[MoneyKind.GIFT],
        interest=sums[MoneyKind.INTEREST],
        costs=sums[MoneyKind.COST],
        given_back=sums[MoneyKind.GIVEN_BACK],
        in_hand=came - went,
        posted=sums[MoneyKind.POSTED] - ended,
        refund_due=sums[MoneyKind.REFUND_DUE] - sums[MoneyKind.RETURNED],
        breached=sums[MoneyKind.BREACHED],
    )
