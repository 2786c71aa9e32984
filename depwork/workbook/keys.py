"""Keys and members, as the forms ask for them: through the agent and the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from depwork.errors import CaseNotFoundError, LockedError, NotPermittedError
from depwork.forms.keys_desk import KeyState, Person, Shut
from depwork.model.audit import Verb
from depwork.model.choices import Audience, Locale
from depwork.model.problem import Problem
from depwork.model.role import Action, Role
from depwork.services import membership
from depwork.services.membership import New
from depwork.services.opening import Client, Vault, problem_of, suggested
from depwork.services.permitting import permitted
from depwork.services.signing import sign_off
from depwork.workbook.session import Session

_JSON: Final = "application/json"


class WorkbookKeys:
    """The keys of one kernel's session.

    Args:
        session: The kernel's.
        client: Its way to the key agent.
        locale: Gives the language in use.
        open_code: Gives the code of the open case.
    """

    def __init__(
        self,
        session: Session,
        client: Client,
        locale: Callable[[], Locale],
        open_code: Callable[[], str],
    ) -> None:
        self._session = session
        self._client = client
        self._locale = locale
        self._open_code = open_code

    def may(self, action: Action) -> bool:
        """Return whether who sits here may do something; while locked, nothing."""
        try:
            vault = self._session.vault
        except LockedError:
            return False
        return permitted(vault, action)

    def me(self) -> str:
        """Return the id of who sits here; empty while locked."""
        try:
            return self._session.vault.member
        except LockedError:
            return ""

    def state(self) -> KeyState:
        """Return how the session stands; asking is no sign of life."""
        found = self._session.state() or self._client.state()
        return KeyState(found.locked, found.pin, found.pin_set, found.wait, found.idle, found.left)

    def here(self) -> KeyState:
        """Say that somebody is at the page, and return how the session stands."""
        self._session.state(self._client.here())
        return self.state()

    def beside(self, on: str) -> tuple[tuple[str, str], ...]:
        """Say which question of the open case this page is at, and return who else is there."""
        here = f"{self._open_code()} "
        others = [one for one in self._client.beside(here + on) if one.at.startswith(here)]
        names = {}
        if others and self.may(Action.MANAGE_MEMBERS):
            names = {one.id: one.name for one in membership.members(self._session.vault)}
        return tuple((names.get(one.member, ""), one.at.removeprefix(here)) for one in others)

    def set_pin(self, pin: str) -> bool:
        """Return whether this PIN opens the page again after it locks."""
        self._session.ask_again()
        return self._client.set_pin(pin)

    def unlock_by_pin(self, pin: str) -> bool:
        """Return whether the PIN unlocked the session."""
        self._session.ask_again()
        if not self._client.unlock_by_pin(pin):
            return False
        self._session.note(Verb.UNLOCK)
        return True

    def prove(self, passphrase: str) -> bool:
        """Return whether it is the passphrase of who sits here."""
        self._session.ask_again()
        return self._client.prove(passphrase)

    def suggested(self) -> str:
        """Return a passphrase of six random words."""
        return suggested(self._locale())

    def set_passphrase(self, passphrase: str) -> Problem | None:
        """Give who sits here a new passphrase, or return what is wrong with it."""
        vault = self._proved()
        problem = problem_of(passphrase)
        if problem is None:
            membership.set_passphrase(vault, vault.member, passphrase)
        return problem

    def people(self) -> tuple[Person, ...]:
        """Return all members, those who are gone last."""
        vault = self._session.vault
        return tuple(
            Person(
                one.id,
                one.name,
                one.role,
                one.whole,
                gone=one.gone_on is not None,
                me=one.id == vault.member,
                cases=() if one.whole else membership.open_cases(vault, one.id),
            )
            for one in membership.members(vault)
        )

    def add(self, name: str, role: Role, passphrase: str, *, cases_only: bool) -> Problem | None:
        """Add a member, or return what is wrong with the passphrase."""
        vault = self._proved()
        problem = problem_of(passphrase)
        if problem is None:
            whole = membership.holds_vault_key(role, cases_only=cases_only)
            membership.add_member(vault, New(name, role, whole), passphrase, self._session.today)
        return problem

    def share(self, case_code: str, member: str, *, shared: bool) -> bool:
        """Return whether a case was newly opened or closed to a member."""
        vault = self._proved()
        if not shared:
            return membership.unshare_case(vault, case_code, member)
        try:
            return membership.share_case(vault, case_code, member)
        except CaseNotFoundError:
            return False

    def lock_out(self, member: str) -> Shut:
        """Lock a member out, change the key, and return what was open to them and seen."""
        done = membership.lock_out(self._proved(), member, self._session.today)
        done.keyring.drop()  # this session fetches the new key from the agent
        return Shut(done.opened, done.seen)

    def sign(self, case_code: str, facts: Mapping[str, Sequence[Audience]]) -> None:
        """Clear facts of a case, each for some readers, by the key of who sits here."""
        vault = self._proved()
        with vault.store.transaction():
            for fact, readers in facts.items():
                for reader in readers:
                    sign_off(vault, case_code, fact, reader, self._session.today)

    def new_recovery_key(self) -> str:
        """Return a new recovery key to print."""
        return membership.new_recovery_key(self._proved(), self._session.today)

    def _proved(self) -> Vault:
        """Return the vault if the passphrase was typed again within the last minute.

        Raises:
            NotPermittedError: It was not.
        """
        if not (self._session.state() or self._client.state()).proved:
            raise NotPermittedError("the passphrase must be typed again first")
        return self._session.vault
