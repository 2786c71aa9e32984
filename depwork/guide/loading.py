"""Loading a guide from its folders; an organization's copy wins file by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from depwork.errors import UnknownFactError, UnreadableFileError, UnresolvedSourceError
from depwork.guide.checking import WordFile, check_file, check_folder
from depwork.guide.checks import read_checks, with_checks
from depwork.guide.citing import fact_words, source_words
from depwork.guide.expected import FILES, Expected, expected_keys
from depwork.guide.factors import read_factors
from depwork.guide.files import Table, read, read_filled, texts
from depwork.guide.guide import Guide
from depwork.guide.own import own_words, read_own
from depwork.guide.pages import read_pages
from depwork.guide.register import read_register
from depwork.guide.shelf import read_shelf
from depwork.guide.sources import Source, read_sources
from depwork.guide.words import Words
from depwork.model.choices import Locale
from depwork.model.register import Register, RegisterEntry


def load(roots: Sequence[Path], expected: Expected | None = None) -> Guide:
    """Return the guide of the given folders, every word and citation checked.

    Args:
        roots: Guide folders, the organization's copy first and the packaged one last.
        expected: What the other rooms use; without it only the model's own words, and the
            languages against each other, are checked.

    Raises:
        MissingWordError: A word, or a whole file, is missing.
        OrphanWordError: A word, or a file, belongs to nothing.
        PageError: A prose page cannot be read, or stands in one language only.
        PlaceholderError: Languages differ in a placeholder.
        UnknownFactError: A register entry that is used is missing.
        UnreadableFileError: A file is no TOML, or a value is of a wrong kind.
        UnresolvedSourceError: A citation names no source.
    """
    wanted = expected or Expected()
    cited, checks = read_filled(roots, "sources.toml"), read_checks(roots)
    dated = with_checks(read_filled(roots, "register.toml"), checks)
    sources = read_sources(cited)
    entries = _entries(dated, sources, wanted)
    own = read_own(roots)
    texts_by_locale = _texts(roots, wanted)
    return Guide(
        register=Register(entries),
        sources=sources,
        register_as_of=max(entry.as_of for entry in entries.values()),
        by_locale=MappingProxyType(
            {
                locale: Words(
                    locale,
                    {**found, "fields": {**found["fields"], **own_words(own, locale)}},
                    fact_words(dated, locale),
                    source_words(cited, locale),
                )
                for locale, found in texts_by_locale.items()
            }
        ),
        pages=read_pages(roots, texts_by_locale, entries.keys(), sources.keys()),
        factors=read_factors(roots),
        shelf=read_shelf(roots, sources, entries),
        own=own,
        checks=checks,
    )


def languages(roots: Sequence[Path]) -> tuple[Locale, ...]:
    """Return the languages there are words for: ours, and each folder that holds a ``ui.toml``.

    Args:
        roots: Guide folders.
    """
    folders = sorted({path.parent.name for root in roots for path in root.glob("*/ui.toml")})
    more = [one for name in folders if (one := Locale.found(name)) is not None]
    return tuple(dict.fromkeys((*Locale, *more)))


def _entries(
    table: Table, sources: Mapping[str, Source], wanted: Expected
) -> dict[str, RegisterEntry]:
    entries = read_register(table, sources)
    if not entries:
        raise UnreadableFileError(f"{table.path}: holds no entry")
    for cited in sorted(wanted.sources - sources.keys()):
        raise UnresolvedSourceError(f"a rule cites {cited!r}, which sources.toml does not hold")
    for used in sorted(wanted.register_ids - entries.keys()):
        raise UnknownFactError(f"{table.path}: no entry {used!r}, which a rule uses")
    return entries


def _texts(
    roots: Sequence[Path], wanted: Expected
) -> Mapping[Locale, Mapping[str, Mapping[str, str]]]:
    keys = expected_keys(wanted)
    spoken = languages(roots)
    found: dict[Locale, dict[str, Mapping[str, str]]] = {locale: {} for locale in spoken}
    for locale in spoken:
        for root in roots:
            check_folder(root, locale)
    for name in FILES:
        files = {locale: _word_file(roots, f"{locale}/{name}.toml") for locale in spoken}
        check_file(tuple(files.values()), keys[name])
        for locale, file in files.items():
            found[locale][name] = MappingProxyType(dict(file.texts))
    return MappingProxyType({locale: MappingProxyType(kept) for locale, kept in found.items()})


def _word_file(roots: Sequence[Path], name: str) -> WordFile:
    table = read(roots, name)
    return WordFile(table.path, texts(table))
