"""A candidate ask: a row of the decision table (facts 8), worded as a question."""

from __future__ import annotations

from enum import StrEnum

from depwork.model.ask_code import AskCode
from depwork.model.choices import Filer, Office
from depwork.model.decision import Reason
from depwork.model.record import Record


class Met(StrEnum):
    """Whether a condition holds for the case."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Condition(Record):
    """Something that must be true first.

    ``code`` is its key in ``asks.toml``; ``settle`` are the questions that show it.
    """

    code: str
    met: Met
    settle: tuple[str, ...] = ()


class Ask(Record):
    """One thing that might be asked for, to be discussed with the attorney.

    Args:
        row: The decision table's row.
        code: Which ask; its words stand in ``asks.toml``.
        deciders: The offices that decide.
        addressees: The offices a campaign may address; never a judge, a board or an
            asylum officer (R11, facts 12.3).
        secondary: The ladder of further offices, nearest first.
        filers: Who may file or send it.
        forms: Register ids of forms that exist for this; the attorney says whether any
            applies (R04, facts 12.9).
        fees: Register ids of fees.
        first: What must be true first.
        reasons: Why the row applies.
    """

    row: str
    code: AskCode
    deciders: tuple[Office, ...] = ()
    addressees: tuple[Office, ...] = ()
    secondary: tuple[Office, ...] = ()
    filers: tuple[Filer, ...] = ()
    forms: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    first: tuple[Condition, ...] = ()
    reasons: tuple[Reason, ...] = ()
