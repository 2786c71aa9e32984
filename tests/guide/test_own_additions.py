"""An organization's own file of each kind: read, laid over ours, refused by file and key."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from depwork.errors import GuideError, UnreadableFileError
from depwork.guide import load, proof_of
from depwork.guide.register import DAYS_BY_KIND
from depwork.model.choices import DocumentClass, Locale
from depwork.model.proof import ClaimedFact

SHELF = """
[ours]
topic = "find_help"
publisher = "Invented Committee"
source = "law.one"
as_of = 2026-11-01
verify_by = 2027-01-01
status = "current"
title.en = "Our phone tree"
title.es = "Nuestra cadena de llamadas"
about.en = "Who calls whom."
about.es = "Quién llama a quién."
"""
QUESTION = """
[ride]
step = 3
type = "yes_no"
label.en = "Is there a ride?"
label.es = "¿Hay transporte?"
why.en = "So that nobody walks."
why.es = "Para que nadie vaya a pie."
"""
CHECK = """
[[check]]
id = "fee.one"
on = 2026-11-20
by = "K-2"
how = "called"
value = 755
"""
FACTOR = """
["M12"]
memo = "2011"
side = "for"
claim = "family"
proof = ["DOC-FAM"]
name.en = "Family"
name.es = "Familia"
"""
FILES = {
    "own_resources.toml": SHELF,
    "own_questions.toml": QUESTION,
    "register_checks.toml": CHECK,
    "factors.toml": FACTOR,
}


@pytest.fixture
def own(folder: Path) -> Path:
    """An invented guide with every file of an organization's own."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    sources = folder / "sources.toml"
    told = '\n["organization.check"]\ntitle = "Checked"\nwhere = "here"\n'
    told += 'read_on = 2026-11-01\nkind = "guide"\nes.title = "Visto"\n'
    sources.write_text(sources.read_text("utf-8") + told, encoding="utf-8")
    return folder


def test_everything_of_an_organizations_own_is_read(own: Path) -> None:
    """Shelf, questions with their words, factors and look-ups stand in the loaded guide."""
    guide = load([own])
    assert [item.id for item in guide.shelf if item.own] == ["ours"]
    assert guide.shelf[0].own
    assert [item.path for item in guide.own] == ["own.ride"]
    assert guide.words(Locale.ES).field("own.ride").label == "¿Hay transporte?"
    assert proof_of(guide.factors) == {ClaimedFact.FAMILY: (DocumentClass.FAMILY,)}
    fact = guide.register.fact("fee.one", date(2026, 11, 22)).entry
    assert (fact.value, fact.as_of, fact.source) == (755, date(2026, 11, 20), "organization.check")
    assert fact.verify_by == date(2026, 11, 20) + timedelta(days=DAYS_BY_KIND["litigation"] or 0)


def test_a_later_day_of_the_register_wins_over_an_older_look_up(own: Path, spoil) -> None:
    """A package that brings a newer fact is not held back by what somebody wrote before."""
    spoil("register_checks.toml", "2026-11-20", "2026-10-01")
    assert load([own]).register.fact("fee.one", date(2026, 11, 22)).entry.value == 155


def test_a_look_up_does_not_lift_what_a_court_blocked(own: Path, spoil) -> None:
    """The tick dates a blocked entry anew and leaves it blocked."""
    spoil("register.toml", 'status = "current"', 'status = "blocked"')
    entry = load([own]).register.fact("fee.one", date(2026, 11, 22)).entry
    assert (entry.status.value, entry.as_of) == ("blocked", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("own_resources.toml", "title.es", "title.fr", "ours.title.es"),
        ("own_resources.toml", '"find_help"', '"gossip"', "ours.topic"),
        ("own_resources.toml", '"law.one"', '"law.two"', "law.two"),
        ("own_resources.toml", "as_of", 'entry = "fee.two"\nas_of', "ours.entry"),
        ("own_resources.toml", "as_of", 'states = ["ZZ"]\nas_of', "ours.states"),
        ("own_questions.toml", "step = 3", "step = 12", "ride.step"),
        ("own_questions.toml", '"yes_no"', '"number"', "ride.type"),
        ("own_questions.toml", "[ride]", "[Ride-1]", "Ride-1"),
        ("own_questions.toml", 'label.es = "¿Hay transporte?"', "", "ride.label.es"),
        ("register_checks.toml", '"K-2"', '"Ana Pérez"', "check 1.by"),
        ("register_checks.toml", "755", '"ana@example.gov"', "check 1.value"),
        ("register_checks.toml", "[[check]]", "[check]", "[[check]]"),
        ("factors.toml", '"for"', '"against"', "M12.gated"),
        ("factors.toml", '["DOC-FAM"]', '["DOC-FAMILY"]', "M12.proof"),
    ],
)
def test_a_bad_edit_is_refused_with_file_and_key(own, spoil, name, old, new, said) -> None:
    """Whoever edits a file is told which one, which key, and what to do."""
    path = spoil(name, old, new)
    with pytest.raises(GuideError if "law.two" in said or ".es" in said else Exception) as caught:
        load([own])
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_a_step_takes_no_more_than_seven_questions(own: Path) -> None:
    """A screen of an organization's own is no longer than ours."""
    more = "".join(QUESTION.replace("[ride]", f"[ride{n}]") for n in range(8))
    (own / "own_questions.toml").write_text(more, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="step 3 has more than 7"):
        load([own])


def test_what_is_shipped_marks_every_old_address(packaged: Path) -> None:
    """No entry of the shelf from 2016 or 2017 looks current, and all have both languages."""
    guide = load([packaged])
    today = date(2026, 11, 22)
    assert len(guide.shelf) > 30
    for item in guide.shelf:
        if item.source == "seed.003":
            assert item.status.value == "old"
            assert not item.url
            assert item.stale(today)
        assert "@" not in item.url


def test_gated_factors_feed_no_list(packaged: Path) -> None:
    """Nothing adverse or protected by law is a claim, and no attorney-only paper shows one."""
    factors = load([packaged]).factors
    assert {f.id for f in factors if f.side == "against"} >= {"M06", "M07", "M08", "Y01", "Y05"}
    assert all(f.gated for f in factors if f.side == "against")
    kinds = {kind for found in proof_of(factors).values() for kind in found}
    assert not kinds & {DocumentClass.COURT, DocumentClass.IMMIGRATION}


def test_an_organizations_factors_win_over_ours(own: Path, packaged: Path, tmp_path: Path) -> None:
    """The copy of an organization is read before the packaged file."""
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(own / "factors.toml", copy / "factors.toml")
    assert [f.id for f in load([copy, packaged]).factors] == ["M12"]
