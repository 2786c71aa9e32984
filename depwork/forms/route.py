"""Which screens a step has, in which order, and on which one a question stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from depwork.model.case import Case
from depwork.model.questions import answer_of, asked_field, fields_of, meant, steps, topics

TASKS: Final = "tasks"
CASES: Final = "cases"
NEW: Final = "new"
UNLOCK: Final = "unlock"
DOOR: Final = "door."
"""What a place of the front door begins with: it is open before anybody has unlocked anything."""
REVIEW: Final = "review"
DECISIONS: Final = "decisions"
TOOLS: Final = "tools"
CONSENTS: Final = "consents"
KEEPING: Final = "keeping"
ACTIVITY: Final = "activity"
DEMAND: Final = "demand"
ENDED: Final = "ended"
SIGNING: Final = "signing"
COPY: Final = "copy"
CARE: Final = frozenset({TOOLS, CONSENTS, KEEPING, ACTIVITY, DEMAND, SIGNING, COPY})
"""Screens that look after a case: consents and copies, signatures, keeping, activity, demands."""

FACTS: Final = "facts"
SEARCH: Final = "search"
PAPERS: Final = "papers"
"""Where a paper is chosen; ``papers.case_sheet`` is one of them, and with a path its question."""
SHELF: Final = "shelf"
PEOPLE: Final = "people"
RECOVERY: Final = "recovery"
OF_KEYS: Final = frozenset({PEOPLE, RECOVERY})
"""Screens about keys and members; they show nothing of a case."""

PLAIN: Final = frozenset(
    {
        TASKS,
        CASES,
        NEW,
        UNLOCK,
        REVIEW,
        DECISIONS,
        ENDED,
        FACTS,
        PAPERS,
        SEARCH,
        SHELF,
        *CARE,
        *OF_KEYS,
    }
)
"""Screens that belong to no step."""

PAGE: Final = "page_"
"""What the place of a prose page begins with, before the page's own word: ``1.page_notario``."""
ORDER: Final[dict[int, tuple[str, ...]]] = {
    0: (
        "consent", "page_phone", "triage", "timeline", "page_very_urgent", "first_call",
        "page_first_hours", "first_hours", "page_locate", "locate", "tries",
    ),
    1: (
        "page_discretion", "notices", "page_questions_ahead", "risks", "deciding", "sharing",
        "page_agreement", "team", "page_own_way", "agreement", "page_notario",
    ),
    2: (
        "page_questions", "prompts", "page_check_attorney", "attorney", "referral",
        "page_confidential", "screening", "risks", "history", "page_convictions", "record",
        "page_public_effect",
    ),
    3: (
        "page_papers", "page_leave_out", "person", "origin", "reach", "page_place", "place",
        "facilities", "hold", "court", "order", "page_waiver", "waiver", "page_evaluate",
        "evaluation",
    ),
    5: (
        "page_hard_facts", "permission", "page_claims", "family", "health", "ties", "community",
        "evidence", "owed", "page_letters", "letters", "clearance", "request",
    ),
    6: (
        "contact", "page_three_parts", "sending", "page_expect", "tasks", "page_offer", "offer",
    ),
    7: (
        "page_go_public", "attorney_public", "public", "public_details", "page_demand", "story",
        "plan", "page_make_plan", "tactics", "page_petition_how", "as_written",
    ),
    8: (
        "page_officials", "page_groups", "outreach", "page_letters", "page_call_in_day", "calls",
        "page_events", "events", "page_press", "page_visits", "page_go_along", "company",
        "page_bond_fund", "bond", "page_escalate",
    ),
    9: (
        "page_result_how", "after", "page_debrief", "page_aftercare", "page_closing_how",
        "closing",
    ),
}  # fmt: skip
"""Topics and pages of a step in the order they are shown, where it is not the model's own.

A topic that is not named stands after those that are, in the model's order; then the pages
that are not named, an organization's own among them.
"""
ALSO: Final[dict[str, tuple[str, ...]]] = {
    "0.timeline": (
        "custody.detained_since",
        "custody.transfer_threatened",
        "custody.local_release_date",
        "campaign.enough_time",
    ),
    "0.locate": (
        "identity.legal_name",
        "identity.aliases",
        "identity.a_number",
        "identity.country_of_birth",
        "identity.dob",
    ),
    "3.evaluation": ("campaign.can_mobilize",),
}
"""Questions of a later step that a screen needs already; one answer, wherever it is given."""
AMONG: Final = {0: ("locate",), 3: ("facilities",)}
"""Screens of a step that are neither questions nor pages and stand among them."""
_LEFT_OUT: Final = {"1.page_own_way": ("campaign.has_organization", True)}
"""Pages that are left out where a question has this answer."""
_BEFORE: Final = {4: ("asks", "targets"), 5: ("factors",), 9: ("outcome",)}
_AFTER: Final = {8: ("ladder", "officials", "ledger"), 9: ("lessons",)}
_PACKET_STEP: Final = 6
OWN: Final = "own"
EVIDENCE: Final = "evidence"
"""The topic after which the files of each paper stand."""
FILES: Final = "files"
PREVIEW: Final = "preview"
PACKET: Final = "packet"
END: Final = "end"


def screens(
    step: int, case: Case, *, previews: bool, pages: Iterable[str] = (), own: bool = False
) -> tuple[str, ...]:
    """Return a step's screens as places, ``3.place``, in order.

    Args:
        step: 0 to 9.
        case: Decides which topics have a meaningful question.
        previews: Whether documents are shown at this step.
        pages: Names of the step's prose pages, ``3_waiver``.
        own: Whether the organization asks something of its own at this step.
    """
    asked = _ordered(step, case, pages)
    if EVIDENCE in asked:
        asked.insert(asked.index(EVIDENCE) + 1, FILES)
    if step == _PACKET_STEP:
        asked.insert(min(1, len(asked)), PACKET)
    elif previews:
        asked.append(PREVIEW)
    names = (*_BEFORE.get(step, ()), *asked, *_AFTER.get(step, ()), *((OWN,) if own else ()), END)
    return tuple(f"{step}.{name}" for name in names)


def _ordered(step: int, case: Case, pages: Iterable[str]) -> list[str]:
    found = [topic for topic in topics(step) if any(meant(f, case) for f in fields_of(step, topic))]
    found += [*AMONG.get(step, ()), *(f"{PAGE}{name.partition('_')[2]}" for name in pages)]
    found = [name for name in found if not _left_out(f"{step}.{name}", case)]
    first = ORDER.get(step, ())
    return sorted(found, key=lambda name: first.index(name) if name in first else len(first))


def _left_out(place: str, case: Case) -> bool:
    if place not in _LEFT_OUT:
        return False
    path, answer = _LEFT_OUT[place]
    return bool(answer_of(case, path) == answer)


def page_of(step: int, name: str) -> str:
    """Return the name of the prose page that a screen shows; empty where it shows none.

    >>> page_of(1, "page_notario"), page_of(1, "team")
    ('1_notario', '')
    """
    return f"{step}_{name.removeprefix(PAGE)}" if name.startswith(PAGE) else ""


def paper_place(document_id: str, path: str = "") -> str:
    """Return the place of one paper, or of one of its questions.

    >>> paper_place("case_sheet", "identity.legal_name")
    'papers.case_sheet.identity.legal_name'
    """
    return ".".join(part for part in (PAPERS, document_id, path) if part)


def paper_of(place: str) -> tuple[str, str]:
    """Return the paper and the question that a place shows; both empty where it shows none.

    >>> paper_of("papers.case_sheet.identity.legal_name"), paper_of("papers.petition")
    (('case_sheet', 'identity.legal_name'), ('petition', ''))
    """
    head, _, rest = place.partition(".")
    document_id, _, path = rest.partition(".")
    return (document_id, path) if head == PAPERS else ("", "")


def fact_place(entry_id: str) -> str:
    """Return the place of one dated fact.

    >>> fact_place("fee.i-246")
    'facts.fee.i-246'
    """
    return f"{FACTS}.{entry_id}"


def fact_of(place: str) -> str:
    """Return the id of the dated fact that a place shows; empty where it shows none."""
    head, _, entry_id = place.partition(".")
    return entry_id if head == FACTS else ""


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
