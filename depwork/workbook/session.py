"""What this kernel works on: the folder's store, the guide, the day, the language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from depwork.errors import LockedError, TamperedError
from depwork.forms.keys import UI_KEYS
from depwork.guide import Guide
from depwork.model.audit import Verb
from depwork.model.choices import Audience, Locale
from depwork.services.exhibiting import ready_pages
from depwork.services.facts import checks_stamp
from depwork.services.guiding import guide_folders, load_guide
from depwork.services.practising import fill, invented
from depwork.services.rendering import Desktop, counts_of, outcome_of
from depwork.services.resources import roots
from depwork.services.settings import Settings
from depwork.storage import vault as vaults
from depwork.storage.agent import Client
from depwork.storage.cases import read_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault
from depwork.workbook.clock import folder_locale, moment, settings
from depwork.workbook.clock import today as clock_today


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
        self.damaged: bool = False
        """Whether the audit could not take a line: then reading goes on and saving does not."""
        if given.home is None:
            self._vault = Vault(MemoryStore(), "practice", practice=True)
            fill(self._vault, invented(None, self.today, self.locale.paper))
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

    def locked(self) -> bool:
        """Return whether a passphrase is needed first."""
        if self._client is None:
            return self._vault is None
        if self._client.locked():
            self._drop()
            return True
        return False

    def unlock(self, passphrase: str) -> bool:
        """Return whether the passphrase opened the store; the agent derives the key."""
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
            self._vault = vaults.open(
                self.given.home,
                self._client.keyring(),
                practice=self.given.practice,
                now=lambda: moment(self.given),
            )
        return self._vault

    def desktop(self, case_code: str | None) -> Desktop:
        """Return what renderings of a case need beside the case."""
        counts = counts_of(self.vault, case_code) if case_code else {}
        ready: Mapping[Audience, Mapping[str, int]] = {}
        if case_code:
            ready = ready_pages(self.vault, read_case(self.vault, case_code), self.today)
        outcome = outcome_of(self.vault, case_code, self.today) if case_code else None
        return Desktop(self.guide, self.templates, self.today, counts, ready, outcome)

    def _drop(self) -> None:
        if self._vault is not None:
            self._vault.close()
        self._vault = None
        self.damaged = False
        self._seen.clear()


@cache
def session() -> Session:
    """Return this kernel's session, made at its first use."""
    return Session(settings())
