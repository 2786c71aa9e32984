"""Lists by command: looked at first, refused by row without a cell's words, undone whole."""

import pytest

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.services.transfer import write_case
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
CODE = "ABCD-2345"
LATER = ("--delete-on", "2099-01-01")


@pytest.fixture
def run(command, tmp_path):
    """Run a command on a workbook with one case."""
    home = tmp_path / "workbook"
    vaults.create(home, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True)

    def one(*arguments, status=0):
        where = ("--dir", str(home), "--passphrase-stdin")
        done = command(*arguments, *where, stdin=f"{WORDS}\n")
        assert done.status == status, done.err
        return done

    file = tmp_path / "case.json"
    given = Consents(consent_store=(Consent(given_on="2026-09-01"),))
    file.write_text(write_case(Case(case_code=CODE, consent=given)), encoding="utf-8")
    one("cases", "import", str(file))
    return one


def test_signatures_come_in_are_shown_leave_and_are_undone(run, tmp_path):
    """A row that does not fit stops all, or is left out as said; nobody comes in for ever."""
    file, out = tmp_path / "zq.csv", tmp_path / "out.csv"
    file.write_text("email,zip\na@example.org,70119\nZqsecret,70119\n", encoding="utf-8")
    bring = ("ledger", "import", CODE, str(file), "--kind", "signatures")
    assert "--delete-on" in run(*bring, status=2).err
    assert "new: 1" in run(*bring, *LATER, "--dry-run").out
    refused = run(*bring, *LATER, status=1)
    assert "row 3, email: " in refused.err
    assert refused.err.split("row 3, email: ")[1].split("\n")[0].endswith(".")  # a sentence
    said = run(*bring, *LATER, "--lang", "es", status=1).err
    assert said.split("row 3, email: ")[1] != refused.err.split("row 3, email: ")[1]
    assert "Zqsecret" not in refused.err + refused.out
    assert "signatures: 0" in run("ledger", "signatures", CODE).out
    batch = run(*bring, *LATER, "--keep-rest").out.split()[-1]
    assert "signatures: 1" in run("ledger", "signatures", CODE).out
    run("ledger", "export", CODE, "--out", str(out))
    assert "a@example.org" in out.read_text(encoding="utf-8-sig")
    undo = ("ledger", "undo-import", CODE, batch, "--kind", "signatures")
    assert "undone: 1" in run(*undo).out
    run(*undo, status=1)


def test_erasing_what_is_due_says_how_many_signers_went(run, tmp_path):
    """None before their day."""
    file = tmp_path / "list.csv"
    file.write_text("email,zip\na@example.org,70119\nb@example.org,70119\n", encoding="utf-8")
    run("ledger", "import", CODE, str(file), "--kind", "signatures", *LATER)
    assert "signers erased: 0" in run("vault", "retention", "--erase").out
    assert "signatures: 2" in run("ledger", "signatures", CODE).out
