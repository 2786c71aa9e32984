"""The Desk: all that the forms ask of the workbook, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Protocol

from depwork.forms.decided import Decided
from depwork.forms.edit_desk import EditDesk
from depwork.forms.guide_desk import GuideDesk
from depwork.forms.told import (
    CaseLine,
    Cited,
    Conflict,
    Learned,
    Line,
    PacketResult,
    PaperNeeds,
    Preview,
    Refused,
    Saved,
    Seen,
)
from depwork.forms.wording import Wording
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, GivenBy
from depwork.model.targets import Target

if TYPE_CHECKING:
    from depwork.forms.door import Door
    from depwork.forms.files import Files
    from depwork.forms.keeper import Keeper
    from depwork.forms.keys_desk import Keys


class Desk(EditDesk, GuideDesk, Protocol):
    """What the workbook does for the forms."""

    @property
    def practice(self) -> bool:
        """Whether the store holds invented people only."""
        ...

    @property
    def leave_to(self) -> str:
        """Where somebody goes who leaves; empty for a page of nothing."""
        ...

    keys: Keys | None
    """Keys and members; a practice workbook has none."""
    door: Door | None
    """The front door; a page that is no workbook has none."""

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

    def request(self) -> AbstractContextManager[None]:
        """Begin one message: what is read in it is read once."""
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

    def give_consent(self, path: str, consent: Consent, version: int) -> Saved | Refused | Conflict:
        """Add a consent that was just given, over the case's ``version``."""
        ...

    def withdraw_consent(self, path: str, by: GivenBy, version: int) -> Saved | Refused | Conflict:
        """Withdraw the consent that stands, from now on."""
        ...

    def decided(self) -> Decided:
        """Return what the rules say about the open case today."""
        ...

    def previews(self, step: int) -> tuple[str, ...]:
        """Return the ids of the documents shown at a step."""
        ...

    def papers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the papers to choose from by id: those that most want first, and the rest."""
        ...

    def needs(self, document_id: str, gaps: tuple[str, ...] = ()) -> PaperNeeds:
        """Return what a paper asks for; ``gaps`` is what its preview said a final would miss."""
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

    def learned(self, step: int) -> Learned:
        """Return what other campaigns learned about a step, of people who agreed to it."""
        ...

    def lessons(self) -> tuple[Line, ...]:
        """Return every lesson, the latest first."""
        ...

    def letters_logged(self) -> int:
        """Return how many letters the ledger says were collected."""
        ...

    def record_target(self, values: Mapping[str, object]) -> Saved | Refused:
        """Add an office that is asked for support."""
        ...

    def targets(self) -> tuple[Target, ...]:
        """Return the offices that are asked, as they stand now; the next to ask again first."""
        ...

    def target_lines(self) -> tuple[Line, ...]:
        """Return every line about these offices, the latest first."""
        ...

    def correct_entry(self, of: str, entry: str, values: Mapping[str, object]) -> Saved | Refused:
        """Append what is right in place of an entry; its first text is kept."""
        ...

    def take_back_entry(self, of: str, entry_id: str) -> Saved | Refused:
        """Append that an entry did not happen; its text is kept."""
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
