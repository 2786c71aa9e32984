"""Makes the view of a case that one audience may see; nothing else can (R01, R03, R08, R09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.case import Case
from depwork.model.choices import Audience, CustodyStatus
from depwork.model.ledger import Outcome
from depwork.model.questions import questions
from depwork.rules.differences import Answered
from depwork.rules.disclosure.needs import Reader
from depwork.rules.disclosure.papers import ITEMS, item_lacks
from depwork.rules.disclosure.plans import TRIMMED, trimmed_plan
from depwork.rules.disclosure.relatives import is_minor
from depwork.rules.disclosure.shown import (
    SHOWN,
    members,
    shown_lacks,
    shown_value,
    status_lacks,
)
from depwork.rules.exhibits import letters_of
from depwork.rules.marks import changed_since, marks_in_force, stands_now
from depwork.rules.signoffs import holds
from depwork.rules.three import told
from depwork.rules.view import _SEAL, CaseView, Release, Withheld

__all__ = ["disclose"]

_WHILE_HELD: Final = frozenset(
    {
        "custody.facility",
        "custody.facility_state",
        "custody.facility_county",
        "custody.detained_since",
        "custody.transfer_threatened",
    }
)
"""Answers about a detention; they are nobody's place once the person is out of it."""
_NOT_HELD: Final = frozenset(
    {CustodyStatus.FREE, CustodyStatus.FREE_ICE_SUPERVISION, CustodyStatus.REMOVED}
)
MEMBERS: Final = "family.members"


def disclose(
    case: Case, audience: Audience, today: date, outcome: Outcome | None = None
) -> CaseView:
    """Return what ``audience`` may see of the case on ``today``, and what it may not and why.

    Args:
        case: The case.
        audience: Who reads.
        today: The day on which consents and sign-offs are looked at.
        outcome: The one that stands last in the ledger; a sentence read before it is read again.
    """
    reader = Reader(case, audience, today)
    needs = {field.path: reader.lacks(field.path) for field in questions()}
    needs |= {path: shown_lacks(reader, path) for path in SHOWN}
    facts = dict(_facts(reader, needs))
    withheld = tuple(_withheld(reader, needs, facts))
    letters = letters_of(case.evidence.items)
    now = stands_now(case, outcome)
    marks = {
        key: mark
        for key, mark in marks_in_force(case, audience, today).items()
        if not changed_since(mark, now)
    }
    release = Release(
        audience,
        today,
        case.case_code,
        case.version,
        case.practice,
        facts,
        withheld,
        needs,
        letters,
        read=frozenset(key for key, mark in marks.items() if mark.allowed),
        cleared=frozenset(key for key, mark in marks.items() if mark.clears),
        announced=value_of(case.story.result_outcome),
        differs=Answered(case).mark,
    )
    return CaseView(_SEAL, release)


def _facts(reader: Reader, needs: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, object]]:
    for path, lacks in needs.items():
        value = None if lacks else _value(reader, path)
        if known(value) and value != ():
            yield path, value


def _value(reader: Reader, path: str) -> object:
    if path in SHOWN:
        return shown_value(reader, path)
    if path == MEMBERS:
        return members(reader)
    if path == ITEMS:
        return tuple(item for item in reader.case.evidence.items if not item_lacks(reader, item))
    if path in _WHILE_HELD and value_of(reader.case.custody.custody_status) in _NOT_HELD:
        return None
    if path in TRIMMED:
        return trimmed_plan(reader, path)
    return told(reader.case, path)


def _withheld(
    reader: Reader, needs: dict[str, tuple[str, ...]], facts: dict[str, object]
) -> Iterator[Withheld]:
    for path, lacks in needs.items():
        if lacks and path not in SHOWN and holds(reader.case, path):
            yield Withheld(path, reader.audience, lacks)
    if not needs[ITEMS]:
        found = [n for item in reader.case.evidence.items for n in item_lacks(reader, item)]
        if found:
            yield Withheld(ITEMS, reader.audience, tuple(dict.fromkeys(found)))
    if not needs[MEMBERS]:
        lacks = (*_members_lack(reader, needs, facts), *status_lacks(reader))
        if lacks:
            yield Withheld("shown.family", reader.audience, tuple(dict.fromkeys(lacks)))


def _members_lack(
    reader: Reader, needs: dict[str, tuple[str, ...]], facts: dict[str, object]
) -> tuple[str, ...]:
    """What keeps some relatives out of a list that others stand in."""
    everybody = reader.case.family.members
    released = facts.get(MEMBERS, ())
    if not isinstance(released, tuple) or len(released) == len(everybody):
        return ()
    minors = needs["shown.children"] if any(is_minor(member) for member in everybody) else ()
    return (*minors, f"answer:{MEMBERS}")
