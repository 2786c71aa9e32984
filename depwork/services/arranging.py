"""The order of the files of one paper: as they were added, until somebody changes it."""

from __future__ import annotations

from typing import Final

from depwork.model.attachment import Attachment
from depwork.model.role import Action
from depwork.services.attaching import KIND, Kept, file_of, files_of
from depwork.services.permitting import permit
from depwork.storage.vault import Vault

STEPS: Final = (-1, 1)
"""One place earlier, one place later."""


def move_file(vault: Vault, case_code: str, attachment_id: str, version: int, step: int) -> bool:
    """Return whether a file now stands one place earlier or later among its paper's files.

    Args:
        vault: Open.
        case_code: Whose file it is.
        attachment_id: The file.
        version: As it was seen.
        step: -1 for earlier, 1 for later.

    Raises:
        RecordNotFoundError: The case has no such file.
        StaleRecordError: Somebody changed one of the files meanwhile; none was moved.
    """
    permit(vault, Action.CHANGE_CASE)
    moved = file_of(vault, case_code, attachment_id)
    mine = [
        one for one in files_of(vault, case_code) if one.attachment.item == moved.attachment.item
    ]
    at = [one.attachment.id for one in mine].index(attachment_id)
    to = at + step
    if moved.version != version or step not in STEPS or not 0 <= to < len(mine):
        return False
    mine.insert(to, mine.pop(at))
    with vault.store.transaction():
        for place, one in enumerate(mine, 1):
            if one.attachment.place != place:
                _put(vault, one, one.attachment.replace(place=place))
    return True


def _put(vault: Vault, kept: Kept, now: Attachment) -> None:
    body = now.model_dump_json().encode()
    vault.store.put(KIND, now.id, body, case_id=now.case_code, expected_version=kept.version)
