"""Does the store hold what the audit says, whole and unchanged? Each doubt names its place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from depwork.errors import DepworkError, TamperedError
from depwork.model.audit import AuditEntry, AuditHead, Finding, Verb
from depwork.storage import audit, migrations, tries
from depwork.storage.audited import BLOB, hash_of_blob
from depwork.storage.protocol import Row, Store

_COUNTS: Final = frozenset({tries.KIND, tries.PENDING})
"""Counted before there is a key; who changes them gains a shorter wait and no more."""

_STEP: Final = (1, None, hashlib.sha256(b"").hexdigest())
"""How the record of a migration stands; it is written before there is a key."""

Key = tuple[str, str]
State = tuple[int, str | None, str]
"""A record's version, case and hash."""


@dataclass(frozen=True)
class Verified:
    """What came of looking: where the audit ends, its lines, and every doubt.

    Args:
        head: Where the audit ends.
        entries: Its readable lines in order.
        findings: What is not as it should be; empty is good.
    """

    head: AuditHead
    entries: tuple[AuditEntry, ...] = field(repr=False)
    findings: tuple[Finding, ...]


def verify(store: Store, cipher: AESGCM, known: AuditHead | None = None) -> Verified:
    """Return what is not as the audit says; nothing raises for what the store holds.

    Args:
        store: The database, unsealed.
        cipher: The audit's key.
        known: A head written down earlier, from a backup's print or an earlier look.
    """
    looking = _Looking(store, cipher)
    with store.transaction():
        head = looking.head()
        entries = looking.lines(head, known)
        looking.rows(_expected(entries))
    return Verified(head, tuple(entries), tuple(looking.findings))


def latest(store: Store, of: audit.Audit, most: int) -> tuple[AuditEntry, ...]:
    """Return the latest lines of an audit, the latest first; one that cannot be read is left out.

    Args:
        store: The database, unsealed.
        of: Its audit.
        most: How many lines.
    """
    found = []
    for number in range(of.head().count, 0, -1):
        row = store.maybe_get(audit.KIND, audit.line_id(number))
        with suppress(TamperedError, ValueError, TypeError):
            if row is not None:
                found.append(audit.opened(row, number, of.cipher)[1])
        if len(found) == most:
            break
    return tuple(found)


class _Looking:
    def __init__(self, store: Store, cipher: AESGCM) -> None:
        self._store = store
        self._cipher = cipher
        self.findings: list[Finding] = []

    def found(self, kind: str, name: str, what: str) -> None:
        self.findings.append(Finding(f"{kind} {name}", what))

    def head(self) -> AuditHead:
        rows = {row.id: row for row in self._scan(audit.HEAD_KIND)}
        row = rows.pop(audit.HEAD_ID, None)
        for name in rows:
            self.found(audit.HEAD_KIND, name, "there is one head only")
        if row is None or row.case_id is not None:
            self.found(audit.HEAD_KIND, audit.HEAD_ID, "gone or moved")
            return AuditHead(0, "")
        try:
            return audit.head_of(row, self._cipher)
        except TamperedError:
            self.found(row.kind, row.id, "changed or put back to an earlier state")
            return AuditHead(0, "")

    def lines(self, head: AuditHead, known: AuditHead | None) -> list[AuditEntry]:
        entries: list[AuditEntry] = []
        before, number = audit.FIRST, 0
        doubted = False
        for row in self._scan(audit.KIND):
            expected = number + 1
            number = int(row.id) if row.id.isdecimal() and row.id.isascii() else 0
            if number < expected or audit.line_id(number) != row.id:
                self.found(row.kind, row.id, "no line that the audit would write")
                number = expected - 1
                continue
            for missing in range(expected, min(number, expected + 1000)):
                self.found(row.kind, audit.line_id(missing), "missing")
            doubted = doubted or number > expected
            entry, said = self._line(row.body, number)
            if (row.version, row.case_id) != (1, None):
                self.found(row.kind, row.id, "its version or case was changed")
            if entry is None:
                self.found(row.kind, row.id, "changed, swapped or cut")
            else:
                entries.append(entry)
                if said != before and not doubted:
                    self.found(row.kind, audit.line_id(number - 1), "not the line that was written")
            doubted = entry is None
            before = hashlib.sha256(row.body).hexdigest()
            if known and number == known.count and before != known.sha256:
                self.found(row.kind, row.id, "not the line of the head written down")
        self._ends(AuditHead(number, before), head, known)
        return entries

    def _line(self, body: bytes, number: int) -> tuple[AuditEntry | None, str]:
        row = Row(audit.KIND, audit.line_id(number), 1, None, body)
        try:
            before, entry = audit.opened(row, number, self._cipher)
        except (TamperedError, ValueError, TypeError):
            return None, ""
        return entry, before

    def _ends(self, last: AuditHead, head: AuditHead, known: AuditHead | None) -> None:
        if last.count < head.count:
            self.found(audit.KIND, audit.line_id(head.count), "cut off: the head names this line")
        elif head.count and last != head:
            self.found(audit.HEAD_KIND, audit.HEAD_ID, "does not name the last line")
        if known and last.count < known.count:
            place = audit.line_id(known.count)
            self.found(audit.KIND, place, "not there: the file is older than the head written down")

    def rows(self, expected: dict[Key, State]) -> None:
        left = expected | {(migrations.KIND, name): _STEP for name in migrations.NAMES}
        for kind, name, state in self._stored():
            if kind in _COUNTS:
                continue
            wanted = left.pop((kind, name), None)
            if wanted is None:
                what = "no line of the audit tells of it, or it stands twice"
                self.found(kind, name, what)
            elif wanted != state:
                self.found(kind, name, _difference(wanted, state))
        for kind, name in left:
            self.found(kind, name, "gone, and no line of the audit tells why")

    def _stored(self) -> Iterator[tuple[str, str, State]]:
        try:
            kinds = sorted({head.kind for head in self._store.heads()})
            blobs = self._store.blobs()
        except (DepworkError, ValueError, TypeError) as error:
            self.found("records", "", f"cannot be listed: {type(error).__name__}")
            return
        for kind in kinds:
            if kind not in (audit.KIND, audit.HEAD_KIND):
                for row in self._scan(kind):
                    yield kind, row.id, (row.version, row.case_id, _sha(row.body))
        for blob in blobs:
            yield (
                BLOB + blob.kind,
                blob.id,
                (blob.chunks, blob.case_id, self._blob(blob.id)),
            )

    def _blob(self, name: str) -> str:
        try:
            return hash_of_blob(self._store.get_blob(name))
        except (DepworkError, TypeError):
            return ""

    def _scan(self, kind: str) -> list[Row]:
        try:
            rows = list(self._store.scan(kind))
        except (DepworkError, ValueError, TypeError) as error:
            self.found(kind, "", f"cannot be read: {type(error).__name__}")
            return []
        return [row if isinstance(row.body, bytes) else replace(row, body=b"") for row in rows]


def _expected(entries: list[AuditEntry]) -> dict[Key, State]:
    """Return what the lines say should be stored now."""
    stored: dict[Key, State] = {}
    of_case: dict[str | None, set[Key]] = {}
    for line in entries:
        key = (line.kind, line.id)
        if line.verb is Verb.SAVE:
            stored[key] = (line.version, line.case_id, line.sha256)
            of_case.setdefault(line.case_id, set()).add(key)
        elif line.verb is Verb.DELETE:
            stored.pop(key, None)
        elif line.verb is Verb.ERASE:
            for gone in of_case.pop(line.case_id, set()):
                stored.pop(gone, None)
    return stored


def _difference(wanted: State, state: State) -> str:
    if state[0] != wanted[0]:
        return f"stands at version {state[0]}, the audit says {wanted[0]}"
    if state[1] != wanted[1]:
        return "belongs to another case than the audit says"
    return "is not what was saved"


def _sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
