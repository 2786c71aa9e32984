"""How hard a text is to read: a grade for English, an ease for Spanish, by simple counting."""

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STRONG = "aeoáéíóú"


def syllables_en(word: str) -> int:
    """Return the vowel groups of an English word, a silent final e left out."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$", word) and groups > 1
    return max(1, groups - bool(silent))


def syllables_es(word: str) -> int:
    """Return the vowel groups of a Spanish word; two strong vowels side by side are two."""
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
