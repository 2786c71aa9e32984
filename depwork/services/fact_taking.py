"""Taking facts in from another organization's signed file: each is looked at singly first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from depwork.errors import RecordError, UnreadableFileError
from depwork.guide.checks import read_checks, with_checks
from depwork.guide.files import Table, read_filled
from depwork.guide.register import read_register
from depwork.guide.sources import read_sources
from depwork.model.audit import Verb
from depwork.model.fact_check import FactCheck
from depwork.model.fact_file import FactsFile, SharedFact
from depwork.model.role import Action
from depwork.services.fact_files import places, verified
from depwork.services.facts import checks_file, write_checks
from depwork.services.guiding import guide_folders
from depwork.services.permitting import permit
from depwork.storage import unwritable
from depwork.storage.fact_keys import Trusted
from depwork.storage.vault import Vault


@dataclass(frozen=True)
class Offer:
    """One entry of a file that may be taken, as it stands here and as it would.

    Args:
        fact: As it was looked up.
        name: What it is about, in English.
        now: What it says here, one line each.
        as_of: The day of that.
        until: The last day it would stand, by the table of facts 12.7 here; None for good.
    """

    fact: SharedFact
    name: str
    now: tuple[str, ...]
    as_of: date
    until: date | None


@dataclass(frozen=True)
class Sent:
    """A file whose signature holds and whose key is trusted.

    Args:
        key: Whose it is.
        file: What it says.
        offers: Entries that are newer than what stands here.
        left: Why each other one is left out, by id.
    """

    key: Trusted
    file: FactsFile
    offers: tuple[Offer, ...]
    left: dict[str, str]


def opened(vault: Vault, home: Path, path: Path, today: date) -> Sent:
    """Return what a file offers; nothing is taken yet.

    Args:
        vault: Open; it knows whom the keeper trusts.
        home: The workbook's folder.
        path: The file.
        today: The day; nothing of a later one is read.

    Raises:
        NotPermittedError: The member does not take facts in for the organization.
        UnreadableFileError: Not a facts file, unsigned, altered, by a key that is not trusted,
            of a day to come, or too large; the message names the file and why.
        NewerStoreError: A newer depwork wrote it.
    """
    permit(vault, Action.SHARE_FACTS)
    name = path.name
    key, signed = verified(vault, path)
    try:
        file = FactsFile.model_validate_json(json.dumps(signed))
    except ValidationError as error:
        raise UnreadableFileError(f"{name} does not fit: {places(error)}") from None
    if file.model_dump(mode="json", exclude_none=True) != signed:
        raise UnreadableFileError(f"{name}: not as depwork writes it")
    late = [fact.id for fact in file.facts if fact.on > today]
    if late or file.made_on > today:
        raise UnreadableFileError(
            f"{name}: of a day to come ({', '.join(late) or file.made_on}); "
            "compare the clocks of both computers"
        )
    roots = guide_folders(home)
    table = with_checks(read_filled(roots, "register.toml"), read_checks(roots))
    sources = read_sources(read_filled(roots, "sources.toml"))
    offers, left = [], {}
    for fact in file.facts:
        raw = table.values.get(fact.id)
        if why := _unfit(fact, raw):
            left[fact.id] = why
        else:
            offers.append(_offer(table, sources, fact, _check(fact, key)))
    return Sent(key, file, tuple(offers), left)


def take_in(vault: Vault, home: Path, sent: Sent, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids that were taken, all or none; each says from now on who checked it.

    Args:
        vault: Open.
        home: The workbook's folder.
        sent: Of :func:`opened`.
        ids: The entries, each of which somebody looked at.

    Raises:
        NotPermittedError: The member does not take facts in for the organization.
        RecordError: An id is not offered, or what stands here is newer by now.
        UnwritableError: The organization's copy cannot be written.
    """
    permit(vault, Action.SHARE_FACTS)
    offered = {offer.fact.id: offer.fact for offer in sent.offers}
    if strange := sorted(set(ids) - offered.keys()):
        told = "; ".join(f"{key}: {sent.left.get(key, 'not in the file')}" for key in strange)
        raise RecordError(f"nothing was taken: {told}")
    path, roots = checks_file(home), guide_folders(home)
    kept = [check for made in read_checks([path.parent]).values() for check in made]
    table = with_checks(read_filled(roots, "register.toml"), read_checks(roots))
    taken = sorted(set(ids))
    for key in taken:
        if why := _unfit(offered[key], table.values.get(key)):
            raise RecordError(f"nothing was taken: {key}: {why}")
    made = [_check(offered[key], sent.key) for key in taken]
    with vault.store.transaction(), unwritable.telling(path):
        for key in taken:
            vault.note(Verb.FACT_IN, key)
        write_checks(path, sorted([*kept, *made], key=lambda check: check.on))
    return tuple(taken)


def _unfit(fact: SharedFact, raw: Any) -> str:
    """Return why an entry is left out; empty if it may be taken."""
    if not isinstance(raw, dict):
        return "no such entry here"
    old, es = raw.get("value"), fact.es
    if isinstance(old, dict):
        return "a table is confirmed in each workbook by itself"
    same = {
        int: isinstance(fact.value, int) and es is None,
        str: isinstance(fact.value, str) and isinstance(es, str),
        list: isinstance(fact.value, tuple)
        and isinstance(es, tuple)
        and len(fact.value) == len(es),
    }
    if not same.get(type(old), False):
        return "another kind of value than here"
    if fact.on <= raw["as_of"]:
        return f"not newer than here ({raw['as_of']})"
    return ""


def _check(fact: SharedFact, key: Trusted) -> FactCheck:
    return FactCheck(**dict(fact), by=key.name, signed_by=key.fingerprint)


def _offer(table: Table, sources: Any, fact: SharedFact, check: FactCheck) -> Offer:
    raw = table.values[fact.id]
    one = with_checks(Table(table.path, {fact.id: raw}), {fact.id: (check,)})
    entry = read_register(one, sources)[fact.id]
    old = raw["value"]
    now = tuple(old) if isinstance(old, list) else (str(old),)
    return Offer(fact, raw["name"]["en"], now, raw["as_of"], entry.verify_by)
