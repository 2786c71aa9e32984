"""``depwork report``: one page that needs nothing else and names nobody."""

import re
from pathlib import Path

import pytest
from helper_batch import BOND, DAYS, EMPTY, HELD, depwork, people, texts, workbook


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with the invented people as cases."""
    return workbook(tmp_path_factory.mktemp("house") / "workbook")


def _report(home: Path, out: Path, *more: str) -> str:
    said, err = depwork("report", "--dir", home, "--passphrase-stdin", "--out", out, *more)
    assert said.strip() == str(out / "outcome_report.html")
    assert err == ""
    assert [path.name for path in out.iterdir()] == ["outcome_report.html"]
    return (out / "outcome_report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report over all cases."""
    return _report(home, tmp_path_factory.mktemp("report") / "out")


@pytest.fixture(scope="module")
def spanish(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report in Spanish over the cases opened in the last ten days but two."""
    period = ("--from", "2026-11-12", "--to", "2026-11-20", "--lang", "es")
    return _report(home, tmp_path_factory.mktemp("informe") / "out", *period)


def test_the_page_needs_nothing_else(page: str, spanish: str) -> None:
    """No address of another host is loaded or linked, no script runs, and a policy says so."""
    for text in (page, spanish):
        assert not re.search(r"""(?:src|href)\s*=\s*(?!["']?(?:data:|#))""", text)
        assert not re.search(r"""@import|url\((?!["']?(?:data:|#))""", text)
        assert "<script" not in text
        assert "default-src 'none'" in text


def test_two_tables_and_one_picture_in_words_too(page: str, spanish: str) -> None:
    """Each table has a caption and headed columns; the picture is told in words."""
    for text in (page, spanish):
        assert text.count("<table") == 2
        assert text.count("<caption") == 2
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
