"""The guide as loaded: words by language, sources, and the register of dated facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from depwork.guide.checks import Checks
from depwork.guide.factors import Factor
from depwork.guide.own import OwnQuestion
from depwork.guide.pages import Pages
from depwork.guide.shelf import Resource
from depwork.guide.sources import Source
from depwork.guide.words import Words
from depwork.model.choices import Locale
from depwork.model.register import Register


@dataclass(frozen=True)
class Guide:
    """Everything that organizers edit, checked and unchangeable.

    Args:
        register: The dated facts.
        sources: What rules and facts cite, by id.
        register_as_of: The latest day any register entry was read.
        by_locale: The words of each language.
        pages: The prose pages of each language.
        factors: The old factors, as a way to put facts in order.
        shelf: The resource shelf.
        own: The organization's own questions.
        checks: Its look-ups of dated facts, by entry.
    """

    register: Register
    sources: Mapping[str, Source]
    register_as_of: date
    by_locale: Mapping[Locale, Words]
    pages: Mapping[Locale, Pages]
    factors: tuple[Factor, ...] = ()
    shelf: tuple[Resource, ...] = ()
    own: tuple[OwnQuestion, ...] = ()
    checks: Checks = field(default_factory=dict)

    def words(self, locale: Locale) -> Words:
        """Return the words of a language."""
        return self.by_locale[locale]
