"""The first-hour kit as it is put together: links of the register, days, and what comes first."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from depwork.errors import ForeignFileError
from depwork.guide.reading import fernandez_huerta, flesch_kincaid, page_texts
from depwork.model.choices import Locale
from depwork.model.phone import phones_in
from depwork.model.reach import Reveals
from depwork.services.folder import lay_copies
from depwork.services.front_door import fact_card, set_out
from depwork.services.guiding import load_guide
from depwork.services.kit import Kit, make

DAY = date(2026, 11, 26)
OWN_NAME = "Asamblea Ejemplo (invented)"
OWN_NUMBER = "+15045550123"
CHECK = """
[[check]]
id = "own.help-night-line"
on = 2026-11-20
by = "R7"
how = "called"
value = "504-555-0123, every night until 2"
es = "504-555-0123, todas las noches hasta las 2"
name = "Our night line"
name_es = "Nuestra línea de noche"
kind = "office"

[[check]]
id = "own.county-jail"
on = 2026-11-20
by = "R7"
how = "called"
value = "504-555-0177, the invented county's jail"
es = "504-555-0177, la cárcel del condado inventado"
name = "A jail"
name_es = "Una cárcel"
kind = "office"
"""
SHELF = """
[our-clinic]
topic = "find_help"
publisher = "an invented clinic"
url = "clinic.example.org/help"
source = "organization.check"
as_of = 2026-11-01
verify_by = 2027-02-01
status = "{status}"
title.en = "An invented clinic"
title.es = "Una clínica inventada"
about.en = "Free help, by telephone: 504-555-0188."
about.es = "Ayuda gratuita por teléfono: 504-555-0188."
"""
LINK = re.compile(r'<a class="act" href="([^"]+)"')


def whole(kit: Kit) -> str:
    """Return all of a kit."""
    return kit.front.html + "".join(getattr(kit, name).html for name in kit.names)


def links(html: str) -> list[str]:
    """Return what can be tapped that leads out of the page, in order."""
    return LINK.findall(html)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., Path]:
    """Return an organization's copy with a name, a night line and a clinic; no store is there."""

    def make_copy(*, status: str = "current", check: str = CHECK) -> Path:
        home = tmp_path / "ours"
        home.mkdir(exist_ok=True)
        lay_copies(home)
        guide = home / "templates" / "guide"
        for locale in Locale:
            words = guide / locale.value / "kit.toml"
            text = words.read_text(encoding="utf-8")
            words.write_text(text.replace('own = ""', f'own = "{OWN_NAME}"'), encoding="utf-8")
        (guide / "register_checks.toml").write_text(check, encoding="utf-8")
        (guide / "own_resources.toml").write_text(SHELF.format(status=status), encoding="utf-8")
        return home

    return make_copy


@pytest.mark.parametrize("locale", tuple(Locale))
def test_links_are_the_registers_alone(locale: Locale) -> None:
    """Each number and address that can be tapped is that of a register entry which acts."""
    guide = load_guide(None)
    entries = (guide.register.fact(name, DAY).entry for name in guide.register.ids())
    reaches = [entry.reach for entry in entries if entry.reach is not None]
    known = {f"tel:{one}" for reach in reaches for one in (reach.tel, reach.tty) if one}
    known |= {f"https://{reach.address}" for reach in reaches if reach.host}
    found = links(whole(make(None, locale, DAY)))
    assert len(found) >= 6
    assert set(found) <= known, set(found) - known


@pytest.mark.parametrize("locale", tuple(Locale))
def test_the_pages_themselves_hold_no_number_and_no_address(locale: Locale) -> None:
    """A number typed into a page would have no day: it belongs into the register."""
    guide = load_guide(None)
    for name, page in guide.pages[locale].items():
        if name.startswith("kit_"):
            text = " ".join(page_texts(page))
            assert not phones_in(text), name
            assert not re.search(r"\w\.(?:gov|org|com|net)\b|https?:", text), name


@pytest.mark.parametrize("day", [DAY, date(2027, 6, 1)])
@pytest.mark.parametrize("locale", tuple(Locale))
def test_every_number_and_fact_has_its_day(locale: Locale, day: date) -> None:
    """In each card, and behind each sentence that looks a fact up, stands when it was checked."""
    kit, guide = make(None, locale, day), load_guide(None)
    html = whole(kit)
    cards = re.findall(r'<div class="card">(.*?)</div>', html)
    assert cards
    year = re.compile(r'<p class="day">[^<]*20\d\d[^<]*</p>$')
    assert all(year.search(card) for card in cards)
    assert all(link in "".join(cards) for link in links(html))
    looks = sum(
        any(piece.look == "fact" for piece in cell)
        for name, page in guide.pages[locale].items()
        if name.startswith("kit_")
        for block in page.blocks
        for row in block.rows
        for cell in row
    )
    days = re.findall(r'<span class="day">\(([^)]*)\)</span>', html)
    assert len(days) + len(cards) == looks
    assert all(re.search(r"20\d\d", one) for one in days)


def test_a_current_number_says_until_when() -> None:
    """“Checked DAY; after DAY, confirm first”; past its day it says so."""
    assert "Checked October 1, 2026. After January 29, 2027, confirm it first." in whole(
        make(None, Locale.EN, DAY)
    )
    later = whole(make(None, Locale.EN, date(2027, 1, 30)))
    assert "After January 29, 2027" not in later
    assert "Checked October 1, 2026, and that is long ago. Confirm it first." in later


@pytest.mark.parametrize("locale", tuple(Locale))
def test_what_nobody_confirmed_is_never_the_first_tap(locale: Locale) -> None:
    """On each page a confirmed entry is tapped before any other; alone, none can be tapped."""
    kit, guide = make(None, locale, DAY), load_guide(None)
    words = guide.words(locale)
    for name in kit.names:
        cards = re.findall(r'<div class="card">(.*?)</div>', getattr(kit, name).html)
        tapped = [card for card in cards if LINK.search(card)]
        assert not tapped or "2027" in tapped[0], name
    unsure = fact_card(guide, words, "help.directory", DAY)
    sure = fact_card(guide, words, "locate.court-line", DAY)
    assert [card.acts for card in set_out((unsure,), confirmed=False)] == [False]
    assert set_out((unsure, sure), confirmed=False) == (sure, unsure)


@pytest.mark.parametrize("locale", tuple(Locale))
def test_no_line_of_ice_can_be_tapped(locale: Locale) -> None:
    """Who calls ICE's lines tells of the person: neither the kit nor a card links them (R02)."""
    guide = load_guide(None)
    reaches = {name: guide.register.fact(name, DAY).entry.reach for name in guide.register.ids()}
    revealing = [n for n, one in reaches.items() if one and one.reveals is Reveals.PERSON]
    assert {"locate.ice-line", "locate.field-office-lines", "help.orr-parents"} <= set(revealing)
    html = whole(make(None, locale, DAY))
    for name in revealing:
        reach = reaches[name]
        assert reach is not None
        assert not fact_card(guide, guide.words(locale), name, DAY).acts
        assert f"tel:{reach.tel}" not in html
    assert "888-351-4024" not in html
    assert "field-offices" not in html


@pytest.mark.parametrize("locale", tuple(Locale))
def test_an_organizations_copy_has_its_name_and_numbers(
    copy: Callable[..., Path], locale: Locale
) -> None:
    """Its name is on top, its own line is the first to tap there and on the lawyer's page."""
    kit = make(copy(), locale, DAY)
    assert OWN_NAME in kit.title
    assert OWN_NAME in kit.front.html
    assert links(kit.front.html)[0] == f"tel:{OWN_NUMBER}"
    assert {"tel:+15045550188", "https://clinic.example.org/help"} <= set(links(kit.front.html))
    assert links(kit.lawyer.html)[0] == f"tel:{OWN_NUMBER}"
    assert "555-0177" not in whole(kit)  # who answers there is not the organization
    packaged = make(None, locale, DAY)
    assert not links(packaged.front.html)
    assert packaged.names == kit.names


def test_an_unconfirmed_place_of_ones_own_is_no_first_tap(copy: Callable[..., Path]) -> None:
    """Alone on the first screen, a place that nobody tried is told and cannot be tapped."""
    kit = make(copy(status="unverified", check=""), Locale.EN, DAY)
    assert "An invented clinic" in kit.front.html
    assert links(kit.front.html) == []


def test_a_copy_cannot_write_html(copy: Callable[..., Path]) -> None:
    """What an organization types is text: no tag of it reaches the page."""
    home = copy(check=CHECK.replace("Our night line", "<script>alert(1)</script>"))
    assert "<script" not in whole(make(home, Locale.EN, DAY))
    assert "&lt;script&gt;" in whole(make(home, Locale.EN, DAY))


def test_a_program_in_the_copy_is_refused(copy: Callable[..., Path]) -> None:
    """The kit reads words and data, as every door does."""
    home = copy()
    (home / "templates" / "kit.py").write_text("print(1)", encoding="utf-8")
    with pytest.raises(ForeignFileError):
        make(home, Locale.EN, DAY)


def test_both_languages_have_the_same_pages_and_parts() -> None:
    """Page by page: the same headings, lists, boxes to fill in, and links, in one order."""
    english, spanish = (make(None, locale, DAY) for locale in (Locale.EN, Locale.ES))
    assert english.names == spanish.names
    assert set(english.names) >= {"taken", "date", "paper", "helping", "lawyer", "say", "sheet"}
    tag = re.compile(r"<(h[1-4]|li|table|tr|td|p|ol|ul|section)\b")
    for name in english.names:
        one, other = getattr(english, name).html, getattr(spanish, name).html
        assert tag.findall(one) == tag.findall(other), name
        assert links(one) == links(other), name


def test_it_ends_with_a_sheet_to_fill_in_by_hand() -> None:
    """The last page has a line for each answer and a table for each call."""
    kit = make(None, Locale.EN, DAY)
    assert kit.names[-1] == "sheet"
    assert kit.sheet.html.count('class="line"') >= 30
    assert kit.sheet.html.count("<table") == 2


def test_a_frightened_person_can_read_it() -> None:
    """Each page's English grade is 6 at most, and its Spanish is easy."""
    guide = load_guide(None)
    for name, page in guide.pages[Locale.EN].items():
        if name.startswith("kit_"):
            assert flesch_kincaid(page_texts(page)) <= 6, name
            assert fernandez_huerta(page_texts(guide.pages[Locale.ES][name])) >= 80, name


def test_a_page_that_is_not_there_is_no_page() -> None:
    """A notebook that asks for a page that was taken out stops there."""
    with pytest.raises(AttributeError):
        _ = make(None, Locale.EN, DAY).nothing


def test_the_organizations_line_is_called_by_its_name(copy: Callable[..., Path]) -> None:
    """The register's own line, once it has a number, stands first under the organization's name."""
    line = CHECK.replace("own.help-night-line", "help.own-line").replace("11-20", "11-26")
    kit = make(copy(check=line), Locale.EN, DAY)
    assert links(kit.front.html)[0] == f"tel:{OWN_NUMBER}"
    assert f'<p class="name">{OWN_NAME}</p>' in kit.front.html
    assert "Not shipped" not in whole(make(None, Locale.EN, DAY))


def test_a_copy_laid_by_an_older_version_still_opens(copy: Callable[..., Path]) -> None:
    """Its register lacks entries that our newer pages look up: then ours stand below its own."""
    home = copy()
    for name, mark in (("register.toml", '["help.'), ("sources.toml", '["eoir.pro-bono-list')):
        file = home / "templates" / "guide" / name
        parts = re.split(r"(?m)^(?=\[)", file.read_text(encoding="utf-8"))
        kept = "".join(part for part in parts if not part.startswith(mark))
        assert len(kept) < len("".join(parts))
        file.write_text(kept, encoding="utf-8")
    text = make(home, Locale.EN, DAY).lawyer.html
    assert "https://justice.gov/eoir/list-pro-bono-legal-service-providers" in text
