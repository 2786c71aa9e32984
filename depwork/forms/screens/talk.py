"""Consent as one conversation: who speaks once, then a yes or a no for each use, then said back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depwork.forms.consents import PROVISIONAL_PATH, giving
from depwork.forms.look import Look
from depwork.forms.parts import Block
from depwork.forms.screens.questions import question
from depwork.forms.types import Widget
from depwork.model.questions import asked_field

TALK: Final = "talk"
"""The last part of the place of a paper's conversation, ``papers.pd_letter.talk``."""
SAID_BACK: Final = "teach_back"
"""What every use is given with, asked once at the end (R17)."""


def of_talk(path: str) -> bool:
    """Return whether a question belongs into the conversation: a use, or a notice to give first."""
    return path.startswith("consent.") and path != PROVISIONAL_PATH and _kind(path) != ""


def _kind(path: str) -> str:
    if path.endswith("_notice_given"):
        return "notice"
    return "use" if path.startswith("consent.consent_") else ""


def talk(title: str, paths: Sequence[str], done: str, look: Look) -> Block:
    """Return the screen of one conversation.

    Args:
        title: Of the paper that it is for.
        paths: What is asked: the notices first, as the guide wants, then the uses in their order.
        done: The place to go to when all of it is saved.
        look: The case.
    """
    words, today = look.words, look.desk.today
    said_back = words.record_field(f"Consent.{SAID_BACK}")
    fields = [
        field
        for field in giving(words, today, provisional=False)
        if field["name"] != SAID_BACK and field["w"] != Widget.CONSENT.value
    ]
    ordered = sorted(paths, key=lambda path: _kind(path) == "use")
    return {
        "title": title,
        "blocks": [
            {
                "t": "talk",
                "key": "talk",
                "intro": words.ui("talk_intro"),
                "fields": fields,
                "parts": [
                    {**question(look, asked_field(path)), "kind": _kind(path)} for path in ordered
                ],
                "day": today.isoformat(),
                "done": done,
                "told": words.ui("talk_told"),
                "not_now": words.ui("talk_not_now"),
                "list": words.ui("talk_list"),
                "back": said_back.label,
                "back_hint": said_back.hint,
                "save": words.ui("talk_save"),
                "save_later": words.ui("talk_save_later"),
                "at": [
                    words.ui("papers_at", number=number, total=len(ordered) + 2)
                    for number in range(1, len(ordered) + 3)
                ],
            }
        ],
    }
