"""A small organization's workbook, and ``depwork`` run on it as the shell would."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.consent import Consent, Consents
from depwork.practice import Person
from depwork.services.folder import lay_copies
from depwork.services.ledger import add
from depwork.services.practising import invented
from depwork.storage import vault as vaults
from depwork.storage.cases import save_case
from depwork.storage.kdf import Kdf

DAY = date(2026, 11, 22)
WORDS = "una frase de paso bastante larga"
BOND, DAYS, HELD, EMPTY = "BAAA-2345", "DAAA-2345", "HAAA-2345", "EAAA-2345"


def people() -> tuple[Person, ...]:
    """Return the first three invented people, here as cases of an organization."""
    return invented(None, DAY, Locale.EN)[:3]


def workbook(folder: Path) -> Path:
    """Make a workbook with the invented people as real cases, and one with nothing in it."""
    keyring = vaults.create(folder, WORDS, kdf=Kdf(64 * 1024, 3, 1))
    lay_copies(folder)
    vault = vaults.open(folder, keyring, practice=False)
    try:
        for code, person in zip((BOND, DAYS, HELD), people(), strict=True):
            # a real store keeps no invented person's number
            told = person.case.model_dump_json().replace('"999000', '"999731')
            case = Case.model_validate_json(told).replace(case_code=code, practice=False)
            save_case(vault, case)
            for entry in (*person.events, *person.outcomes):
                add(vault, entry.replace(case_code=code))
        consent = Consents(consent_store=(Consent(given_on=DAY),))
        save_case(vault, Case(case_code=EMPTY, intake_date=DAY, consent=consent))
    finally:
        vault.close()
    return folder


def texts() -> set[str]:
    """Return what the invented people or their teams typed: nothing that may be shown."""
    found: set[str] = set()
    for person in people():
        found |= {text for text in _texts(person.case.model_dump(mode="json")) if len(text) > 5}
        found |= set(person.name.split())
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
    elif isinstance(value, str) and (" " in value or re.fullmatch(r"\d{9}", value)):
        yield value


def depwork(*arguments: str | Path, status: int = 0) -> tuple[str, str]:
    """Return what a command said on both streams; it must end with ``status``."""
    done = subprocess.run(  # noqa: S603 - the command under test
        [sys.executable, "-m", "depwork", *map(str, arguments), "--as-of", DAY.isoformat()],
        input=WORDS + "\n",
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout, done.stderr
