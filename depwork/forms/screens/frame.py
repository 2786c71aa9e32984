"""What stands around every screen: banners, urgency, where to go."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, to_question
from depwork.forms.route import CARE, CASES, DECISIONS, REVIEW, SEARCH, TASKS, TOOLS, place_of
from depwork.forms.wording import Wording
from depwork.model.answers import value_of
from depwork.model.day import shifted
from depwork.model.decision import Decision, Reason, Urgency
from depwork.rules import dates

_NICKNAME: Final = "identity.nickname"


def urgency_title(urgency: Urgency, words: Wording) -> str:
    """Return how soon something happens, in words."""
    return {
        Urgency.U1: words.ui("urgency_u1"),
        Urgency.U2: words.ui("urgency_u2"),
        Urgency.U3: words.ui("urgency_u3"),
        Urgency.UNKNOWN: words.ui("urgency_unknown"),
    }[urgency]


def _dated(path: str, words: Wording) -> str:
    """Return what happens on the day that a question tells, in two words; empty for no day."""
    return {
        dates.REMOVAL: words.ui("stripe_removal"),
        dates.RELEASE: words.ui("stripe_release"),
        dates.ORDER: words.ui("stripe_order"),
        dates.BIRTH: words.ui("stripe_birth"),
        dates.APPEAL: words.ui("stripe_appeal"),
        dates.CHECK_IN: words.ui("stripe_check_in"),
        dates.HEARING: words.ui("stripe_hearing"),
        dates.REVIEW: words.ui("stripe_review"),
    }.get(path, "")


def _countdown(reason: Reason, words: Wording) -> str:
    """Return what happens next and in how many days; empty where the reason is no day."""
    days = reason.params.get("days")
    what = _dated(reason.facts[0], words) if reason.facts else ""
    if not what or not isinstance(days, int):
        return ""
    if days == 0:
        return words.ui("stripe_today", what=what)
    if days == 1:
        return words.ui("stripe_tomorrow", what=what)
    return words.ui("stripe_days", what=what, days=days)


def _day(found: Decision[Urgency], today: date, words: Wording) -> str:
    """Return the day that the countdown runs to, written out; empty where it runs to none."""
    days = found.reasons[0].params.get("days") if found.reasons else None
    return words.date(shifted(today, days)) if isinstance(days, int) else ""


def _short(found: Decision[Urgency], words: Wording) -> str:
    """Return what a line has room for: the countdown, or the reason itself."""
    if found.value is Urgency.UNKNOWN or not found.reasons:
        return urgency_title(found.value, words)
    first = found.reasons[0]
    return _countdown(first, words) or words.reason(first)


def urgency(found: Decision[Urgency], today: date, words: Wording) -> Block:
    """Return the urgency banner: how soon, why, and what would settle it."""
    return {
        "level": found.value.value,
        "short": _short(found, words),
        "day": _day(found, today, words),
        "title": urgency_title(found.value, words),
        "reasons": [words.reason(reason) for reason in found.reasons[:2]],
        "settle_title": words.ui("settle"),
        "settle": [to_question(path, words) for path in found.settle[:3]],
    }


def _nickname(look: Look, place: str) -> Block:
    """Return the family's short name for these pages, or at home where it is given."""
    words, given = look.words, look.case.identity.nickname
    name = value_of(given) or ""
    offered = given is None and place == TASKS
    return {
        "nick": name or (words.ui("nick_add") if offered else ""),
        "nick_says": words.ui("nick_blur", name=name) if name else words.ui("nick_give"),
        "nick_go": place_of(_NICKNAME) if offered else "",
        "nick_at": _NICKNAME if offered else "",
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
        **_nickname(look, place),
        "urgency": None
        if look.scope.path
        else urgency(look.decided.urgency, look.desk.today, words),
        "nav": nav,
        "log": look.scope.guide,
        "back": CASES if place == TASKS else TASKS,
    }
