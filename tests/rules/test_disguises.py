"""What was planted is found by every scan, however it is disguised."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depwork.attachments.suggesting import what_of
from depwork.model.campaign import Story
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.decision import GateState
from depwork.model.questions import with_answer
from depwork.rules.disclosure import disclose
from depwork.rules.gates import gates
from depwork.services.guiding import load_guide
from depwork.services.telling import told

DAY = date(2026, 11, 22)
OUT = "story.short_story_own_words"
LATIN = "AaCcEeHIiJjKMOoPpSsTXxyBVv"
OTHER = "АаСсЕеНІіЈјКМОоРрЅѕТХхуВѴѵ"


def _between(mark: str) -> Callable[[str], str]:
    return mark.join


def _instead(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def _spelled(first: int) -> Callable[[str], str]:
    return lambda text: "".join(chr(first + int(c)) if c.isdigit() else c for c in text)


DISGUISES = {
    "none": str,
    **{f"between U+{ord(m):04X}": _between(m) for m in (
        "\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u00ad\ufeff\u034f\u061c\u180e\u2066\u2069"
        "\u202a\u202c\u115f\u3164\ufe0e\ufe0f\U000e0061\x07\u0336\u0335\u20e5"
    )},
    **{f"dash U+{ord(m):04X}": _instead("-", m) for m in "\u2010\u2011\u2012\u2013\u2014\u2015"
       "\u2212\u2043\ufe58\ufe63\uff0d\u301c/\u2044\u2215\\_.\u00b7: "},
    **{f"blank U+{ord(m[0]):04X}": _instead(" ", m) for m in (
        "  ", "\u00a0", "\u2003", "\u202f", "\u3000", "\n", "\n\n", "\t", "\u2028", "\r\n", "\x0c",
        " \u200b ",
    )},
    "look-alikes": lambda text: text.translate(str.maketrans(LATIN, OTHER)),
    "full width": lambda text: text.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)}),
    "mathematical": _spelled(0x1D7CE),
    "arabic digits": _spelled(0x0660),
    "persian digits": _spelled(0x06F0),
    "devanagari digits": _spelled(0x0966),
    "letter O": lambda text: text.replace("-0", "-O").replace(" 0", " O"),
    "letter l": lambda text: text.replace("12-", "l2-"),
    "capitals": str.upper,
    "small": str.lower,
}  # fmt: skip


def _case(text: str) -> Case:
    """A case with a text as an older version may have kept it: past the question's own check."""
    case = with_answer(Case(case_code="ABCD-2345"), "identity.a_number", "012-345-678")
    case = with_answer(case, "identity.legal_name", "José Paco Invented-Pines")
    case = with_answer(case, "story.red_line_words", ["Elm Street"])
    story = Story.model_construct(
        **{**dict(case.story), OUT.partition(".")[2]: f"He is here. {text} Thank you."}
    )
    return Case.model_construct(**{**dict(case), "story": story})


def _blocks(rule: str, unblock: str):
    def scan(text: str, register) -> bool:
        found = gates(_case(text), DAY, register).value
        return any(
            g.rule == rule and g.unblock == unblock and g.state is not GateState.PASSES
            for g in found
        )

    return scan


def _tells(path: str):
    spoken = tuple(load_guide(None).by_locale.values())

    def scan(text: str, _) -> bool:
        case = _case("")
        return path in told(f"See {text} today", case, disclose(case, Audience.PUBLIC, DAY), spoken)

    return scan


def _suggested(what: str):
    return lambda text, _: what_of(text) == what


PLANTS = {
    "own A-number in a text that goes out": ("A012-345-678", _blocks("R08", "take_number_out")),
    "A-number without its A": ("012-345-678", _blocks("R08", "take_number_out")),
    "another person's A-number": ("A099-345-678", _blocks("R07", "make_same")),
    "A-number in an edited letter": ("A012-345-678", _tells("identity.a_number")),
    "name in an edited letter": ("Paco Invented-Pines", _tells("identity.legal_name")),
    "a threat": ("we know where you live", _blocks("R11", "mend_words")),
    "a judge as target": ("call the judge", _blocks("R11", "mend_words")),
    "a word about a record": ("never been arrested", _blocks("R06", "say_what_is")),
    "a subject never to be spoken of": ("Elm Street", _blocks("R01", "keep_red_lines")),
    "a helper's status": ("the pastor is undocumented", _blocks("R10", "take_status_out")),
    "a safe place promised": ("a safe place", _blocks("R18", "plan_safety")),
    "the story of a record": ("pled guilty", _blocks("R13", "take_out_not_needed")),
    "Social Security number on a page": ("123-45-6789", _suggested("ssn")),
}


@pytest.mark.parametrize("plant", PLANTS)
def test_no_disguise_hides_a_plant(plant, register):
    """Each disguise of each planted number, name, threat and word is found by its scan."""
    text, scan = PLANTS[plant]
    missed = [name for name, disguise in DISGUISES.items() if not scan(disguise(text), register)]
    assert missed == []


@settings(max_examples=60)
@given(data=st.data())
def test_no_mixture_of_disguises_hides_a_plant(register, data):
    """Nor do two at once."""
    text, scan = PLANTS[data.draw(st.sampled_from(sorted(PLANTS)))]
    names = [name for name in DISGUISES if not name.startswith(("letter", "dash", "blank"))]
    one, two = (data.draw(st.sampled_from(sorted(names))) for _ in range(2))
    assert scan(DISGUISES[one](DISGUISES[two](text)), register)
