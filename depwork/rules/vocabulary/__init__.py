"""Vocabulary in both languages of sentences that a person has to read before they go out."""

from __future__ import annotations

from functools import cache
from typing import Final

from depwork.model.review import SentenceKind
from depwork.rules.vocabulary import (
    cues,
    en_outcomes,
    en_people,
    en_safety,
    es_outcomes,
    es_people,
    es_safety,
)
from depwork.rules.vocabulary.matching import Cue, Groups, cue, words

__all__ = ["kinds_of"]

_TABLES: Final = (
    ({**en_outcomes.GROUPS, **en_safety.GROUPS, **en_people.GROUPS}, cues.EN),
    ({**es_outcomes.GROUPS, **es_safety.GROUPS, **es_people.GROUPS}, cues.ES),
)


@cache
def _languages() -> tuple[tuple[Groups, tuple[tuple[SentenceKind, Cue], ...]], ...]:
    return tuple(
        (Groups(table), tuple((kind, cue(written)) for kind, written in rows))
        for table, rows in _TABLES
    )


def kinds_of(sentence: str) -> tuple[SentenceKind, ...]:
    """Return what a sentence may be, in the order of :class:`SentenceKind`; both languages.

    A table points; it never proves. What it misses a person finds in the text review.
    """
    said = words(sentence)
    found: set[SentenceKind] = set()
    for groups, rows in _languages():
        spans = groups.spans(said)
        found |= {kind for kind, one in rows if kind not in found and one.stands(spans)}
    return tuple(kind for kind in SentenceKind if kind in found)
