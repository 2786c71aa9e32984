"""Exhibits behind a packet's documents: a cover sheet each, then the pages of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from depwork.documents.catalog import row
from depwork.documents.compose import Composed
from depwork.documents.exhibits import Exhibit, exhibits_of, waivers_of
from depwork.documents.plan import Plan
from depwork.documents.tree import Attached
from depwork.model.choices import Locale
from depwork.rules.view import CaseView

ROW: Final = "exhibit"
"""Its row of the catalog."""
JOINED_BYTES: Final = 40_000_000
"""Of all exhibits of one reader; more than that stand in files of their own only."""


@dataclass(frozen=True)
class ExhibitFile:
    """One cleaned file that a reader may have.

    Args:
        item: The id of its piece of evidence.
        kind: ``pdf``, ``jpg`` or ``png``.
        pages: How many it has.
        body: Its bytes.
    """

    item: str
    kind: str
    pages: int
    body: bytes = field(repr=False)


def exhibit_sheets(
    view: CaseView, plan: Plan, locale: Locale, files: Sequence[ExhibitFile]
) -> Iterator[Composed]:
    """Yield what a reader has files of: a cover sheet each, with its pages behind.

    The signed waiver comes first, right behind the letter.

    Args:
        view: What the reader may see; files of evidence that is not in it are left out.
        plan: What the packet is made with.
        locale: The reader's language.
        files: Cleaned, in order.
    """
    there = enclosed(view, files)
    rows = _rows(view)
    for exhibit in (*waivers_of(rows, there), *exhibits_of(rows, view.letters, there)):
        if exhibit.attached:
            own = [one for one in files if one.item == exhibit.item]
            yield _sheet(exhibit, own, view, plan, locale)


def enclosed(view: CaseView, files: Sequence[ExhibitFile]) -> dict[str, int]:
    """Return how many pages of each piece of evidence go with a reader's packet, by id.

    Args:
        view: What the reader may see; files of evidence that is not in it go nowhere.
        files: Cleaned.
    """
    rows, chosen = _rows(view), dict.fromkeys((one.item for one in files), 0)
    papers = (*waivers_of(rows, chosen), *exhibits_of(rows, view.letters, chosen))
    pages = {paper.item: 0 for paper in papers if paper.attached}
    for one in files:
        if one.item in pages:
            pages[one.item] += one.pages
    return pages


def _rows(view: CaseView) -> tuple[object, ...]:
    found = view.facts.get("evidence.items", ())
    return found if isinstance(found, tuple) else ()


def _sheet(
    exhibit: Exhibit, own: Sequence[ExhibitFile], view: CaseView, plan: Plan, locale: Locale
) -> Composed:
    composed = plan.compose(row(ROW), view, locale, exhibit=exhibit)
    frame = plan.frame(locale)
    head = frame.exhibit_page if exhibit.letter else frame.waiver_page
    total = sum(one.pages for one in own)
    pages = [(one, page) for one in own for page in range(1, one.pages + 1)]
    attached = tuple(
        Attached(
            one.body,
            one.kind,
            page,
            head.format(letter=exhibit.letter, title=exhibit.title, n=number, total=total),
        )
        for number, (one, page) in enumerate(pages, 1)
    )
    sheet = replace(composed.sheet, anchor=exhibit.anchor, attached=attached)
    return replace(composed, sheet=sheet)


def too_large(sheets: Sequence[Composed]) -> bool:
    """Return whether these pages stand in files of their own only."""
    bodies = {id(one.body): len(one.body) for made in sheets for one in made.sheet.attached}
    return sum(bodies.values()) > JOINED_BYTES


def for_joining(sheets: Sequence[Composed], apart: str) -> list[Composed]:
    """Return exhibits as they stand in the joined file: whole, or their cover sheets alone.

    Args:
        sheets: Of one reader.
        apart: What a cover sheet then says of its pages.
    """
    if not too_large(sheets):
        return list(sheets)
    return [
        replace(made, sheet=replace(made.sheet, attached=(), banners=(*made.sheet.banners, apart)))
        for made in sheets
    ]
