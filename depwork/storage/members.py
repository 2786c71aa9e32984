"""The members of a vault: who they are, sealed, and the box with each one's keys.

A member's passphrase opens the member's own secret (``wraps``). What the secret opens is a
box sealed to the member's public key: the vault key, or for members of single cases the
common key alone. Boxes can be made anew without any passphrase, so that a changed vault key
reaches everyone who stays and nobody who left.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from depwork.errors import LockedError, RecordNotFoundError, TamperedError
from depwork.model.role import Role
from depwork.storage import vault_head
from depwork.storage.keyring import COMMON, RECORDS, Holder, Keyring
from depwork.storage.pairs import Publics, open_box, publics_of, seal_to
from depwork.storage.protocol import Store
from depwork.storage.sealing import new_key, seal, unseal
from depwork.storage.wraps import KIND as WRAP
from depwork.storage.wraps import Lock, Wrap

KIND: Final = "vault.member"
"""The kind of the sealed records that say who a member is."""

BOX: Final = "vault.box"
"""The kind of the records with a member's keys."""

SIGNER: Final = "vault.signer"
"""The kind of the records with an attorney's public key, for every member to check by."""

RECOVERY: Final = "recovery"
"""Id of the wrap that the printed recovery key opens."""


@dataclass(frozen=True, slots=True)
class Member:
    """Who a member is.

    Args:
        id: Random; the only name a member has in clear.
        name: What organizers call the member.
        role: What the member may do.
        whole: Whether the member holds the vault key.
        publics: The public halves of the member's keys.
        added_on: The day the member was added, where it is known.
        gone_on: The day the member was removed.
    """

    id: str
    name: str
    role: Role
    whole: bool
    publics: Publics
    added_on: date | None = None
    gone_on: date | None = None

    @property
    def holder(self) -> Holder:
        """Whose keys the member's are, in the first epoch."""
        return Holder(self.id, self.role, self.whole)


def new_id() -> str:
    """Return a random member id: eight hexadecimal digits."""
    return secrets.token_hex(4)


def enroll(store: Store, keyring: Keyring, member: Member, lock: Lock, secret: bytes) -> None:
    """Keep a member's wrap, record and box; in the caller's transaction.

    Args:
        store: The vault's, unsealed by any other store.
        keyring: Holds the vault key.
        member: Who; a wrap that stands is replaced.
        lock: The member's passphrase, stretched.
        secret: The member's own.
    """
    old = store.maybe_get(WRAP, member.id)
    version = old.version if old else 0
    wrap = Wrap.of(secret, member.id, keyring.vault_id, lock, version + 1)
    store.put(WRAP, member.id, wrap.to_body(), case_id=None, expected_version=version)
    write(store, keyring, member)
    hand(store, keyring, member)


def fresh(
    name: str, role: Role, *, whole: bool, on: date | None, member_id: str = ""
) -> tuple[Member, bytes]:
    """Return a new member and the member's new secret."""
    secret = new_key()
    found = Member(member_id or new_id(), name, role, whole, publics_of(secret), on)
    return found, secret


def recovery_member(on: date | None) -> tuple[Member, bytes]:
    """Return the member that stands for the printed recovery key, and its secret."""
    return fresh("", Role.ORGANIZER, whole=True, on=on, member_id=RECOVERY)


def write(store: Store, keyring: Keyring, member: Member) -> None:
    """Keep who a member is, and for an attorney the key to check signatures by."""
    values = {
        "name": member.name,
        "role": member.role.value,
        "whole": member.whole,
        "box": base64.b64encode(member.publics.box).decode(),
        "sign": base64.b64encode(member.publics.sign).decode(),
        "added_on": member.added_on.isoformat() if member.added_on else None,
        "gone_on": member.gone_on.isoformat() if member.gone_on else None,
    }
    _put(store, keyring, RECORDS, KIND, member.id, json.dumps(values).encode())
    if member.role is Role.ATTORNEY:
        _put(store, keyring, COMMON, SIGNER, member.id, member.publics.sign)


def listed(store: Store, keyring: Keyring) -> tuple[Member, ...]:
    """Return all members, also those who are gone, by the day they were added.

    Raises:
        NotPermittedError: The keyring holds no vault key.
        TamperedError: A record was changed.
    """
    found = (read(store, keyring, head.id) for head in store.heads(KIND))
    return tuple(sorted(found, key=_listed_by))


def _listed_by(member: Member) -> tuple[bool, date, str, str]:
    """Return where a member stands: of one day by name, since an id says nothing to a person."""
    day = member.added_on or date.min
    return member.gone_on is not None, day, member.name.casefold(), member.id


def read(store: Store, keyring: Keyring, member_id: str) -> Member:
    """Return one member.

    Raises:
        RecordNotFoundError: No such member.
        TamperedError: The record was changed.
    """
    try:
        values = json.loads(_get(store, keyring, RECORDS, KIND, member_id))
    except RecordNotFoundError:
        raise RecordNotFoundError(f"no member {member_id} in this vault") from None
    added, gone = (
        date.fromisoformat(day) if (day := values[name]) else None
        for name in ("added_on", "gone_on")
    )
    publics = Publics(base64.b64decode(values["box"]), base64.b64decode(values["sign"]))
    role = Role(values["role"])
    return Member(member_id, values["name"], role, values["whole"], publics, added, gone)


def signer(store: Store, keyring: Keyring, member_id: str) -> bytes | None:
    """Return an attorney's public key, or None if no attorney has this id."""
    try:
        return _get(store, keyring, COMMON, SIGNER, member_id)
    except RecordNotFoundError:
        return None


def hand(store: Store, keyring: Keyring, member: Member) -> None:
    """Make a member's box anew: the vault key, or the common key alone."""
    key = keyring.vault_key() if member.whole else keyring.common_key()
    content = {
        "key": base64.b64encode(key).decode(),
        "role": member.role.value,
        "whole": member.whole,
        "name": member.name,
    }
    old = store.maybe_get(BOX, member.id)
    version = old.version if old else 0
    place = (BOX, member.id, version + 1, keyring.vault_id)
    body = seal_to(member.publics.box, json.dumps(content).encode(), place)
    store.put(BOX, member.id, body, case_id=None, expected_version=version)


def received(store: Store, vault_id: str, member_id: str, secret: bytes) -> Keyring:
    """Return the keys in a member's box as it stands now.

    Raises:
        LockedError: The member was locked out.
        TamperedError: The box was changed.
    """
    values = _box(store, vault_id, member_id, secret)
    holder = Holder(member_id, Role(values["role"]), values["whole"], vault_head.epoch(store))
    return Keyring(vault_id, base64.b64decode(values["key"]), holder, secret)


def own_name(store: Store, keyring: Keyring) -> str:
    """Return the name of the member whose keys these are; empty for nobody's."""
    if not keyring.has_secret:
        return ""
    own = _box(store, keyring.vault_id, keyring.holder.member, keyring.secret())
    return str(own["name"])


def drop(store: Store, keyring: Keyring, member: Member, on: date) -> Member:
    """Return a member as gone: wrap, box and grants deleted, the record kept.

    An attorney's public key stays, so that what was signed can still be checked.
    """
    store.delete(WRAP, member.id)
    store.delete(BOX, member.id)
    gone = replace(member, gone_on=on)
    write(store, keyring, gone)
    return gone


def _box(store: Store, vault_id: str, member_id: str, secret: bytes) -> dict[str, Any]:
    row = store.maybe_get(BOX, member_id)
    if row is None:
        raise LockedError(f"member {member_id} holds no key of this vault any more")
    content = open_box(secret, row.body, (BOX, row.id, row.version, vault_id))
    values: dict[str, Any] = json.loads(content)
    return values


def _put(
    store: Store, keyring: Keyring, purpose: str, kind: str, name: str, content: bytes
) -> None:
    old = store.maybe_get(kind, name)
    version = old.version if old else 0
    sealed = seal(keyring.cipher(purpose), content, (kind, name, version + 1, keyring.vault_id))
    store.put(kind, name, sealed, case_id=None, expected_version=version)


def _get(store: Store, keyring: Keyring, purpose: str, kind: str, name: str) -> bytes:
    row = store.get(kind, name)
    place = (kind, name, row.version, keyring.vault_id)
    try:
        return unseal(keyring.cipher(purpose), row.body, place)
    except TamperedError:
        if vault_head.epoch(store) != keyring.holder.epoch:
            raise LockedError("the vault's key was changed: unlock again") from None
        raise
