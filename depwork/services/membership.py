"""Members and keys: who may come in, what they may open, and locking somebody out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.model.audit import Verb
from depwork.model.role import Action, Role
from depwork.services.keeping import seen_by
from depwork.services.permitting import permit
from depwork.storage import membership as kept
from depwork.storage.cases import case_codes
from depwork.storage.keyring import Keyring
from depwork.storage.members import Member
from depwork.storage.membership import New
from depwork.storage.rotation import rotate
from depwork.storage.vault import Vault

__all__ = [
    "LockedOut",
    "Member",
    "New",
    "add_member",
    "change_key",
    "holds_vault_key",
    "lock_out",
    "members",
    "new_recovery_key",
    "open_cases",
    "set_passphrase",
    "set_passphrase_again",
    "share_case",
    "unshare_case",
]


@dataclass(frozen=True)
class LockedOut:
    """What came of locking a member out.

    Args:
        member: As the member now stands.
        opened: Codes of the cases that the member could open.
        seen: Codes of the cases that the audit says the member did open or take out; None if
            the audit is damaged.
        keyring: The keys of who did it, under the vault's new key.
    """

    member: Member
    opened: tuple[str, ...]
    seen: tuple[str, ...] | None
    keyring: Keyring


def holds_vault_key(role: Role, *, cases_only: bool) -> bool:
    """Return whether a new member of a role shall hold the vault key.

    Organizers do unless they are to work on single cases only; keepers do, to look after
    members and backups; attorneys and families never.
    """
    return role is Role.KEEPER or (role is Role.ORGANIZER and not cases_only)


def members(vault: Vault) -> tuple[Member, ...]:
    """Return all members, those who are gone last."""
    permit(vault, Action.MANAGE_MEMBERS)
    return kept.listed(vault)


def add_member(vault: Vault, new: New, passphrase: str, today: date) -> Member:
    """Return a new member, who chose this passphrase.

    Raises:
        WeakPassphraseError: The passphrase is too short.
    """
    permit(vault, Action.MANAGE_MEMBERS)
    with vault.store.transaction():
        one = kept.add(vault, new, passphrase, today)
        vault.note(Verb.ROLE, one.id)
    return one


def open_cases(vault: Vault, member_id: str) -> tuple[str, ...]:
    """Return the codes of the cases that a member can open."""
    permit(vault, Action.MANAGE_MEMBERS)
    one = next((one for one in kept.listed(vault) if one.id == member_id), None)
    whole = one is not None and one.whole and one.gone_on is None
    return case_codes(vault) if whole else kept.shared_with(vault, member_id)


def share_case(vault: Vault, case_code: str, member_id: str) -> bool:
    """Return whether a case is newly open to a member who holds keys of single cases."""
    permit(vault, Action.SHARE_CASE)
    with vault.store.transaction():
        newly = kept.share(vault, case_code, member_id)
        vault.note(Verb.ROLE, member_id, case_code)
    return newly


def unshare_case(vault: Vault, case_code: str, member_id: str) -> bool:
    """Return whether a case was open to a member and is not any more."""
    permit(vault, Action.SHARE_CASE)
    with vault.store.transaction():
        shared = kept.unshare(vault, case_code, member_id)
        vault.note(Verb.ROLE, member_id, case_code)
    return shared


def change_key(vault: Vault) -> Keyring:
    """Return the keys of who asked, under a new vault key; everyone else renews by themselves."""
    permit(vault, Action.MANAGE_MEMBERS)
    return rotate(vault)


def lock_out(vault: Vault, member_id: str, today: date) -> LockedOut:
    """Remove a member and change the vault's key, both or neither.

    Raises:
        RecordNotFoundError: No such member.
        StorageError: It is who asked, or the last who holds the vault key.
    """
    opened, seen = open_cases(vault, member_id), seen_by(vault, member_id)
    with vault.store.transaction():
        kept.remove(vault, member_id, today)
        vault.note(Verb.LOCK_OUT, member_id)
        keyring = rotate(vault)
    gone = kept.read(vault, keyring, member_id)
    return LockedOut(gone, opened, seen, keyring)


def new_recovery_key(vault: Vault, today: date) -> str:
    """Return a new recovery key to print; the one before opens nothing any more."""
    permit(vault, Action.MANAGE_MEMBERS)
    return kept.new_recovery(vault, today)


def set_passphrase(vault: Vault, member_id: str, passphrase: str) -> None:
    """Give a member a new passphrase; everyone may change their own.

    Raises:
        WeakPassphraseError: The passphrase is too short.
    """
    if member_id != vault.member:
        permit(vault, Action.MANAGE_MEMBERS)
    kept.set_passphrase(vault, member_id, passphrase)


def set_passphrase_again(vault: Vault, member_id: str, passphrase: str) -> str:
    """Return whose passphrase was set anew, after the printed recovery key opened the vault.

    Args:
        vault: Opened by the recovery key.
        member_id: Whose; empty for the first who holds the vault key.
        passphrase: The new one.

    Raises:
        WeakPassphraseError: The passphrase is too short.
    """
    permit(vault, Action.MANAGE_MEMBERS)
    whose = member_id or kept.first_whole(vault).id
    kept.set_passphrase(vault, whose, passphrase)
    return whose
