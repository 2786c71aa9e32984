"""A facts file between organizations: what one team looked up, chosen one by one and signed.

The file is JSON in one way of writing alone, so that any other byte is another document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import NewerStoreError, RecordError, StorageError, UnreadableFileError
from depwork.guide.checks import Checks, read_checks
from depwork.guide.files import Table, read_filled
from depwork.model.audit import Verb
from depwork.model.fact_file import ALONE, FactsFile, SharedFact
from depwork.model.role import Action
from depwork.services.guiding import guide_folders
from depwork.services.permitting import permit
from depwork.services.strict_json import content, parsed
from depwork.services.writing import write_private
from depwork.storage import fact_keys
from depwork.storage.fact_keys import Trusted
from depwork.storage.vault import Vault

LIMIT: Final = 256_000
"""Bytes of a facts file."""
FORMAT: Final = 1
_SIGNED: Final = b"depwork facts file 1\n"
_MARK: Final = "depwork_facts"
_PARTS: Final = frozenset({_MARK, "key", "signature", "signed"})
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_SIGNATURE: Final = re.compile(r"[0-9a-f]{128}")


def export(vault: Vault, home: Path, ids: Sequence[str], out: Path, today: date) -> FactsFile:
    """Return what was signed and written.

    Args:
        vault: Open; its own key signs.
        home: The workbook's folder.
        ids: The entries, chosen one by one.
        out: The file.
        today: The day.

    Raises:
        NotPermittedError: The member does not sign for the organization.
        RecordError: None was chosen, or one cannot be sent; the message names it and why.
        StorageError: No key was made.
        UnwritableError: The file cannot be written.
    """
    permit(vault, Action.SHARE_FACTS)
    roots = guide_folders(home)
    register, checks = read_filled(roots, "register.toml"), read_checks(roots)
    if not ids:
        ready = [key for key in sorted(checks) if not _unsent(key, register, checks)]
        raise RecordError(f"name the entries to send: {' '.join(ready) or 'none was looked up'}")
    if refused := {key: why for key in ids if (why := _unsent(key, register, checks))}:
        raise RecordError("; ".join(f"{key}: {why}" for key, why in refused.items()))
    own = fact_keys.own(vault)
    if own is None:
        raise StorageError("no key for facts here: a keeper makes one: depwork facts key --name")
    facts = [
        checks[key][-1].model_dump(include=set(SharedFact.model_fields)) for key in sorted(set(ids))
    ]
    with vault.store.transaction():
        try:
            made = FactsFile.model_validate({"by": own.name, "made_on": today, "facts": facts})
        except ValidationError as error:
            raise RecordError(f"not sent: {places(error)}") from None
        signed = made.model_dump(mode="json", exclude_none=True)
        signature = fact_keys.signature(vault, _SIGNED + _canonical(signed)).hex()
        whole = {_MARK: FORMAT, "key": own.public, "signature": signature, "signed": signed}
        for fact in made.facts:
            vault.note(Verb.FACT_OUT, fact.id)
        write_private(out, _canonical(whole))
    return made


def _unsent(key: str, register: Table, checks: Checks) -> str:
    raw, made = register.values.get(key), checks.get(key)
    if key.startswith(ALONE) or raw is None:
        return "an entry of this organization alone, or none at all"
    if not made:
        return "nobody here looked it up"
    if made[-1].signed_by is not None:
        return f"{made[-1].by} looked it up: who wants it asks there"
    if made[-1].value is None:
        return "a table is confirmed in each workbook by itself"
    return "" if made[-1].on >= raw["as_of"] else "the register has a later day"


def verified(vault: Vault, path: Path) -> tuple[Trusted, Any]:
    """Return whose key signed a file, trusted here, and what it signed, not yet looked into.

    Args:
        vault: Open; it knows whom the keeper trusts.
        path: The file.

    Raises:
        NotPermittedError: The member does not take facts in for the organization.
        UnreadableFileError: Not a facts file, unsigned, altered, by a key that is not trusted,
            or too large; the message names the file and why.
        NewerStoreError: A newer depwork wrote it.
    """
    permit(vault, Action.SHARE_FACTS)
    name, data = path.name, content(path, LIMIT)
    whole = parsed(name, data)
    if not isinstance(whole, dict) or _MARK not in whole:
        raise UnreadableFileError(f"{name}: not a facts file")
    if type(whole[_MARK]) is int and whole[_MARK] > FORMAT:
        raise NewerStoreError(f"{name} was written by a newer depwork; update this one")
    key, signature = str(whole.get("key")), str(whole.get("signature"))
    if not (_KEY.fullmatch(key) and _SIGNATURE.fullmatch(signature)):
        raise UnreadableFileError(f"{name}: not signed")
    if whole.keys() != _PARTS or whole[_MARK] != FORMAT or _canonical(whole) != data:
        raise UnreadableFileError(f"{name}: altered: it is not as depwork writes it")
    public, message = bytes.fromhex(key), _SIGNED + _canonical(whole["signed"])
    if not fact_keys.signed_by(public, bytes.fromhex(signature), message):
        raise UnreadableFileError(f"{name}: altered: its signature does not hold")
    found = fact_keys.fingerprint_of(public)
    for one in fact_keys.trusted(vault):
        if one.fingerprint == found:
            return one, whole["signed"]
    raise UnreadableFileError(
        f"{name}: signed by a key that is not trusted here, {found}. Have them read theirs out "
        "over a number you know; if it is the same, a keeper adds it: depwork facts trust"
    )


def _canonical(values: Any) -> bytes:
    """Return the one way in which a document is written: any other byte is another document."""
    text = json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "surrogatepass")


def places(error: ValidationError) -> str:
    """Return what does not fit, by the names of our own fields alone."""
    items = error.errors(include_input=False, include_url=False)
    found = {".".join(_names(item["loc"])) + f" ({item['type']})" for item in items}
    return "; ".join(sorted(found)[:10])


def _names(loc: tuple[int | str, ...]) -> list[str]:
    known = {*FactsFile.model_fields, *SharedFact.model_fields}
    return [str(part) for part in loc[:3] if isinstance(part, int) or part in known]
