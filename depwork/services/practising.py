"""A store filled with the invented people, for practice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from depwork.model.choices import Locale
from depwork.practice import Person, people
from depwork.services.ledger import add
from depwork.services.resources import roots
from depwork.storage.cases import save_case
from depwork.storage.vault import Vault


def invented(home: Path | None, today: date, locale: Locale) -> tuple[Person, ...]:
    """Return the invented people, an organization's own before ours."""
    folders = tuple(
        folder / "practice" for folder in roots("templates", home) if (folder / "practice").is_dir()
    )
    return people(folders, today, locale)


def by_name(home: Path | None, today: date, locale: Locale) -> dict[str, str]:
    """Return the code of each invented person's case, by what the example is about.

    ``1_bond.toml`` is about ``bond``.
    """
    return {person.about: person.case.case_code for person in invented(home, today, locale)}


def fill(vault: Vault, persons: Sequence[Person]) -> None:
    """Put invented people and what happened to them into a practice store."""
    with vault.store.transaction():
        for person in persons:
            save_case(vault, person.case)
            for entry in (*person.events, *person.outcomes, *person.lessons):
                add(vault, entry)
