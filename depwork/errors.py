"""Every exception of depwork, and the tree they form.

::

    DepworkError
    ├── RecordError              a case or another record
    │   ├── CaseNotFoundError        no such case in this store
    │   ├── StaleCaseError           somebody saved a later version first
    │   ├── UnknownFieldError        a path that is no asked field
    │   ├── NoConsentError           nobody agreed that this is kept
    │   ├── KnownPersonError         the same person has a case here already
    │   ├── UnreadableFileError      a file refused, by name and place
    │   └── FileRefusedError         an evidence file refused, by key and place
    ├── StorageError             the database, the vault and its keys
    │   ├── VaultExistsError         a vault already stands in this folder
    │   ├── NoVaultError             the folder holds no vault
    │   ├── WrongPassphraseError     the passphrase opens nothing here
    │   ├── WeakPassphraseError      the passphrase is shorter than the rule
    │   ├── LockedError              no unlocked key for this session
    │   │   └── AgentGoneError           the key agent stopped and did not come back
    │   ├── TamperedError            a sealed body fails its authentication
    │   ├── NewerStoreError          written by a newer depwork
    │   ├── StaleRecordError         optimistic version conflict
    │   ├── RecordNotFoundError      no such record or blob in this store
    │   ├── PracticeMixError         practice and real records would meet
    │   ├── BackupError              a backup file refused, by name and place
    │   ├── HeldError                a hold stands: nothing is deleted
    │   ├── UnwritableError          a full disk, a read-only folder, a missing one
    │   └── NotPermittedError        the member's role or keys do not allow it
    ├── GuideError               words, sources, the register
    │   ├── MissingWordError         a field or key without its words
    │   ├── OrphanWordError          words that belong to nothing
    │   ├── UnresolvedSourceError    a citation that names no source
    │   ├── PlaceholderError         languages differ in their placeholders
    │   ├── UnknownFactError         no register entry of that id
    │   └── ForeignFileError         an organization's copy holds what may not stand there
    ├── DocumentError            rendering
    │   ├── UnknownDocumentError     no such row in the catalog
    │   ├── TemplateError            a template that cannot be used
    │   ├── WithheldFactError        a template names what its reader may not see
    │   ├── MissingFactError         a final document with a gap
    │   └── BlockedDocumentError     a gate stands against the document, or text is unread
    ├── ReportError              tables and pictures for others
    │   ├── UnconsentedCaseError     a case whose person did not agree to lessons
    │   └── UnlistedValueError       a frame would hold what no report may hold
    └── RunError                 notebooks, kernels, the server
        ├── NotebookError            a notebook stopped in a cell
        └── ServeError               the server could not start

Each says what was attempted and what to do; none carries an answer from a case.
"""

from __future__ import annotations


class DepworkError(Exception):
    """Anything depwork refuses or fails at."""


class RecordError(DepworkError):
    """A case or another record."""


class CaseNotFoundError(RecordError):
    """No such case in this store."""


class StaleCaseError(RecordError):
    """Somebody saved a later version of the case first; read it and save again."""


class UnknownFieldError(RecordError):
    """A path that names no asked field."""


class NoConsentError(RecordError):
    """Nobody who may has agreed that the case, or this part of it, is kept (R01)."""


class KnownPersonError(RecordError):
    """The same person has a case here already; go on there."""


class UnreadableFileError(RecordError):
    """A file that is refused; the message names the file and the place in it."""


class FileRefusedError(RecordError):
    """An evidence file not taken: ``key`` is its sentence, ``places`` what that one names."""

    def __init__(self, message: str, key: str, places: dict[str, int] | None = None) -> None:
        super().__init__(message)
        self.key, self.places = key, dict(places or {})


class StorageError(DepworkError):
    """The database, the vault and its keys."""


class VaultExistsError(StorageError):
    """A vault already stands in this folder; open it or choose another folder."""


class NoVaultError(StorageError):
    """The folder holds no vault; make one with ``depwork new DIR``."""


class WrongPassphraseError(StorageError):
    """The passphrase opens nothing here."""


class WeakPassphraseError(StorageError):
    """The passphrase is shorter than the rule; see ``storage.passphrase``."""


class LockedError(StorageError):
    """No unlocked key for this session; unlock with the passphrase first."""


class AgentGoneError(LockedError):
    """The process that holds the keys is gone; start depwork again."""


class TamperedError(StorageError):
    """A sealed body fails its authentication, or holds no record: changed, swapped or cut."""


class NewerStoreError(StorageError):
    """The store was written by a newer depwork; install that version."""


class StaleRecordError(StorageError):
    """The record's stored version is not the one the caller had read."""


class RecordNotFoundError(StorageError):
    """No such record or blob in this store; the message names its kind and id."""


class PracticeMixError(StorageError):
    """Practice and real records would meet in one store."""


class NotPermittedError(StorageError):
    """The member's role or keys do not allow it; ask an organizer who may."""


class BackupError(StorageError):
    """A backup file that is refused; the message names the file and the place in it."""


class UnwritableError(StorageError):
    """A file or folder cannot be written; ``key`` names its sentence among the page's words."""

    def __init__(self, message: str, key: str = "not_written") -> None:
        super().__init__(message)
        self.key = key


class HeldError(StorageError):
    """A hold stands on all deletion; it is lifted first, with an attorney's word."""


class GuideError(DepworkError):
    """Words, sources or the register of dated facts."""


class MissingWordError(GuideError):
    """A field or key has no words in some language."""


class OrphanWordError(GuideError):
    """Words that belong to no field or key."""


class ForeignFileError(GuideError):
    """An organization's copy holds more than words and data; the message names it."""


class PageError(GuideError):
    """A prose page that cannot be read, or that stands in one language only."""


class UnresolvedSourceError(GuideError):
    """A citation names no entry of ``sources.toml``."""


class PlaceholderError(GuideError):
    """The placeholders of one key differ between languages."""


class UnknownFactError(GuideError):
    """No entry of ``register.toml`` has this id."""


class DocumentError(DepworkError):
    """A document could not be rendered."""


class UnknownDocumentError(DocumentError):
    """No row of the catalog has this id."""


class TemplateError(DocumentError):
    """A template that cannot be read or used."""


class WithheldFactError(DocumentError):
    """A template names a fact that its audience may not see: path, audience, what is missing."""


class MissingFactError(DocumentError):
    """A final document would have a gap; the message lists the paths, and so does ``paths``."""

    def __init__(self, message: str, paths: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.paths = paths


class BlockedDocumentError(DocumentError):
    """A gate or a rule stands against the document, or ``unread`` typed sentences wait."""

    def __init__(self, message: str, rules: tuple[str, ...] = (), unread: int = 0) -> None:
        super().__init__(message)
        self.rules, self.unread = rules, unread


class ReportError(DepworkError):
    """A table or picture for others could not be made."""


class UnconsentedCaseError(ReportError):
    """A case without consent to lessons in force; leave it out before counting."""


class UnlistedValueError(ReportError):
    """A frame would hold a value that is on no allow-list; the message names the column."""


class RunError(DepworkError):
    """Notebooks, kernels or the server."""


class NotebookError(RunError):
    """A notebook stopped in a cell; the message names notebook, cell and error type."""


class ServeError(RunError):
    """The server could not start; the message says why and what to do."""
