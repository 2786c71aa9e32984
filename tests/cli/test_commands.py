"""The command line: statuses, one JSON document, nothing of a case where it should not be."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.questions import with_answer
from depwork.services.transfer import write_case
from depwork.storage.kdf import Kdf

WORDS = "una frase de paso bastante larga"
SECRET = "Zacatlán"
DAY = ("--as-of", "2026-11-22")
Command = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook made by ``depwork new``."""
    home = tmp_path / "workbook"
    monkeypatch.setattr("depwork.services.opening.calibrated", lambda _: Kdf(64 * 1024, 3, 1))
    done = command("new", str(home), "--passphrase-stdin", stdin=WORDS + "\n")
    assert done.status == 0, done.err
    return home


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """A case document."""
    kept = Consents(consent_store=(Consent(given_on=date(2020, 1, 1)),))
    case = Case(case_code="ABCD-2345", consent=kept)
    for path, value in {
        "identity.legal_name": SECRET,
        "identity.a_number": "A 012-345-679",
        "custody.custody_status": "ICE_detained",
        "proceedings.proceeding_stage": "final_order",
        "proceedings.removal_date": "2026-11-24",
    }.items():
        case = with_answer(case, path, value)
    file = tmp_path / "case.json"
    file.write_text(write_case(case), encoding="utf-8")
    return file


@pytest.mark.parametrize("first", ["depwork.cli.app", "depwork.workbook"])
def test_nobody_waits_for_what_a_report_needs(first: str) -> None:
    """Neither a command nor a page of the guide loads pandas, matplotlib or nbconvert."""
    heavy = {"pandas", "matplotlib", "nbconvert", "papermill", "voila"}
    code = f"import sys, {first}; print(*{heavy!r} & sys.modules.keys())"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_new_lays_a_sealed_store_and_editable_copies(folder: Path) -> None:
    """A new folder holds the store, readable by its owner only, and copies to edit."""
    assert (folder / "depwork.sqlite3").stat().st_mode & 0o777 == 0o600
    assert (folder / "templates" / "guide" / "register.toml").is_file()
    assert (folder / "notebooks" / "en" / "00_start_here.ipynb").is_file()


def test_a_folder_is_not_made_twice(folder: Path, command: Command) -> None:
    """A second ``new`` says that a vault stands there, with status 1."""
    done = command("new", str(folder), "--passphrase-stdin", stdin=WORDS + "\n")
    assert (done.status, done.out) == (1, "")
    assert "already" in done.err


def test_a_short_passphrase_is_refused(tmp_path: Path, command: Command) -> None:
    """A passphrase below the rule makes nothing."""
    done = command("new", str(tmp_path / "w"), "--passphrase-stdin", stdin="short\n")
    assert done.status == 1
    assert "short" not in done.err.replace("shorter", "").replace("too short", "")
    assert not (tmp_path / "w" / "depwork.sqlite3").exists()


def test_import_list_show_export_forget(folder: Path, case_file: Path, command: Command) -> None:
    """A case goes in by file, is listed by code, shown without answers, exported, forgotten."""
    where = ("--dir", str(folder), "--passphrase-stdin")

    def run(*words: str) -> Any:
        done = command("cases", *words, *where, stdin=WORDS + "\n")
        assert done.status == 0, done.err
        return done

    assert run("import", str(case_file)).out == "ABCD-2345\n"
    listed = run("list", *DAY)
    assert listed.out.split()[:2] == ["ABCD-2345", "U1"]
    shown = run("show", "ABCD-2345")
    assert "A ***-**5-679" in shown.out
    assert SECRET not in shown.out + listed.out + shown.err
    assert json.loads(run("export", "ABCD-2345").out)["identity"]["legal_name"] == SECRET
    assert "records deleted" in run("forget", "ABCD-2345", "--yes").out
    assert run("list").out == ""


def test_a_wrong_passphrase_is_status_1(folder: Path, command: Command) -> None:
    """A wrong passphrase is refused on standard error, and is not repeated there."""
    done = command(
        "cases", "list", "--dir", str(folder), "--passphrase-stdin", stdin="not the right one\n"
    )
    assert (done.status, done.out) == (1, "")
    assert "not the right one" not in done.err


def test_decide_prints_one_json_document(case_file: Path, command: Command) -> None:
    """``decide --json`` names rows and rules, cites sources, and repeats no answer."""
    done = command("decide", "--file", str(case_file), "--json", *DAY)
    assert done.status == 0, done.err
    data = json.loads(done.out)
    assert data["urgency"]["value"] == "U1"
    assert "R-11" in {ask["row"] for ask in data["asks"]}
    assert all(reason["source"] for ask in data["asks"] for reason in ask["reasons"])
    assert all(gate["rule"].startswith("R") for gate in data["gates"])
    assert SECRET not in done.out
    assert "012345679" not in done.out.replace("-", "")


@pytest.mark.parametrize("language", ["en", "es"])
def test_decide_reads_as_text(case_file: Path, command: Command, language: str) -> None:
    """Without ``--json`` it is a page to read, in either language."""
    done = command("decide", "--file", str(case_file), "--lang", language, *DAY)
    assert done.status == 0, done.err
    assert {"en": "not legal advice", "es": "no es asesoría legal"}[language] in done.out


def test_wrong_usage_is_status_2(command: Command) -> None:
    """A command called wrongly exits with 2."""
    assert command("decide").status == 2
    assert command("decide", "--file", "x.json", "--as-of", "soon").status == 2
    assert command("nothing").status == 2


def test_an_unreadable_file_is_status_1(tmp_path: Path, command: Command) -> None:
    """A file that cannot be read is refused by name."""
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    done = command("decide", "--file", str(tmp_path / "bad.json"))
    assert done.status == 1
    assert "bad.json" in done.err


def test_render_refuses_a_blocked_letter(case_file: Path, command: Command, tmp_path: Path) -> None:
    """A final letter without consent and notices is refused by rule, and nothing is written."""
    out = tmp_path / "letter.pdf"
    done = command("render", "pd_letter", "--file", str(case_file), "--out", str(out), *DAY)
    assert done.status == 1
    assert "R03c" in done.err
    assert SECRET not in done.err
    assert not out.exists()


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!")])
def test_render_writes_a_practice_letter(
    command: Command, tmp_path: Path, form: str, start: bytes
) -> None:
    """A letter of an invented person is made in each format, whole or not at all."""
    out = tmp_path / f"letter.{form}"
    done = command(
        "render", "pd_letter", "PRAC-TBND", "--practice", "--format", form, "--out", str(out), *DAY
    )
    assert done.status == 0, done.err
    assert out.read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_review_lists_each_typed_sentence_of_a_paper(command: Command) -> None:
    """Every sentence stands on a line of its own, with whether somebody has read it."""
    done = command("review", "PRAC-TBND", "petition", "--practice", *DAY)
    assert done.status == 0, done.err
    assert "[x]" in done.out
    assert "[?]" not in done.out
    assert done.out.endswith("final: 0\n")


def test_check_lists_what_is_stale_and_fails_only_on_errors(command: Command) -> None:
    """Far in the future every dated fact is stale, and that is no error."""
    now = json.loads(command("check", "--json", *DAY).out)
    later = command("check", "--json", "--as-of", "2028-01-01")
    assert later.status == 0, later.err
    assert len(json.loads(later.out)["stale"]) > len(now["stale"])
    assert now["errors"] == []


def test_a_bad_edit_is_refused_with_file_and_key(folder: Path, command: Command) -> None:
    """An organization's slip in a word file is named by file and key."""
    file = folder / "templates" / "guide" / "es" / "topics.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if "3.place" not in line]
    assert len(kept) < len(lines)
    file.write_text("\n".join(kept), encoding="utf-8")
    done = command("check", "--dir", str(folder))
    assert done.status == 1
    assert "topics" in done.err
    assert "3.place" in done.err


def test_schema_prints_a_json_schema(command: Command) -> None:
    """``schema case`` describes the case document."""
    data = json.loads(command("schema", "case").out)
    assert "custody" in data["properties"]


def test_doctor_finds_this_machine_fit(command: Command, tmp_path: Path) -> None:
    """The doctor looks at each thing and says ok."""
    done = command("doctor", "--dir", str(tmp_path))
    assert done.status == 0, done.out
    assert "Argon2id works" in done.out


def test_an_unforeseen_failure_shows_no_text(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the program names its type and place; its text could hold an answer."""

    def fail(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("depwork.cli.making.case_schema", fail)
    done = command("schema", "case")
    assert done.status == 1
    assert "ValueError" in done.err
    assert SECRET not in done.err


def test_a_blank_form_is_rendered_without_a_case(command: Command, tmp_path: Path) -> None:
    """No case is named, none is opened, and a page to fill in comes out."""
    out = tmp_path / "form.html"
    done = command(
        "render", "blank_form", "--practice", "--lang", "es", "--format", "html", "--out", str(out)
    )
    assert done.status == 0
    assert "Formulario para llenar a mano" in out.read_text(encoding="utf-8")


def test_check_prints_how_hard_each_step_is_to_read(command: Command, tmp_path: Path) -> None:
    """One line a step: English grade, Spanish ease."""
    done = command("check", "--dir", str(tmp_path), "--reading")
    assert done.status == 0
    assert "step 0: English grade" in done.out
    assert done.out.count("Spanish ease") == 10
