"""Each lesson is short, imports one thing, is the same in both languages, and holds no output."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import pytest

NAMES = (
    "00_start_here",
    "01_roles_and_limits",
    "02_other_options_first",
    "03_gather",
    "04_ask_and_target",
    "05_request_and_evidence",
    "06_send",
    "07_petition_and_plan",
    "08_gather_support",
    "09_follow_up",
)
PARAMETERS = {
    "batch/packet.ipynb": ["case_id", "as_of", "locale"],
    "batch/kit.ipynb": ["as_of", "locale"],
    "batch/outcome_report.ipynb": ["as_of", "date_from", "date_to", "locale", "shared"],
}


def _codes(book: Any) -> list[str]:
    return [cell.source for cell in book.cells if cell.cell_type == "code"]


def _prose(book: Any) -> str:
    return "\n\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")


def test_the_lessons_are_there_in_both_languages(notebooks: dict[str, Any]) -> None:
    """Ten steps, the same names, and the two batch notebooks."""
    lessons = {f"{language}/{name}.ipynb" for language in ("en", "es") for name in NAMES}
    assert {name for name in notebooks if not name.startswith("trainer/")} == lessons | set(
        PARAMETERS
    )


def test_each_is_valid_and_ids_are_its_own(notebooks: dict[str, Any]) -> None:
    """Format 4.5, Python's own kernel, and each cell found by a stable id."""
    for name, book in notebooks.items():
        nbformat.validate(book)
        assert (book.nbformat, book.nbformat_minor) == (4, 5), name
        assert book.metadata.kernelspec.name == "python3"
        ids = [cell.id for cell in book.cells]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"[a-z0-9]+-[a-z]+", identifier) for identifier in ids), name


def test_none_has_more_than_ten_cells(notebooks: dict[str, Any]) -> None:
    """A lesson that needs more is two lessons."""
    assert {name: len(book.cells) for name, book in notebooks.items() if len(book.cells) > 10} == {}


def test_code_cells_are_short_and_documented_by_prose(notebooks: dict[str, Any]) -> None:
    """One to six lines a cell."""
    for name, book in notebooks.items():
        assert all(1 <= len(code.splitlines()) <= 6 for code in _codes(book)), name


def test_only_the_workbook_is_imported(notebooks: dict[str, Any]) -> None:
    """`from depwork import workbook`, and no magic."""
    for name, book in notebooks.items():
        found = []
        for code in _codes(book):
            for node in ast.walk(ast.parse(code)):
                if isinstance(node, ast.Import):
                    found += [alias.name for alias in node.names]
                if isinstance(node, ast.ImportFrom):
                    found += [f"{node.module}.{alias.name}" for alias in node.names]
        assert found == ["depwork.workbook"], name


def test_outputs_are_stripped(notebooks: dict[str, Any]) -> None:
    """Nothing that was shown to somebody stands in the repository."""
    for name, book in notebooks.items():
        assert set(book.metadata) <= {"kernelspec", "language_info"}, name
        for cell in book.cells:
            assert not cell.get("outputs")
            assert cell.get("execution_count") is None
            assert set(cell.metadata) <= {"tags"}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_run_the_same_code(notebooks: dict[str, Any], name: str) -> None:
    """Same cells, same ids, same code; only the prose differs."""
    english, spanish = (notebooks[f"{language}/{name}.ipynb"] for language in ("en", "es"))
    assert _codes(english) == _codes(spanish)
    assert [(c.id, c.cell_type) for c in english.cells] == [
        (c.id, c.cell_type) for c in spanish.cells
    ]
    pairs = zip(english.cells, spanish.cells, strict=True)
    assert all(a.source != b.source for a, b in pairs if a.cell_type == "markdown")


@pytest.mark.parametrize("number", range(10))
def test_a_lesson_opens_its_own_step(notebooks: dict[str, Any], number: int) -> None:
    """The guide at the start, one step's form in each that follows, and what is decided there."""
    codes = _codes(notebooks[f"en/{NAMES[number]}.ipynb"])
    calls = [code.splitlines()[-1] for code in codes]
    wanted = [f"workbook.step({number})", f"workbook.decided({number})"]
    assert calls == (wanted if number else ["workbook.guide()"])


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_lesson_reads_in_order(notebooks: dict[str, Any], language: str) -> None:
    """Title, bottom line in bold, what is needed, how it is decided, what next."""
    parts = {
        "en": ["What you need", "How this is decided", "What next"],
        "es": ["Qué necesita", "Cómo se decide", "Qué sigue"],
    }[language]
    for number, name in enumerate(NAMES):
        prose = _prose(notebooks[f"{language}/{name}.ipynb"])
        title, bottom_line = prose.split("\n\n")[:2]
        assert re.match(rf"# (Step|Paso) {number}: ", title), name
        assert bottom_line.startswith("**")
        assert re.findall(r"^## (.+)$", prose, re.MULTILINE) == parts, name


def test_what_a_lesson_cites_can_be_looked_up(notebooks: dict[str, Any], root: Path) -> None:
    """Each id behind a citation is a source, each lesson has one, and no reader sees an id."""
    text = (root / "templates" / "guide" / "sources.toml").read_text(encoding="utf-8")
    sources = _ids(tomllib.loads(text))
    for name, book in notebooks.items():
        if name.startswith("batch/"):
            continue
        cited = set(re.findall(r"<!-- ([a-z0-9-]+(?:\.[A-Za-z0-9-]+)+) -->", _prose(book)))
        assert cited, name
        seen = re.sub(r"<!--.*?-->", "", _prose(book))
        assert not re.search(r"\b(?:seed|safety|decision)\.\w", seen), name
        assert cited <= sources, (name, cited - sources)


def _ids(table: dict[str, Any], prefix: str = "") -> set[str]:
    """Return the ids of sources, however their tables are nested."""
    found = set()
    for key, value in table.items():
        if isinstance(value, dict):
            path = f"{prefix}.{key}" if prefix else key
            found |= {path} | _ids(value, path)
    return found


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_parameters_are_ids_days_and_languages(notebooks: dict[str, Any], name: str) -> None:
    """One cell is tagged, and it names exactly what papermill may write into the output."""
    tagged = [c for c in notebooks[name].cells if "parameters" in c.metadata.get("tags", ())]
    assert len(tagged) == 1
    targets = [
        target.id
        for node in ast.parse(tagged[0].source).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert targets == PARAMETERS[name]
