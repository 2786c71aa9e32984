"""Papers owed and events as one audience may see them: no helper's name, no telling class."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import Audience, DocumentClass
from depwork.model.proof import ClaimedFact, OwedPaper
from depwork.rules.disclosure.needs import Reader
from depwork.rules.disclosure.policy import WIDE

OWED: Final = "evidence.owed"
EVENTS: Final = "plan.events"
TRIMMED: Final = frozenset({OWED, EVENTS})
"""Lists of which most readers see a part."""
_INSIDE: Final = frozenset({Audience.FAMILY, Audience.VOLUNTEER})
"""Readers who are told who brings a paper or leads an event."""
_TELLING: Final = frozenset(
    {
        DocumentClass.COURT,
        DocumentClass.IMMIGRATION,
        DocumentClass.REHABILITATION,
        DocumentClass.MEDICAL,
    }
)
"""Classes whose very name may tell of a record, a victim or an illness."""

_SWORN_PLAINLY: Final = frozenset(
    {
        ClaimedFact.YEARS_HERE,
        ClaimedFact.FAMILY,
        ClaimedFact.CARETAKER,
        ClaimedFact.EDUCATION,
        ClaimedFact.WORK_TAXES,
        ClaimedFact.MILITARY,
        ClaimedFact.COMMUNITY,
        ClaimedFact.CIVIL_RIGHTS,
        ClaimedFact.AWARDS,
    }
)
"""What a sworn statement may be owed for without telling more than the claim itself."""
_TELLING_CLAIMS: Final = frozenset(
    {ClaimedFact.HEALTH, ClaimedFact.PREGNANCY, ClaimedFact.DISABILITY}
)
"""Claims that have a consent of their own."""


def trimmed_plan(reader: Reader, path: str) -> object:
    """Return as much of a list of plans as this audience may see."""
    if path == OWED:
        return _owed(reader)
    return _events(reader)


def _owed(reader: Reader) -> object:
    owed = reader.case.evidence.owed
    if reader.audience is Audience.FAMILY:
        return owed
    shown = (paper for paper in owed if not _tells(paper))
    return tuple(paper.replace(brings=None, affidavit=None) for paper in shown)


def _tells(paper: OwedPaper) -> bool:
    """Whether the class or the claim tells more than that a paper follows."""
    if paper.kind is DocumentClass.AFFIDAVIT and paper.claim not in _SWORN_PLAINLY:
        return True
    return paper.kind in _TELLING or paper.claim in _TELLING_CLAIMS


def _events(reader: Reader) -> object:
    events = reader.case.plan.events
    if reader.audience in _INSIDE or reader.audience not in WIDE:
        return events
    return tuple(event.replace(lead=None, safety_lead=None) for event in events)
