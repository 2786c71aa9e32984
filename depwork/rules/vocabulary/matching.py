"""Finds which cues of a table stand in a sentence: words by meaning, their order, their nearness.

No regular expression is made from a table, so that time grows with the text alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from depwork.model.plain import folded

NEAR: Final = 12
"""Words between two parts of a cue that still belong together."""
_STEM: Final = 3
"""Letters that each word with a star has at least before it."""
_PAIR: Final = 2
"""Words of a phrase after its first that are looked at together; fewer were looked at."""
_WORD: Final = re.compile(r"[^\W_]+")
_PHRASE_WORD: Final = re.compile(r"[^\W_]+\*?")

Spans = dict[str, list[tuple[int, int]]]


def words(text: str) -> list[str]:
    """Return a text's words without accents, case and signs.

    >>> words("La Señora  López, ¡no!")
    ['la', 'senora', 'lopez', 'no']
    """
    return _WORD.findall(folded(text))


@dataclass(frozen=True)
class _Phrase:
    group: str
    rest: tuple[str, ...]


class Groups:
    """Words and phrases by meaning, laid out for looking up.

    Args:
        table: Phrases by group, between commas; a star stands for any ending.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for group, phrases in table.items():
            for phrase in phrases.split(","):
                first, *rest = _PHRASE_WORD.findall(folded(phrase))
                found = _Phrase(group, tuple(rest))
                into = self._stems if first.endswith("*") else self._exact
                into.setdefault(first.rstrip("*"), []).append(found)
        self._longest = max(map(len, self._stems), default=0)

    def spans(self, said: Sequence[str]) -> Spans:
        """Return where each group's phrases begin and end in a sentence's words, in order."""
        found: Spans = {}
        begun: dict[tuple[str, str], tuple[_Phrase, ...]] = {}
        after = [*said[1:], *[""][: len(said)]]
        for at, pair in enumerate(zip(said, after, strict=True)):
            if pair not in begun:
                begun[pair] = self._begun(*pair)
            for phrase in begun[pair]:
                end = at + 1 + len(phrase.rest)
                if len(phrase.rest) < _PAIR or _goes_on(said[at + 1 : end], phrase.rest):
                    found.setdefault(phrase.group, []).append((at, end))
        return found

    def _begun(self, word: str, after: str) -> tuple[_Phrase, ...]:
        """Return the phrases whose first two words these are, as far as they have two."""
        begun = list(self._exact.get(word, ()))
        for size in range(_STEM, min(len(word), self._longest) + 1):
            begun += self._stems.get(word[:size], ())
        return tuple(one for one in begun if not one.rest or _same(after, one.rest[0]))


def _same(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _goes_on(said: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return len(said) == len(phrase) and all(map(_same, said, phrase))


@dataclass(frozen=True)
class Cue:
    """What a sentence holds when it may be of a kind.

    Args:
        chains: Groups that follow one another, each with the words allowed before it.
        never: Groups of which none may stand in the sentence.
    """

    chains: tuple[tuple[tuple[str, int], ...], ...]
    never: tuple[str, ...]

    @property
    def first(self) -> str:
        """A group that stands in every sentence in which this cue does."""
        return self.chains[0][0][0]

    def stands(self, spans: Spans) -> bool:
        """Return whether all of it stands in a sentence."""
        return not any(group in spans for group in self.never) and all(
            _chained(chain, spans) for chain in self.chains
        )


def cue(written: str) -> Cue:
    """Return a cue as a table writes it.

    ``A .. B`` is B within twelve words after A, ``A + B`` is B right after A, ``&`` joins
    what stands anywhere in the sentence, and ``!A`` is what must not stand in it.
    """
    chains, never = list[tuple[tuple[str, int], ...]](), list[str]()
    for part in written.split("&"):
        if part.strip().startswith("!"):
            never.append(part.strip()[1:])
            continue
        names = re.split(r"(\.\.|\+)", part)
        gaps = [NEAR if sign == ".." else 0 for sign in names[1::2]]
        groups = [name.strip() for name in names[::2]]
        chains.append(tuple(zip(groups, [0, *gaps], strict=True)))
    return Cue(tuple(chains), tuple(never))


def _chained(chain: Sequence[tuple[str, int]], spans: Spans) -> bool:
    ends: list[int] | None = None
    for group, gap in chain:
        here = spans.get(group, ())
        if ends is None:
            reached = [end for _, end in here]
        else:
            reached = [end for start, end in here if _near(ends, start, gap)]
        if not reached:
            return False
        ends = sorted(reached)
    return True


def _near(ends: Sequence[int], start: int, gap: int) -> bool:
    place = bisect_left(ends, start - gap)
    return place < len(ends) and ends[place] <= start
