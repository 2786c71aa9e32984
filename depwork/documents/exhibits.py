"""The evidence in hand as lettered exhibits, and what each claim of a case rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.choices import DocumentClass as Kind
from depwork.model.support import EvidenceItem


@dataclass(frozen=True)
class Exhibit:
    """One piece of evidence under its letter."""

    item: str
    letter: str
    title: str
    kind: Kind
    dated: date | None
    pages: int | None
    signed: bool | None
    notarized: bool | None
    translated: bool | None
    original: bool | None
    attached: bool = False

    @property
    def anchor(self) -> str:
        """By what an index refers to its cover sheet."""
        return f"exhibit-{self.letter}"


def exhibits_of(
    items: Iterable[object], letters: Mapping[str, str], attached: frozenset[str] = frozenset()
) -> tuple[Exhibit, ...]:
    """Return evidence items as exhibits, in their order; what has no letter is left out.

    Args:
        items: Pieces of evidence that a reader may see.
        letters: Their letters by id; attorney-only classes have none.
        attached: Ids of those whose pages go with the packet.
    """
    return tuple(
        Exhibit(
            item.id,
            letters[item.id],
            item.title,
            item.kind,
            item.dated,
            item.pages,
            item.signed,
            item.notarized,
            item.translated,
            item.original,
            item.id in attached,
        )
        for item in items
        if isinstance(item, EvidenceItem) and item.id in letters
    )


@dataclass(frozen=True)
class _Rule:
    paths: tuple[str, ...]
    kinds: tuple[Kind, ...]


_RULES: Final = (
    _Rule(
        ("ties.years_in_us", "shown.since_year"),
        (Kind.RESIDENCE, Kind.TAX, Kind.EDUCATION),
    ),
    _Rule(("family.members",), (Kind.FAMILY, Kind.SUPPORT, Kind.HARDSHIP)),
    _Rule(("family.primary_caretaker",), (Kind.MEDICAL, Kind.SUPPORT, Kind.AFFIDAVIT)),
    _Rule(("family.spouse_pregnant_nursing",), (Kind.MEDICAL,)),
    _Rule(("health.condition_summary", "health.treatment_needed"), (Kind.MEDICAL,)),
    _Rule(("health.disability",), (Kind.MEDICAL,)),
    _Rule(("ties.education",), (Kind.EDUCATION,)),
    _Rule(("ties.employment", "ties.taxes_filed"), (Kind.TAX,)),
    _Rule(("ties.military_self_relative",), (Kind.FAMILY, Kind.TIES)),
    _Rule(("ties.volunteer", "ties.faith_community", "ties.union"), (Kind.TIES, Kind.CHARACTER)),
    _Rule(("ties.civil_rights_activity",), (Kind.CIVIL_RIGHTS, Kind.NEWS)),
    _Rule(("ties.awards",), (Kind.CHARACTER, Kind.NEWS)),
)
"""Which classes of evidence show a claim (facts 1, from seed 001 step 5); never a score."""


@dataclass(frozen=True)
class Claim:
    """One thing a letter may say of the person, and what shows it.

    Args:
        path: The question whose label names the claim.
        in_hand: Exhibits of the right classes.
        owed: Classes of which nothing is in hand; one or two of them often suffice.
    """

    path: str
    in_hand: tuple[Exhibit, ...]
    owed: tuple[Kind, ...]


def claims_of(claimed: Callable[[str], bool], exhibits: tuple[Exhibit, ...]) -> tuple[Claim, ...]:
    """Return the claims of a case, in the order of a letter.

    Args:
        claimed: Whether the fact at a path is known, released and not denied.
        exhibits: What is in hand.
    """
    found = []
    for rule in _RULES:
        named = [path for path in rule.paths if claimed(path)]
        if named:
            in_hand = tuple(item for item in exhibits if item.kind in rule.kinds)
            have = {item.kind for item in in_hand}
            owed = tuple(kind for kind in rule.kinds if kind not in have)
            found.append(Claim(named[0], in_hand, owed))
    return tuple(found)
