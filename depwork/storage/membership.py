"""Members of an open vault: added, given cases, given a new passphrase, removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.errors import CaseNotFoundError, StorageError, TamperedError
from depwork.model.role import Role
from depwork.storage import case_keys, kdf, members, recovery, vault_head, wraps
from depwork.storage import passphrase as rule
from depwork.storage.case_keys import HOLDER, granted, name_of, opened
from depwork.storage.keyring import Keyring
from depwork.storage.members import RECOVERY, Member
from depwork.storage.vault import Vault
from depwork.storage.vault_head import Cost
from depwork.storage.wraps import Lock, Wrap

NAME_LONGEST = 80
"""Characters of a member's name."""


@dataclass(frozen=True, slots=True)
class New:
    """Who is to become a member.

    Args:
        name: What organizers call the member.
        role: What the member may do.
        whole: Whether the member shall hold the vault key, or keys of single cases only.
    """

    name: str
    role: Role
    whole: bool


def listed(vault: Vault) -> tuple[Member, ...]:
    """Return all members, those who are gone last; the recovery key is none.

    Raises:
        NotPermittedError: Only holders of the vault key can read them.
    """
    return tuple(one for one in members.listed(*vault.keys) if one.id != RECOVERY)


def read(vault: Vault, keyring: Keyring, member_id: str) -> Member:
    """Return one member, by keys that are newer than those the vault was opened with."""
    return members.read(vault.keys[0], keyring, member_id)


def own_name(vault: Vault) -> str:
    """Return the name of the member at work."""
    store, keyring = vault.keys
    return members.own_name(store, keyring)


def add(vault: Vault, new: New, passphrase: str, on: date) -> Member:
    """Return a new member, who unlocks the vault with this passphrase from now on.

    Raises:
        WeakPassphraseError: The passphrase is too short.
        StorageError: No name, or one that is too long.
    """
    rule.require(passphrase)
    name = " ".join(new.name.split())
    if not 0 < len(name) <= NAME_LONGEST:
        raise StorageError(f"a member's name has 1 to {NAME_LONGEST} characters")
    store, keyring = vault.keys
    one, secret = members.fresh(name, new.role, whole=new.whole, on=on)
    lock = _lock(vault, passphrase)
    with store.transaction():
        members.enroll(store, keyring, one, lock, secret)
    return one


def set_passphrase(vault: Vault, member_id: str, passphrase: str) -> None:
    """Give a member a new passphrase: the member's own keys stay where they are known.

    Whoever changes another member's passphrase cannot know that member's secret, so that
    member gets a new one, and cases shared with the old one are shared anew.

    Raises:
        WeakPassphraseError: The passphrase is too short.
        RecordNotFoundError: No such member.
    """
    rule.require(passphrase)
    store, keyring = vault.keys
    lock = _lock(vault, passphrase)
    with store.transaction():
        if member_id == keyring.holder.member and keyring.has_secret:
            row = store.get(wraps.KIND, member_id)
            secret, version = keyring.secret(), row.version
            wrap = Wrap.of(secret, member_id, keyring.vault_id, lock, version + 1)
            body = wrap.to_body()
            store.put(wraps.KIND, member_id, body, case_id=None, expected_version=version)
            return
        old = members.read(store, keyring, member_id)
        one, secret = members.fresh(
            old.name, old.role, whole=old.whole, on=old.added_on, member_id=member_id
        )
        members.enroll(store, keyring, one, lock, secret)
        for code in shared_with(vault, member_id):
            unshare(vault, code, member_id)
            share(vault, code, member_id)


def first_whole(vault: Vault) -> Member:
    """Return the first member who holds the vault key, organizers before keepers."""
    found = [one for one in listed(vault) if one.whole and one.gone_on is None]
    return min(found, key=lambda one: (one.role is not Role.ORGANIZER, one.added_on or date.min))


def new_recovery(vault: Vault, on: date) -> str:
    """Return a new recovery key to print; the one before opens nothing any more."""
    store, keyring = vault.keys
    key = recovery.new_key()
    one, secret = members.recovery_member(on)
    lock = recovery.lock(key, _cost(vault)[0])
    with store.transaction():
        members.enroll(store, keyring, one, lock, secret)
    return key


def share(vault: Vault, case_code: str, member_id: str) -> bool:
    """Return whether a case is newly open to a member who holds keys of single cases.

    Raises:
        RecordNotFoundError: No such member.
        CaseNotFoundError: No such case.
        StorageError: The member is gone, or holds the vault key and needs no grant.
    """
    store, keyring = vault.keys
    with store.transaction():
        one = members.read(store, keyring, member_id)
        if one.gone_on is not None or one.whole:
            what = "is gone" if one.gone_on else "can open every case already"
            raise StorageError(f"member {member_id} {what}")
        row = store.maybe_get(case_keys.KIND, name_of(case_code, HOLDER))
        if row is None:
            raise CaseNotFoundError(f"no case {case_code} in this vault")
        name = name_of(case_code, member_id)
        if store.maybe_get(case_keys.KIND, name) is not None:
            return False
        body = granted(one.publics.box, case_code, member_id, opened(keyring, row))
        store.put(case_keys.KIND, name, body, case_id=case_code, expected_version=0)
        return True


def unshare(vault: Vault, case_code: str, member_id: str) -> bool:
    """Return whether a case was shared with a member and is not any more.

    A program that kept the case's key could still read old copies; see .github/SECURITY.md.
    """
    store, _ = vault.keys
    return store.delete(case_keys.KIND, name_of(case_code, member_id))


def shared_with(vault: Vault, member_id: str) -> tuple[str, ...]:
    """Return the codes of the cases that are shared with a member."""
    store, _ = vault.keys
    heads = store.heads(case_keys.KIND)
    return tuple(
        head.case_id
        for head in heads
        if head.case_id and head.id == name_of(head.case_id, member_id)
    )


def remove(vault: Vault, member_id: str, on: date) -> tuple[str, ...]:
    """Return the cases that were shared with a member who is gone now; rotate afterwards.

    Raises:
        RecordNotFoundError: No such member.
        StorageError: It is the member at work, or the last who holds the vault key.
    """
    store, keyring = vault.keys
    with store.transaction():
        one = members.read(store, keyring, member_id)
        if member_id == keyring.holder.member:
            raise StorageError("nobody removes themselves: another organizer or keeper does")
        others = (m for m in listed(vault) if m.whole and not m.gone_on and m.id != member_id)
        if one.whole and next(others, None) is None:
            raise StorageError("the last member who holds the vault key stays")
        seen = shared_with(vault, member_id)
        for code in seen:
            unshare(vault, code, member_id)
        members.drop(store, keyring, one, on)
        return seen


def _lock(vault: Vault, passphrase: str) -> Lock:
    return Lock.of(passphrase, *_cost(vault))


def _cost(vault: Vault) -> Cost:
    """Return the salt and cost that all members share: as sealed, never as a row in clear says.

    An older vault did not seal them. There the cost is the floor's or the more that the row of
    the member at work asks for, and it is sealed from now on.
    """
    store, keyring = vault.keys
    sealed = vault_head.cost_of(store, keyring)
    if sealed is not None:
        return sealed
    row = store.maybe_get(wraps.KIND, keyring.holder.member) or next(
        (row for row in store.scan(wraps.KIND) if row.id != RECOVERY), None
    )
    if row is None:
        raise StorageError("no member's passphrase opens this vault: it is for practice")
    wrap = Wrap.from_body(row.id, row.body, row.version)
    if not wrap.kdf.is_at_least(kdf.least):
        raise TamperedError(f"{wraps.KIND} {row.id}: its cost was changed")
    with store.transaction():
        head = store.get(vault_head.KIND, vault_head.ID)
        cost = (wrap.kdf, wrap.salt)
        vault_head.write(store, keyring, practice=vault.practice, version=head.version, cost=cost)
    return cost
