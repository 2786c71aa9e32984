"""The guide's prose pages: which copy wins, each held against its twin, each look-up resolved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from depwork.errors import OrphanWordError, PageError, UnknownFactError, UnresolvedSourceError
from depwork.guide.prose import Page, read_page
from depwork.model.choices import Locale

FOLDER: Final = "pages"
"""The folder of a language's pages: ``en/pages/0_first_hours.md``."""

_NAME: Final = re.compile(r"(?:kit_)?[0-9]_[a-z0-9_]+")

Pages = Mapping[str, Page]
"""A language's pages by name, in order of name."""


def read_pages(
    roots: Sequence[Path],
    spoken: Iterable[Locale],
    facts: Collection[str],
    sources: Collection[str],
) -> Mapping[Locale, Pages]:
    """Return every page of every language; the first root that has a file wins.

    A further language may lack a page; until it is written, the English one stands there.

    Args:
        roots: Guide folders, an organization's copy before the packaged one.
        spoken: The languages there are words for, ours first.
        facts: Ids of the register.
        sources: Ids of the sources.

    Raises:
        OrphanWordError: A file is named like no page.
        PageError: A page is no plain Markdown, or lacks its twin in one of our languages.
        UnknownFactError: A page looks up a fact that the register does not hold.
        UnresolvedSourceError: A page cites a source that is not there.
    """
    found = {locale: _of_language(roots, locale) for locale in spoken}
    _alike(found, roots[0])
    for pages in found.values():
        for path, page in pages.values():
            _resolved(path, page, facts, sources)
    english = found[Locale.EN]
    return MappingProxyType(
        {
            locale: MappingProxyType({n: page for n, (_, page) in (english | pages).items()})
            for locale, pages in found.items()
        }
    )


def _of_language(roots: Sequence[Path], locale: Locale) -> dict[str, tuple[Path, Page]]:
    paths = {name: path for root in reversed(roots) for name, path in _files(root, locale)}
    shipped = {name for name, _ in _files(roots[-1], locale)}
    return {
        name: (path, read_page(path, own=name not in shipped))
        for name, path in sorted(paths.items())
    }


def _files(root: Path, locale: Locale) -> Iterator[tuple[str, Path]]:
    for path in sorted((root / locale.value / FOLDER).glob("*.md")):
        if not _NAME.fullmatch(path.stem):
            raise OrphanWordError(
                f"{path}: name a page by its step and a word, such as 3_our_checklist.md; "
                "a page of the first-hour kit, kit_8_our_page.md"
            )
        yield path.stem, path


def _alike(found: Mapping[Locale, Mapping[str, tuple[Path, Page]]], top: Path) -> None:
    for locale, pages in found.items():
        for other, others in found.items():
            if {locale, other} <= set(Locale):
                _none_missing(pages, others, top / locale.value / FOLDER)
            for name in sorted(pages.keys() & others.keys()):
                lacking = others[name][1].look_ups() - pages[name][1].look_ups()
                if lacking:
                    look, item = min(lacking)
                    raise PageError(
                        f"{pages[name][0]}: lacks {{{look}:{item}}}, "
                        f"which the page in {other.value} has; write it in both or in neither"
                    )


def _none_missing(
    pages: Mapping[str, tuple[Path, Page]], others: Mapping[str, tuple[Path, Page]], folder: Path
) -> None:
    for name in sorted(others.keys() - pages.keys()):
        raise PageError(
            f"{folder / name}.md: missing; {others[name][0]} is there, write it here too"
        )


def _resolved(path: Path, page: Page, facts: Collection[str], sources: Collection[str]) -> None:
    for look, item in sorted(page.look_ups()):
        if look == "fact" and item not in facts:
            raise UnknownFactError(f"{path}: register.toml has no entry {item!r}; mend the id")
        if look == "source" and item not in sources:
            raise UnresolvedSourceError(f"{path}: sources.toml has no entry {item!r}; mend the id")
