"""Which questions a chosen paper still needs, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depwork.documents.catalog import CATALOG, row
from depwork.documents.needs import CHOICES, NEEDS
from depwork.errors import UnknownFieldError
from depwork.model.answers import asked
from depwork.model.case import Case
from depwork.model.decision import Gate, GateState
from depwork.model.questions import answer_of, asked_field, meant
from depwork.model.role import Action
from depwork.services.permitting import permit
from depwork.services.reading import Reading


@dataclass(frozen=True)
class Needs:
    """A paper's questions, in the order in which they are asked.

    Args:
        asked: All of them, by path.
        missing: Those that nobody was asked yet.
        gates: The safety rules that stand against its final today.
    """

    asked: tuple[str, ...]
    missing: tuple[str, ...]
    gates: tuple[Gate, ...]


def choices() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the papers to choose from, by id: those that most people want first, and the rest."""
    rest = (one.id for one in CATALOG if one.id not in CHOICES and not one.per_recipient)
    return CHOICES, tuple(rest)


def needs(reading: Reading, document_id: str, gaps: Iterable[str] = ()) -> Needs:
    """Return what a paper asks for, without what the known answers make senseless.

    Args:
        reading: The case.
        document_id: A row of the catalog.
        gaps: Paths that a preview of it said are missing for a final.

    Raises:
        NotPermittedError: The member's role reads no case.
        UnknownDocumentError: The catalog has no such document.
    """
    permit(reading.vault, Action.READ_CASE)
    entry, case = row(document_id), reading.case
    against = tuple(
        gate
        for gate in reading.decided.gates.value
        if gate.state is GateState.BLOCKS and set(gate.blocks) & set(entry.enabled_by)
    )
    first = NEEDS.get(document_id, ())
    later = [path for gate in against for path in gate.settle]
    wanted = dict.fromkeys((*first, *gaps, *sorted(later, key=_consent_last)))
    found = tuple(dict.fromkeys(_questions(wanted, case)))
    return Needs(found, tuple(p for p in found if not asked(answer_of(case, p))), against)


def _consent_last(path: str) -> bool:
    """Order what a rule wants: a consent is asked for when all it is about is known."""
    return path.startswith("consent.")


def _questions(paths: Iterable[str], case: Case) -> Iterator[str]:
    for path in paths:
        try:
            field = asked_field(path)
        except UnknownFieldError:
            continue  # made from other answers, ``shown.name``
        only = field.mark.only
        if meant(field, case):
            yield field.path
        elif only is not None and not asked(answer_of(case, only.path)):
            yield only.path  # whose answer says whether this is to be asked at all
