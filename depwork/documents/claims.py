"""What a letter says of a person: what shows it, what is promised, what may stand in for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from depwork.documents.exhibits import Exhibit
from depwork.model.choices import DocumentClass as Kind
from depwork.model.proof import ClaimedFact, OwedPaper

_PATHS: Final[dict[ClaimedFact, tuple[str, ...]]] = {
    ClaimedFact.YEARS_HERE: ("ties.years_in_us", "shown.since_year"),
    ClaimedFact.FAMILY: ("family.members",),
    ClaimedFact.CARETAKER: ("family.primary_caretaker",),
    ClaimedFact.PREGNANCY: ("family.spouse_pregnant_nursing",),
    ClaimedFact.HEALTH: ("health.condition_summary", "health.treatment_needed"),
    ClaimedFact.DISABILITY: ("health.disability",),
    ClaimedFact.EDUCATION: ("ties.education",),
    ClaimedFact.WORK_TAXES: ("ties.employment", "ties.taxes_filed"),
    ClaimedFact.MILITARY: ("ties.military_self_relative",),
    ClaimedFact.COMMUNITY: ("ties.volunteer", "ties.faith_community", "ties.union"),
    ClaimedFact.CIVIL_RIGHTS: ("ties.civil_rights_activity",),
    ClaimedFact.AWARDS: ("ties.awards",),
    ClaimedFact.HARDSHIP: ("story.compelling_fact",),
}
"""Which answers make a claim, in the order of a letter; never a score."""


@dataclass(frozen=True)
class Claim:
    """One thing a letter may say of the person, and what shows it.

    Args:
        fact: What is claimed.
        in_hand: Papers that somebody chose for it.
        promised: Papers that somebody will bring.
        owed: Classes of which nothing is in hand or promised; one or two often suffice.
        sworn: Whether a sworn statement is to stand in for a paper.
    """

    fact: ClaimedFact
    in_hand: tuple[Exhibit, ...]
    promised: tuple[OwedPaper, ...]
    owed: tuple[Kind, ...]
    sworn: bool


def claims_of(
    claimed: Callable[[str], bool],
    exhibits: tuple[Exhibit, ...],
    proof: Mapping[ClaimedFact, tuple[Kind, ...]],
    owed: Iterable[object] = (),
) -> tuple[Claim, ...]:
    """Return the claims of a case, in the order of a letter.

    Args:
        claimed: Whether the fact at a path is known, released and not denied.
        exhibits: What is in hand, with what somebody chose that it shows.
        proof: The classes of papers that show each claim (``factors.toml``).
        owed: What somebody promised to bring.
    """
    papers = [paper for paper in owed if isinstance(paper, OwedPaper)]
    return tuple(
        _claim(fact, [one for one in exhibits if _chosen(one, paths)], proof.get(fact, ()), papers)
        for fact, paths in _PATHS.items()
        if any(claimed(path) for path in paths)
    )


def _chosen(paper: Exhibit, paths: tuple[str, ...]) -> bool:
    return any(fact.value in paths for fact in paper.shows)


def _claim(
    fact: ClaimedFact,
    in_hand: Sequence[Exhibit],
    kinds: tuple[Kind, ...],
    papers: list[OwedPaper],
) -> Claim:
    promised = tuple(paper for paper in papers if paper.claim is fact)
    have = {item.kind for item in in_hand} | {paper.kind for paper in promised}
    owed = tuple(kind for kind in kinds if kind not in have)
    return Claim(fact, tuple(in_hand), promised, owed, any(paper.affidavit for paper in promised))


def owed_kinds(owed: Iterable[object]) -> tuple[Kind, ...]:
    """Return the classes of the papers that are still owed, each once."""
    return tuple(dict.fromkeys(one.kind for one in owed if isinstance(one, OwedPaper)))
