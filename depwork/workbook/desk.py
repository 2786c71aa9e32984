"""The Desk of the forms: every answer, decision, page and packet passes here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from pydantic import ValidationError

from depwork.errors import DepworkError, StaleCaseError, UnreadableFileError
from depwork.forms.consents import PROVISIONAL_PATH, text_shown
from depwork.forms.decided import Decided
from depwork.forms.door import Door
from depwork.forms.keys_desk import Keys
from depwork.forms.told import CaseLine, Conflict, PacketResult, Refused, Saved, Seen
from depwork.guide import Words
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent, GivenBy
from depwork.model.own import OwnKind
from depwork.model.problem import problems_of
from depwork.model.questions import answer_of
from depwork.services import listing
from depwork.services.cases import case_version, record_answers, start_case
from depwork.services.consenting import ShownText, give, keep_text, withdraw
from depwork.services.leaving import leave_to
from depwork.services.practising import invented
from depwork.services.reading import Reading
from depwork.workbook.clock import clock_text
from depwork.workbook.door import WorkbookDoor
from depwork.workbook.files import WorkbookFiles
from depwork.workbook.guide_desk import GuideSide
from depwork.workbook.keeper import WorkbookKeeper
from depwork.workbook.keys import WorkbookKeys
from depwork.workbook.ledger import LedgerSide
from depwork.workbook.letters import LetterSide
from depwork.workbook.papers import PaperSide
from depwork.workbook.session import Session
from depwork.workbook.showing import (
    decided_of,
    packet_of,
    seen_of,
)


class WorkbookDesk(PaperSide, LetterSide, LedgerSide, GuideSide):
    """What one page works at.

    Args:
        session: The kernel's session.
        case_code: The case to open; ``None`` lets the page choose.
    """

    def __init__(self, session: Session, case_code: str | None = None) -> None:
        self._session = session
        self._code = case_code
        self.locale: Locale = session.locale
        client = session.client
        self.keys: Keys | None = (
            WorkbookKeys(session, client, lambda: self.locale, self._open_code) if client else None
        )
        self._keeper = WorkbookKeeper(session, self._open_code)
        self.door: Door | None = WorkbookDoor(session, lambda: self.locale, self._begun)

    @property
    def practice(self) -> bool:
        """Whether the store holds invented people only."""
        return self._session.practice

    @property
    def leave_to(self) -> str:
        """Where somebody goes who leaves: the organization's choice, or a page of nothing."""
        try:
            return leave_to(self._session.templates)
        except UnreadableFileError:  # a bad file keeps nobody on the page; `check` names it
            return ""

    @property
    def today(self) -> date:
        """The day to work on."""
        return self._session.today

    def words(self) -> Words:
        """Return the words of the language in use."""
        return self._session.guide.words(self.locale)

    def languages(self) -> tuple[tuple[Locale, str], ...]:
        """Return every language there is, with its name in itself."""
        spoken = self._session.guide.by_locale
        return tuple((locale, words.language) for locale, words in spoken.items())

    def set_locale(self, locale: Locale) -> None:
        """Speak another language from now on."""
        self.locale = locale

    def locked(self) -> bool:
        """Return whether a passphrase is needed first."""
        return self._session.locked()

    def unlock(self, passphrase: str) -> bool:
        """Return whether the passphrase opened the store."""
        return self._session.unlock(passphrase)

    def lock(self) -> None:
        """Forget the keys."""
        self._session.lock()

    @contextmanager
    def request(self) -> Iterator[None]:
        """Begin one message of the page: the case is read and the agent asked once in it."""
        with self._session.request():
            yield

    def cases(self) -> tuple[CaseLine, ...]:
        """Return the cases to choose from, the most urgent first."""
        names = self._invented_names()
        self._session.note_read(Verb.LIST)
        return tuple(
            CaseLine(
                line.case_code,
                line.urgency,
                self.practice,
                names.get(line.case_code, ""),
                line.readable,
            )
            for line in listing.cases(self._session.vault, self.today)
        )

    def open(self, case_code: str) -> Case:
        """Return the case, open from now on."""
        case = self._session.reading(case_code).case
        self._code = case_code
        self._session.note_read(Verb.READ, case_code)
        return case

    def _begun(self, case_code: str) -> None:
        self._code = case_code
        keep_text(self._session.vault, case_code, self._words_of(PROVISIONAL_PATH))

    def new_case(self, consent: Consent) -> Case:
        """Return a new open case that starts with the consent to keep it (R01)."""
        case = start_case(self._session.vault, consent, self.today, locale=self.locale.paper)
        self._begun(case.case_code)
        return case

    @property
    def opened(self) -> bool:
        """Whether a case is open on this page."""
        return self._code is not None

    def case(self) -> Case:
        """Return the open case as stored now."""
        return self.reading().case

    def reading(self) -> Reading:
        """Return the open case as stored now, and what is decided about it."""
        return self._session.reading(self._open_code())

    def version(self) -> int:
        """Return the open case's version as stored now, without reading its answers."""
        return case_version(self._session.vault, self._open_code())

    def record(self, path: str, raw: object, version: int) -> Saved | Refused | Conflict:
        """Save one answer given on the case's ``version``."""
        found = self.reading()
        vault, code = found.vault, found.case.case_code
        try:
            done = record_answers(vault, code, {path: raw}, version, self._own(), read=found.case)
        except StaleCaseError:
            self._session.forget()
            case = self.case()
            return Conflict(case.version, answer_of(case, path))
        if done.problems:
            return Refused(done.problems)
        self._session.saved(found.of(done.case))
        return Saved(done.case.version, clock_text())

    def give_consent(self, path: str, consent: Consent, version: int) -> Saved | Refused | Conflict:
        """Add a consent that was just given, with the words that were shown (R17)."""
        vault, code, use = self._session.vault, self._open_code(), path.partition(".")[2]
        return self._consented(
            path, lambda: give(vault, code, use, consent, version, self._words_of(path))
        )

    def withdraw_consent(self, path: str, by: GivenBy, version: int) -> Saved | Refused | Conflict:
        """Withdraw the consent that stands, from now on."""
        vault, code, use = self._session.vault, self._open_code(), path.partition(".")[2]
        return self._consented(path, lambda: withdraw(vault, code, use, by, self.today, version))

    def _consented(self, path: str, change: Callable[[], Case]) -> Saved | Refused | Conflict:
        found = self.reading()
        try:
            saved = change()
        except ValidationError as error:
            return Refused(problems_of(error, path))
        except StaleCaseError:
            self._session.forget()
            case = self.case()
            return Conflict(case.version, answer_of(case, path))
        self._session.saved(found.of(saved))
        return Saved(saved.version, clock_text())

    def decided(self) -> Decided:
        """Return what the rules say about the open case today."""
        return decided_of(self.reading())

    def seen_by(self, reader: Audience) -> Seen:
        """Return what a reader may see of the open case today."""
        return seen_of(self.reading(), reader)

    def make_packet(self, bare_bones: bool) -> PacketResult:  # noqa: FBT001 - the Desk's signature
        """Return the finals of the open case: the zip of all first, then each joined PDF."""
        made = packet_of(self.reading(), self.locale.paper, bare_bones=bare_bones)
        return self._session.leaves(made)

    def files(self) -> WorkbookFiles:
        """Return the evidence files of the open case."""
        return WorkbookFiles(self._session, self._open_code())

    @property
    def keeper(self) -> WorkbookKeeper:
        """What is kept about cases beside their answers."""
        return self._keeper

    def _words_of(self, path: str) -> ShownText:
        """Return the words that are shown beside a consent, to be kept as shown (R17)."""
        return ShownText(path.partition(".")[2], self.locale, text_shown(path, self.words()))

    def _own(self) -> dict[str, OwnKind]:
        return {item.path: item.type for item in self._session.guide.own}

    def _open_code(self) -> str:
        if self._code is None:
            raise DepworkError("no case is open on this page")
        return self._code

    def _invented_names(self) -> dict[str, str]:
        if not self._session.practice:
            return {}
        found = invented(self._session.given.home, self.today, self.locale.paper)
        return {person.case.case_code: person.name for person in found}
