"""One form of a text before every scan."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.model.a_number import named_numbers, tells_a_number
from depwork.model.plain import as_words, folded, plain, runs_of_digits, with_digits


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("we\u200b kn\u00adow", "we know"),
        ("\u2067where\u2069 you\u00a0\u2003live", "where you live"),
        ("A\u2011012\u2014345\u2212678", "A-012-345-678"),
        ("1\u20442 and\uff0for", "1/2 and/or"),
        ("k\u0456ll \u0420\u0430ul", "kill Paul"),
        ("\uff21\uff10\uff11\uff12", "A012"),
        ("\U0001d400\u24d1\u0661\u06f2\u0967", "Ab121"),
        ("k\u0336i\u0336l\u0336l\u0336", "kill"),
        ("line\n\nbreak\x0cpage\u2028end", "line break page end"),
        ("\uf0b7A012", "A012"),
        ("can\u2019t \u201csay\u201d", 'can\'t "say"'),
        ("Mun\u0303oz N\u00fa\u00f1ez", "Muñoz Núñez"),
        ("\ufb01le\ufeff \U000e0041x", "file x"),
        ("bell\x07 nul\x00", "bell nul"),
    ],
)
def test_what_is_seen_is_what_is_scanned(typed, seen):
    """Unseen marks are gone, signs and look-alikes are one; accents and capitals stay."""
    assert plain(typed) == seen


@given(st.text(max_size=200))
def test_plain_is_whole_and_stays(text):
    """Whatever was typed: no unseen mark is left, and making it plain again changes nothing."""
    seen = plain(text)
    assert plain(seen) == seen
    assert not [c for c in seen if unicodedata.category(c) in {"Cc", "Co"}]
    assert folded(folded(text)) == folded(text)
    assert as_words(text).split() == as_words(seen).split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A 012-345-678", True), ("a012345678", True), ("A#012.345.678,", True),
        ("A12-345-678", True), ("A-1234567", True), ("012/345/678", True), ("012 345 678", True),
        ("012345678", True), ("AO12345678", True), ("A 0 1 2 3 4 5 6 7 8", True),
        ("A: 012-345-678", True), ("A_012_345_678", True), ("A012 345678", True),
        ("504-555-0123", False), ("+52 55 1234 5678", False), ("on a 2026-11-22 hearing", False),
        ("2026-11-22", False), ("a 22/11/2026", False), ("$123 456 789", False),
        ("EAC2190000001", False), ("USA1234567", False), ("24-12345", False), ("in 2026", False),
        ("1,234,567,890", False), ("4111 1111 1111 1111", False),
    ],
)  # fmt: skip
def test_a_number_is_known_in_each_form(text, told):
    """Seven to nine digits behind an A, or nine alone; no telephone, day, sum or receipt."""
    assert tells_a_number(text) is told


def test_another_persons_number_is_read_to_its_nine_digits():
    """Short numbers are filled up, as they are stored."""
    assert list(named_numbers("A12-345-678; A\u200b\u2013999 000 011")) == [
        ("A12-345-678", "012345678"),
        ("A-999 000 011", "999000011"),
    ]


def test_letters_inside_a_number_are_read_as_digits():
    """O, I and l between digits, and nowhere else."""
    assert with_digits("A O12-345-6l8; I owe 3O") == "A 012-345-618; I owe 3O"
    assert runs_of_digits("A O12-345-6l8 since 2009") == ("012345618", "2009")
