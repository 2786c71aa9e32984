"""Rules that read text: one list, one walk, a corpus in both languages, and bounded time."""

import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.model.answers import Sensitivity
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.decision import GateState
from depwork.model.questions import questions, with_answer
from depwork.model.review import SentenceKind
from depwork.rules.consistency import differences
from depwork.rules.disclosure.kinds import kind_of
from depwork.rules.disclosure.policy import NEVER, cell
from depwork.rules.gates import gates
from depwork.rules.text_rules import TEXT_RULES, counts_in, points, read
from depwork.rules.vocabulary import kinds_of

HERE = Path(__file__).parent
OF_CORPUS = tuple(SentenceKind)[:8]
LONG = 20_000


def _sentences(name):
    return tomllib.loads((HERE / f"text_corpus_{name}.toml").read_text("utf-8"))["sentence"]


def _scored(rows):
    """Return recall and precision, and what was found of each kind."""
    hit, missed, false, kinds = 0, 0, 0, Counter()
    for row in rows:
        found = set(kinds_of(row["text"])) & set(OF_CORPUS)
        if row["kind"] == "harmless":
            false += bool(found)
            continue
        hit, missed = hit + bool(found), missed + (not found)
        kinds[row["kind"]] += row["kind"] in found
    return hit / (hit + missed), hit / (hit + false or 1), kinds


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", ["known", "unseen"])
def test_most_sentences_of_each_kind_are_found(name, lang, capsys) -> None:
    """On sentences that nobody who wrote the vocabulary had read, too: 0.7 of both at least."""
    rows = [row for row in _sentences(name) if row["lang"] == lang]
    recall, precision, kinds = _scored(rows)
    with capsys.disabled():
        sys.stdout.write(f"\n{name} {lang}: recall {recall:.2f}, precision {precision:.2f}; ")
        sys.stdout.write(f"{dict(kinds)}\n")
    assert recall >= 0.7
    assert precision >= 0.7


def test_the_corpus_is_large_and_half_harmless() -> None:
    """At least 400 sentences of each kind in both languages, near half of them harmless."""
    rows = [*_sentences("known"), *_sentences("unseen")]
    harmless = sum(row["kind"] == "harmless" for row in rows)
    assert len(rows) >= 400
    assert 0.4 <= harmless / len(rows) <= 0.6
    seen = {(row["lang"], row["kind"]) for row in rows}
    assert seen == {(a, b) for a in ("en", "es") for b in (*OF_CORPUS, "harmless")}


HARD_TO_READ = {
    "words": "the officer will release her because we called the judge ",
    "numbers": "1,",
    "letters": "a",
    "capitals": "A-",
    "phrases": "we know where no way to ",
    "possessives": "his house officer's ",
    "names": "Aa Bb ",
    "blanks": " \n",
}


@pytest.mark.parametrize("text", HARD_TO_READ.values(), ids=HARD_TO_READ)
def test_every_rule_reads_a_long_text_quickly(text) -> None:
    """Twenty thousand characters that repeat cost each rule less than a fifth of a second."""
    kinds_of("")
    long = (text * LONG)[:LONG]
    case = Case(case_code="ABCD-2345", story={"short_story_own_words": f"x {long[:-4]} x"})
    readers = {rule.kind: rule.stands for rule in TEXT_RULES}
    readers |= {"vocabulary": kinds_of, "number": read, "counts": counts_in}
    readers["consistency"] = lambda _: differences(case)
    for name, reader in readers.items():
        before = time.process_time()
        reader(long)
        assert time.process_time() - before < 0.2, name


def test_a_rule_reads_the_same_through_any_letters() -> None:
    """Accents, capitals, curly signs and unseen marks change nothing."""
    assert SentenceKind.THREAT in read("SABEMOS\u00a0D\u00d3NDE VIVE")
    assert SentenceKind.JUDGE_TARGET in read("C\u200ball the jud\u00adge")
    assert SentenceKind.RECORD in points("sin ning\u00fan antecedentes")
    assert counts_in("12,000 signatures and 40 calls") == (("signatures", 12000), ("calls", 40))


TYPED = "Watch your back, says A 012-345-678."
_PLACES = {
    "evidence.items": [{"title": TYPED, "kind": "DOC-RES"}],
    "evidence.owed": [{"kind": "DOC-RES", "brings": TYPED}],
    "plan.events": [{"kind": "vigil", "on": "2026-12-01", "place": TYPED}],
    "plan.as_written": [{"text": "petition", "ask": TYPED}],
    "plan.accompaniments": [{"kind": "court", "on": "2026-12-01", "meet_at": TYPED}],
    "family.members": [{"relation": "child", "first_name": TYPED}],
    "waiver.congressional_waiver": [{"office": TYPED}],
    "campaign.sendings": [
        {"document": TYPED, "office": "x", "channel": "mail", "sent_on": "2026-11-01"}
    ],
}
_NUMBERS = {
    "identity.a_number",
    "identity.phone",
    "attorney.attorney_phone",
    "campaign.contact_phone",
    "campaign.contact_email",
    "campaign.office_line",
}


def _typed_into(path):
    """Return a case with the text typed at one question, or None where no text can be typed."""
    for raw in (_PLACES.get(path), TYPED, [TYPED]):
        try:
            case = with_answer(Case(case_code="ABCD-2345"), path, raw)
        except ValueError:
            continue
        if TYPED in case.model_dump_json():
            return case
    return None


PUBLISHED = [
    field.path
    for field in questions()
    if field.path not in _NUMBERS
    and any(cell(kind_of(field.path), one) != NEVER for one in (Audience.PUBLIC, Audience.PRESS))
    and _typed_into(field.path) is not None
]


@pytest.mark.parametrize("path", PUBLISHED)
def test_every_typed_field_that_a_public_paper_can_carry_is_read(path, today, register) -> None:
    """An event's place, a title, a first name: a threat or a number in it stops what is public."""
    found = {g.unblock: g for g in gates(_typed_into(path), today, register).value}
    for name in ("mend_words", "take_number_out"):
        assert found[name].state is GateState.BLOCKS
        assert path in found[name].settle


def test_the_fields_of_the_table_are_many() -> None:
    """The table above is made from the model: a new field joins it by itself."""
    assert len(PUBLISHED) >= 15
    assert {"plan.events", "family.members", "story.compelling_fact"} <= set(PUBLISHED)
    assert any(f.mark.sensitivity is Sensitivity.ATTORNEY for f in questions())


@given(st.text(max_size=300))
def test_no_text_makes_a_rule_fail(text) -> None:
    """Whatever is typed, every rule answers."""
    assert set(points(text)) <= set(SentenceKind)
