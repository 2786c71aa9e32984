"""``depwork packets`` over several cases: one failure stays one, and nothing of a case leaks."""

import json
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest
from helper_batch import BOND, DAY, DAYS, EMPTY, HELD, WORDS, depwork, texts, workbook
from nbformat.v4 import new_code_cell, new_notebook

from depwork.batch.packets import KILLED, CaseRun, run_packets
from depwork.model.choices import Locale


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook in which a bit of one case's ledger has turned over."""
    folder = workbook(tmp_path_factory.mktemp("house") / "workbook")
    with closing(sqlite3.connect(folder / "depwork.sqlite3")) as store, store:
        where = "kind = 'event' AND case_id = ?"
        (body,) = store.execute(f"SELECT body FROM records WHERE {where}", (DAYS,)).fetchone()  # noqa: S608 - our own words
        turned = bytes([body[0] ^ 1]) + body[1:]
        store.execute(f"UPDATE records SET body = ? WHERE {where}", (turned, DAYS))  # noqa: S608 - the same
    return folder


@pytest.fixture(scope="module")
def run(home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Three cases made into PDFs, one of which fails; the folder and what was said."""
    out = tmp_path_factory.mktemp("run") / "out"
    where = ("--dir", home, "--passphrase-stdin", "--out", out)
    said = depwork("packets", BOND, DAYS, EMPTY, "--formats", "pdf", *where, status=1)
    return out, *said


@pytest.fixture(scope="module")
def hurried(home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The bare-bones packets of whoever has no time, as pages."""
    out = tmp_path_factory.mktemp("hurried") / "out"
    where = ("--dir", home, "--passphrase-stdin", "--out", out)
    said = depwork("packets", "--urgent", "--bare-bones", "--formats", "html", *where, status=1)
    return out, *said


def _cases(out: Path) -> dict[str, Any]:
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert told["day"] == "2026-11-22"
    return {case["case_code"]: case for case in told["cases"]}


def test_one_failing_case_leaves_the_others_whole(run: tuple[Path, str, str]) -> None:
    """The others' packets stand with every file that their manifests name."""
    out, _, _ = run
    cases = _cases(out)
    assert {code: case["done"] for code, case in cases.items()} == {
        BOND: True,
        DAYS: False,
        EMPTY: True,
    }
    assert not (out / DAYS).exists()
    for code in (BOND, EMPTY):
        manifest = json.loads((out / code / "manifest.json").read_text(encoding="utf-8"))
        named = {entry["path"] for entry in manifest["files"]}
        there = {p.relative_to(out / code).as_posix() for p in (out / code).rglob("*.*")}
        assert there == {*named, "manifest.json"}
        assert cases[code]["files"] == len(named)
    assert cases[BOND]["files"] > 5


def test_a_failure_is_told_by_its_type_alone(run: tuple[Path, str, str]) -> None:
    """Status 1; run.json names the error's type, and its text is gone."""
    out, _, err = run
    assert _cases(out)[DAYS]["error"].endswith(": TamperedError")
    assert "1 of 3 cases failed; the others are whole" in err
    book: Any = nbformat.read(out / "notebooks" / f"{DAYS}.ipynb", as_version=4)
    (failure,) = [o for c in book.cells for o in c.get("outputs", ()) if o.output_type == "error"]
    assert (failure.ename, failure.evalue, failure.traceback) == (
        "TamperedError",
        "",
        ["TamperedError"],
    )


def _readable(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def test_progress_is_told_case_by_case(run: tuple[Path, str, str]) -> None:
    """One line a case, in codes and counts."""
    _, said, _ = run
    lines = said.splitlines()
    assert len(lines) == 3
    assert any(line.startswith(f"{BOND}: ") and "files" in line for line in lines)
    assert any(line.startswith(f"{DAYS}: failed: ") for line in lines)


def test_a_run_goes_on_where_it_was_stopped(
    home: Path, run: tuple[Path, str, str], tmp_path: Path
) -> None:
    """What was made of the same and still stands is left; a file that was touched is no packet."""
    out = tmp_path / "out"
    shutil.copytree(run[0], out)
    (touched,) = list((out / EMPTY).rglob("*.pdf"))[:1]
    touched.write_bytes(b"half of one")
    before = {path: path.stat().st_ino for path in (out / BOND).rglob("*")}
    where = ("--dir", home, "--passphrase-stdin", "--out", out)
    said, _ = depwork("packets", BOND, DAYS, EMPTY, "--formats", "pdf", *where, status=1)
    lines = {line.partition(":")[0]: line for line in said.splitlines()}
    assert "unchanged since it was made" in lines[BOND]
    assert "unchanged" not in lines[EMPTY] + lines[DAYS]
    assert {path: path.stat().st_ino for path in (out / BOND).rglob("*")} == before
    assert touched.read_bytes() == (run[0] / touched.relative_to(out)).read_bytes()
    assert {code: case["unchanged"] for code, case in _cases(out).items()} == {
        BOND: True,
        DAYS: False,
        EMPTY: False,
    }


def test_executed_notebooks_hold_no_answer(run: tuple[Path, str, str]) -> None:
    """What papermill leaves behind, run.json and what is said hold ids and hashes only."""
    out, said, err = run
    notebooks = sorted((out / "notebooks").glob("*.ipynb"))
    assert [path.stem for path in notebooks] == sorted([BOND, DAYS, EMPTY])
    told = [*(_readable(path) for path in notebooks), _readable(out / "run.json"), said, err]
    values = texts()
    assert len(values) > 50
    assert [value for value in (*values, WORDS) for text in told if value in text] == []
    beside = [path for path in (out / "notebooks").iterdir() if path.suffix != ".ipynb"]
    assert sorted(path.name for path in beside) == [f"{BOND}.inputs", f"{EMPTY}.inputs"]
    assert all(re.fullmatch("[0-9a-f]{64}", _readable(path)) for path in beside)


def test_pdf_alone_when_pdf_alone_is_asked_for(run: tuple[Path, str, str]) -> None:
    """``--formats pdf`` gives PDFs, and a manifest that is not called bare."""
    out, _, _ = run
    assert {p.suffix for p in (out / BOND).rglob("*.*")} == {".pdf", ".json"}
    assert json.loads(_readable(out / BOND / "manifest.json"))["bare_bones"] is False


def test_urgent_takes_the_hurried_and_the_unknown(
    home: Path, hurried: tuple[Path, str, str]
) -> None:
    """``--urgent`` takes U1 and those of whom it cannot be told, and nobody else."""
    out, _, _ = hurried
    said, _ = depwork("cases", "list", "--dir", home, "--passphrase-stdin", "--json")
    listed = {row["case_code"]: row["urgency"] for row in json.loads(said)}
    assert set(listed.values()) >= {"U1", "UNKNOWN"}
    assert set(_cases(out)) == {c for c, level in listed.items() if level in {"U1", "UNKNOWN"}}
    assert DAYS in _cases(out)
    assert EMPTY in _cases(out)
    assert len(_cases(out)) < len(listed)


def test_a_bare_bones_packet_says_so(hurried: tuple[Path, str, str]) -> None:
    """The manifest marks it, and it holds less than the whole packet."""
    out, _, _ = hurried
    manifest = json.loads(_readable(out / EMPTY / "manifest.json"))
    assert manifest["bare_bones"] is True
    assert "evidence_checklist" not in {entry["document_id"] for entry in manifest["files"]}


def test_a_case_that_is_not_there_stops_the_run_first(home: Path, tmp_path: Path) -> None:
    """A wrong code is told before anything is made."""
    where = ("--dir", home, "--passphrase-stdin", "--out", tmp_path / "out")
    _, err = depwork("packets", HELD, "ZZZZ-9999", *where, status=1)
    assert "no such case here: ZZZZ-9999" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.full
def test_all_cases_in_all_formats(home: Path, tmp_path: Path) -> None:
    """``--all`` makes every case in every format, each docx a whole zip."""
    where = ("--dir", home, "--passphrase-stdin", "--out", tmp_path / "out")
    depwork("packets", "--all", *where, status=1)
    assert set(_cases(tmp_path / "out")) == {BOND, DAYS, HELD, EMPTY}
    made = list((tmp_path / "out").rglob("*.docx"))
    assert len(made) > 5
    assert [path for path in made if zipfile.ZipFile(path).testzip()] == []


def _killer(path: Path) -> Path:
    """A packet notebook at one of whose cases the worker itself is killed."""
    book = new_notebook(
        cells=[
            new_code_cell('case_id = ""\nas_of = ""\nlocale = ""'),
            new_code_cell(
                "import os, signal\n"
                f"if case_id == {DAYS!r}:\n"
                "    os.kill(os.getppid(), signal.SIGKILL)\n"
                "from depwork.model.packet import Manifest\n"
                "from pathlib import Path\n"
                "made = Manifest(case_code=case_id, case_version=1, practice=False, day=as_of,\n"
                "                register_as_of=as_of, files=())\n"
                "out = Path(os.environ['MADE']) / case_id\n"
                "out.mkdir(exist_ok=True)\n"
                "_ = (out / 'manifest.json').write_text(made.model_dump_json())"
            ),
        ]
    )
    book.cells[0].metadata["tags"] = ["parameters"]
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "P", "language": "python"}
    nbformat.write(book, path)
    return path


def test_a_killed_process_takes_no_other_case_with_it(tmp_path: Path) -> None:
    """Its own case fails, and is named with the reason; the others are made."""
    told: list[CaseRun] = []
    out = tmp_path / "out"
    runs = run_packets(
        dict.fromkeys([BOND, DAYS, EMPTY, HELD], ""),
        notebook=_killer(tmp_path / "killer.ipynb"),
        out=out,
        as_of=DAY,
        locale=Locale.EN,
        environment={"MADE": str(out)},
        jobs=2,
        progress=told.append,
    )
    assert [(run.case_code, run.done) for run in runs] == [
        (BOND, True),
        (DAYS, False),
        (EMPTY, True),
        (HELD, True),
    ]
    assert _cases(out)[DAYS]["error"] == KILLED
    assert [run.error for run in runs] == [None, KILLED, None, None]
    assert sorted(run.case_code for run in told) == sorted([BOND, DAYS, EMPTY, HELD])
    assert not list((out / "notebooks").glob(".draft-*"))
