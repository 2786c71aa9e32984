"""What the front door asks of the workbook: pages, cards to act on, and one way into a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from depwork.guide import Page
from depwork.model.consent import Consent
from depwork.model.problem import Problem


@dataclass(frozen=True)
class DoorCard:
    """A dated entry to call or to open.

    Args:
        name: What it is.
        lines: What it says.
        day: The sentence that tells its day.
        calls: Numbers as stored, and what the button says.
        address: The page's https address, or empty.
        opens: What its button says.
        acts: Whether it stands there to be tapped, by somebody who confirmed it.
    """

    name: str
    lines: tuple[str, ...]
    day: str
    calls: tuple[tuple[str, str], ...]
    address: str
    opens: str
    acts: bool


class Door(Protocol):
    """The front door: no case, no passphrase, and nothing kept before a consent."""

    def pages(self) -> Mapping[str, Page]:
        """Return its pages by name, in order, in the language in use."""
        ...

    def cards(self, entries: Sequence[str], *, own: bool, confirmed: bool) -> tuple[DoorCard, ...]:
        """Return entries as cards, what is confirmed first; `own` lays our own before."""
        ...

    def begin(
        self, token: str, consent: Consent, answers: Mapping[str, object]
    ) -> tuple[Problem, ...]:
        """Save a case with its consent and open it; what was not kept comes back."""
        ...
