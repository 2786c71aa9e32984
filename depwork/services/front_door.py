"""One number or address of the kit: where it is from, its day, and whether it can be tapped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Final

from depwork.guide import Guide, Resource, Words
from depwork.guide.shelf import ShelfStatus, Topic
from depwork.model.phone import phones_in, show_phone
from depwork.model.reach import Reveals
from depwork.model.register import Fact, FactStatus

LINES: Final = ("help.own-", "own.help-")
"""What the ids of an organization's own lines begin with; another entry of its own may be a jail's,
or an office's that must not learn of the person, and has no button."""
OWN_LINE: Final = "help.own-line"
_ADDRESS: Final = re.compile(
    r"(?<![\w@.-])((?:[a-z0-9-]+\.)+(?:gov|org|com|net|edu|us|info))(/[\w./-]*[\w/-])?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Card:
    """A dated entry to act on.

    Args:
        name: What it is.
        lines: What it says.
        day: The sentence that tells its day.
        confirmed: Whether somebody has confirmed it; what nobody has is never the first to tap.
        tels: Numbers as stored and as written; the second is for people who cannot hear.
        address: Host and path, or nothing.
        linked: Whether number and address may be tapped here.
    """

    name: str
    lines: tuple[str, ...]
    day: str
    confirmed: bool
    tels: tuple[tuple[str, str], ...]
    address: tuple[str, str] | None
    linked: bool = True

    @property
    def acts(self) -> bool:
        """Whether there is anything to tap."""
        return self.linked and bool(self.tels or self.address)

    def html(self, words: Words) -> str:
        """Return it as HTML, its day beside what can be tapped."""
        said = [f'<p class="name">{escape(self.name)}</p>']
        said += [f"<p>{escape(line)}</p>" for line in self.lines if line]
        acts = self._acts(words) if self.linked else ""
        said += [f'<p class="acts">{acts}</p>'] if acts else []
        return f'<div class="card">{"".join(said)}<p class="day">{escape(self.day)}</p></div>'

    def _acts(self, words: Words) -> str:
        made = ""
        for key, (stored, written) in zip(("call", "tty"), self.tels, strict=False):
            label = escape(words.kit(key, number=written))
            made += f'<a class="act" href="tel:{escape(stored)}" {self._named(label)}>{label}</a> '
        if self.address:
            host, path = self.address
            label = escape(words.kit("open", host=host))
            made += (
                f'<a class="act" href="https://{escape(host + path)}" target="_blank" '
                f'rel="noreferrer noopener" {self._named(label)}>{label}</a>'
            )
        return made

    def _named(self, label: str) -> str:
        """Say with the label whose number it is: two offices may share one host."""
        return f'aria-label="{label}: {escape(self.name)}"'


def set_out(cards: tuple[Card, ...], *, confirmed: bool) -> tuple[Card, ...]:
    """Return cards in the order they are read: what is confirmed first, and only that tapped first.

    Args:
        cards: In the order of the page.
        confirmed: Whether something confirmed to tap stands before them on their page.
    """
    ordered = sorted(cards, key=lambda card: not card.confirmed)
    found = []
    for card in ordered:
        confirmed = confirmed or (card.confirmed and card.acts)
        found.append(card if confirmed else replace(card, linked=False))
    return tuple(found)


def day_of(fact: Fact, words: Words, *, short: bool = False) -> str:
    """Return the sentence that tells the day of an entry, and when to confirm it.

    Args:
        fact: The entry as of the day the kit is made.
        words: The language.
        short: As it stands in brackets behind a sentence.
    """
    entry = fact.entry
    force = entry.status not in {FactStatus.BLOCKED, FactStatus.SUPERSEDED}
    told = "unconfirmed" if fact.unverified else _age(entry.verify_by, stale=fact.stale)
    key = told if force else "out_of_force"
    return _day(words, key + ("_short" if short else ""), entry.as_of, entry.verify_by)


def _age(until: date | None, *, stale: bool) -> str:
    if stale:
        return "past"
    return "checked" if until else "lasting"


def _day(words: Words, key: str, as_of: date, until: date | None) -> str:
    return words.kit(key, day=as_of.isoformat(), until=until.isoformat() if until else "")


def fact_card(guide: Guide, words: Words, entry_id: str, today: date) -> Card:
    """Return the card of a register entry; whose call tells ICE of the person is no button (R02).

    Raises:
        UnknownFactError: No entry has this id.
    """
    fact = guide.register.fact(entry_id, today)
    said = words.fact(entry_id)
    lines = (*said.value, said.note)
    reach, text = fact.entry.reach, " ; ".join(lines)
    if reach is not None:
        written = dict(phones_in(text))
        tels = tuple(
            (one, written.get(one, show_phone(one))) for one in (reach.tel, reach.tty) if one
        )
        address = (reach.host, reach.path or "") if reach.host else None
    else:
        tels, address = _typed(text) if entry_id.startswith(LINES) else ((), None)
    force = fact.entry.status in {FactStatus.CURRENT, FactStatus.UNVERIFIED}
    ours = words.kit("name.own").strip() or words.kit("own")
    return Card(
        name=ours if entry_id == OWN_LINE else said.name,
        lines=said.value if said.note == "".join(address or ()) else lines,
        day=day_of(fact, words),
        confirmed=fact.entry.status is FactStatus.CURRENT,
        tels=tels,
        address=address,
        linked=force and (reach is None or reach.reveals is not Reveals.PERSON),
    )


def _typed(text: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, str] | None]:
    """Return the first number and page that an organization wrote into its own entry."""
    found = _ADDRESS.search(text)
    return phones_in(text)[:1], (found[1].lower(), found[2] or "") if found else None


def own_cards(guide: Guide, words: Words, today: date) -> tuple[Card, ...]:
    """Return what only this organization has: entries to act on, and places to find help."""
    facts = tuple(
        fact_card(guide, words, name, today)
        for name in guide.register.ids()
        if name.startswith(LINES)
    )
    shelf = (one for one in guide.shelf if one.own and one.topic is Topic.FIND_HELP)
    return tuple(
        card for card in (*facts, *(_shelved(one, words, today) for one in shelf)) if card.acts
    )


def _shelved(one: Resource, words: Words, today: date) -> Card:
    title, about = one.said(words.locale.paper)
    tels, address = _typed(f"{one.url} ; {about}")
    confirmed = one.status is ShelfStatus.CURRENT
    age = _age(one.verify_by, stale=one.stale(today)) if confirmed else "unconfirmed"
    return Card(
        name=title,
        lines=(about,),
        day=_day(words, age, one.as_of, one.verify_by),
        confirmed=confirmed,
        tels=tels,
        address=address,
        linked=one.status is not ShelfStatus.OLD,
    )
