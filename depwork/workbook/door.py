"""The front door of a workbook, as the forms ask for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from depwork.forms.door import DoorCard
from depwork.guide import Page, Words
from depwork.guide.prose import KIT
from depwork.model.choices import Locale
from depwork.model.consent import Consent
from depwork.model.problem import Problem
from depwork.services.first_night import begin
from depwork.services.front_door import Card, fact_card, own_cards, set_out
from depwork.workbook.session import Session


class WorkbookDoor:
    """Pages and cards of the front door, and the way into a case.

    Args:
        session: The kernel's.
        locale: The language of the page.
        opened: Hears the code of the case that was begun.
    """

    def __init__(
        self, session: Session, locale: Callable[[], Locale], opened: Callable[[str], None]
    ) -> None:
        self._session, self._locale, self._opened = session, locale, opened

    def _words(self) -> Words:
        return self._session.guide.words(self._locale())

    def pages(self) -> Mapping[str, Page]:
        """Return its pages by name, in order, in the language in use."""
        found = self._session.guide.pages[self._locale()]
        start = len(KIT) + 2
        return {name[start:]: page for name, page in found.items() if name.startswith(KIT)}

    def cards(self, entries: Sequence[str], *, own: bool, confirmed: bool) -> tuple[DoorCard, ...]:
        """Return entries as cards, what is confirmed first; `own` lays our own before."""
        guide, words, today = self._session.guide, self._words(), self._session.today
        before = own_cards(guide, words, today) if own else ()
        after = tuple(fact_card(guide, words, one, today) for one in entries)
        return tuple(self._shown(card) for card in set_out((*before, *after), confirmed=confirmed))

    def _shown(self, card: Card) -> DoorCard:
        words, linked = self._words(), card.linked
        keys = ("call", "tty")
        calls = tuple(
            (stored, words.kit(key, number=written))
            for key, (stored, written) in zip(keys, card.tels, strict=False)
        )
        host, path = card.address or ("", "")
        return DoorCard(
            name=card.name,
            lines=tuple(line for line in card.lines if line),
            day=card.day,
            calls=calls if linked else (),
            address=f"https://{host}{path}" if linked and host else "",
            opens=words.kit("open", host=host) if host else "",
            acts=card.acts and card.confirmed,
        )

    def begin(
        self, token: str, consent: Consent, answers: Mapping[str, object]
    ) -> tuple[Problem, ...]:
        """Save a case with its consent and open it; what was not kept comes back."""
        here = self._session
        done = begin(here.vault, token, consent, answers, here.today, locale=self._locale().paper)
        self._opened(done.case.case_code)
        return done.problems
