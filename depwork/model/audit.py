"""What the audit says: who did what to which record, and when. Ids and verbs, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What was done."""

    BEGIN = "begin"
    SAVE = "save"
    DELETE = "delete"
    ERASE = "erase"
    READ = "read"
    LIST = "list"
    RENDER = "render"
    EXPORT = "export"
    IMPORT = "import"
    CONSENT = "consent"
    WITHDRAW = "withdraw"
    SIGN_OFF = "sign_off"
    READ_THROUGH = "read_through"
    CLOSE = "close"
    EXTEND = "extend"
    HOLD = "hold"
    RELEASE = "release"
    ROLE = "role"
    LOCK_OUT = "lock_out"
    UNLOCK = "unlock"
    FAILED_UNLOCK = "failed_unlock"
    BACKUP = "backup"
    RESTORE = "restore"
    VERIFY = "verify"
    TRUST = "trust"
    DISTRUST = "distrust"
    FACT_OUT = "fact_out"
    FACT_IN = "fact_in"


STORED = frozenset({Verb.BEGIN, Verb.SAVE, Verb.DELETE, Verb.ERASE})
"""What the store notes of its own accord; the rest is noted by whoever does it."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit.

    Args:
        number: Its place, from 1.
        at: When, as the caller's clock said it; empty where there was no clock.
        by: Id of the member who did it; no name.
        verb: What was done.
        kind: Of the record it was done to; empty if to none.
        id: Of that record, or what else names it: a use of consent, a document of the catalog.
        version: Of that record.
        case_id: The case's code.
        sha256: Of the sealed body that was saved, in hexadecimal.
        count: How many, where one line stands for several.
    """

    number: int
    at: str
    by: str
    verb: Verb
    kind: str = ""
    id: str = ""
    version: int = 0
    case_id: str | None = None
    sha256: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the audit: written down elsewhere, it proves later that nothing was cut off.

    Args:
        count: How many lines there are.
        sha256: Of the last line as sealed, in hexadecimal.
    """

    count: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.sha256}:{self.count}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the audit says.

    Args:
        place: Kind and id of the row.
        what: What is wrong with it.
    """

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"
