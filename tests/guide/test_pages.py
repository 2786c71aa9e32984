"""Prose pages: read as plain blocks, alike in both languages, refused by file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from depwork.errors import OrphanWordError, PageError, UnknownFactError, UnresolvedSourceError
from depwork.guide import load
from depwork.guide.prose import Page, Piece, read_page
from depwork.model.choices import Locale

PAGE = """# Where to look

First the **locator**. It costs {fact:fee.one}. {source:law.one}

- [ ] one
- [ ] two

1. call
2. write

| who | when |
|---|---|
| jail | today |
"""


@pytest.fixture
def put(folder: Path) -> Callable[..., Path]:
    """Write a page into the invented guide, in each language unless told otherwise."""

    def write(name: str, text: str, *locales: Locale) -> Path:
        for locale in locales or tuple(Locale):
            path = folder / locale / "pages" / f"{name}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


def test_a_page_is_read_as_plain_blocks(put: Callable[..., Path]) -> None:
    """Title, paragraph with look-ups, ticks, steps and table come out by kind."""
    page = load([put("0_look", PAGE)]).pages[Locale.EN]["0_look"]
    assert (page.title, page.step, page.own) == ("Where to look", 0, False)
    assert [block.kind for block in page.blocks] == ["para", "ticks", "steps", "table"]
    para, ticks, _, table = page.blocks
    assert Piece("locator", strong=True) in para.rows[0][0]
    assert page.look_ups() == {("fact", "fee.one"), ("source", "law.one")}
    assert [row[0][0].text for row in ticks.rows] == ["one", "two"]
    assert [cell[0].text for cell in table.rows[1]] == ["jail", "today"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("No title", 1, "title"),
        ("# T\n\nwords\n\n<b>bold</b> {today}\n", 5, "braces"),
        ("# T\n\n### deep\n", 3, "headings"),
        ("# T\n\n- a\n  - b\n", 3, "list inside"),
        ("# T\n\n`code` is text, {fact:}\n", 3, "braces"),
    ],
)
def test_a_bad_page_is_refused_by_file_and_line(
    put: Callable[..., Path], text: str, line: int, what: str
) -> None:
    """The refusal names the file, the line and what to do."""
    with pytest.raises(PageError, match=rf"0_bad\.md, line {line}: .*{what}"):
        load([put("0_bad", text)])


def test_a_page_in_one_language_is_refused(put: Callable[..., Path]) -> None:
    """A page that lacks its twin names the file to write."""
    with pytest.raises(PageError, match=r"es/pages/0_look\.md: missing"):
        load([put("0_look", PAGE, Locale.EN)])


def test_languages_must_look_up_the_same(put: Callable[..., Path]) -> None:
    """A fact in one language only is refused by file and id."""
    put("0_look", PAGE)
    folder = put("0_look", PAGE.replace("{fact:fee.one}", "money"), Locale.ES)
    with pytest.raises(PageError, match=r"es/pages/0_look\.md: lacks \{fact:fee\.one\}"):
        load([folder])


@pytest.mark.parametrize(
    ("look_up", "error"),
    [("{fact:fee.none}", UnknownFactError), ("{source:law.none}", UnresolvedSourceError)],
)
def test_a_look_up_must_resolve(
    put: Callable[..., Path], look_up: str, error: type[Exception]
) -> None:
    """A fact or source that is not there is refused by file and id."""
    with pytest.raises(error, match=r"0_look\.md.*none"):
        load([put("0_look", f"# T\n\n{look_up}\n")])


def test_a_wrong_name_is_refused(put: Callable[..., Path]) -> None:
    """A file that belongs to no step would be lost in silence, so it is refused."""
    with pytest.raises(OrphanWordError, match=r"Checklist\.md"):
        load([put("Checklist", "# T\n")])


def test_an_organizations_page_wins_and_may_be_added(
    put: Callable[..., Path], folder: Path, tmp_path: Path
) -> None:
    """Its copy replaces ours file by file; a page only it has is marked as its own."""
    put("0_look", PAGE)
    ours = tmp_path / "ours"
    for locale in Locale:
        pages = ours / locale / "pages"
        pages.mkdir(parents=True)
        (pages / "0_look.md").write_text("# Our way\n", encoding="utf-8")
        (pages / "0_more.md").write_text("# More\n\n- [ ] our step\n", encoding="utf-8")
    pages = load([ours, folder]).pages[Locale.ES]
    assert {name: (page.title, page.own) for name, page in pages.items()} == {
        "0_look": ("Our way", False),
        "0_more": ("More", True),
    }


def test_a_page_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and a page that is far too long, are named."""
    path = tmp_path / "0_x.md"
    path.write_bytes(b"# \xff")
    with pytest.raises(PageError, match="UTF-8"):
        read_page(path)
    path.write_text("# T\n" + "x" * 20_001, encoding="utf-8")
    with pytest.raises(PageError, match="longer"):
        read_page(path)


def test_every_shipped_page_stands_in_both_languages(packaged: Path) -> None:
    """The pages that ship load, none is empty, and none is marked as an organization's own."""
    found = load([packaged]).pages
    assert found[Locale.EN].keys() == found[Locale.ES].keys()
    assert found[Locale.EN]

    def shape(page: Page) -> list[tuple[str, int]]:
        return [(block.kind, len(block.rows)) for block in page.blocks]

    for name, page in found[Locale.EN].items():
        assert page.blocks, name
        assert not page.own
        assert shape(page) == shape(found[Locale.ES][name]), name
