"""Vocabulary in both languages of sentences that a person has to read before they go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
def _languages() -> tuple[tuple[Groups, Mapping[str, Sequence[tuple[SentenceKind, Cue]]]], ...]:
    """Return each language's groups, and its cues by the group that each begins with."""
    return tuple((Groups(table), _by_first(rows)) for table, rows in _TABLES)


def _by_first(
    rows: Iterable[tuple[SentenceKind, str]],
) -> Mapping[str, Sequence[tuple[SentenceKind, Cue]]]:
    found: dict[str, list[tuple[SentenceKind, Cue]]] = {}
    for kind, written in rows:
        made = cue(written)
        found.setdefault(made.first, []).append((kind, made))
    return found


def kinds_of(sentence: str) -> tuple[SentenceKind, ...]:
    """Return what a sentence may be, in the order of :class:`SentenceKind`; both languages.

    A table points; it never proves. What it misses a person finds in the text review.
    """
    said = words(sentence)
    found: set[SentenceKind] = set()
    for groups, begun in _languages():
        spans = groups.spans(said)
        for group in spans:
            for kind, one in begun.get(group, ()):
                if kind not in found and one.stands(spans):
                    found.add(kind)
    return tuple(kind for kind in SentenceKind if kind in found)
