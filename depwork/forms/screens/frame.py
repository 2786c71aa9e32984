"""What stands around every screen: banners, urgency, where to go."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, to_question
from depwork.forms.route import CARE, CASES, DECISIONS, REVIEW, SEARCH, TASKS, TOOLS
from depwork.forms.wording import Wording
from depwork.model.decision import Decision, Urgency


def urgency_title(urgency: Urgency, words: Wording) -> str:
    """Return how soon something happens, in words."""
    return {
        Urgency.U1: words.ui("urgency_u1"),
        Urgency.U2: words.ui("urgency_u2"),
        Urgency.U3: words.ui("urgency_u3"),
        Urgency.UNKNOWN: words.ui("urgency_unknown"),
    }[urgency]


def _short(found: Decision[Urgency], words: Wording) -> str:
    """Return what a line has room for: the reason itself, where a day is known."""
    dated = found.value is not Urgency.UNKNOWN and found.reasons
    return words.reason(found.reasons[0]) if dated else urgency_title(found.value, words)


def urgency(found: Decision[Urgency], words: Wording) -> Block:
    """Return the urgency banner: how soon, why, and what would settle it."""
    return {
        "level": found.value.value,
        "short": _short(found, words),
        "title": urgency_title(found.value, words),
        "reasons": [words.reason(reason) for reason in found.reasons[:2]],
        "settle_title": words.ui("settle"),
        "settle": [to_question(path, words) for path in found.settle[:3]],
    }


def frame(look: Look, place: str) -> Block:
    """Return what surrounds a screen of the open case.

    Args:
        look: The case.
        place: The screen that is shown.
    """
    words = look.words
    nav = []
    if look.scope.guide:
        nav = [
            {"label": words.ui("nav_tasks"), "go": TASKS, "current": place == TASKS},
            {"label": words.ui("nav_review"), "go": REVIEW, "current": place == REVIEW},
            {"label": words.ui("nav_decisions"), "go": DECISIONS, "current": place == DECISIONS},
            {
                "label": words.ui("nav_tools"),
                "go": TOOLS,
                "current": place == TOOLS or place in CARE,
            },
            {"label": words.ui("search_title"), "go": SEARCH, "current": place == SEARCH},
            {"label": words.ui("nav_cases"), "go": CASES, "current": False},
        ]
    return {
        "case": look.case.case_code,
        "case_text": words.ui("case_code", code=look.case.case_code),
        "urgency": None if look.scope.path else urgency(look.decided.urgency, words),
        "nav": nav,
        "log": look.scope.guide,
        "back": CASES if place == TASKS else TASKS,
    }
