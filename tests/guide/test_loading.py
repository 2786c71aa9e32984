from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from depwork.errors import (
    GuideError,
    MissingWordError,
    OrphanWordError,
    PlaceholderError,
    UnknownFactError,
    UnreadableFileError,
    UnresolvedSourceError,
)
from depwork.guide import Expected, load
from depwork.model.choices import Locale

Spoil = Callable[[str, str, str], Path]


def test_a_whole_guide_loads(folder: Path, invented: ModuleType) -> None:
    """A guide with every word in every language loads, with its register and sources."""
    guide = load([folder], invented.TOLD)
    assert guide.words(Locale.ES).ui("saved", at="21:43") == "saved at 21:43"
    assert guide.register_as_of.isoformat() == "2026-10-23"
    assert guide.sources["law.one"].where == "1 U.S.C. 1"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("es/fields.toml", '"custody.facility.why" = "custody.facility.why words"'),
        ("en/topics.toml", '"3.place" = "3.place words"'),
        ("es/steps.toml", '"7.lesson" = "7.lesson words"'),
        ("en/choices.toml", '"State.TX" = "State.TX words"'),
        ("es/records.toml", '"FamilyMember.relation.label" = "FamilyMember.relation.label words"'),
        ("es/errors.toml", '"stale_case" = "mend it"'),
        ("en/reasons.toml", '"soon" = "in {days} {days:day|days}"'),
        ("en/gates.toml", '"unblock.consent" = "unblock.consent words"'),
        ("es/asks.toml", '"condition.ORDER" = "condition.ORDER words"'),
        ("es/documents.toml", '"pd_letter.title" = "pd_letter.title words"'),
    ],
)
def test_a_missing_word_is_named(
    folder: Path, spoil: Spoil, invented: ModuleType, file: str, line: str
) -> None:
    """A missing word stops the loading and is named by file and key, in either language."""
    path = spoil(file, line, "")
    with pytest.raises(MissingWordError, match="no words") as refused:
        load([folder], invented.TOLD)
    assert str(path) in str(refused.value)
    assert line.split('"')[1] in str(refused.value)


@pytest.mark.parametrize("name", ["fields", "choices", "ui", "gates", "errors"])
def test_an_orphan_is_named(folder: Path, invented: ModuleType, name: str) -> None:
    """A word that belongs to nothing stops the loading, even if every language has it."""
    for locale in Locale:
        with (folder / locale / f"{name}.toml").open("a", encoding="utf-8") as file:
            file.write('"nobody.asked.this" = "words"\n')
    with pytest.raises(OrphanWordError, match=r"nobody\.asked\.this") as refused:
        load([folder], invented.TOLD)
    assert f"{name}.toml" in str(refused.value)


def test_an_unknown_word_file_is_named(folder: Path, invented: ModuleType) -> None:
    """A word file with a wrong name is refused instead of being ignored."""
    (folder / "es" / "feilds.toml").write_text("", encoding="utf-8")
    with pytest.raises(OrphanWordError, match=r"feilds\.toml"):
        load([folder], invented.TOLD)


def test_a_missing_file_is_named(folder: Path, invented: ModuleType) -> None:
    """A language without one of its files stops the loading."""
    (folder / "es" / "ui.toml").unlink()
    with pytest.raises(MissingWordError, match=r"es/ui\.toml"):
        load([folder], invented.TOLD)


def test_an_empty_word_is_missing(folder: Path, spoil: Spoil, invented: ModuleType) -> None:
    """A label of blanks counts as missing."""
    spoil("en/topics.toml", '"3.place words"', '"  "')
    with pytest.raises(MissingWordError, match=r"3\.place: empty"):
        load([folder], invented.TOLD)


def test_hints_and_notes_may_be_empty(folder: Path, spoil: Spoil, invented: ModuleType) -> None:
    """A question may do without a hint, and an ask without a note."""
    spoil("en/fields.toml", '"custody.facility.hint words"', '""')
    spoil("es/asks.toml", '"ask.STAY.note words"', '""')
    guide = load([folder], invented.TOLD)
    assert guide.words(Locale.EN).field("custody.facility").hint == ""
    assert guide.words(Locale.ES).ask("STAY").note == ""


def test_placeholders_agree(folder: Path, spoil: Spoil, invented: ModuleType) -> None:
    """A placeholder that only one language has stops the loading."""
    spoil("es/ui.toml", "{at}", "{hora}")
    with pytest.raises(PlaceholderError, match=r"es/ui\.toml: saved: has \{hora\}"):
        load([folder], invented.TOLD)


def test_a_lone_brace_is_refused(folder: Path, spoil: Spoil, invented: ModuleType) -> None:
    """A brace that makes no placeholder is refused, so that nothing can be run from a word."""
    spoil("en/ui.toml", "{at}", "{at.__class__}")
    with pytest.raises(PlaceholderError, match=r"no \{placeholder\}"):
        load([folder], invented.TOLD)


def test_a_citation_resolves(folder: Path, spoil: Spoil, invented: ModuleType) -> None:
    """A register entry that cites no source stops the loading."""
    spoil("register.toml", "law.one", "law.two")
    with pytest.raises(UnresolvedSourceError, match=r"fee\.one\.source.*law\.two"):
        load([folder], invented.TOLD)


def test_a_rules_citation_resolves(folder: Path) -> None:
    """A source that a rule cites must be there."""
    with pytest.raises(UnresolvedSourceError, match=r"law\.nine"):
        load([folder], Expected(sources=frozenset({"law.nine"})))


def test_a_used_fact_is_there(folder: Path) -> None:
    """A register entry that a rule uses must be there."""
    with pytest.raises(UnknownFactError, match=r"fee\.nine"):
        load([folder], Expected(register_ids=frozenset({"fee.nine"})))


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("register.toml", "value = 155", "value = ", "register.toml"),
        ("register.toml", "value = 155", "value = true", "fee.one.value"),
        ("register.toml", "value = 155", "value = 1.5", "fee.one.value"),
        ("register.toml", "value = 155", "", "fee.one.value"),
        ("register.toml", "2026-10-23", '"soon"', "fee.one.as_of"),
        ("register.toml", '"litigation"', '"weather"', "fee.one.kind"),
        ("register.toml", 'kind = "litigation"', "", "fee.one.kind"),
        ("register.toml", 'kind = "litigation"', "verify_by = 2026-01-01", "fee.one.verify_by"),
        ("register.toml", '"current"', '"fine"', "fee.one.status"),
        ("register.toml", '"H"', '"very"', "fee.one.confidence"),
        ("register.toml", "value = 155", "value = 155\ncolor = 1", "fee.one.color"),
        ("register.toml", "value = 155", "value = 155\nvalue = 156", "register.toml"),
        ("sources.toml", '"statute"', '"rumor"', "law.one.kind"),
        ("sources.toml", 'title = "A law"', "", "law.one.title"),
        ("sources.toml", '["law.one"]', '"law.one" = 3\n["law.two"]', "law.one"),
        ("es/ui.toml", '"saved at {at}"', "3", "saved"),
        ("es/ui.toml", '"saved"', '"saved"."x" = "y"\n"saved.x"', "saved.x"),
    ],
)
def test_a_bad_edit_is_refused_by_file_and_key(
    folder: Path, spoil: Spoil, file: str, old: str, new: str, named: str
) -> None:
    """A wrong type, an unknown name, a duplicate or broken TOML names its file and key."""
    path = spoil(file, old, new)
    with pytest.raises(UnreadableFileError) as refused:
        load([folder])
    assert str(path) in str(refused.value)
    assert named in str(refused.value)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    """A file in another encoding is refused with the place of the byte."""
    (folder / "en" / "ui.toml").write_bytes('a = "ñ"'.encode("latin-1"))
    with pytest.raises(UnreadableFileError, match="not UTF-8 at byte 5"):
        load([folder])


def test_an_empty_register_is_refused(folder: Path) -> None:
    """A register without an entry is a mistake, not an answer."""
    (folder / "register.toml").write_text("", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="holds no entry"):
        load([folder])


def test_an_organizations_copy_wins_file_by_file(
    folder: Path, tmp_path: Path, invented: ModuleType
) -> None:
    """An organization's file replaces ours; the files it did not copy are still ours."""
    own = tmp_path / "own"
    invented.write_words(own / "en" / "ui.toml", {"saved": "kept at {at}"})
    guide = load([own, folder], invented.TOLD)
    assert guide.words(Locale.EN).ui("saved", at="9") == "kept at 9"
    assert guide.words(Locale.ES).ui("saved", at="9") == "saved at 9"


def test_a_bad_copy_is_named_as_the_organizations(
    folder: Path, tmp_path: Path, invented: ModuleType
) -> None:
    """A mistake in an organization's copy names that file, not ours."""
    own = tmp_path / "own"
    invented.write_words(own / "en" / "ui.toml", {"saved": "kept"})
    with pytest.raises(GuideError) as refused:
        load([own, folder], invented.TOLD)
    assert str(own / "en" / "ui.toml") in str(refused.value)


def test_without_expectations_languages_are_still_compared(folder: Path, spoil: Spoil) -> None:
    """Where nobody says what is used, a key that one language lacks is still missing."""
    spoil("es/ui.toml", '"saved"', '"saved_too"')
    with pytest.raises(MissingWordError, match="saved_too"):
        load([folder])


def test_nothing_of_a_loaded_guide_changes(folder: Path) -> None:
    """A loaded guide cannot be edited in place."""
    guide = load([folder])
    with pytest.raises(TypeError):
        guide.sources["law.two"] = guide.sources["law.one"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        guide.register = guide.register  # type: ignore[misc]
