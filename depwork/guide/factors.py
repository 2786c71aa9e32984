"""The old factors, as a way to put truthful facts in order: what they rest on, what shows them.

They bind nobody today (register entry ``pd.factors-status``). None is a score; the file's
order is that of the old lists and says nothing of worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from depwork.errors import UnreadableFileError
from depwork.guide.entries import record_of
from depwork.guide.files import Table, read_if_there
from depwork.guide.told import told
from depwork.model.choices import DocumentClass, Locale
from depwork.model.proof import ClaimedFact
from depwork.model.record import Record

FILE = "factors.toml"


class Factor(Record):
    """One factor of facts section 1.

    Args:
        id: ``M02``, ``Y10``.
        memo: The old list it comes from: ``2011``, ``2011b``, ``2021``.
        side: How the list put it; never shown as a score, and only used so that what could
            harm stays with the attorney.
        proof: Classes of papers that show it.
        gated: Told to nobody but through the attorney (R03).
        claim: Which part of a letter it belongs to; a gated one belongs to none.
        name: What it is about, by language.
        also: Papers outside the classes, by language; may be empty.
    """

    id: str
    memo: Literal["2011", "2011b", "2021"]
    side: Literal["for", "against", "either"]
    proof: tuple[DocumentClass, ...] = ()
    gated: bool = False
    claim: ClaimedFact | None = None
    name: dict[str, str]
    also: dict[str, str]

    def said(self, locale: Locale) -> tuple[str, str]:
        """Return the factor's name and what else could show it."""
        return self.name[locale.value], self.also[locale.value]


def read_factors(roots: Sequence[Path]) -> tuple[Factor, ...]:
    """Return the factors in the file's order; an organization's file before ours.

    Raises:
        MissingWordError: A factor lacks its name in a language.
        UnreadableFileError: A factor is incomplete, or would print what is gated.
    """
    table = read_if_there(roots, FILE)
    if table is None:
        return ()
    return tuple(_factor(table, key, raw) for key, raw in table.values.items())


def _factor(table: Table, key: str, raw: Any) -> Factor:
    if isinstance(raw, dict):
        name = told(table, key, "name", raw.get("name"))
        also = told(table, key, "also", raw.get("also"), optional=True)
        raw = {**raw, "name": name, "also": also}
    found = record_of(table, Factor, key, raw)
    if found.side == "against" and not found.gated:
        raise UnreadableFileError(
            f"{table.path}: {key}.gated: what stands against a person is for the attorney; "
            "write gated = true"
        )
    if found.gated and found.claim:
        raise UnreadableFileError(
            f"{table.path}: {key}.claim: a gated factor is in no list of claims; take it out"
        )
    return found


def proof_of(factors: Iterable[Factor]) -> Mapping[ClaimedFact, tuple[DocumentClass, ...]]:
    """Return the classes of papers that show each claim, in the file's order, each once."""
    found: dict[ClaimedFact, dict[DocumentClass, None]] = {}
    for factor in factors:
        if factor.claim and not factor.gated:
            found.setdefault(factor.claim, {}).update(dict.fromkeys(factor.proof))
    return {claim: tuple(kinds) for claim, kinds in found.items()}
