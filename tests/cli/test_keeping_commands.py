"""A keeper's commands: verify, backup, restore, retention; statuses, one JSON document, places."""

import json
import sqlite3
from pathlib import Path

import pytest

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.services.transfer import write_case
from depwork.storage import vault as vaults
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
SECRET = "Zacatlán"
CODE = "ABCD-2345"


@pytest.fixture
def folder(tmp_path):
    """A workbook with a cheap key derivation."""
    home = tmp_path / "workbook"
    vaults.create(home, WORDS, kdf=Kdf(8, 1, 1), allow_cheap_kdf=True)
    return home


@pytest.fixture
def run(command, folder):
    """Run a command on that workbook."""

    def one(*arguments, at=folder, status=0, more=""):
        done = command(*arguments, "--dir", str(at), "--passphrase-stdin", stdin=f"{WORDS}\n{more}")
        assert done.status == status, done.err
        return done

    return one


@pytest.fixture
def filled(run, tmp_path):
    """The workbook with one case."""
    given = Consents(consent_store=(Consent(given_on="2026-09-01", explained_by=SECRET),))
    file = tmp_path / "case.json"
    case = Case(case_code=CODE, intake_date="2026-09-01", consent=given)
    file.write_text(write_case(case), encoding="utf-8")
    run("cases", "import", str(file))
    file.unlink()
    return run


def test_verify_prints_a_head_and_finds_a_changed_row(filled, folder):
    """Sound, it prints the head; changed, it names each place on standard error, status 1."""
    found = json.loads(filled("vault", "verify", "--json").out)
    assert (found["sound"], found["findings"]) == (True, [])
    filled("vault", "verify", "--head", found["head"])
    raw = sqlite3.connect(folder / "depwork.sqlite3")
    with raw:
        raw.execute("UPDATE records SET version = version + 1 WHERE kind = 'case'")
    raw.close()
    done = filled("vault", "verify", status=1)
    assert f"case {CODE}: stands at version 2, the audit says 1" in done.err
    assert "HEX:N" in filled("vault", "verify", "--head", "12", status=1).err


def test_a_backup_is_tried_and_restored(filled, tmp_path):
    """Written, drilled beside the vault, restored into a new folder, refused over an old one."""
    file = tmp_path / "all.depwork"
    made = json.loads(filled("vault", "backup", str(file), "--json").out)
    tried = json.loads(filled("vault", "restore", str(file), "--drill", "--json").out)
    assert tried["drill"]["changed"] == []
    assert tried["head"] == made["head"]
    assert "alike" in filled("vault", "restore", str(file), "--drill").out
    filled("vault", "restore", str(file), at=tmp_path / "new")
    assert json.loads(filled("cases", "export", CODE, at=tmp_path / "new").out)["case_code"] == CODE
    filled("vault", "verify", "--head", made["head"], at=tmp_path / "new")
    again = filled("vault", "restore", str(file), status=1)
    assert "restore into another folder" in again.err
    file.write_bytes(file.read_bytes()[:-5])
    cut = filled("vault", "restore", str(file), at=tmp_path / "third", status=1)
    assert "all.depwork ends early at byte" in cut.err
    assert SECRET.encode() not in file.read_bytes()


def test_retention_lists_holds_and_erases(filled):
    """Due cases are listed; a hold stops erasing; erased, the case is gone and told of."""
    late = ("--as-of", "2026-11-22")
    told = json.loads(filled("vault", "retention", "--json", *late).out)
    assert [(one["case_code"], one["due"]) for one in told["due"]] == [(CODE, "now")]
    filled("vault", "retention", "--hold", *late, more="a subpoena came\n")
    told = filled("vault", "retention", *late).out
    assert "HOLD since 2026-11-22" in told
    assert "subpoena" not in told
    stopped = filled("vault", "retention", "--erase", *late, status=1)
    assert "hold" in stopped.err
    assert "hold" in filled("cases", "forget", CODE, "--yes", status=1).err
    filled("vault", "retention", "--release", *late)
    assert "to be erased now" in filled("vault", "retention", *late).out
    done = filled("vault", "retention", "--erase", *late)
    assert "records deleted" in done.out
    assert "older backups" in done.out
    assert json.loads(filled("cases", "list", "--json").out) == []
    told = json.loads(filled("vault", "retention", "--json", *late).out)
    assert [stone["basis"] for stone in told["tombstones"]] == ["inquiry"]
    filled("vault", "verify")


def test_a_day_to_come_is_looked_at_and_nothing_is_done_on_it(filled, command, folder):
    """The audit's lines say the clock's day whatever day was asked for; no act looks ahead."""
    ahead = ("--as-of", "2099-01-01")
    filled("cases", "show", CODE, *ahead)
    filled("vault", "retention", *ahead)
    assert "clock" not in filled("cases", "list").err
    for act in ("--erase", "--hold", "--release"):
        assert "done today" in filled("vault", "retention", act, *ahead, status=2).err
    refused = [
        *(filled(*act, *ahead, status=2).err for act in (("render", "case_sheet", CODE),
                                                         ("packets", CODE, "--out", "packets"))),
        *(command(act, str(folder), "--no-browser", *ahead).err for act in ("start", "lab")),
    ]  # fmt: skip
    for said in refused:
        assert "done today" in " ".join(said.replace("│", " ").split())
    assert CODE in filled("cases", "list").out


def test_what_left_is_shown_with_the_case(filled):
    """An export is a copy that left: shown with its hash, and told when the case is deleted."""
    filled("cases", "export", CODE)
    assert "case for family  exported" in filled("cases", "show", CODE).out
    assert "must be asked back" in filled("cases", "forget", CODE, "--yes").out


def test_a_changed_case_takes_no_other_along(filled, folder, tmp_path):
    """The list names it, the report and a run for the others go on, and it can be deleted."""
    other = "EFGH-2345"
    given = Consents(consent_store=(Consent(given_on="2026-09-01"),))
    file = tmp_path / "other.json"
    file.write_text(write_case(Case(case_code=other, consent=given)), encoding="utf-8")
    filled("cases", "import", str(file))
    raw = sqlite3.connect(folder / "depwork.sqlite3")
    with raw:
        found = raw.execute("SELECT body FROM records WHERE kind = 'case' AND id = ?", (CODE,))
        (body,) = found.fetchone()
        turned = bytes([body[0] ^ 1]) + body[1:]
        raw.execute("UPDATE records SET body = ? WHERE kind = 'case' AND id = ?", (turned, CODE))
    raw.close()
    told = json.loads(filled("cases", "list", "--json").out)
    assert {row["case_code"]: row["readable"] for row in told} == {CODE: False, other: True}
    assert "cannot be read" in filled("cases", "list").out
    filled("vault", "retention")
    assert CODE in filled("cases", "show", CODE, status=1).err
    filled("cases", "show", other)
    filled("cases", "forget", CODE, "--yes")
    told = json.loads(filled("cases", "list", "--json").out)
    assert [row["case_code"] for row in told] == [other]


def test_the_commands_say_what_they_do(command):
    """Each of the four has a help of its own."""
    for name in ("verify", "backup", "restore", "retention"):
        assert "--passphrase-stdin" in command("vault", name, "--help").out
    assert Path("depwork.sqlite3").exists() is False
