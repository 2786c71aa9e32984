"""The resource shelf and the old factors: what the guide holds beside the questions."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, heading, note, text
from depwork.forms.route import TASKS
from depwork.guide import Factor, Resource
from depwork.guide.shelf import ShelfStatus, Topic
from depwork.model.proof import ClaimedFact

_STATUS: Final = "pd.factors-status"
"""The register's entry that says what the factors are, and are not."""


def _topic(topic: Topic, look: Look) -> str:
    words = look.words
    return {
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


def _item(item: Resource, look: Look) -> Block:
    words, desk = look.words, look.desk
    title, about = item.said(desk.locale)
    seen = words.ui("shelf_seen", on=words.date(item.as_of))
    source = words.ui("source", title=desk.source(item.source).text)
    own = [words.ui("shelf_own")] if item.own else []
    return {
        "title": title,
        "go": "",
        "group": item.topic.value,
        "lines": [about, " · ".join(part for part in (item.publisher, item.url) if part)],
        "tag": _tag(item, look),
        "small": " · ".join((_topic(item.topic, look), seen, source, *own)),
    }


def shelf(look: Look) -> Block:
    """Return the resource shelf: searchable, by shelf, with day, source and mark."""
    words = look.words
    found = look.desk.shelf()
    topics = [topic for topic in Topic if any(item.topic is topic for item in found)]
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
                "filter": words.ui("shelf_filter"),
                "all": words.ui("directory_all"),
                "none": words.ui("directory_none"),
                "groups": [{"v": topic.value, "label": _topic(topic, look)} for topic in topics],
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
