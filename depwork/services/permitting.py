"""The one place that refuses what a member's role does not allow."""

from __future__ import annotations

from depwork.errors import NotPermittedError
from depwork.model.role import Action
from depwork.rules.roles import may
from depwork.storage.vault import Vault


def permitted(vault: Vault, action: Action) -> bool:
    """Return whether the member who unlocked a vault may do something; a page hides the rest."""
    return may(vault.role, action, whole=vault.whole)


def permit(vault: Vault, action: Action) -> None:
    """Return if the member who unlocked this vault may do something.

    Call it first in every use case that reads or changes what a vault keeps.

    Args:
        vault: Open; it knows who unlocked it.
        action: What is to be done.

    Raises:
        NotPermittedError: The role does not allow it, or it needs the vault key.
    """
    if not permitted(vault, action):
        raise NotPermittedError(f"{vault.role} {vault.member} may not {action}")
