"""A vault made again from a backup file: first beside its place, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from depwork.errors import BackupError, StorageError, VaultExistsError
from depwork.model.audit import Finding
from depwork.storage import backup_reading, vault
from depwork.storage.audit import Audit
from depwork.storage.backup import Content
from depwork.storage.backup_reading import Header
from depwork.storage.keyring import BACKUP, Keyring
from depwork.storage.protocol import Row, Store
from depwork.storage.sql import SqlStore
from depwork.storage.verifying import verify

Unlock = Callable[[Path], Keyring]
"""Returns the keys of the vault in a folder; asks for the passphrase."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A restored vault beside the one in use, row for row.

    Args:
        same: How many records and blobs are alike.
        changed: Places that stand at another version now, as after any work since the backup.
        only_here: Places that are in the vault in use alone.
        only_there: Places that are in the backup alone: deleted since.
    """

    same: int
    changed: tuple[str, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def restore(path: Path, folder: Path, unlock: Unlock) -> Content:
    """Return what was restored into a folder that held no vault.

    Args:
        path: The backup file.
        folder: Where; made with mode 0700 if there is none.
        unlock: Asks for the passphrase of the vault that the backup is of.

    Raises:
        VaultExistsError: A vault stands there; nothing was touched.
        BackupError: The file is refused, by name and place; nothing was written.
        WrongPassphraseError: The passphrase does not open the backup.
        NewerStoreError: A newer depwork wrote it.
    """
    target = folder / vault.FILE
    if target.exists():
        raise VaultExistsError(f"a vault stands in {folder}: restore into another folder")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _made(path, folder, unlock) as (made, content):
        (made / vault.FILE).rename(target)
    return content


def drill(path: Path, unlock: Unlock, use: Store | None, vault_id: str) -> tuple[Content, Compared]:
    """Return what a backup restores to, and how it compares; nothing is kept.

    Args:
        path: The backup file.
        unlock: Asks for the passphrase.
        use: The database in use, unsealed; None compares with nothing.
        vault_id: Of the vault in use; a backup of another is refused.

    Raises:
        BackupError: As for :func:`restore`, or it is another vault's.
    """
    if use is not None and backup_reading.read_header(path).vault_id != vault_id:
        raise BackupError(f"{path.name} is a backup of another vault")
    with (
        tempfile.TemporaryDirectory(prefix="depwork-") as place,
        _made(path, Path(place), unlock) as (made, content),
        closing(SqlStore.at(made / vault.FILE)) as there,
    ):
        return content, _compared(use, there) if use else Compared(0, (), (), ())


@contextmanager
def _made(path: Path, beside: Path, unlock: Unlock) -> Iterator[tuple[Path, Content]]:
    """Yield a folder with the vault that a backup holds, verified; it is removed after."""
    header = backup_reading.read_header(path)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=beside) as place:
        made = Path(place)
        (made / "lock").mkdir(mode=0o700)
        keyring = _unlocked(header, made / "lock", unlock)
        store = SqlStore.at(made / vault.FILE)
        try:
            content = _filled(store, header, keyring)
            done = verify(store, Audit(store, keyring).cipher, header.head)
        except (StorageError, ValueError, TypeError, StopIteration, RuntimeError) as error:
            if isinstance(error, BackupError):
                raise
            raise BackupError(f"{path.name}: its content does not fit ({_name(error)})") from None
        finally:
            store.close()
        _refuse(path, done.findings)
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


def _filled(store: SqlStore, header: Header, keyring: Keyring) -> Content:
    counts = {"record": 0, "blob": 0}
    with store.transaction():
        here = {(head.kind, head.id) for head in store.heads()}
        for what, head, chunks in backup_reading.items(header, keyring.cipher(BACKUP)):
            counts[what] += 1
            if what == "blob":
                name, kind, case_id = head
                store.put_blob(name, chunks, kind=kind, case_id=case_id)
                continue
            kind, name, version, case_id = head
            row = Row(kind, name, version, case_id, b"".join(chunks))
            if (kind, name) not in here:  # a new store has taken the steps of migration
                store.load(row)
    size = header.path.stat().st_size
    return Content(header.vault_id, header.head, counts["record"], counts["blob"], size)


def _refuse(path: Path, findings: tuple[Finding, ...]) -> None:
    if findings:
        raise BackupError(f"{path.name}: what it restores to is not sound: {findings[0]}")


def _compared(use: Store, there: Store) -> Compared:
    here, back = _places(use), _places(there)
    return Compared(
        same=sum(here.get(place) == state for place, state in back.items()),
        changed=tuple(p for p, state in back.items() if p in here and here[p] != state),
        only_here=tuple(place for place in here if place not in back),
        only_there=tuple(place for place in back if place not in here),
    )


def _places(store: Store) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind in sorted({head.kind for head in store.heads()}):
        for row in store.scan(kind):
            found[f"{row.kind} {row.id}"] = (row.version, row.case_id, row.body)
    for blob in store.blobs():
        body = [hash(chunk) for chunk in store.get_blob(blob.id)]
        found[f"blob {blob.id}"] = (blob.kind, blob.case_id, body)
    return found
