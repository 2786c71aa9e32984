"""A vault made again from a backup file: first beside its place, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from depwork.errors import BackupError, StorageError, UnwritableError, VaultExistsError
from depwork.model.audit import Finding
from depwork.storage import backup_reading, unwritable, vault
from depwork.storage.address import place
from depwork.storage.audit import Audit
from depwork.storage.backup import Content, Copies
from depwork.storage.backup_reading import Header
from depwork.storage.comparing import Compared, compared, files_of, places_of
from depwork.storage.keyring import BACKUP, Keyring
from depwork.storage.protocol import Row, Store
from depwork.storage.sql import SqlStore
from depwork.storage.verifying import verify

Unlock = Callable[[Path], Keyring]
"""Returns the keys of the vault in a folder; asks for the passphrase."""


_KINDS: Final = ("templates", "notebooks")
_COPIES: Final = "copies"  # what stands beside the database, while it is made


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a restored folder may hold beside the database.

    Args:
        path: Whether a file of this path below the folder may be written.
        folder: Raises if a folder with such files holds what it may not.
    """

    path: Callable[[str], bool]
    folder: Callable[[Path], None]


NOTHING: Final = Allowed(lambda _: False, lambda _: None)
"""The database alone: a backup that holds more is refused."""


def restore(path: Path, folder: Path, unlock: Unlock, allowed: Allowed = NOTHING) -> Content:
    """Return what was restored into a folder that held no vault.

    Args:
        path: The backup file.
        folder: Where; made with mode 0700 if there is none.
        unlock: Asks for the passphrase of the vault that the backup is of.
        allowed: What the folder may hold beside the database.

    Raises:
        VaultExistsError: A vault, or copies to edit, stand there; nothing was touched.
        UnwritableError: The folder cannot be written, or its disk is full.
        BackupError: The file is refused, by name and place; nothing was written.
        WrongPassphraseError: The passphrase does not open the backup.
        NewerStoreError: A newer depwork wrote it.
    """
    target = folder / vault.FILE
    for one in (target, *(folder / kind for kind in _KINDS)):
        if one.is_symlink() or one.exists():
            raise VaultExistsError(f"{one} stands there already: restore into another folder")
    with unwritable.telling(target):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _made(path, folder, unlock, allowed) as (made, content):
            _placed(made, folder)
    return content


def _placed(made: Path, folder: Path) -> None:
    """Move what was made to its place, the store last: without it nothing counts."""
    moved: list[Path] = []
    try:
        for kind in _KINDS:
            if (made / _COPIES / kind).is_dir():
                (made / _COPIES / kind).rename(folder / kind)
                moved.append(folder / kind)
        place(made / vault.FILE, folder / vault.FILE)
    except BaseException:
        for one in moved:
            shutil.rmtree(one, ignore_errors=True)
        raise


def drill(
    path: Path,
    unlock: Unlock,
    use: Store | None,
    vault_id: str,
    allowed: Allowed = NOTHING,
    copies: Copies | None = None,
) -> tuple[Content, Compared]:
    """Return what a backup restores to, and how it compares; nothing is kept.

    Args:
        path: The backup file.
        unlock: Asks for the passphrase.
        use: The database in use, unsealed; None compares with nothing.
        vault_id: Of the vault in use; a backup of another is refused.
        allowed: What a folder may hold beside the database.
        copies: What the folder in use holds beside it.

    Raises:
        BackupError: As for :func:`restore`, or it is another vault's.
    """
    if use is not None and backup_reading.read_header(path).vault_id != vault_id:
        raise BackupError(f"{path.name} is a backup of another vault")
    with (
        tempfile.TemporaryDirectory(prefix="depwork-") as aside,
        _made(path, Path(aside), unlock, allowed) as (made, content),
        closing(SqlStore.at(made / vault.FILE)) as there,
    ):
        if use is None:
            return content, Compared(0, (), (), ())
        back = places_of(there) | files_of(made / _COPIES)
        here = places_of(use) | (files_of(copies.home, copies.paths) if copies else {})
        return content, compared(here, back)


@contextmanager
def _made(
    path: Path, beside: Path, unlock: Unlock, allowed: Allowed
) -> Iterator[tuple[Path, Content]]:
    """Yield a folder with the vault that a backup holds, verified; it is removed after."""
    header = backup_reading.read_header(path)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=beside) as aside:
        made = Path(aside)
        (made / _COPIES).mkdir(mode=0o700)
        (made / "lock").mkdir(mode=0o700)
        keyring = _unlocked(header, made / "lock", unlock)
        store = SqlStore.at(made / vault.FILE)
        try:
            content = _filled(store, header, keyring, made / _COPIES, allowed)
            done = verify(store, Audit(store, keyring).cipher, header.head)
        except (StorageError, ValueError, TypeError, StopIteration, RuntimeError) as error:
            if isinstance(error, (BackupError, UnwritableError)):
                raise
            raise BackupError(f"{path.name}: its content does not fit ({_name(error)})") from None
        finally:
            store.close()
        _refuse(path, done.findings)
        allowed.folder(made / _COPIES)
        yield made, content


def _name(error: BaseException) -> str:
    return type(error).__name__


def _unlocked(header: Header, folder: Path, unlock: Unlock) -> Keyring:
    """Return the backup's keys: its own records of the vault are asked, no other."""
    store = SqlStore.at(folder / vault.FILE)
    try:
        with store.transaction():
            for row in header.rows:
                store.load(row)
    except StorageError:
        raise BackupError(f"{header.path.name}: its first line is damaged") from None
    finally:
        store.close()
    keyring = unlock(folder)
    if keyring.vault_id != header.vault_id:
        raise BackupError(f"{header.path.name}: its first line is damaged")
    return keyring


def _filled(
    store: SqlStore, header: Header, keyring: Keyring, copies: Path, allowed: Allowed
) -> Content:
    counts = {"record": 0, "blob": 0, "file": 0}
    with store.transaction():
        here = {(head.kind, head.id) for head in store.heads()}
        for what, head, chunks in backup_reading.items(header, keyring.cipher(BACKUP)):
            counts[what] += 1
            if what == "blob":
                name, kind, case_id = head
                store.put_blob(name, chunks, kind=kind, case_id=case_id)
                continue
            if what == "file":
                _written(copies, str(head[0]), chunks, header, allowed)
                continue
            kind, name, version, case_id = head
            row = Row(kind, name, version, case_id, b"".join(chunks))
            if (kind, name) not in here:  # a new store has taken the steps of migration
                store.load(row)
    size = header.path.stat().st_size
    found = (counts["record"], counts["blob"], size, counts["file"])
    return Content(header.vault_id, header.head, *found)


def _written(
    copies: Path, name: str, chunks: Iterator[bytes], header: Header, allowed: Allowed
) -> None:
    """Write one file of a backup below a folder, and nowhere else."""
    parts = PurePosixPath(name).parts
    if not allowed.path(name) or parts[0] not in _KINDS or {"..", "/"} & set(parts):
        raise BackupError(f"{header.path.name}: it holds a file that no folder may: {name!r}")
    target = copies.joinpath(*parts)
    for above in reversed(target.relative_to(copies).parents):
        (copies / above).mkdir(mode=0o700, exist_ok=True)
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except FileExistsError:
        raise BackupError(f"{header.path.name}: it holds a file twice: {name!r}") from None
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _refuse(path: Path, findings: tuple[Finding, ...]) -> None:
    if findings:
        raise BackupError(f"{path.name}: what it restores to is not sound: {findings[0]}")
