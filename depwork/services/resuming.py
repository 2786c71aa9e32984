"""From what a packet is made: one digest of all of it, so that a broken-off run is gone on with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import depwork
from depwork.model.role import Action
from depwork.services.permitting import permit
from depwork.services.resources import notebook, roots
from depwork.services.settings import Settings
from depwork.storage.vault import Vault

_NOT_READ: Final = frozenset({"taken", "index", "release", "vault.head", "vault.tries"})
"""Kinds of records that no packet is made from, some of which a run itself writes.

Any other kind counts, one that is added later too: then a packet is rather made again.
"""


def inputs_of(
    vault: Vault, codes: Sequence[str], settings: Settings, locale: str
) -> Mapping[str, str]:
    """Return a digest of everything that each case's packet is made from, by case code.

    The versions of the case's records and of the workbook's own, the templates, the notebook,
    the program, the day, the language and the formats: no value of a case.

    Args:
        vault: The open workbook.
        codes: Case codes.
        settings: What the run hands to its kernels.
        locale: The language of the notebook's own words.

    Returns:
        64 hexadecimal digits for each code.

    Raises:
        NotPermittedError: The member's role makes no finals.
    """
    permit(vault, Action.RENDER)
    by_case: dict[str | None, list[str]] = {}
    for head in vault.store.heads():
        if head.kind not in _NOT_READ:
            line = f"{head.kind}/{head.id}@{head.version}"
            by_case.setdefault(head.case_id, []).append(line)
    shared = hashlib.sha256()
    for part in (*_files(settings), locale, str(settings.today), *sorted(settings.formats)):
        shared.update(f"{part}\n".encode())
    shared.update("\n".join((str(settings.bare_bones), *sorted(by_case.get(None, ())))).encode())
    return {
        code: hashlib.sha256(
            "\n".join((shared.hexdigest(), code, *sorted(by_case.get(code, ())))).encode()
        ).hexdigest()
        for code in codes
    }


def _files(settings: Settings) -> Iterable[str]:
    """Return the digests of what is read beside the store, each with its place."""
    program = Path(depwork.__file__).parent
    places = [notebook("packet", settings.home), *sorted(program.rglob("*.py"))]
    for root in roots("templates", settings.home):
        places += sorted(path for path in root.rglob("*") if path.is_file())
    for path in places:
        yield f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}"
