"""``depwork cases files``: the owner's zip, and what an export says of files."""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.questions import with_answer
from depwork.services.attaching import attach
from depwork.services.transfer import write_case
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"


def test_files_stand_in_a_zip_and_an_export_says_so(
    tmp_path: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The JSON has no file and says how to get them; the zip, 0600, has them as they came."""
    monkeypatch.setattr("depwork.services.opening.calibrated", lambda _: Kdf(64 * 1024, 3, 1))
    home = tmp_path / "w"
    asked = ("--dir", str(home), "--passphrase-stdin")
    assert command("new", str(home), "--passphrase-stdin", stdin=WORDS + "\n").status == 0
    rows = [{"title": "Lease", "kind": "DOC-RES"}]
    brought = tmp_path / "case.json"
    yes = Consents(consent_store=(Consent(given_on=date(2020, 1, 1)),))
    case = Case(case_code="ABCD-2345", consent=yes)
    brought.write_text(write_case(with_answer(case, "evidence.items", rows)))
    assert command("cases", "import", str(brought), *asked, stdin=WORDS + "\n").status == 0
    out = tmp_path / "all.zip"
    files = ("cases", "files", "ABCD-2345", "--out", str(out), *asked)
    none = command(*files, stdin=WORDS + "\n")
    assert (none.status, out.exists()) == (0, False)
    vault = vaults.open(home, vaults.unlock(home, WORDS))
    item = json.loads(write_case(with_answer(Case(case_code="ABCD-2345"), "evidence.items", rows)))
    kept = item["evidence"]["items"][0]["id"]
    attach(vault, "ABCD-2345", kept, "Zqname.txt", b"as it came", today=date(2026, 11, 22), limit=1)
    vault.close()
    exported = command("cases", "export", "ABCD-2345", *asked, stdin=WORDS + "\n")
    assert "Zqname" not in exported.out
    assert "depwork cases files ABCD-2345" in exported.err
    done = command(*files, stdin=WORDS + "\n")
    assert (done.status, "Zqname" in done.out + done.err) == (0, False)
    assert out.stat().st_mode & 0o777 == 0o600
    assert zipfile.ZipFile(out).read("001-A.txt") == b"as it came"
