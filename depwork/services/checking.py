"""What ``depwork check`` looks at: words, templates, citations, freshness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from depwork.documents import check_templates
from depwork.errors import DepworkError, UnreadableFileError
from depwork.guide import freshness
from depwork.guide.reading import reading
from depwork.model.register import Register
from depwork.services.file_limits import file_limits
from depwork.services.guiding import load_guide
from depwork.services.leaving import leave_to
from depwork.services.practising import invented
from depwork.services.resources import roots


@dataclass(frozen=True)
class Findings:
    """What a check found.

    Args:
        errors: What must be mended; each names its file and key.
        stale: Register ids past their day.
        unverified: Register ids that nobody has confirmed.
        lasting: Register ids that never go stale: history.
        counted: How many questions, sources, facts and documents were checked, by name.
        reading: Each step's English grade and Spanish ease.
    """

    errors: tuple[str, ...]
    stale: tuple[str, ...]
    unverified: tuple[str, ...]
    counted: dict[str, int]
    reading: dict[int, tuple[float, float]] = field(default_factory=dict)
    lasting: tuple[str, ...] = ()


def check(home: Path | None, today: date, ui_keys: frozenset[str]) -> Findings:
    """Return what is wrong with, and what is stale in, a folder's words and templates."""
    try:
        guide = load_guide(home, ui_keys)
    except DepworkError as error:
        return Findings((str(error),), (), (), {})
    errors = [str(error) for error in check_templates(roots("templates", home))]
    errors += _settings(roots("templates", home))
    try:
        persons = len(invented(home, today, min(guide.by_locale)))
    except DepworkError as error:
        persons = 0
        errors.append(str(error))
    fresh = freshness(guide.register, today)
    return Findings(
        tuple(errors),
        tuple(entry.id for entry in fresh.stale),
        tuple(entry.id for entry in fresh.unverified),
        {
            "sources": len(guide.sources),
            "facts": len(guide.register.ids()),
            "languages": len(guide.by_locale),
            "invented people": persons,
            "pages": len(guide.pages[min(guide.by_locale)]),
        },
        reading(guide),
        _lasting(guide.register, today),
    )


def _settings(folders: Sequence[Path]) -> Iterator[str]:
    """Yield what is wrong with the files that set how the page works."""
    for read in (file_limits, leave_to):
        try:
            read(folders)
        except UnreadableFileError as error:
            yield str(error)


def _lasting(register: Register, today: date) -> tuple[str, ...]:
    entries = (register.fact(entry_id, today).entry for entry_id in register.ids())
    return tuple(entry.id for entry in entries if entry.verify_by is None)
