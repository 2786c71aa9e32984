"""The text review: which typed sentences of a paper still wait for a person to read them.

No pattern knows every wording, so whatever was typed freely becomes final only when a named
person has marked each sentence as true and allowed for its reader (R06, R11); the attorney where
the sentence speaks of what only an attorney clears (R03). A mark holds for the exact sentence,
while the case stands as it stood.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from depwork.model.choices import Audience
from depwork.model.plain import as_words, plain
from depwork.model.questions import questions
from depwork.model.review import ATTORNEY_KINDS, CasePart, SentenceKind, TextMark
from depwork.model.text import in_sentences
from depwork.rules.text_rules import points
from depwork.rules.texts import outward_paths, strings
from depwork.rules.view import CaseView

UNREVIEWED: Final = frozenset({Audience.FAMILY, Audience.ATTORNEY})
"""Readers to whom nothing is published: what the family told goes to the family, and to the
attorney, who reads it as what it is."""
_WORDS: Final = 6
"""A short answer of fewer words, in which nothing is found, is a name or a title."""
_FEWEST: Final = 3
"""Fewer words are no sentence, unless something is found in them."""
_END: Final = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[^a-záéíóúñü\s])")
_SHORTENED: Final = re.compile(
    r"(?:^|\s)(?:mr|mrs|ms|dr|dra|sr|sra|srta|st|no|núm|av|u\.s|ee|uu|a\.m|p\.m|jr|rev|lic|[a-z])\.\s*$",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile(r"^[\s#>*+|_-]+|[\s|*_]+$|\\(?=[\\*_|#>+.)-])|\*\*?|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class Sentence:
    """One typed sentence of a paper.

    Args:
        text: As it was typed.
        key: What a mark is bound to: the sentence, its reader, and what it says otherwise than
            the answers.
        kinds: What it may be.
        path: The question it was typed at; empty: typed over the paper.
    """

    text: str
    key: str
    kinds: tuple[SentenceKind, ...]
    path: str = ""

    @property
    def attorney(self) -> bool:
        """Whether the attorney has to say so, and nobody else can (R03)."""
        return bool(ATTORNEY_KINDS & set(self.kinds))


def sentences(text: str) -> tuple[str, ...]:
    r"""Return a text's sentences, without the signs of its layout.

    >>> sentences("Mr. López cooks.  She sings!\n\n- He reads")
    ('Mr. López cooks.', 'She sings!', 'He reads')
    """
    return tuple(part for line in text.split("\n") for part in _of_line(line))


def _of_line(line: str) -> Iterator[str]:
    held, at = "", 0
    for end in [*(m.end() for m in _END.finditer(line)), len(line)]:
        held, at = held + line[at:end], end
        if end < len(line) and _SHORTENED.search(held[-8:]):
            continue
        if bare := _SIGNS.sub("", held).strip():
            yield bare
        held = ""


def key_of(sentence: str, view: CaseView) -> str:
    """Return what a mark is bound to; only blanks and unseen marks make no difference.

    A sentence that has come to differ from an answer since it was read is another sentence, and
    so is one whose difference was marked as right when that answer changes again (R07).
    """
    parts = [view.audience.value, plain(sentence), *filter(None, [view.differs(sentence)])]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _long_paths() -> frozenset[str]:
    """Return the questions that are answered in sentences."""
    return frozenset(f.path for f in questions() if in_sentences(f.annotation))


def _told(sentence: str, view: CaseView, path: str, *, least: int) -> Sentence | None:
    """Return a sentence to be read, or None where it is a name, a title or a day."""
    kinds = points(sentence)
    words = [word for word in as_words(sentence).split() if not word.isdigit()]
    if not kinds and len(words) < least:
        return None
    return Sentence(sentence, key_of(sentence, view), kinds, path)


def _parts(view: CaseView) -> Iterator[tuple[str, str, int]]:
    """Return what was typed at each question, in sentences, and how many words make one."""
    for path, value in view.facts.items():
        if path not in outward_paths():
            continue
        for text in strings(value):
            if path in _long_paths():
                yield from ((part, path, _FEWEST) for part in sentences(text))
            elif len(as_words(text).split()) >= _WORDS:
                yield from ((part, path, 1) for part in sentences(text))
            else:
                yield text, path, _WORDS


def typed(view: CaseView) -> Iterator[Sentence]:
    """Return every sentence that a view holds as somebody typed it at a question."""
    for part, path, least in _parts(view):
        if (found := _told(part, view, path, least=least)) is not None:
            yield found


def to_read(view: CaseView, printed: str, over: str | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of one paper that a person has to read, read ones among them.

    Args:
        view: What the paper's reader may see.
        printed: What the paper says as its template makes it.
        over: What it says with what somebody typed over it, where somebody did.
    """
    if view.audience in UNREVIEWED:
        return ()
    said = as_words(printed if over is None else over)
    parts = [one for one in _parts(view) if as_words(one[0]) in said]
    if over is not None:
        parts += [(part, "", _FEWEST) for part in typed_over(printed, over)]
    found: dict[str, Sentence] = {}
    for part, path, least in parts:
        one = _told(part, view, path, least=least)
        if one is not None:
            found.setdefault(one.key, one)
    return tuple(found.values())


def typed_over(printed: str, over: str) -> tuple[str, ...]:
    """Return the sentences of an edited paper that its template does not say."""
    made = {as_words(part) for part in sentences(printed)}
    return tuple(part for part in sentences(over) if as_words(part) not in made)


def unread(view: CaseView, found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the sentences among those found that still lack the mark they need."""
    return tuple(
        one for one in found if one.key not in (view.cleared if one.attorney else view.read)
    )


@dataclass(frozen=True)
class Line:
    """One sentence of a paper, and what was last said of it.

    Args:
        sentence: The sentence.
        mark: The latest mark for this reader; None: nobody has read it.
        open: Whether it still keeps the paper from becoming final.
        changed: What has changed in the case since it was read.
        misses: The questions whose answers it says otherwise: name, number, place or day (R07).
    """

    sentence: Sentence
    mark: TextMark | None
    open: bool
    changed: tuple[CasePart, ...] = ()
    misses: tuple[str, ...] = ()

    @property
    def again(self) -> tuple[str, tuple[CasePart, ...]] | None:
        """The key of the sentence that asks to read it again, and what has changed; or None."""
        if self.mark is None or not self.changed or not self.mark.allowed:
            return None
        if self.mark.under is None:
            return "reading_again_unknown", ()
        return "reading_again", self.changed


@dataclass(frozen=True)
class Review:
    """The sentences of one paper.

    Args:
        document_id: A row of the catalog.
        audience: Who the paper is for.
        lines: In the order of the questions, then what was typed over the paper.
        withheld: Whether the paper names what its reader may not see; then it has no lines.
    """

    document_id: str
    audience: Audience
    lines: tuple[Line, ...] = ()
    withheld: bool = False

    @property
    def open(self) -> int:
        """How many sentences still wait."""
        return sum(line.open for line in self.lines)
