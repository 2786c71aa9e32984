"""The audit: lines that are only ever added, each bound to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from threading import local
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import StaleRecordError, TamperedError
from depwork.model.audit import AuditEntry, AuditHead, Verb
from depwork.storage.keyring import COMMON, Keyring
from depwork.storage.protocol import Row, Store
from depwork.storage.sealing import Place, new_key, seal, unseal

KIND: Final = "vault.audit"
"""The kind of the lines; the id is the line's number, so that ids sort as lines follow."""

HEAD_KIND: Final = "vault.audit_head"
"""The kind of the one record that says where the audit ends; its version is the count."""

KEY_KIND: Final = "vault.audit_key"
"""The kind of the record that holds the audit's own random key, wrapped: it outlives a change
of the vault key, so that a head written down before still proves the lines before it."""

HEAD_ID: Final = "head"
KEY_ID: Final = "key"
FIRST: Final = hashlib.sha256(b"depwork audit").hexdigest()
"""What the first line is bound to."""

_MOST_RETRIES: Final = 100
_TEXT: Final = json.JSONEncoder(separators=(",", ":")).encode  # built once: each save needs it


class Audit:
    """Adds lines to the audit of one store, each in the transaction of what it tells of.

    A line is sealed with the audit's own key, which every member holds, so that the file alone
    neither shows who did what nor lets anybody write a line. It names the hash of the line before
    it; the head names the last one. Whoever cuts lines off must also put back an older head,
    which only a head written down elsewhere can show.

    Args:
        inner: Where the lines go, unsealed by any other store.
        keyring: Unlocked.
        now: The caller's clock, as text; the storage room has none.
    """

    def __init__(self, inner: Store, keyring: Keyring, now: Callable[[], str] = str) -> None:
        self._inner = inner
        self.keyring = keyring
        self.now = now
        self._here = local()
        self._cipher: AESGCM | None = None

    @property
    def cipher(self) -> AESGCM:
        """The key of lines and head.

        Raises:
            TamperedError: The record that holds it was changed or is gone.
            LockedError: The keys were dropped.
        """
        wrapping = self.keyring.cipher(COMMON)  # locked means locked, also for a kept cipher
        if self._cipher is None:
            row = self._inner.maybe_get(KEY_KIND, KEY_ID)
            if row is None:
                raise TamperedError(f"{KEY_KIND} {KEY_ID}: gone; see depwork vault verify")
            self._cipher = AESGCM(unseal(wrapping, row.body, _key_place(row.version)))
        return self._cipher

    def note(
        self,
        verb: Verb,
        *,
        kind: str = "",
        name: str = "",
        version: int = 0,
        case_id: str | None = None,
        sha256: str = "",
        count: int = 1,
        at: str = "",
    ) -> None:
        """Add one line; call it in the transaction of what it tells of.

        Args:
            verb: What was done.
            kind: Of the record it was done to.
            name: Of that record.
            version: Of that record.
            case_id: The case's code.
            sha256: Of the sealed body.
            count: How many.
            at: When, if not now: a line that was owed.

        Raises:
            TamperedError: The head was changed or is gone: see ``depwork vault verify``.
        """
        parts = (
            at or self.now(),
            self.keyring.holder.member,
            verb,
            kind,
            name,
            version,
            case_id,
            sha256,
            count,
        )
        for _ in range(_MOST_RETRIES):
            before = getattr(self._here, "head", None) or self.head()
            number = before.count + 1
            sealed = seal(self.cipher, _line(before.sha256, parts), _place(number))
            after = AuditHead(number, hashlib.sha256(sealed).hexdigest())
            try:
                self._put_head(after)
            except StaleRecordError:  # another session added a line meanwhile
                self.forget()
                continue
            self._inner.put(KIND, line_id(number), sealed, case_id=None, expected_version=0)
            self._here.head = after
            return
        raise StaleRecordError(f"{HEAD_KIND}: other sessions were always quicker")

    def head(self) -> AuditHead:
        """Return where the audit ends now.

        Raises:
            TamperedError: The head was changed or is gone.
        """
        row = self._inner.maybe_get(HEAD_KIND, HEAD_ID)
        if row is None:
            raise TamperedError(f"{HEAD_KIND} {HEAD_ID}: gone; see depwork vault verify")
        return head_of(row, self.cipher)

    def begun(self) -> bool:
        """Return whether there is an audit, by its head."""
        return self._inner.maybe_get(HEAD_KIND, HEAD_ID) is not None

    def begin(self) -> None:
        """Start the audit with a key of its own; call it in a transaction.

        Raises:
            StaleRecordError: There is an audit already.
        """
        wrapped = seal(self.keyring.cipher(COMMON), new_key(), _key_place(1))
        self._inner.put(KEY_KIND, KEY_ID, wrapped, case_id=None, expected_version=0)
        self._here.head = AuditHead(0, FIRST)
        self.note(Verb.BEGIN)
        self.saved(Row(KEY_KIND, KEY_ID, 1, None, wrapped))

    def saved(self, row: Row) -> None:
        """Note a record that was saved, as sealed."""
        self.note(
            Verb.SAVE,
            kind=row.kind,
            name=row.id,
            version=row.version,
            case_id=row.case_id,
            sha256=hashlib.sha256(row.body).hexdigest(),
        )

    def forget(self) -> None:
        """Read the head anew at the next line; needed after a transaction was undone."""
        self._here.head = None

    def _put_head(self, head: AuditHead) -> None:
        body = seal(self.cipher, bytes.fromhex(head.sha256), _head_place(head.count))
        self._inner.put(HEAD_KIND, HEAD_ID, body, case_id=None, expected_version=head.count - 1)


def line_id(number: int) -> str:
    """Return the id of a line.

    >>> line_id(12)
    '000000000012'
    """
    return f"{number:012d}"


def head_of(row: Row, cipher: AESGCM) -> AuditHead:
    """Return the head that a record holds.

    Raises:
        TamperedError: It was changed.
    """
    return AuditHead(row.version, unseal(cipher, row.body, _head_place(row.version)).hex())


def opened(row: Row, number: int, cipher: AESGCM) -> tuple[str, AuditEntry]:
    """Return the hash of the line before, and the line that a record holds.

    Args:
        row: As stored.
        number: Which line it is.
        cipher: The audit's key.

    Raises:
        TamperedError: It was changed or moved.
    """
    before, at, by, verb, *parts = json.loads(unseal(cipher, row.body, _place(number)))
    return before, AuditEntry(number, at, by, Verb(verb), *parts)


def rewrap(store: Store, old: Keyring, new: Keyring) -> None:
    """Wrap the audit's key with a changed vault's; call it in the changing transaction.

    Args:
        store: The vault's, noting its changes.
        old: The keys so far.
        new: The keys from now on.
    """
    row = store.get(KEY_KIND, KEY_ID)
    key = unseal(old.cipher(COMMON), row.body, _key_place(row.version))
    body = seal(new.cipher(COMMON), key, _key_place(row.version + 1))
    store.put(KEY_KIND, KEY_ID, body, case_id=None, expected_version=row.version)


def _key_place(version: int) -> Place:
    return (KEY_KIND, KEY_ID, version, None)


def _line(before: str, parts: tuple[object, ...]) -> bytes:
    return _TEXT((before, *parts)).encode()


def _place(number: int) -> Place:
    return (KIND, line_id(number), 1, None)


def _head_place(count: int) -> Place:
    return (HEAD_KIND, HEAD_ID, count, None)
