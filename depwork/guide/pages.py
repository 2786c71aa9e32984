"""The guide's prose pages: which copy wins, each held against its twin, each look-up resolved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from depwork.errors import OrphanWordError, PageError, UnknownFactError, UnresolvedSourceError
from depwork.guide.prose import Page, read_page
from depwork.model.choices import Locale

FOLDER: Final = "pages"
"""The folder of a language's pages: ``en/pages/0_first_hours.md``."""

_NAME: Final = re.compile(r"([0-9])_[a-z0-9_]+")

Pages = Mapping[str, Page]
"""A language's pages by name, in order of name."""


def read_pages(
    roots: Sequence[Path], facts: Collection[str], sources: Collection[str]
) -> Mapping[Locale, Pages]:
    """Return every page of every language; the first root that has a file wins.

    Args:
        roots: Guide folders, an organization's copy before the packaged one.
        facts: Ids of the register.
        sources: Ids of the sources.

    Raises:
        OrphanWordError: A file is named like no page.
        PageError: A page is no plain Markdown, or stands in one language only.
        UnknownFactError: A page looks up a fact that the register does not hold.
        UnresolvedSourceError: A page cites a source that is not there.
    """
    found: dict[Locale, dict[str, tuple[Path, Page]]] = {}
    for locale in Locale:
        paths = {name: path for root in reversed(roots) for name, path in _files(root, locale)}
        shipped = {name for name, _ in _files(roots[-1], locale)}
        found[locale] = {
            name: (path, read_page(path, own=name not in shipped))
            for name, path in sorted(paths.items())
        }
    _alike(found, roots[0])
    for pages in found.values():
        for path, page in pages.values():
            _resolved(path, page, facts, sources)
    return MappingProxyType(
        {
            locale: MappingProxyType({name: page for name, (_, page) in pages.items()})
            for locale, pages in found.items()
        }
    )


def _files(root: Path, locale: Locale) -> Iterator[tuple[str, Path]]:
    for path in sorted((root / locale.value / FOLDER).glob("*.md")):
        if not _NAME.fullmatch(path.stem):
            raise OrphanWordError(
                f"{path}: name a page by its step and a word, such as 3_our_checklist.md"
            )
        yield path.stem, path


def _alike(found: Mapping[Locale, Mapping[str, tuple[Path, Page]]], top: Path) -> None:
    for locale, pages in found.items():
        for other, others in found.items():
            for name in sorted(others.keys() - pages.keys()):
                place = top / locale.value / FOLDER / f"{name}.md"
                raise PageError(f"{place}: missing; {others[name][0]} is there, write it here too")
            for name in sorted(pages.keys() & others.keys()):
                lacking = others[name][1].look_ups() - pages[name][1].look_ups()
                if lacking:
                    look, item = min(lacking)
                    raise PageError(
                        f"{pages[name][0]}: lacks {{{look}:{item}}}, "
                        f"which the page in {other.value} has; write it in both or in neither"
                    )


def _resolved(path: Path, page: Page, facts: Collection[str], sources: Collection[str]) -> None:
    for look, item in sorted(page.look_ups()):
        if look == "fact" and item not in facts:
            raise UnknownFactError(f"{path}: register.toml has no entry {item!r}; mend the id")
        if look == "source" and item not in sources:
            raise UnresolvedSourceError(f"{path}: sources.toml has no entry {item!r}; mend the id")
