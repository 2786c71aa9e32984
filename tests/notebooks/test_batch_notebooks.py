"""The batch notebooks run by papermill and keep no answer in what they leave behind."""

import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest

from depwork.batch.report import as_page
from depwork.kernels.runner import run
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.practice import people

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def marta(root: Path) -> Case:
    """The invented person whose letter can become final."""
    return people([root / "templates" / "practice"], TODAY)[0].case


@pytest.fixture(scope="module")
def answers(marta: Case) -> set[str]:
    """What she or her team typed, and her days: nothing that may stand in an output."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)
        elif isinstance(value, str) and (" " in value or re.fullmatch(r"\d{9}", value)):
            found.add(value)

    walk(json.loads(marta.model_dump_json()))
    return found


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with an executed packet notebook, its packet, and a report in each language."""
    out = tmp_path_factory.mktemp("out")
    before = dict(os.environ)
    os.environ.update(DEPWORK_OUT=str(out), DEPWORK_TODAY=TODAY.isoformat())
    os.environ["DEPWORK_FORMATS"] = "html"
    batch = root / "notebooks" / "batch"
    try:
        run(
            batch / "packet.ipynb",
            out / "packet.ipynb",
            {"case_id": "PRAC-TBND", "as_of": TODAY.isoformat(), "locale": "en"},
        )
        for locale in Locale:
            run(
                batch / "outcome_report.ipynb",
                out / f"report-{locale}.ipynb",
                {"as_of": TODAY.isoformat(), "locale": locale.value},
            )
        yield out
    finally:
        os.environ.clear()
        os.environ.update(before)


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def test_the_packet_notebook_writes_the_packet(made: Path) -> None:
    """The packet lies in the case's folder, with its manifest."""
    manifest = json.loads((made / "PRAC-TBND" / "manifest.json").read_text(encoding="utf-8"))
    ids = {entry["document_id"] for entry in manifest["files"]}
    assert {"pd_letter", "evidence_checklist", "packet_cover"} <= ids
    assert manifest["practice"] is True


def test_the_packet_notebook_shows_ids_and_hashes_only(made: Path, answers: set[str]) -> None:
    """Neither in a cell, nor in metadata, nor as an output stands an answer."""
    text = (made / "packet.ipynb").read_text(encoding="utf-8")
    assert "pd_letter" in text
    assert [answer for answer in answers if answer in text] == []
    assert "Marta" not in text
    assert "widgets" not in _read(made / "packet.ipynb").metadata


@pytest.mark.parametrize("locale", list(Locale))
def test_the_report_shows_its_tables_and_a_picture(made: Path, locale: Locale) -> None:
    """Seven captioned tables, one picture with words beside it, n, and no claim of cause."""
    page = as_page(made / f"report-{locale}.ipynb", locale)
    assert page.count("<table") == 7
    assert page.count("<caption>") == 7
    (image,) = re.findall(r"<img [^>]+>", page)
    assert 'src="data:image/svg+xml;base64,' in image
    assert re.search(r'alt="[^"]{15,}"', image)
    said = {
        Locale.EN: ("it does not say why", "Cases counted: "),
        Locale.ES: ("no dice por qué", "Casos contados: "),
    }
    assert all(words in page for words in said[locale])


@pytest.mark.parametrize("locale", list(Locale))
def test_the_report_names_nobody(made: Path, locale: Locale, answers: set[str]) -> None:
    """No answer, no name, no case code, no day of a case."""
    text = (made / f"report-{locale}.ipynb").read_text(encoding="utf-8")
    assert [answer for answer in answers if answer in text] == []
    for word in ("Marta", "Samuel", "Linh", "PRAC-", "2026-10-31", "2026-11-13"):
        assert word not in text


@pytest.mark.parametrize("locale", list(Locale))
def test_the_report_asks_no_other_host(made: Path, locale: Locale) -> None:
    """The page can be opened on a machine without a network."""
    page = as_page(made / f"report-{locale}.ipynb", locale)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"@import|url\((?!data:)", page)
    assert "<script" not in page
