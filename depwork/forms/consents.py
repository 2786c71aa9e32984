"""A consent question: what stands, giving it anew, withdrawing it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from depwork.forms.shown import consent_line
from depwork.forms.types import row_kinds
from depwork.forms.wording import Wording
from depwork.model.choices import Language
from depwork.model.consent import Consent, ConsentHistory, GivenBy, HowGiven, refused, standing
from depwork.model.questions import AskedField
from depwork.rules.consents import too_old

_ASKED: Final = (
    "given_by",
    "how",
    "language",
    "explained_by",
    "interpreter",
    "teach_back",
    "given_on",
)
_MAY_BE_EMPTY: Final = frozenset({"explained_by", "interpreter", "teach_back"})
_TICKS: Final = frozenset({"provisional"})
PROVISIONAL_PATH: Final = "consent.consent_store"
"""The only use that may rest on a provisional consent (facts R01)."""


def _state(history: ConsentHistory, use: str, today: date) -> str:
    if not history:
        return "none"
    last = standing(history)
    if refused(history):
        return "refused"
    if last is None:
        return "withdrawn"
    if last.in_force(today):
        if last.first_only:
            return "provisional"
        return "old" if too_old(last, use, today) else "in_force"
    return "lapsed"


def _state_words(state: str, words: Wording) -> str:
    return {
        "none": words.ui("consent_none"),
        "provisional": words.ui("consent_provisional"),
        "in_force": words.ui("consent_in_force"),
        "old": words.ui("consent_old"),
        "refused": words.ui("consent_refused"),
        "withdrawn": words.ui("consent_withdrawn"),
        "lapsed": words.ui("consent_lapsed"),
    }[state]


def giving(words: Wording, today: date, *, provisional: bool) -> list[dict[str, Any]]:
    """Return the fields that are asked when somebody gives a consent.

    Args:
        words: The words of the language in use.
        today: The day offered as the day it was given.
        provisional: Whether the use may rest on a provisional consent.
    """
    options: dict[str, list[dict[str, str]]] = {
        "given_by": [{"v": m.value, "label": words.choice(m)} for m in GivenBy],
        "how": [
            {"v": m.value, "label": words.choice(m)} for m in HowGiven if m is not HowGiven.OWN_KEY
        ],
        "language": [{"v": m.value, "label": words.choice(m)} for m in Language],
    }
    kinds = row_kinds(Consent)
    fields: list[dict[str, Any]] = []
    for name in (*_ASKED, *(("provisional",) if provisional else ())):
        text = words.record_field(f"Consent.{name}")
        fields.append(
            {
                "name": name,
                "w": "tick" if name in _TICKS else kinds[name].widget.value,
                "required": name not in _MAY_BE_EMPTY,
                "options": options.get(name, []),
                "label": text.label,
                "hint": text.hint,
                "value": today.isoformat() if name == "given_on" else None,
            }
        )
    return fields


def consent_part(
    field: AskedField, history: ConsentHistory, words: Wording, today: date
) -> dict[str, Any]:
    """Return what the page shows of a consent beside its words.

    Args:
        field: The asked field.
        history: Every consent given to this use, the latest last.
        words: The words of the language in use.
        today: The day.
    """
    state = _state(history, field.path.partition(".")[2], today)
    return {
        "value": None,
        "state": state,
        "state_text": _state_words(state, words),
        "lines": [consent_line(consent, words) for consent in history],
        "fields": giving(words, today, provisional=field.path == PROVISIONAL_PATH),
        "by": [{"v": m.value, "label": words.choice(m)} for m in GivenBy],
    }


def text_shown(path: str, words: Wording) -> str:
    """Return the words that are shown before a consent is given, to be kept with it.

    Args:
        path: Of the consent question.
        words: The words of the language in use.
    """
    asked = words.field(path)
    parts = [asked.label, asked.hint, asked.why]
    if path == PROVISIONAL_PATH:
        parts.insert(0, words.ui("consent_text"))
    return "\n\n".join(part for part in parts if part)


def made(values: Mapping[str, Any], text: str = "") -> dict[str, Any]:
    """Return the consent that was just given, as JSON ready to be validated.

    Args:
        values: What the page sent, by field name; empty boxes are left out.
        text: The words that were shown; the consent names them by their hash.
    """
    allowed = {*_ASKED, "provisional", "agreed"}
    given = {k: v for k, v in values.items() if k in allowed and v not in (None, "")}
    if text:
        digest = hashlib.sha256(text.encode()).hexdigest()
        given |= {"text_version": digest[:12], "text_sha256": digest}
    return given


def with_given(
    history: ConsentHistory, values: Mapping[str, Any], text: str = ""
) -> list[dict[str, Any]]:
    """Return the history as JSON with one more consent at its end."""
    return [*[c.model_dump(mode="json") for c in history], made(values, text)]


def with_withdrawn(history: ConsentHistory, today: date, by: GivenBy) -> list[dict[str, Any]]:
    """Return the history as JSON, its last consent withdrawn on ``today``.

    Args:
        history: Every consent given to this use.
        today: The day of the withdrawal; it acts at once.
        by: Who withdrew it.
    """
    rows = [c.model_dump(mode="json") for c in history]
    if rows:
        rows[-1] |= {"revoked_on": today.isoformat(), "revoked_by": by.value}
    return rows
