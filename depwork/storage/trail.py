"""The audit of a vault that is being unlocked: begun if it is older, and caught up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from depwork.errors import TamperedError, UnwritableError
from depwork.model.audit import Verb
from depwork.storage import tries, vault_head
from depwork.storage.audited import AuditedStore
from depwork.storage.keyring import Keyring
from depwork.storage.protocol import Store


def ready(store: Store, keyring: Keyring, now: Callable[[], str]) -> AuditedStore:
    """Return a vault's database, noting its changes from now on.

    Args:
        store: The vault's, unsealed by any other store.
        keyring: Unlocked.
        now: The caller's clock, as text.
    """
    trail = AuditedStore.of(store, keyring, now)
    if not vault_head.is_audited(store, keyring):
        with trail.transaction():
            if vault_head.is_audited(trail, keyring):
                return trail  # another process was first, and this one waited for it
            trail.begin()
            practice = vault_head.is_practice(trail, keyring)
            version = trail.get(vault_head.KIND, vault_head.ID).version
            vault_head.write(trail, keyring, practice=practice, version=version)
    if store.maybe_get(tries.PENDING, tries.ID) is not None:
        with (
            suppress(TamperedError, UnwritableError),
            trail.transaction(),
        ):  # then counted on, and still opened
            trail.audit.note(Verb.FAILED_UNLOCK, count=tries.take_failed(store))
    return trail
