"""The text review: bound to the exact sentence and its reader; the attorney where a rule says."""

import itertools
from datetime import date

import pytest

from depwork.model.case import Case
from depwork.model.choices import Audience, CustodyStatus, ProceedingStage
from depwork.model.consent import Consent, HowGiven
from depwork.model.ledger import Outcome, OutcomeSource
from depwork.model.outcome import OutcomeKind
from depwork.model.questions import with_answer
from depwork.model.review import CasePart, SentenceKind, TextMark
from depwork.rules.disclosure import disclose
from depwork.rules.marks import changed_since, last_outcome, stands_now
from depwork.rules.review import key_of, sentences, to_read, typed, unread

TODAY = date(2026, 11, 22)
NOW = stands_now(Case(case_code="ABCD-2345"), None)
STORY = "She cooks on Saturdays. The children wait for her at home."


def _case(*marks, story=STORY):
    yes = (Consent(given_on=date(2026, 11, 1)),)
    names = ("consent_store", "consent_contact_ice", "consent_media", "consent_contact_officials")
    return Case(
        case_code="ABCD-2345",
        consent=dict.fromkeys(names, yes),
        story={"short_story_own_words": story},
        immigration_history={"prior_removals": 0},
        text_marks=marks,
    )


def _mark(sentence, audience=Audience.ICE, **more):
    values = {"allowed": True, "by": "T. Reader", "on": TODAY, "under": NOW, **more}
    key = key_of(sentence, disclose(_case(), audience, TODAY))
    return TextMark(sentence=key, audience=audience, **values)


def _open(case, printed=STORY, audience=Audience.ICE, over=None):
    view = disclose(case, audience, TODAY)
    return [one.text for one in unread(view, to_read(view, printed, over))]


FIRST, SECOND = "She cooks on Saturdays.", "The children wait for her at home."


def test_each_sentence_waits_until_it_was_read() -> None:
    """One mark clears one sentence, and nothing clears them all."""
    assert _open(_case()) == [FIRST, SECOND]
    assert _open(_case(_mark(FIRST))) == [SECOND]
    assert _open(_case(_mark(FIRST), _mark(SECOND))) == []


@pytest.mark.parametrize(
    "mark",
    [
        _mark("She cooks on Sundays."),
        _mark("she cooks on Saturdays."),
        _mark(FIRST, Audience.PUBLIC),
        _mark(FIRST, allowed=False),
        _mark(FIRST, on=date(2026, 11, 23)),
    ],
    ids=["another word", "another letter", "another reader", "not allowed", "a later day"],
)
def test_a_mark_holds_for_the_exact_sentence_reader_and_day(mark) -> None:
    """Whatever differs leaves the sentence waiting."""
    assert FIRST in _open(_case(mark))


def test_the_last_word_counts() -> None:
    """Somebody who takes a mark back stops the paper again."""
    assert FIRST in _open(_case(_mark(FIRST), _mark(FIRST, allowed=False)))


def test_only_what_the_paper_prints_waits() -> None:
    """A story that stands in another paper does not hold this one."""
    assert _open(_case(), printed=f"Dear director. {FIRST}") == [FIRST]


def test_blanks_and_unseen_marks_change_no_sentence() -> None:
    """A line end or a zero-width mark makes no other sentence, and hides none."""
    view = disclose(_case(), Audience.ICE, TODAY)
    assert key_of("She\u200b  cooks", view) == key_of("She cooks", view)


@pytest.mark.parametrize(
    "story",
    [
        "He was deported in 2009 and came back.",
        "Fue deportado en 2009 y regresó.",
        "She asked for asylum after the gang threatened her.",
        "He has no criminal record.",
        "Su hijo fue arrestado una vez.",
    ],
)
def test_what_an_attorney_clears_waits_for_the_attorney(story) -> None:
    """A withheld fact told in other words is not cleared by whoever typed it (R03)."""
    case = _case(_mark(story), story=story)
    assert _open(case, printed=story) == [story]
    told = _mark(story, attorney="A. Torney")
    own = _mark(story, how=HowGiven.OWN_KEY)
    for mark in (told, own):
        assert _open(_case(mark, story=story), printed=story) == []


def _hearing(case, on):
    return case.replace(proceedings={"next_hearing_date": on})


def test_a_word_on_a_sentence_is_no_word_on_what_it_says_since() -> None:
    """A day that was right when it was read, or marked as right beside another, may be wrong."""
    told = "Her hearing is on December 2, 2026."
    case = _hearing(_case(story=told), date(2026, 12, 2))

    def marked(case):
        view = disclose(case, Audience.ICE, TODAY)
        mark = _mark(told).model_copy(update={"sentence": key_of(told, view)})
        return case.replace(text_marks=(*case.text_marks, mark))

    read = marked(case)
    assert _open(read, printed=told) == []
    moved = _hearing(read, date(2026, 12, 9))
    assert _open(moved, printed=told) == [told]
    known = marked(moved)
    assert _open(known, printed=told) == []
    assert _open(_hearing(known, date(2026, 12, 4)), printed=told) == [told]
    assert _open(_hearing(known, date(2026, 12, 2)), printed=told) == [], "as it was read at first"


def test_health_told_in_other_words_is_pointed_at() -> None:
    """Whoever reads the sentence is told what to look for."""
    case = _case(story="Every week the machine cleans her blood: dialysis keeps her alive.")
    (one,) = typed(disclose(case, Audience.ICE, TODAY))
    assert one.kinds == (SentenceKind.HEALTH,)


def test_what_was_typed_over_a_paper_is_read_sentence_by_sentence() -> None:
    """The template's own sentences are known; every other one waits."""
    made = "Dear director. We write about a case."
    over = f"{made} Nobody else can care for them."
    assert _open(_case(), printed=made, over=over) == ["Nobody else can care for them."]


def test_a_family_and_its_attorney_are_told_at_once() -> None:
    """Nothing is published to them: no review stands before the first call at night."""
    assert _open(_case(), audience=Audience.FAMILY) == []
    assert _open(_case(), audience=Audience.ATTORNEY) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Lopez cooks. She sings!", ("Mr. Lopez cooks.", "She sings!")),
        ("¿Quién? Nadie.", ("¿Quién?", "Nadie.")),
        ("# Title\n\n- one\n- **two** words", ("Title", "one", "two words")),
        ("At 9 a.m. she left. 7 came.", ("At 9 a.m. she left.", "7 came.")),
        ("", ()),
    ],
)
def test_a_text_is_cut_into_sentences(text, parts) -> None:
    """A title before a name ends none; the signs of a layout are no words."""
    assert sentences(text) == parts


MOVED = (
    ("custody.custody_status", tuple(CustodyStatus), CasePart.CUSTODY),
    ("custody.facility", ("Invented jail", "Invented center"), CasePart.PLACE),
    ("proceedings.proceeding_stage", tuple(ProceedingStage), CasePart.STAGE),
    ("attorney.has_attorney", (True, False), CasePart.ATTORNEY),
)


@pytest.mark.parametrize(
    ("path", "before", "after", "part"),
    [
        (path, before, after, part)
        for path, values, part in MOVED
        for before, after in itertools.pairwise((None, *values, None))
    ],
)
def test_a_sentence_read_before_the_case_changed_is_read_again(path, before, after, part) -> None:
    """Held, freed, moved, ordered, without an attorney: the mark falls, and comes back with it."""
    case = with_answer(_case(), path, before)
    read = case.replace(text_marks=(_mark(FIRST, under=stands_now(case, None)),))
    assert FIRST not in _open(read)
    changed = with_answer(read, path, after)
    assert FIRST in _open(changed)
    assert changed_since(changed.text_marks[0], stands_now(changed, None)) == (part,)
    assert FIRST not in _open(with_answer(changed, path, before))


def _outcome(kind, on=TODAY):
    return Outcome(
        id="0" * 32, case_code="ABCD-2345", on=on, kind=kind, source=OutcomeSource.FAMILY
    )


@pytest.mark.parametrize("kind", OutcomeKind)
def test_a_recorded_outcome_lets_every_sentence_be_read_again(kind) -> None:
    """Whatever the ledger says last; only what is pending changed nothing."""
    case = _case(_mark(FIRST))
    view = disclose(case, Audience.ICE, TODAY, last_outcome([_outcome(kind)], TODAY))
    found = [one.text for one in unread(view, to_read(view, STORY))]
    assert (FIRST in found) is (kind is not OutcomeKind.PENDING)
    ahead = last_outcome([_outcome(kind, date(2026, 11, 23))], TODAY)
    assert ahead is None


def test_a_mark_of_an_older_version_is_read_again() -> None:
    """Nobody knows how the case stood: it waits, and its words are not lost."""
    raw = _mark(FIRST).model_dump(mode="json")
    del raw["under"]
    older = TextMark.model_validate(raw)
    assert FIRST in _open(_case(older))
    assert changed_since(older, NOW) == tuple(CasePart)


def test_a_mark_keeps_no_answer() -> None:
    """How the case stood is told by digests alone."""
    case = with_answer(_case(), "custody.facility", "Invented jail")
    kept = stands_now(case, _outcome(OutcomeKind.REMOVED)).model_dump_json()
    assert "jail" not in kept
    assert "REMOVED" not in kept
