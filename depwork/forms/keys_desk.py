"""What the forms ask about keys and members, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from depwork.model.choices import Audience
from depwork.model.problem import Problem
from depwork.model.role import Action, Role


@dataclass(frozen=True)
class KeyState:
    """How the session stands.

    Args:
        locked: Whether keys must be unlocked first.
        pin: Whether a PIN unlocks it now.
        pin_set: Whether a PIN was set for this run.
        wait: Seconds until another try counts.
        idle: Seconds without anybody after which it locks itself; 0 for never.
        left: How many of them are left.
    """

    locked: bool
    pin: bool = False
    pin_set: bool = False
    wait: float = 0.0
    idle: float = 0.0
    left: float = 0.0


@dataclass(frozen=True)
class Person:
    """One member, as organizers and keepers see them.

    Args:
        id: The member's id.
        name: What the member is called.
        role: What the member may do.
        whole: Whether the member holds the vault key.
        gone: Whether the member was removed.
        me: Whether it is who sits here.
        cases: Codes of the cases that are shared with a member of single cases.
    """

    id: str
    name: str
    role: Role
    whole: bool
    gone: bool
    me: bool
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shut:
    """What came of locking a member out.

    Args:
        opened: Codes of the cases that were open to them.
        seen: Codes of those that they opened or took out; None if the audit cannot be read.
    """

    opened: tuple[str, ...]
    seen: tuple[str, ...] | None


class Keys(Protocol):
    """Keys and members of the workbook that a page shows."""

    def may(self, action: Action) -> bool:
        """Return whether who sits here may do something."""
        ...

    def me(self) -> str:
        """Return the id of who sits here; empty while locked."""
        ...

    def state(self) -> KeyState:
        """Return how the session stands; asking is no sign of life."""
        ...

    def here(self) -> KeyState:
        """Say that somebody is at the page, and return how the session stands."""
        ...

    def beside(self, on: str) -> tuple[tuple[str, str], ...]:
        """Say which question of the open case a page is at; return who else is there.

        Each is a member's name, empty for who may not know it, and a question's name.
        """
        ...

    def set_pin(self, pin: str) -> bool:
        """Return whether this PIN opens the page again after it locks."""
        ...

    def unlock_by_pin(self, pin: str) -> bool:
        """Return whether the PIN unlocked the session."""
        ...

    def prove(self, passphrase: str) -> bool:
        """Return whether it is the passphrase of who sits here."""
        ...

    def suggested(self) -> str:
        """Return a passphrase of six random words."""
        ...

    def set_passphrase(self, passphrase: str) -> Problem | None:
        """Give who sits here a new passphrase, or return what is wrong with it."""
        ...

    def people(self) -> tuple[Person, ...]:
        """Return all members, those who are gone last."""
        ...

    def add(self, name: str, role: Role, passphrase: str, *, cases_only: bool) -> Problem | None:
        """Add a member, or return what is wrong with the passphrase."""
        ...

    def share(self, case_code: str, member: str, *, shared: bool) -> bool:
        """Return whether a case was newly opened or closed to a member."""
        ...

    def lock_out(self, member: str) -> Shut:
        """Lock a member out, change the key, and return what was open to them and seen."""
        ...

    def sign(self, case_code: str, facts: Mapping[str, Sequence[Audience]]) -> None:
        """Clear facts of a case, each for some readers, by the key of who sits here."""
        ...

    def new_recovery_key(self) -> str:
        """Return a new recovery key to print."""
        ...
