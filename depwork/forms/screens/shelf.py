"""The resource shelf and the old factors: what the guide holds beside the questions."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, heading, note, text
from depwork.forms.route import TASKS, fact_place
from depwork.guide import Factor, Resource
from depwork.guide.shelf import ShelfStatus, Topic
from depwork.model.choices import Language
from depwork.model.proof import ClaimedFact
from depwork.model.state import State

_UNTOLD: Final = "?"
"""Stands for languages that nobody has told: chosen by no filter."""
_STATUS: Final = "pd.factors-status"
"""The register's entry that says what the factors are, and are not."""


def _topic(topic: Topic, look: Look) -> str:
    words = look.words
    return {
        Topic.LEGAL_HELP: words.ui("shelf_legal_help"),
        Topic.POLICY: words.ui("shelf_policy"),
        Topic.CRIMINAL_LAW: words.ui("shelf_criminal_law"),
        Topic.COMMUNITY_DEFENSE: words.ui("shelf_community_defense"),
        Topic.KNOW_YOUR_RIGHTS: words.ui("shelf_know_your_rights"),
        Topic.FIND_HELP: words.ui("shelf_find_help"),
        Topic.CAMPAIGN: words.ui("shelf_campaign"),
    }[topic]


def _tag(item: Resource, look: Look) -> Block:
    words = look.words
    if item.status is ShelfStatus.OLD:
        return {"tone": "stale", "text": words.ui("shelf_old")}
    if item.stale(look.desk.today):
        return {"tone": "stale", "text": words.ui("fact_stale")}
    if item.status is ShelfStatus.UNVERIFIED:
        return {"tone": "unverified", "text": words.ui("fact_unverified")}
    return {"tone": "current", "text": words.ui("fact_current")}


def _address(item: Resource, look: Look) -> str:
    """Return where it is, with the day and the state of the address itself."""
    words = look.words
    if not item.entry:
        return item.url
    found = look.desk.fact(item.entry)
    state = words.ui("fact_current")
    if found.stale:
        state = words.ui("fact_stale")
    elif found.unverified:
        state = words.ui("fact_unverified")
    page = found.page or found.value or found.text
    return words.ui("shelf_address", page=page, on=found.as_of, state=state)


def _item(item: Resource, look: Look) -> Block:
    words, desk = look.words, look.desk
    title, about = item.said(desk.locale)
    seen = words.ui("shelf_seen", on=words.date(item.as_of))
    source = words.ui("source", title=desk.source(item.source).text)
    own = [words.ui("shelf_own")] if item.own else []
    states = tuple(words.choice(state) for state in item.states)
    served = [words.ui("shelf_serves", states=words.listing(states))] if states else []
    return {
        "title": title,
        "go": fact_place(item.entry) if item.entry else "",
        "in": [
            [item.topic.value],
            [state.value for state in item.states],
            [one.value for one in item.languages] or [_UNTOLD],
        ],
        "wide": not states,
        "lines": [
            about,
            " · ".join(part for part in (item.publisher, _address(item, look)) if part),
        ],
        "tag": _tag(item, look),
        "small": " · ".join((_topic(item.topic, look), *served, seen, source, *own)),
    }


def _filters(found: tuple[Resource, ...], look: Look) -> list[Block]:
    """Return what the shelf is narrowed by: the need, the place, the language."""
    words = look.words
    topics = [topic for topic in Topic if any(item.topic is topic for item in found)]
    spoken = [one for one in Language if any(one in item.languages for item in found)]
    return [
        {
            "label": words.ui("shelf_filter"),
            "all": words.ui("directory_all"),
            "options": [{"v": topic.value, "label": _topic(topic, look)} for topic in topics],
        },
        {
            "label": words.ui("shelf_place"),
            "all": words.ui("shelf_everywhere"),
            "options": [{"v": state.value, "label": words.choice(state)} for state in State],
        },
        {
            "label": words.ui("shelf_language"),
            "all": words.ui("shelf_any_language"),
            "options": [{"v": one.value, "label": words.choice(one)} for one in spoken],
        },
    ]


def shelf(look: Look) -> Block:
    """Return the resource shelf: searchable, by need, place and language, each with its mark."""
    words = look.words
    found = look.desk.shelf()
    return {
        "title": words.ui("shelf_title"),
        "back": TASKS,
        "wide": True,
        "print": True,
        "blocks": [
            text(words.ui("shelf_intro")),
            {
                "t": "directory",
                "key": "shelf",
                "search": words.ui("directory_search"),
                "none": words.ui("directory_none"),
                "everywhere": " ".join(words.choice(state) for state in State),
                "filters": _filters(found, look),
                "items": [_item(item, look) for item in found],
            },
        ],
    }


def _factor(factor: Factor, look: Look) -> Block:
    words = look.words
    name, also = factor.said(look.desk.locale)
    papers = [words.choice(kind) for kind in factor.proof]
    lines = [words.ui("factor_papers", papers="; ".join(papers))] if papers else []
    return {"label": name, "lines": [*lines, *([also] if also else [])]}


def _claimed(factors: tuple[Factor, ...]) -> dict[ClaimedFact | None, list[Factor]]:
    found: dict[ClaimedFact | None, list[Factor]] = {}
    for factor in factors:
        found.setdefault(factor.claim, []).append(factor)
    return found


def factors(look: Look, step: int) -> Block:
    """Return the old factors by what they speak of; what is gated stands apart."""
    del step
    words = look.words
    status = look.desk.fact(_STATUS)
    told = tuple(factor for factor in look.desk.factors() if not factor.gated)
    kept = tuple(factor for factor in look.desk.factors() if factor.gated)
    parts: list[Block] = []
    for claim, group in _claimed(told).items():
        title = words.choice(claim) if claim else words.choice(ClaimedFact.OTHER)
        rows = [_factor(factor, look) for factor in group]
        parts += [heading(title), {"t": "pairs", "rows": rows}]
    return {
        "title": words.ui("screen_factors"),
        "print": True,
        "blocks": [
            note("info", words.ui("factors_status"), text(status.value or status.text)),
            text(words.ui("factors_intro")),
            *parts,
            heading(words.ui("factors_gated")),
            text(words.ui("factors_gated_intro")),
            *(text(factor.said(look.desk.locale)[0]) for factor in kept),
        ],
    }
