"""Backup, restore and verifying as use cases: permitted, audited, told."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from depwork.errors import StorageError, TamperedError, UnwritableError
from depwork.model.audit import AuditEntry, AuditHead, Verb
from depwork.model.role import Action
from depwork.services.permitting import permit
from depwork.services.received import may_stand, refuse_strangers, sound_files, strangers
from depwork.storage import backup as files
from depwork.storage import restoring, verifying
from depwork.storage import vault as vaults
from depwork.storage.address import SETTING
from depwork.storage.backup import Content, Copies
from depwork.storage.comparing import Compared
from depwork.storage.keyring import Keyring
from depwork.storage.restoring import Allowed, Unlock
from depwork.storage.vault import Vault
from depwork.storage.verifying import Verified

__all__ = [
    "Content",
    "activity",
    "backup",
    "drill",
    "head_of",
    "restore",
    "seen_by",
    "verify",
]


def backup(vault: Vault, path: Path, *, home: Path | None) -> Content:
    """Return what was written into one sealed file, read back before it took its name.

    Args:
        vault: Open.
        path: The file.
        home: The workbook's folder, whose words, letters, looked-up facts and notebooks go in;
            None for a store without one.

    Raises:
        NotPermittedError: The member's role does not allow it.
        UnwritableError: It could not be written.
    """
    permit(vault, Action.BACKUP)
    store, keyring = vault.keys
    store.note(Verb.BACKUP)
    with ExitStack() as still:
        with suppress(UnwritableError):  # a store at rest stays as it is anyway
            still.enter_context(store.transaction())
        return files.write(store.inner, keyring, store.audit.head(), path, _copies(home))


def left_out(home: Path) -> tuple[str, ...]:
    """Return what stands in a workbook's folder and is in no backup, each with the reason."""
    way = (f"{SETTING} (the way to a database)",) if (home / SETTING).exists() else ()
    return (*strangers(home), *way)


def _copies(home: Path | None) -> Copies | None:
    return Copies(home, sound_files(home)) if home is not None else None


_ALLOWED: Final = Allowed(may_stand, refuse_strangers)


def restore(path: Path, folder: Path, unlock: Unlock) -> Content:
    """Return what was restored into a folder without a vault; its audit says so.

    Args:
        path: The backup file.
        folder: Where.
        unlock: Asks for the passphrase, and is given a folder to try it in.

    Raises:
        BackupError: The file is refused, by name and place; nothing was written.
        VaultExistsError: A vault stands there.
    """
    keys: list[Keyring] = []

    def kept(place: Path) -> Keyring:
        keys.append(unlock(place))
        return keys[-1]

    content = restoring.restore(path, folder, kept, _ALLOWED)
    vault = vaults.open(folder, keys[-1])
    vault.note(Verb.RESTORE)
    vault.close()
    return content


def drill(
    path: Path, vault: Vault | None, unlock: Unlock, *, home: Path | None = None
) -> tuple[Content, Compared]:
    """Return what a backup restores to and how it compares with the vault in use.

    Args:
        path: The backup file.
        vault: In use; None compares with nothing.
        unlock: Asks for the passphrase.
        home: The folder of the workbook in use.

    Raises:
        BackupError: The file is refused, by name and place, or is another vault's.
    """
    if vault is None:
        return restoring.drill(path, unlock, None, "", _ALLOWED)
    permit(vault, Action.RESTORE)
    store, _ = vault.keys
    return restoring.drill(path, unlock, store.inner, vault.vault_id, _ALLOWED, _copies(home))


def verify(vault: Vault, known: AuditHead | None = None) -> Verified:
    """Return what is not as the audit says; the look itself is noted.

    Args:
        vault: Open.
        known: A head written down earlier.

    Raises:
        NotPermittedError: The member's role does not allow it.
        TamperedError: The audit's own key was changed or is gone.
    """
    permit(vault, Action.VERIFY_AUDIT)
    store, _ = vault.keys
    done = verifying.verify(store.inner, store.audit.cipher, known)
    if not done.findings:
        store.note(Verb.VERIFY)
    return done


def activity(vault: Vault, most: int = 200) -> tuple[AuditEntry, ...]:
    """Return the latest lines of the audit, the latest first.

    Args:
        vault: Open.
        most: How many.

    Raises:
        NotPermittedError: The member's role does not see them.
    """
    permit(vault, Action.SEE_AUDIT)
    if vault.inner is None:
        return ()
    return verifying.latest(vault.inner, vault.inner.audit, most)


def seen_by(vault: Vault, member_id: str) -> tuple[str, ...] | None:
    """Return the codes of the cases that a member opened or took out; None if nobody can tell.

    The audit says so; where it is damaged, locking out does not wait for it.

    Raises:
        NotPermittedError: The member at work does not see the audit.
    """
    try:
        lines = activity(vault, most=10_000_000)
    except TamperedError:
        return None
    taken = {Verb.READ, Verb.RENDER, Verb.EXPORT, Verb.SAVE}
    found = {one.case_id for one in lines if one.by == member_id and one.verb in taken}
    return tuple(sorted(code for code in found if code))


def head_of(text: str) -> AuditHead:
    """Return a head as printed, ``HEX:N``.

    Raises:
        StorageError: It is none.
    """
    digest, _, count = text.partition(":")
    if len(digest) != 64 or not count.isdigit():
        raise StorageError("a head is written HEX:N, as `vault verify` and `vault backup` print it")
    return AuditHead(int(count), digest.lower())
