"""The Desk: all that the forms ask of the workbook, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from depwork.forms.decided import Decided
from depwork.forms.edit_desk import EditDesk
from depwork.forms.guide_desk import GuideDesk
from depwork.forms.wording import Wording
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent
from depwork.model.decision import Urgency
from depwork.model.packet import Refusal
from depwork.model.problem import Problem

if TYPE_CHECKING:
    from depwork.forms.files import Files
    from depwork.forms.keeper import Keeper


@dataclass(frozen=True)
class Saved:
    """An answer stands in the store: the new version, and the clock's text, ``21:43``."""

    version: int
    at: str


@dataclass(frozen=True)
class Refused:
    """Nothing was saved; what was typed stays in the box."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Conflict:
    """Somebody saved this case later; ``theirs`` is their answer to this question."""

    version: int
    theirs: object


@dataclass(frozen=True)
class WithheldLine:
    """A fact the reader may not see, and the ids of what would release it."""

    path: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What one reader may see: facts by path with their values, and what is held back."""

    facts: tuple[tuple[str, object], ...]
    withheld: tuple[WithheldLine, ...]


@dataclass(frozen=True)
class Preview:
    """A document as it grows: a whole self-contained HTML page, and what it lacks."""

    html: str
    gaps: tuple[str, ...] = ()
    withheld: tuple[WithheldLine, ...] = ()
    refused: str | None = None


@dataclass(frozen=True)
class PacketFile:
    """One file to take away."""

    name: str
    body: bytes
    media_type: str


@dataclass(frozen=True)
class PacketResult:
    """The files of a packet, the zip of everything first, and what was refused."""

    files: tuple[PacketFile, ...]
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class CaseLine:
    """One case to choose from; ``label`` is an invented person's name, or empty."""

    case_code: str
    urgency: Urgency
    practice: bool
    label: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the ledger, its words already chosen."""

    id: str
    on: str
    kind: str
    text: str


@dataclass(frozen=True)
class Cited:
    """A source, or a dated fact of the register, as a person reads it.

    Args:
        text: The source's title, or the fact's value.
        where: Where it can be read.
        as_of: The day it was read, written out; empty when not dated.
        stale: Whether that day is too long ago.
        unverified: Whether nobody has confirmed it.
        value: A fact's value alone, as a sentence holds it.
    """

    text: str
    where: str = ""
    as_of: str = ""
    stale: bool = False
    unverified: bool = False
    value: str = ""


class Desk(EditDesk, GuideDesk, Protocol):
    """What the workbook does for the forms."""

    @property
    def practice(self) -> bool:
        """Whether the store holds invented people only."""
        ...

    @property
    def today(self) -> date:
        """The day to work on."""
        ...

    @property
    def locale(self) -> Locale:
        """The language in use."""
        ...

    def words(self) -> Wording:
        """Return the words of the language in use."""
        ...

    def languages(self) -> tuple[tuple[Locale, str], ...]:
        """Return every language there is, with its name in itself."""
        ...

    def set_locale(self, locale: Locale) -> None:
        """Speak another language from now on."""
        ...

    def locked(self) -> bool:
        """Return whether a passphrase is needed first."""
        ...

    def unlock(self, passphrase: str) -> bool:
        """Return whether the passphrase opened the store."""
        ...

    def lock(self) -> None:
        """Forget the keys."""
        ...

    def cases(self) -> tuple[CaseLine, ...]:
        """Return the cases to choose from, the most urgent first."""
        ...

    def open(self, case_code: str) -> Case:
        """Return the case, open from now on."""
        ...

    def new_case(self, consent: Consent) -> Case:
        """Return a new open case that starts with the consent to keep it (R01)."""
        ...

    def case(self) -> Case:
        """Return the open case as stored now."""
        ...

    def version(self) -> int:
        """Return the open case's version as stored now, without reading its answers."""
        ...

    def record(self, path: str, raw: object, version: int) -> Saved | Refused | Conflict:
        """Save one answer over the case's ``version``."""
        ...

    def decided(self) -> Decided:
        """Return what the rules say about the open case today."""
        ...

    def previews(self, step: int) -> tuple[str, ...]:
        """Return the ids of the documents shown at a step."""
        ...

    def preview(self, document_id: str) -> Preview:
        """Return a document as it stands."""
        ...

    def seen_by(self, reader: Audience) -> Seen:
        """Return what a reader may see of the open case today."""
        ...

    def make_packet(self, bare_bones: bool) -> PacketResult:  # noqa: FBT001 - the contract's signature
        """Return the finals of the open case."""
        ...

    def files(self) -> Files:
        """Return the evidence files of the open case."""
        ...

    def take(self, document_id: str, kind: str) -> PacketResult:
        """Return one finished document of the open case as a file, or why there is none."""
        ...

    def ledger(self) -> tuple[Line, ...]:
        """Return what happened, the latest first."""
        ...

    def record_event(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append an event to the ledger."""
        ...

    def record_outcome(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append an outcome to the ledger."""
        ...

    def record_lesson(self, values: Mapping[str, object]) -> Saved | Refused:
        """Append a lesson to the ledger."""
        ...

    @property
    def keeper(self) -> Keeper:
        """What is kept about cases beside their answers."""
        ...

    def source(self, source_id: str) -> Cited:
        """Return a source of ``sources.toml`` for reading."""
        ...

    def fact(self, entry_id: str) -> Cited:
        """Return an entry of ``register.toml`` for reading, as of today."""
        ...
