"""What a row of the decision table is: data, with predicates for when and what first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Final

from depwork.model.ask import Ask, Condition, Met
from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.model.choices import Audience, Filer, Office
from depwork.model.decision import ActionOwner, Urgency
from depwork.model.register import Register
from depwork.rules.ground import Ground


@dataclass(frozen=True)
class Look:
    """What predicates look at.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        urgency: How soon something happens.
    """

    case: Case
    today: date
    register: Register
    urgency: Urgency


@dataclass(frozen=True)
class Check:
    """One condition.

    Args:
        code: Its key in ``asks.toml``.
        test: Whether it holds; unknown facts give unknown.
        settle: Paths of the questions that show it; empty where only an attorney can tell.
        certain: Whether the test says yes or no even of unknown facts, on the careful side;
            such a condition is never shown as open.
        passing: Whether the calendar alone changes it; an ask chosen before still fits.
    """

    code: str
    test: Callable[[Look], Met]
    settle: tuple[str, ...] = ()
    certain: bool = False
    passing: bool = False

    def condition(self, look: Look) -> Condition:
        """Return the condition as it stands for a case."""
        return Condition(code=self.code, met=self.test(look), settle=self.settle)


class Opens(Enum):
    """What an ask may open of R02 for somebody in no proceedings, on its own conditions."""

    NOTHING = auto()
    HOLD = auto()
    CITIZEN = auto()
    DEFERRED = auto()


@dataclass(frozen=True)
class Next:
    """What a row that applies gives somebody to do first.

    Args:
        key: Key of ``actions.toml``.
        owner: Whose hands it needs.
        at: The path of the question that it leads to.
    """

    key: str
    owner: ActionOwner
    at: str


FAMILY, ORGANIZER, ATTORNEY = ActionOwner.FAMILY, ActionOwner.ORGANIZER, ActionOwner.ATTORNEY
CLOSE: Final = frozenset({Audience.ATTORNEY, Audience.COURT, Audience.FAMILY})
"""Who may read any ask: the person's own side, and the court through the attorney."""
WITH_ICE: Final = CLOSE | {Audience.ICE}
"""Where ICE itself made the fact that the ask tells: its hold."""
ANYBODY: Final = frozenset(Audience)
"""Where an ask's words tell nothing beside themselves."""


@dataclass(frozen=True)
class Row:
    """One ask of the decision table, and all that is true of it; nothing else names a row.

    Its words stand in ``asks.toml`` under its code.

    Args:
        code: Which ask: the row's id, with a word behind it from the second ask on.
        when: When the row applies; one *no* and it does not.
        source: An id of ``sources.toml``.
        deciders: The offices that decide.
        addressees: The offices a campaign may address (R11, facts 12.3).
        secondary: Further offices, nearest first.
        filers: Who may file or send it.
        forms: Register ids of forms.
        fees: Register ids of fees.
        law: Register ids of the dated facts it rests on.
        first: What must be true first.
        by_counsel: Whether ICE's own lawyers are asked, who are reached through the person's
            attorney alone (facts 13.7).
        told_to: Who may read that this is asked; anybody else, after an attorney's sign-off.
        opens: What it opens of R02.
        then: What somebody does first where it applies.
    """

    code: AskCode
    when: tuple[Check, ...]
    source: str = "decision.table"
    deciders: tuple[Office, ...] = ()
    addressees: tuple[Office, ...] = ()
    secondary: tuple[Office, ...] = ()
    filers: tuple[Filer, ...] = ()
    forms: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    first: tuple[Check, ...] = field(default=())
    by_counsel: bool = False
    told_to: frozenset[Audience] = CLOSE
    opens: Opens = Opens.NOTHING
    then: Next | None = None

    @property
    def row(self) -> str:
        """``R-00`` … ``R-29``."""
        return self.code.row

    @property
    def spoken(self) -> bool:
        """Whether ICE may be asked for it, so that it has a sentence for letters and scripts."""
        return self.by_counsel or Office.ERO_FIELD_OFFICE in self.addressees

    @property
    def register_ids(self) -> tuple[str, ...]:
        """Every dated fact the row names or rests on."""
        return tuple(dict.fromkeys((*self.law, *self.forms, *self.fees)))

    def ground(self, applies: Met) -> Ground:
        """Return why the row is listed: it applies, or nobody can tell yet."""
        key = "row_applies" if applies is Met.YES else "row_may_apply"
        return Ground(self.row, key, self.source, self.register_ids)

    def ask(self, look: Look, applies: Met) -> Ask:
        """Return the row as an ask for one case.

        Args:
            look: The case and its day.
            applies: Whether the row applies: yes, or unknown.
        """
        unknown = tuple(check for check in self.when if check.test(look) is Met.UNKNOWN)
        checks = {check.code: check for check in (*unknown, *self.first)}
        facts = dict.fromkeys(path for check in self.when for path in check.settle)
        as_of = [look.register.fact(i, look.today).entry.as_of for i in self.register_ids]
        reason = self.ground(applies).reason(*facts, as_of=min(as_of, default=None))
        return Ask(
            row=self.row,
            code=self.code,
            deciders=self.deciders,
            addressees=self.addressees,
            secondary=self.secondary,
            filers=self.filers,
            forms=self.forms,
            fees=self.fees,
            first=tuple(check.condition(look) for check in checks.values()),
            reasons=(reason,),
        )
