"""A case as one JSON document, with its ledger: schema, import and export."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from depwork.errors import NewerStoreError, UnreadableFileError
from depwork.model.case import SCHEMA, Case
from depwork.model.ledger import CampaignEvent, LedgerEntry, Lesson, Outcome
from depwork.model.questions import unknown_facts
from depwork.model.record import Record
from depwork.model.targets import Target
from depwork.model.typed_asks import taken_over
from depwork.services.cases import SIGNOFFS, export_case, import_case, new_case_code
from depwork.services.ledger import add, entries
from depwork.services.strict_json import content, parsed
from depwork.storage.vault import Vault

Fits = TypeVar("Fits", bound=Record)
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""How fields are named; what else a file made up is not repeated."""
LIMIT: Final = 20_000_000
"""Bytes of a case file: every story at its limit, and a ledger of many thousand lines."""
LEDGER: Final = "ledger"
"""Where the ledger stands in a document; files of older depworks have none."""


class Log(Record):
    """The ledger of a case in a document: each list from its oldest day on."""

    events: tuple[CampaignEvent, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    targets: tuple[Target, ...] = ()


class CaseDocument(Case):
    """A case document: a case, and beside it the ledger."""

    ledger: Log = Log()


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a case document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **CaseDocument.model_json_schema(),
    }


def read_case(path: Path) -> Case:
    """Return the case in a file, as :func:`read_whole` does, without its ledger."""
    return read_whole(path)[0]


def read_whole(path: Path) -> tuple[Case, Log]:
    """Return the case and the ledger in a file that ``case_schema`` describes.

    A document without ``case_code`` is given a new one; in one of an older shape, asks that
    were typed are taken over, and what is no ask of the list is kept as it was typed.

    Raises:
        UnreadableFileError: Not a file, too large, not UTF-8 JSON, a key twice, or it does not
            fit; the message names the file and the fields or the line, never their content.
        NewerStoreError: It was written by a newer depwork.
    """
    data = parsed(path.name, content(path, LIMIT))
    if not isinstance(data, dict):
        raise UnreadableFileError(f"{path.name}: a case is a JSON object")
    version = data.get("schema_version", SCHEMA)
    if isinstance(version, int) and version > SCHEMA:
        raise NewerStoreError(f"{path.name} was written by a newer depwork; update this one")
    if isinstance(version, int) and version < SCHEMA:
        data = {**taken_over(data), "schema_version": SCHEMA}
    data = {"case_code": new_case_code(), **data}
    log = data.pop(LEDGER, {})
    case = _fitting(path, Case, data)
    if unknown_facts(case):
        raise UnreadableFileError(
            f"{path.name} does not fit: {SIGNOFFS}.fact: one of the questions of the guide"
        )
    return case, _fitting(path, Log, _of_case(log, case.case_code), (LEDGER,))


def _of_case(log: Any, code: str) -> Any:
    """Return a ledger whose lines name the case that they stand in."""
    if not isinstance(log, dict):
        return log
    return {
        name: [{"case_code": code, **line} if isinstance(line, dict) else line for line in lines]
        if isinstance(lines, list)
        else lines
        for name, lines in log.items()
    }


def _fitting(path: Path, kind: type[Fits], data: Any, under: tuple[str, ...] = ()) -> Fits:
    try:
        return kind.model_validate_json(json.dumps(data))
    except ValidationError as error:
        places = sorted(
            {
                ".".join(_place((*under, *item["loc"]))) + f" ({_wrong(item)})"
                for item in error.errors(include_input=False)
                if under or item["type"] != "model_type"
            }
        )
        raise UnreadableFileError(f"{path.name} does not fit: {'; '.join(places[:20])}") from None


def _wrong(item: ErrorDetails) -> str:
    """Return what is wrong, and for a closed list what may stand there; never what stood."""
    expected = item.get("ctx", {}).get("expected") if item["type"] == "enum" else None
    return f"{item['type']}: one of {expected}" if expected else item["type"]


def _place(loc: tuple[int | str, ...]) -> list[str]:
    """Return the part of an error's place that names fields: no branch, and no name of a person."""
    return [str(part) for part in loc if isinstance(part, int) or _FIELD.fullmatch(part)]


def write_case(case: Case, log: Log | None = None) -> str:
    """Return the JSON document of a case; it holds everything, so it is for its owner only.

    How often a case was saved is the store's to count: the document says 0, so that it is the
    same wherever it was imported.

    Args:
        case: The case.
        log: Its ledger.
    """
    data = case.replace(version=0).model_dump(mode="json")
    if log is not None:
        data[LEDGER] = log.model_dump(mode="json")
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def export_whole(vault: Vault, case_code: str) -> tuple[Case, str]:
    """Return a case, and the document of it with its ledger, outcomes and lessons.

    Raises:
        NotPermittedError: The member's role does not export.
    """
    case = export_case(vault, case_code)
    log = Log(
        events=entries(vault, CampaignEvent, case_code),
        outcomes=entries(vault, Outcome, case_code),
        lessons=entries(vault, Lesson, case_code),
        targets=entries(vault, Target, case_code),
    )
    return case, write_case(case, log)


def import_whole(vault: Vault, case: Case, log: Log, today: date, *, anew: bool = False) -> Case:
    """Return a case from elsewhere as kept here, with its ledger; all of it or nothing.

    Raises:
        NotPermittedError: The member's role does not import.
        UnreadableFileError: A line of the ledger is another case's.
        NoConsentError: Nobody agreed that it is kept (R01).
        KnownPersonError: The same person has a case here already, and ``anew`` is not said.
    """
    lines: tuple[LedgerEntry, ...] = (
        *log.events,
        *log.outcomes,
        *log.lessons,
        *log.targets,
    )
    if any(line.case_code != case.case_code for line in lines):
        raise UnreadableFileError("a line of the ledger names another case")
    with vault.store.transaction():
        saved = import_case(vault, case, today, anew=anew)
        for line in lines:
            add(vault, line)
    return saved
