"""What the forms ask of the workbook beside a case: dated facts, shelf, factors, own questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from depwork.guide import Factor, Page, Resource
from depwork.model.problem import Problem
from depwork.model.questions import AskedField
from depwork.model.reach import Reach


@dataclass(frozen=True)
class FactLine:
    """A dated fact in the list of those to verify.

    Args:
        id: Its id in the register.
        name: What it is about.
        value: What it says, one line each; empty for a table.
        as_of: The day it was looked up, written out.
        until: The last day it stands, written out; empty where it stands for good.
        state: ``stale``, ``unverified``, ``due`` or ``current``.
        checked_by: The other organization that looked it up, by code; empty for our own.
    """

    id: str
    name: str
    value: tuple[str, ...]
    as_of: str
    until: str
    state: str
    checked_by: str = ""


@dataclass(frozen=True)
class FactSheet:
    """One dated fact with all that somebody needs who looks it up again.

    Args:
        line: The fact.
        note: What to know with it; may be empty.
        source: What it was read from, and where.
        asks: ``number``, ``text``, ``lines``, or empty for a table, which is only confirmed.
        both: What the two boxes hold now, English first; the same text for a number.
        history: Earlier look-ups as sentences, the latest first.
        reach: How it is called or opened; None if it is no place to turn to.
        tried_on: The day it was last tried, written out; may be empty.
    """

    line: FactLine
    note: str
    source: str
    asks: str
    both: tuple[str, str]
    history: tuple[str, ...] = ()
    reach: Reach | None = None
    tried_on: str = ""


class GuideDesk(Protocol):
    """Everything of the guide that stands beside the open case."""

    def pages(self, step: int) -> tuple[Page, ...]:
        """Return the prose pages of a step in the language in use."""
        ...

    def facts(self) -> tuple[FactLine, ...]:
        """Return the dated facts that somebody may look up again, the oldest trouble first."""
        ...

    def fact_sheet(self, entry_id: str) -> FactSheet:
        """Return one dated fact in full."""
        ...

    def check_fact(self, entry_id: str, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """Write a look-up into the organization's copy; what is refused comes back."""
        ...

    def shelf(self) -> tuple[Resource, ...]:
        """Return everything on the resource shelf."""
        ...

    def factors(self) -> tuple[Factor, ...]:
        """Return the old factors, as a way to put facts in order."""
        ...

    def own_fields(self) -> tuple[AskedField, ...]:
        """Return the organization's own questions."""
        ...

    def tactic_note(self, tactic: str) -> str:
        """Return what to watch for with a tactic, in the language in use."""
        ...

    def rung(self, code: str) -> str:
        """Return a rung of the ladder towards a removal date, in the language in use."""
        ...
