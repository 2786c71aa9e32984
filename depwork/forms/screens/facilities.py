"""Places of detention that the organization has looked up: mail, telephone, visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from depwork.forms.desk import Desk
from depwork.forms.guide_desk import FactLine
from depwork.forms.look import Look
from depwork.forms.parts import Block, form, heading, text
from depwork.forms.route import fact_place
from depwork.forms.screens.facts import fact_tag, signing
from depwork.forms.wording import Wording
from depwork.model.answers import value_of
from depwork.model.phone import phones_in
from depwork.model.plain import as_words
from depwork.model.problem import Problem

PLACE: Final = "own.place."
"""What the id of such an entry begins with; it holds nothing about a person."""
_PARTS: Final = ("mail", "phone", "visits")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
_MOST: Final = 50


def _label(part: str, words: Wording) -> str:
    return {
        "mail": words.ui("place_mail"),
        "phone": words.ui("place_phone"),
        "visits": words.ui("place_visits"),
    }[part]


def _box(name: str, label: str, hint: str = "", *, required: bool = False) -> Block:
    return {
        "name": name,
        "w": "short",
        "required": required,
        "options": [],
        "label": label,
        "hint": hint,
    }


def places(look: Look) -> tuple[FactLine, ...]:
    """Return the places of detention that somebody of the organization has looked up."""
    return tuple(line for line in look.desk.facts() if line.id.startswith(PLACE))


def jails(look: Look) -> Iterator[tuple[FactLine, str]]:
    """Yield the looked-up places that may be where the person is, each with its telephone.

    A place may be it that is named as the answer is, or whose name has the county's.
    """
    custody = look.case.custody
    name, county = value_of(custody.facility), value_of(custody.facility_county)
    sought = [as_words(text) for text in (name, county) if text]
    for line in places(look):
        numbers = phones_in(" ".join(line.value))
        if numbers and any(text in as_words(line.name) for text in sought):
            yield line, numbers[0][0]


def facilities(look: Look, _: int) -> Block:
    """Return the places somebody has looked up, and the form that adds or renews one."""
    words = look.words
    items = [
        {
            "title": line.name,
            "go": fact_place(line.id),
            "in": [],
            "lines": list(line.value),
            "tag": fact_tag(line.state, words),
            "small": words.ui("fact_until", on=line.as_of, until=line.until),
        }
        for line in places(look)
    ]
    boxes = [
        _box("name", words.ui("place_name"), words.ui("place_name_hint"), required=True),
        *(_box(part, _label(part, words)) for part in _PARTS),
    ]
    listed: Block = {
        "t": "directory",
        "key": "places",
        "search": words.ui("directory_search"),
        "none": words.ui("directory_none"),
        "filters": [],
        "items": items,
    }
    return {
        "title": words.ui("screen_facilities"),
        "blocks": [
            text(words.ui("facilities_intro")),
            *([listed] if items else [text(words.ui("facilities_none"))]),
            heading(words.ui("facilities_add")),
            form("place", words.ui("fact_submit"), [*boxes, *signing(words)], act="place_check"),
        ],
    }


def place_id(name: str) -> str:
    """Return the id under which a place is kept: the same name, the same place.

    >>> place_id("Invented Valley, Unit 2")
    'own.place.invented-valley-unit-2'
    """
    letters = "".join(c if c in _LETTERS else " " for c in name.casefold())
    return PLACE + "-".join(letters.split())[:_MOST]


def check_place(desk: Desk, values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Keep what somebody learned about a place, or return what keeps it from being kept.

    Args:
        desk: Writes the look-up into the organization's copy.
        values: What the page sent.
    """
    words = desk.words()
    name = str(values.get("name") or "").strip()
    told = [f"{_label(p, words)}: {values[p]}" for p in _PARTS if values.get(p)]
    if place_id(name) == PLACE:
        return (Problem(path="name", key="missing"),)
    if not told:
        return (Problem(path="mail", key="missing"),)
    value = " · ".join(told)
    kept = {k: v for k, v in values.items() if k in {"how", "by", "today"}}
    found = desk.check_fact(place_id(name), {**kept, "name": name, "en": value, "es": value})
    moved = {"en": "mail", "es": "mail"}
    return tuple(problem.replace(path=moved.get(problem.path, problem.path)) for problem in found)
