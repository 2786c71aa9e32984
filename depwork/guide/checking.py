"""Holding the words of every language against what is expected, and against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from depwork.errors import MissingWordError, OrphanWordError, PlaceholderError
from depwork.guide.expected import FILES, Keys
from depwork.guide.placeholders import names

_MAY_BE_EMPTY = (".hint", ".note", ".own")


@dataclass(frozen=True)
class WordFile:
    """The texts of one word file in one language, and where they were read."""

    path: Path
    texts: Mapping[str, str]


def check_file(languages: Sequence[WordFile], expected: Keys) -> None:
    """Check one word file in all its languages.

    Args:
        languages: The file in each language.
        expected: The keys it must hold; ``None`` where only the languages are compared.

    Raises:
        MissingWordError: A key is missing or empty.
        OrphanWordError: A key belongs to nothing.
        PlaceholderError: The languages differ in a key's placeholders.
    """
    everywhere = frozenset().union(*(file.texts.keys() for file in languages))
    for file in languages:
        _complete(file, everywhere if expected is None else expected)
    for key in sorted(everywhere):
        _same_placeholders(languages, key)


def _complete(file: WordFile, expected: frozenset[str]) -> None:
    missing = sorted(expected - file.texts.keys())
    if missing:
        raise MissingWordError(f"{file.path}: {_some(missing)}: no words; write them")
    orphans = sorted(file.texts.keys() - expected)
    if orphans:
        raise OrphanWordError(
            f"{file.path}: {_some(orphans)}: belongs to nothing; mend the name or take it out"
        )
    empty = [k for k, v in file.texts.items() if not v.strip() and not k.endswith(_MAY_BE_EMPTY)]
    if empty:
        raise MissingWordError(f"{file.path}: {_some(sorted(empty))}: empty; write the words")


def _same_placeholders(languages: Sequence[WordFile], key: str) -> None:
    first, *others = languages
    wanted = _names(first, key)
    for other in others:
        found = _names(other, key)
        if found != wanted:
            raise PlaceholderError(
                f"{other.path}: {key}: has {_braced(found)}, but {first.path} has {_braced(wanted)}"
            )


def _names(file: WordFile, key: str) -> frozenset[str]:
    try:
        return names(file.texts[key])
    except PlaceholderError as error:
        raise PlaceholderError(f"{file.path}: {key}: {error}") from None


def check_folder(root: Path, locale: str) -> None:
    """Refuse a word file that nothing reads: a wrong file name would be lost in silence.

    Raises:
        OrphanWordError: The folder of a language holds an unknown TOML file.
    """
    for path in sorted((root / locale).glob("*.toml")):
        if path.stem not in FILES:
            raise OrphanWordError(f"{path}: no such word file; the names are {', '.join(FILES)}")


def _some(keys: Sequence[str], most: int = 5) -> str:
    more = f" and {len(keys) - most} more" if len(keys) > most else ""
    return ", ".join(keys[:most]) + more


def _braced(found: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(found)) or "no placeholder"
