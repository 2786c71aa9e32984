"""``depwork report``: one page that needs nothing else and names nobody."""

import html
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from helper_batch import BOND, DAYS, EMPTY, HELD, depwork, people, texts, workbook
from pypdf import PdfReader


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with the invented people as cases."""
    return workbook(tmp_path_factory.mktemp("house") / "workbook")


def _report(home: Path, out: Path, *more: str) -> str:
    said, err = depwork("report", "--dir", home, "--passphrase-stdin", "--out", out, *more)
    name = "outcome_report-team-only.html" if "--team" in more else "outcome_report.html"
    assert said.strip() == str(out / name)
    assert err == ""
    assert [path.name for path in out.iterdir()] == [name]
    return (out / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report over all cases, for the team alone."""
    return _report(home, tmp_path_factory.mktemp("report") / "out", "--team")


@pytest.fixture(scope="module")
def to_share(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report as it is made when nothing else is said."""
    return _report(home, tmp_path_factory.mktemp("share") / "out")


@pytest.fixture(scope="module")
def spanish(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report in Spanish over the cases opened in the last ten days but two."""
    period = ("--from", "2026-11-12", "--to", "2026-11-20", "--lang", "es", "--team")
    return _report(home, tmp_path_factory.mktemp("informe") / "out", *period)


def test_the_page_needs_nothing_else(page: str, spanish: str) -> None:
    """No address of another host is loaded or linked, no script runs, and a policy says so."""
    for text in (page, spanish):
        assert not re.search(r"""(?:src|href)\s*=\s*(?!["']?(?:data:|#))""", text)
        assert not re.search(r"""@import|url\((?!["']?(?:data:|#))""", text)
        assert "<script" not in text
        assert "default-src 'none'" in text


def test_tables_and_one_picture_in_words_too(page: str, spanish: str) -> None:
    """Each table has a caption and headed columns; the picture is told in words."""
    for text in (page, spanish):
        assert text.count("<table") == 7
        assert text.count("<caption") == 7
        assert text.count('scope="col"') >= 6
        (image,) = re.findall(r"<img[^>]+>", text)
        assert 'src="data:image/' in image
        assert re.search(r'alt="[^"]{15,}"', image)


def test_n_and_unknowns_are_shown(page: str) -> None:
    """The page says how many count, how many nobody agreed to, and what is not known."""
    assert "Cases counted: 2" in page
    assert "Not counted, because nobody has agreed to it: 2" in page
    assert "Opening day unknown" in page
    assert "it does not say why" in page


def test_it_names_nobody(page: str, spanish: str) -> None:
    """No name, no answer, no case code, and no word that the people are invented."""
    hidden = [*texts(), *(person.name for person in people()), BOND, DAYS, HELD, EMPTY]
    for text in (page, spanish):
        assert [value for value in hidden if value in text] == []
        assert "invented" not in text


def test_a_period_leaves_the_others_out(page: str, spanish: str) -> None:
    """``--from`` and ``--to`` count the cases opened between them: one of two here."""
    assert "Casos contados: 1" in spanish
    assert "Cases counted: 2" in page
    assert '<html lang="es">' in spanish
    assert '<html lang="en">' in page


def test_what_leaves_hides_small_counts_and_each_page_says_which_it_is(
    page: str, to_share: str
) -> None:
    """Two cases count: shared, no cell between one and four is shown; within the team, it is."""
    assert "To share: small counts are hidden" in to_share
    assert "For the team alone: small counts are shown" in page
    cells = re.findall(r"<td>([^<]*)</td>", to_share)
    assert cells
    assert not {cell for cell in cells if cell in {"1", "2", "3", "4"}}
    assert "Cases counted: hidden" in to_share
    assert {"1", "2"} & set(re.findall(r"<td>([^<]*)</td>", page))


@pytest.mark.browser
@pytest.mark.browser
def test_no_column_is_lost_in_a_printed_pdf(page: str, browser: Any, tmp_path: Path) -> None:
    """Printed, every heading of every table stands whole on the paper."""
    file, made = tmp_path / "page.html", tmp_path / "page.pdf"
    file.write_text(page, encoding="utf-8")
    sheet = browser.new_page()
    sheet.goto(file.as_uri())
    sheet.pdf(path=made, prefer_css_page_size=True)
    sheet.close()
    read = "".join("".join(p.extract_text().split()) for p in PdfReader(made).pages)
    printed = unicodedata.normalize("NFKC", read)  # two letters may be one sign
    heads = re.findall(r'<th scope="col">([^<]+)</th>', page)
    assert len(heads) >= 6
    for head in heads:
        assert "".join(html.unescape(head).split()) in printed
    for sheet_of_paper in PdfReader(made).pages:
        width = float(sheet_of_paper.mediabox.width)
        places: list[float] = []
        sheet_of_paper.extract_text(
            visitor_text=lambda text, cm, tm, *__: (
                places.append(tm[4] * cm[0] + cm[4]) if text.strip() else None  # noqa: B023 - read at once
            )
        )
        assert all(place < width for place in places)
