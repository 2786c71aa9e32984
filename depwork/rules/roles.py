"""What each role may do, as one table."""

from __future__ import annotations

from typing import Final

from depwork.model.role import Action, Role

ROLE_MAY: Final[dict[Role, frozenset[Action]]] = {
    Role.ORGANIZER: frozenset(Action) - {Action.SIGN_OFF},
    Role.ATTORNEY: frozenset({Action.LIST_CASES, Action.READ_CASE, Action.SIGN_OFF}),
    Role.FAMILY: frozenset({Action.LIST_CASES, Action.READ_CASE, Action.EXPORT}),
    Role.KEEPER: frozenset(
        {
            Action.SHARE_CASE,
            Action.HOLD,
            Action.SET_RETENTION,
            Action.BACKUP,
            Action.RESTORE,
            Action.VERIFY_AUDIT,
            Action.SEE_AUDIT,
            Action.MANAGE_MEMBERS,
            Action.TRUST_KEY,
        }
    ),
}
"""An organizer writes down an attorney's spoken word as an answer; signing by own key is the
attorney's alone. A keeper looks after members, retention, backups and whose
facts are trusted, and reads no case."""

NEEDS_VAULT_KEY: Final = frozenset(Action) - {
    Action.LIST_CASES,
    Action.READ_CASE,
    Action.CHANGE_CASE,
    Action.RENDER,
    Action.EXPORT,
    Action.SIGN_OFF,
    Action.CHECK_FACT,
}
"""What nobody can do with the keys of single cases, whatever the role."""


def may(role: Role, action: Action, *, whole: bool = True) -> bool:
    """Return whether a member may do something.

    Args:
        role: The member's.
        action: What is to be done.
        whole: Whether the member holds the vault key, or keys of single cases only.
    """
    return action in ROLE_MAY[role] and (whole or action not in NEEDS_VAULT_KEY)
