"""What comes unseen with pasted text is taken out or mapped at every field; meaning stays."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from depwork.model.case import Case
from depwork.model.ledger import Activity, CampaignEvent
from depwork.model.pasted import visible
from depwork.model.questions import answer_of, with_answer
from depwork.model.text import LongText, ShortText

CASE = Case(case_code="ABCD-2345")
WORD = "می\u200cخواهم"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Gracias @\u2068Nombre\u2069", "Gracias @Nombre"),
        ("\uf0b7 uno\n  \uf0a7\tdos", "• uno\n  • dos"),
        ("page one\x0cpage two", "page one\npage two"),
        ("a\x0bb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("\u202e\u202adetained\u202c", "detained"),
        ("Ana\u200e \u200fPérez", "Ana Pérez"),
        ("Na\u00adme\u200b\u2060\ufeff", "Name"),
        ("bell\x07 null\x00 esc\x1b", "bell null esc"),
        ("10\u00a0000\u202f000", "10 000 000"),
        ("x\ue123y", "xy"),
        ("object\ufffc here", "object here"),
        (WORD, WORD),
        ("क्\u200dष", "क्\u200dष"),
        ("ไทย\u200bไทย", "ไทย\u200bไทย"),
        ("שלום\u200f (a)\u200e", "שלום\u200f (a)\u200e"),
        (FAMILY, FAMILY),
        ("\u2764\ufe0f 1\ufe0f\u20e3", "\u2764\ufe0f 1\ufe0f\u20e3"),
        ("plain, with a tab\tand\nline", "plain, with a tab\tand\nline"),
    ],
)
def test_pasted_text_is_kept_as_it_reads(pasted, kept):
    """Nothing that a messenger or a word processor adds unseen is refused or kept."""
    assert TypeAdapter(LongText).validate_python(pasted) == kept


@given(st.text(max_size=120))
def test_what_is_seen_is_never_lost(text):
    """Every letter, digit and sign that shows stays, in order; cleaning twice changes nothing."""
    kept = visible(text)
    assert visible(kept) == kept
    shows = {"L", "N", "P", "S"}
    gone = {"\u115f", "\u1160", "\u3164", "\uffa0"}  # letters by name, and nothing to see

    def seen(words: str) -> list[str]:
        return [c for c in words if unicodedata.category(c)[0] in shows and c not in gone]

    bullets = [c for c in seen(kept) if c != "•"]
    assert bullets == [c for c in seen(text) if c != "•"]


def test_one_line_stays_one_line():
    """A page break of another program in a name is a blank; two real lines are still told."""
    assert (
        TypeAdapter(ShortText).validate_python("Ana\x0bPérez\u2028Ejemplo") == "Ana Pérez Ejemplo"
    )


@pytest.mark.parametrize(
    ("path", "pasted", "kept"),
    [
        ("identity.dob", "\u20681990-06-24\u2069", date(1990, 6, 24)),
        ("identity.dob", "1990\u201106\u201124", date(1990, 6, 24)),
        ("ties.years_in_us", "\u200e12\u00a0", 12),
        ("custody.custody_status", "ICE_detained\u200b", "ICE_detained"),
        ("identity.a_number", "A\u200e012\u2011345\u2011678\u202c", "012345678"),
        ("identity.country_of_birth", "HN\u2069", "HN"),
        ("attorney.attorney_phone", "\u202a+1\u00a0504\u2011555\u20110123\u202c", "+15045550123"),
        ("campaign.contact_email", "ana@\u200bexample.org", "ana@example.org"),
        ("campaign.organization", "\ufeffVecinos Unidos", "Vecinos Unidos"),
    ],
)
def test_every_kind_of_field_takes_what_was_pasted(path, pasted, kept):
    """Days, numbers, codes, countries and telephones are read past what nobody sees."""
    assert answer_of(with_answer(CASE, path, pasted), path) == kept


def test_records_beside_the_case_too():
    """A note in the ledger takes pasted text as a question does."""
    event = CampaignEvent.model_validate(
        {
            "id": "0" * 32, "case_code": "ABCD-2345", "on": "2026-11-22\u200e",
            "activity": Activity.CALL, "count": "3\u200b", "note": "\u2067hola\u2069\x0c",
        }
    )  # fmt: skip
    assert (event.on, event.count, event.note) == (date(2026, 11, 22), 3, "hola")
