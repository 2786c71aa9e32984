"""How hard a text is to read: a grade for English, an ease for Spanish, by simple counting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from depwork.guide.guide import Guide
from depwork.guide.prose import Page
from depwork.model.choices import Locale
from depwork.model.questions import fields_of, steps

MOST_GRADE: Final = 8.0
"""School years that a step may ask of an English reader."""
LEAST_EASE: Final = 60.0
"""Ease of Fernández Huerta that a step's Spanish must reach."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STRONG: Final = "aeoáéíóú"


def syllables_en(word: str) -> int:
    """Return the vowel groups of an English word, a silent final e left out.

    >>> syllables_en("table"), syllables_en("asked"), syllables_en("attorney")
    (2, 1, 3)
    """
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$", word) and groups > 1
    return max(1, groups - bool(silent))


def syllables_es(word: str) -> int:
    """Return the vowel groups of a Spanish word; two strong vowels side by side are two.

    >>> syllables_es("ciudad"), syllables_es("leer"), syllables_es("muy")
    (2, 2, 1)
    """
    word = re.sub(r"y$", "i", word.lower())
    groups = re.findall(r"[aeiouáéíóúü]+", word)
    return max(1, sum(max(1, sum(letter in _STRONG for letter in group)) for group in groups))


def _counts(texts: Iterable[str], syllables: Callable[[str], int]) -> tuple[int, int, int]:
    sentences = words = parts = 0
    for text in texts:
        for sentence in re.split(r"[.?!]+", text):
            found = _WORD.findall(sentence)
            if found:
                sentences += 1
                words += len(found)
                parts += sum(map(syllables, found))
    return sentences, words, parts


def flesch_kincaid(texts: Iterable[str]) -> float:
    """Return the school grade of English texts; lower is easier."""
    sentences, words, parts = _counts(texts, syllables_en)
    return 0.39 * words / sentences + 11.8 * parts / words - 15.59


def fernandez_huerta(texts: Iterable[str]) -> float:
    """Return the ease of Spanish texts, 0 to about 100; higher is easier."""
    sentences, words, parts = _counts(texts, syllables_es)
    return 206.84 - 60 * parts / words - 1.02 * words / sentences


def plain(lesson: str) -> str:
    """Return a lesson's sentences without its Markdown; list items end like sentences."""
    return re.sub(r"[*#]|^\d+\. |^- ", "", lesson, flags=re.MULTILINE).replace("\n\n", ". ")


def page_texts(page: Page) -> Iterator[str]:
    """Return a page's own words, cell by cell; what it looks up is somebody else's text."""
    yield page.title
    for block in page.blocks:
        for row in block.rows:
            for cell in row:
                yield "".join(piece.text for piece in cell if not piece.look)


def step_texts(guide: Guide, locale: Locale, step: int) -> tuple[str, ...]:
    """Return all that a step tells and asks in a language: lesson, pages, questions.

    Args:
        guide: The guide.
        locale: The language.
        step: 0 to 9.
    """
    words = guide.words(locale)
    told = words.step(step)
    asked = (words.field(field.path) for field in fields_of(step))
    questions = (text for field in asked for text in (field.label, field.hint, field.why))
    pages = (page for page in guide.pages[locale].values() if page.step == step)
    prose = (text for page in pages for text in page_texts(page))
    return (told.title, told.summary, plain(told.lesson), *prose, *questions)


def reading(guide: Guide) -> dict[int, tuple[float, float]]:
    """Return each step's English grade and Spanish ease.

    Args:
        guide: The guide.
    """
    return {
        step: (
            flesch_kincaid(step_texts(guide, Locale.EN, step)),
            fernandez_huerta(step_texts(guide, Locale.ES, step)),
        )
        for step in steps()
    }
