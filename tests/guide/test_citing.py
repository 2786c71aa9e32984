from collections.abc import Callable
from pathlib import Path

import pytest

from depwork.errors import DepworkError, MissingWordError, OrphanWordError, UnreadableFileError
from depwork.guide import load
from depwork.model.choices import Locale

Spoil = Callable[[str, str, str], Path]


def test_a_number_is_written_as_the_language_does(folder: Path, spoil: Spoil) -> None:
    """A fact's name is in the page's language and its number in the form usual here."""
    spoil("register.toml", "155", "15500")
    guide = load([folder])
    assert guide.words(Locale.EN).fact("fee.one").value == ("15,500",)
    assert guide.words(Locale.EN).fact("fee.one").name == "Fee"
    assert guide.words(Locale.ES).fact("fee.one").value == ("15,500",)
    assert guide.words(Locale.ES).fact("fee.one").name == "Cuota"


def test_a_value_in_words_is_said_in_both_languages(folder: Path, spoil: Spoil) -> None:
    """A value and a note that are words have their Spanish beside them."""
    spoil(
        "register.toml",
        "value = 155",
        'value = "ask"\nnote = "twice"\nes.value = "pregunte"\nes.note = "dos veces"',
    )
    guide = load([folder])
    assert guide.words(Locale.EN).fact("fee.one").value == ("ask",)
    assert guide.words(Locale.ES).fact("fee.one").value == ("pregunte",)
    assert guide.words(Locale.ES).fact("fee.one").note == "dos veces"


def test_a_list_is_read_line_by_line(folder: Path, spoil: Spoil) -> None:
    """A list has one line an item in each language; a table is looked up, not read."""
    spoil("register.toml", "value = 155", 'value = ["a", "b"]\nes.value = ["x", "y"]')
    assert load([folder]).words(Locale.ES).fact("fee.one").value == ("x", "y")
    spoil("register.toml", 'value = ["a", "b"]\nes.value = ["x", "y"]', 'value = { TX = "no" }')
    assert load([folder]).words(Locale.ES).fact("fee.one").value == ()


def test_a_citation_may_stand_as_it_is(folder: Path) -> None:
    """A source has its title in each language; the citation itself need not be translated."""
    cited = load([folder]).words(Locale.ES).source("law.one")
    assert (cited.title, cited.where) == ("Una ley", "1 U.S.C. 1")


def test_an_unknown_fact_or_source_is_named(folder: Path) -> None:
    """Asking for a fact or a source that is not there names it."""
    words = load([folder]).words(Locale.ES)
    with pytest.raises(MissingWordError, match=r"fee\.nine"):
        words.fact("fee.nine")
    with pytest.raises(MissingWordError, match=r"law\.nine"):
        words.source("law.nine")


@pytest.mark.parametrize(
    ("file", "old", "new", "error", "named"),
    [
        ("register.toml", 'name.es = "Cuota"', "", MissingWordError, "fee.one.name.es"),
        ("register.toml", "name.es", "name.fr", OrphanWordError, "fee.one.name.fr"),
        ("register.toml", "155", '"ask"', MissingWordError, "fee.one.es.value"),
        ("register.toml", "155", '155\nnote = "x"', MissingWordError, "fee.one.es.note"),
        ("register.toml", "155", '155\nes.value = "x"', OrphanWordError, "fee.one.es.value"),
        ("register.toml", "155", '["a"]\nes.value = ["x", "y"]', MissingWordError, "1 texts"),
        ("register.toml", "155", '["a"]\nes.value = [1]', UnreadableFileError, "es.value"),
        ("register.toml", "155", '155\nes = "x"', UnreadableFileError, "fee.one.es"),
        ("sources.toml", 'es.title = "Una ley"', "", MissingWordError, "law.one.es.title"),
        ("sources.toml", "es.title", "es.titulo", OrphanWordError, "law.one.es.titulo"),
    ],
)
def test_words_of_facts_and_sources_are_checked(
    folder: Path, spoil: Spoil, file: str, old: str, new: str, error: type[DepworkError], named: str
) -> None:
    """A fact or source without its words, or with words too many, is named by file and key."""
    path = spoil(file, old, new)
    with pytest.raises(error) as refused:
        load([folder])
    assert str(path) in str(refused.value)
    assert named in str(refused.value)
