"""What is wrong with a folder's templates, without any case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from depwork.documents.catalog import CATALOG, CatalogRow
from depwork.documents.facts import COUNTS
from depwork.documents.frame import frame
from depwork.documents.templates import facts_named, sources
from depwork.documents.values import LABELS
from depwork.errors import DocumentError, TemplateError, UnknownFieldError
from depwork.model.choices import Locale
from depwork.model.proof import ShownFact
from depwork.model.questions import asked_field

_SHOWN: Final = frozenset(ShownFact)
_DERIVED: Final = frozenset({*LABELS, *(f"counts.{name}" for name in COUNTS)})


def check_templates(templates: Sequence[Path]) -> tuple[DocumentError, ...]:
    """Return every fault of the catalog's templates, in every language.

    Each is present, readable and within the grammar, names facts that exist, and names the
    same facts in every language.

    Args:
        templates: Template roots; the first that has a file wins.
    """
    return (*_frames(templates), *(e for row in CATALOG for e in _row(row, templates)))


def _frames(templates: Sequence[Path]) -> Iterator[DocumentError]:
    for locale in Locale:
        try:
            frame(templates, locale)
        except DocumentError as error:
            yield error


def _row(row: CatalogRow, templates: Sequence[Path]) -> Iterator[DocumentError]:
    named: dict[Locale, frozenset[str]] = {}
    for locale in Locale:
        try:
            texts = {k: v for n in row.paths(locale) for k, v in sources(templates, n).items()}
            named[locale] = facts_named(texts)
        except DocumentError as error:
            yield error
        else:
            yield from _unknown(row.path(locale), named[locale])
    everything = frozenset[str]().union(*named.values())
    for locale, paths in named.items():
        if paths != everything:
            lacking = ", ".join(sorted(everything - paths))
            yield TemplateError(f"{row.path(locale)}: another language also names {lacking}")


def _unknown(name: str, paths: frozenset[str]) -> Iterator[DocumentError]:
    for path in sorted(paths):
        if path.startswith("cite:") and path.removeprefix("cite:") not in _SHOWN:
            yield TemplateError(f"{name}: cite() names facts that a paper can show, not {path!r}")
        if ":" in path or path in _DERIVED:
            continue
        try:
            asked_field(path)
        except UnknownFieldError:
            yield TemplateError(f"{name}: no asked field at {path!r}")
