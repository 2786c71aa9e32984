"""The first-hour kit: the front door as one page to print or to send, made without any store.

What it tells stands on the guide's pages ``kit_*.md``; each telephone number and address on it
is one of the register's, or the organization's own, with its day beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from depwork.guide import Guide, Page, Prose, Words
from depwork.guide.prose import KIT, Cell
from depwork.model.choices import Locale
from depwork.services.front_door import Card, fact_card, own_cards, set_out
from depwork.services.guiding import load_guide
from depwork.services.kit_pieces import rows_as_list, rows_as_table, words_of

__all__ = ["Kit", "Part", "make"]

LAWYER: Final = "lawyer"
"""The page on which the organization's own numbers stand first."""

FRONT: Final = 2
"""Own numbers on the first screen at most: the doors stay in sight. The lawyer's page has all."""


@dataclass(frozen=True)
class Part:
    """A part of the kit, as HTML that asks nobody for anything."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


class Kit:
    """The kit in one language.

    Args:
        guide: The guide, the organization's words before ours.
        locale: The language.
        today: The day it is made on.
    """

    def __init__(self, guide: Guide, locale: Locale, today: date) -> None:
        self._guide = guide
        self._words: Words = guide.words(locale)
        self._today = today
        self._pages: dict[str, Page] = {
            name[len(KIT) + 2 :]: page
            for name, page in guide.pages[locale].items()
            if name.startswith(KIT)
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its pages, in order."""
        return tuple(self._pages)

    @property
    def title(self) -> str:
        """What it is called, with the organization's name where there is one."""
        own = self._words.kit("name.own").strip()
        return f"{self._words.kit('title')} · {own}" if own else self._words.kit("title")

    @property
    def front(self) -> Part:
        """The first screen: the organization's own numbers, and what happened."""
        words = self._words
        own = words.kit("name.own").strip()
        said = [f'<p class="own">{escape(own)}</p>'] if own else []
        said += [f"<h1>{escape(words.kit('title'))}</h1>"]
        said += [f'<p class="lead">{escape(words.kit("lead"))}</p>']
        cards = self._own()[:FRONT]
        if cards:
            said += [f"<h2>{escape(words.kit('own'))}</h2>", *self._cards(cards)]
        links = "".join(
            f'<li><a href="#{name}">{escape(page.title)}</a></li>'
            for name, page in self._pages.items()
        )
        said += [f'<h2 id="doors">{escape(words.kit("question"))}</h2>']
        said += [f'<nav aria-labelledby="doors"><ul>{links}</ul></nav>']
        told = ("not_lawyers", "nothing_kept")
        said += [f"<p>{escape(words.kit(key))}</p>" for key in told]
        other = min(set(Locale) - {words.locale}).value
        said += [f'<p lang="{other}">{escape(words.kit("other_language"))}</p>']
        said += [f"<p>{escape(words.kit('made', day=self._today.isoformat()))}</p>"]
        return Part(f'<header id="top">{"".join(said)}</header>')

    def __getattr__(self, name: str) -> Part:
        """Return one page of it: ``kit.taken``, ``kit.date``, …; each of :attr:`names`.

        Raises:
            AttributeError: There is no such page.
        """
        if name.startswith("_") or name not in self._pages:
            raise AttributeError(name)
        page = self._pages[name]
        body = "".join(self._blocks(name, page))
        head = f'<h2 id="{name}-title">{escape(page.title)}</h2>'
        more = self._more(name)
        return Part(
            f'<section id="{name}" aria-labelledby="{name}-title">{head}{body}{more}</section>'
        )

    def _more(self, name: str) -> str:
        """Return where to go from the end of a page: to a lawyer, and back."""
        lawyer = self._pages.get(LAWYER) if name != LAWYER else None
        links = [f'<a href="#{LAWYER}">{escape(lawyer.title)}</a>'] if lawyer else []
        links.append(f'<a href="#top">{escape(self._words.kit("back"))}</a>')
        return f'<p class="more">{" ".join(links)}</p>'

    def _blocks(self, name: str, page: Page) -> Iterator[str]:
        waiting: list[Card] = []
        own = self._own() if name == LAWYER else ()
        confirmed = False
        for block in (*page.blocks, None):
            entry = _alone(block)
            if entry:
                waiting.append(fact_card(self._guide, self._words, entry, self._today))
                continue
            if waiting:
                cards = set_out((*own, *waiting), confirmed=confirmed)
                confirmed = confirmed or any(card.acts and card.confirmed for card in cards)
                yield from self._cards(cards)
                own, waiting = (), []
            if block is not None:
                yield self._block(block)

    def _block(self, block: Prose) -> str:
        def said(cell: Cell) -> str:
            return words_of(cell, self._guide, self._words, self._today)

        if block.kind == "heading":
            return f"<h3>{said(block.rows[0][0])}</h3>"
        if block.kind == "para":
            return f"<p>{said(block.rows[0][0])}</p>"
        if block.kind == "table":
            return rows_as_table(block, said)
        return rows_as_list(block, said)

    def _own(self) -> tuple[Card, ...]:
        return set_out(own_cards(self._guide, self._words, self._today), confirmed=False)

    def _cards(self, cards: tuple[Card, ...]) -> list[str]:
        return [card.html(self._words) for card in cards]


def _alone(block: Prose | None) -> str:
    """Return the entry that a paragraph consists of, if it is nothing but one look-up."""
    if block is None or block.kind != "para" or len(block.rows[0][0]) != 1:
        return ""
    (piece,) = block.rows[0][0]
    return piece.text if piece.look == "fact" else ""


def make(home: Path | None, locale: Locale, today: date) -> Kit:
    """Return the kit; nothing but words and dated facts is read, and no store is opened.

    Args:
        home: The folder of an organization's copy; ``None`` for the packaged words.
        locale: The language.
        today: The day it is made on.

    Raises:
        ForeignFileError: The copy holds more than words and data.
        GuideError: A word is missing in the copy; the message names file and key.
    """
    return Kit(load_guide(home), locale, today)
