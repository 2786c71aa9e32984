"""What a row of the decision table is: data, with predicates for when and what first."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from depwork.model.ask import Ask, Met
from depwork.model.ask_code import AskCode
from depwork.model.choices import Audience, Filer, Office
from depwork.model.decision import ActionOwner
from depwork.rules.asks.addressing import checks_of, may_address
from depwork.rules.asks.check import Check, Look
from depwork.rules.ground import Ground


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
        address_when: What must hold before anybody is addressed, beside consent and R02.
        careful: Whether it holds back rather than asks, so that it is listed even while custody,
            stage or entry are not known (facts 12.5).
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
    address_when: tuple[Check, ...] = ()
    careful: bool = False

    @property
    def row(self) -> str:
        """``R-00`` … ``R-29``."""
        return self.code.row

    @property
    def spoken(self) -> bool:
        """Whether ICE may be asked for it, so that it has a sentence for letters and scripts."""
        return self.by_counsel or Office.ERO_FIELD_OFFICE in self.addressees

    @property
    def conditions(self) -> tuple[Check, ...]:
        """What must be true first, and before the offices are addressed."""
        known = self.opens is not Opens.NOTHING
        return (*self.first, *checks_of((*self.addressees, *self.secondary), known_to_ice=known))

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
        checks = {check.code: check for check in (*unknown, *self.conditions)}
        facts = dict.fromkeys(path for check in self.when for path in check.settle)
        open_ = applies is Met.YES and all(c.test(look) is Met.YES for c in self.address_when)
        known = self.opens is not Opens.NOTHING
        addressed, further = (
            tuple(o for o in offices if open_ and may_address(o, look, known_to_ice=known))
            for offices in (self.addressees, self.secondary)
        )
        as_of = [look.register.fact(i, look.today).entry.as_of for i in self.register_ids]
        reason = self.ground(applies).reason(*facts, as_of=min(as_of, default=None))
        return Ask(
            row=self.row,
            code=self.code,
            deciders=self.deciders,
            addressees=addressed,
            secondary=further,
            filers=self.filers,
            forms=self.forms,
            fees=self.fees,
            first=tuple(check.condition(look) for check in checks.values()),
            reasons=(reason,),
        )
