"""Which screens a step has, in which order, and on which one a question stands."""

from __future__ import annotations

from typing import Final

from depwork.model.case import Case
from depwork.model.questions import asked_field, fields_of, meant, steps, topics

TASKS: Final = "tasks"
CASES: Final = "cases"
NEW: Final = "new"
UNLOCK: Final = "unlock"
REVIEW: Final = "review"
DECISIONS: Final = "decisions"
TOOLS: Final = "tools"
CONSENTS: Final = "consents"
KEEPING: Final = "keeping"
ACTIVITY: Final = "activity"
DEMAND: Final = "demand"
ENDED: Final = "ended"
CARE: Final = frozenset({TOOLS, CONSENTS, KEEPING, ACTIVITY, DEMAND})
"""Screens that look after a case: consents and copies, keeping, activity, demands."""

PEOPLE: Final = "people"
RECOVERY: Final = "recovery"
OF_KEYS: Final = frozenset({PEOPLE, RECOVERY})
"""Screens about keys and members; they show nothing of a case."""

PLAIN: Final = frozenset({TASKS, CASES, NEW, UNLOCK, REVIEW, DECISIONS, ENDED, *CARE, *OF_KEYS})
"""Screens that belong to no step."""

_BEFORE: Final = {4: ("asks",), 9: ("outcome",)}
_AFTER: Final = {8: ("ledger",), 9: ("lessons",)}
_PACKET_STEP: Final = 6
PREVIEW: Final = "preview"
PACKET: Final = "packet"
END: Final = "end"


def screens(step: int, case: Case, *, previews: bool) -> tuple[str, ...]:
    """Return a step's screens as places, ``3.place``, in order.

    Args:
        step: 0 to 9.
        case: Decides which topics have a meaningful question.
        previews: Whether documents are shown at this step.
    """
    asked = [topic for topic in topics(step) if any(meant(f, case) for f in fields_of(step, topic))]
    if step == _PACKET_STEP:
        asked.insert(min(1, len(asked)), PACKET)
    elif previews:
        asked.append(PREVIEW)
    names = (*_BEFORE.get(step, ()), *asked, *_AFTER.get(step, ()), END)
    return tuple(f"{step}.{name}" for name in names)


def split(place: str) -> tuple[int, str] | None:
    """Return a place's step and screen, or ``None`` when it belongs to no step.

    >>> split("3.place"), split("tasks"), split("12.x")
    ((3, 'place'), None, None)
    """
    number, _, name = place.partition(".")
    if number.isdigit() and int(number) in steps() and name:
        return int(number), name
    return None


def place_of(path: str) -> str:
    """Return the place where a question is asked.

    >>> place_of("custody.facility")
    '3.place'
    """
    mark = asked_field(path).mark
    return f"{mark.step}.{mark.topic}"
