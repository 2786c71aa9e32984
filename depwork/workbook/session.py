"""What this kernel works on: the folder's store, the guide, the day, the language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from depwork.errors import LockedError, TamperedError
from depwork.forms.keys import UI_KEYS
from depwork.guide import Guide
from depwork.model.audit import Verb
from depwork.model.choices import Locale
from depwork.services.cases import case_version
from depwork.services.clocks import doubt, register_day, seen_day
from depwork.services.facts import checks_stamp
from depwork.services.guiding import guide_folders, load_guide
from depwork.services.opening import Client, State, Vault, open_vault, practice_vault
from depwork.services.reading import Desktop, Reading, read
from depwork.services.resources import roots
from depwork.services.settings import Settings
from depwork.workbook.clock import folder_locale, moment, settings
from depwork.workbook.clock import today as clock_today

Made = TypeVar("Made")


class Session:
    """One kernel's way to a store; nothing about a person is read before it is unlocked.

    Args:
        given: What the run handed over. Without a folder the invented people are opened in
            this kernel's memory alone.
    """

    def __init__(self, given: Settings) -> None:
        self.given = given
        self._loaded: tuple[tuple[int, int], Guide] | None = None
        self.locale: Locale = folder_locale(given, self.guide.by_locale)
        self.templates: Sequence[Path] = roots("templates", given.home)
        self.practice: bool = given.practice or given.home is None
        self._vault: Vault | None = None
        self._seen: set[tuple[Verb, str | None]] = set()
        self._client: Client | None = None
        self._within: bool = False
        self._asked: State | None = None
        self._read: Reading | None = None
        self._days: tuple[date | None, date | None] | None = None
        self.practising: Vault | None = None
        """Invented people beside whatever workbook is open, once an example was asked for."""
        self.damaged: bool = False
        """Whether the audit could not take a line: then reading goes on and saving does not."""
        if given.home is None:
            self._vault = practice_vault(None, self.today, self.locale.paper)
        elif given.agent is not None:
            self._client = Client.at(given.agent)

    @property
    def guide_folders(self) -> tuple[Path, ...]:
        """The guide's folders, the organization's own first."""
        return guide_folders(self.given.home)

    @property
    def guide(self) -> Guide:
        """The guide; read again when somebody has looked a dated fact up."""
        stamp = checks_stamp(self.given.home)
        if self._loaded is None or self._loaded[0] != stamp:
            self._loaded = (stamp, load_guide(self.given.home, UI_KEYS))
        return self._loaded[1]

    @property
    def client(self) -> Client | None:
        """The way to the key agent of a real workbook; practice has none to speak of."""
        return None if self.practice else self._client

    @property
    def today(self) -> date:
        """The day to work on."""
        return clock_today(self.given)

    @contextmanager
    def request(self) -> Iterator[None]:
        """Begin one message of a page: until it ends the key agent is asked once at most.

        The case is then read once too, and decided about once. What was heard and read is
        forgotten at the end, so that a lock that falls between two messages is heard.
        """
        self.forget()
        self._asked, self._within = None, True
        try:
            yield
        finally:
            self.forget()
            self._asked, self._within = None, False

    def forget(self) -> None:
        """Read the case anew when it is next asked for."""
        self._read = None

    def state(self, heard: State | None = None) -> State | None:
        """Return how the key agent's session stands; None where there is no agent.

        Args:
            heard: What the agent has just said.
        """
        if self._client is None:
            return None
        if heard is None and self._asked is not None and self._within:
            return self._asked
        self._asked = heard or self._client.state()
        return self._asked

    def ask_again(self) -> None:
        """Ask the agent anew: before something leaves, and after what changes the session."""
        self._asked = None

    def leaves(self, made: Made) -> Made:
        """Return what was made, unless the workbook was locked while it was.

        Raises:
            LockedError: It was.
        """
        self.ask_again()
        if self.locked():
            raise LockedError("the workbook was locked while this was made")
        return made

    def locked(self) -> bool:
        """Return whether a passphrase is needed first."""
        state = self.state()
        if state is None:
            return self._vault is None
        if state.locked:
            self._drop()
            return True
        return False

    def reading(self, case_code: str) -> Reading:
        """Return a case as it stands now, read once a message unless somebody saves it meanwhile.

        Raises:
            CaseNotFoundError: No such case.
            LockedError: No unlocked key for this session.
        """
        vault, found = self.vault, self._read
        same = found is not None and found.vault is vault and found.case.case_code == case_code
        if found is None or not same or case_version(vault, case_code) != found.case.version:
            found = read(vault, case_code, self.desktop())
        if self._within:
            self._read = found
        return found

    def saved(self, reading: Reading) -> None:
        """Go on with a case as this message has just saved it."""
        if self._within:
            self._read = reading

    def unlock(self, passphrase: str) -> bool:
        """Return whether the passphrase opened the store; the agent derives the key."""
        self.ask_again()
        if self._client is None or not self._client.unlock(passphrase):
            return False
        self.note(Verb.UNLOCK)
        return True

    def note(self, verb: Verb, case_code: str | None = None) -> None:
        """Add to the audit what changes no record; a damaged audit does not keep from reading."""
        try:
            self.vault.note(verb, case_id=case_code)
        except TamperedError:
            self.damaged = True

    def note_read(self, verb: Verb, case_code: str | None = None) -> None:
        """Add to the audit that cases were looked at: once for each case while unlocked."""
        if self.locked():
            raise LockedError("unlock the workbook with its passphrase first")
        if (verb, case_code) not in self._seen:
            self.note(verb, case_code)
            self._seen.add((verb, case_code))

    def lock(self) -> None:
        """Forget the keys, here and in the agent."""
        if self._client is not None:
            self._client.lock()
            self.ask_again()
            self._drop()

    @property
    def vault(self) -> Vault:
        """The open vault.

        Raises:
            LockedError: No unlocked key for this session.
        """
        if self.locked():
            raise LockedError("unlock the workbook with its passphrase first")
        if self._vault is not None and not self._vault.current:
            self._drop()  # the vault's key was changed: the agent has the new one
        if self._vault is None:
            assert self._client is not None  # noqa: S101 - locked() told so; for the type checker
            assert self.given.home is not None  # noqa: S101 - a client has a folder
            self._vault = open_vault(
                self.given.home,
                self._client.keyring(),
                practice=self.given.practice,
                now=moment,
            )
        return self._vault

    def desktop(self) -> Desktop:
        """Return what is worked with beside a case."""
        return Desktop(self.guide, self.templates, self.today)

    def clock_doubt(self) -> str:
        """Return why the clock's day cannot be right; practice and a named day are no clock."""
        if self.practice or self.given.today is not None:
            return ""
        if self._days is None:
            self._days = (register_day(self.given.home), None)
        if self._days[1] is None and not self.locked():
            self._days = (self._days[0], seen_day(self.vault))
        return doubt(self.today, *self._days) or ""

    def _drop(self) -> None:
        if self._vault is not None:
            self._vault.close()
        self._vault = None
        self.forget()
        self.damaged = False
        self._seen.clear()


@cache
def session() -> Session:
    """Return this kernel's session, made at its first use."""
    return Session(settings())
