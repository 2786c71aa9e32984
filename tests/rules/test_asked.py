"""What a text asks for: our own letters' words in both languages, and other people's."""

import tomllib
from pathlib import Path

import pytest

from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.rules.asked import _OF, Asked, asked_otherwise, asks_in
from depwork.rules.consistency import differences
from depwork.rules.keys import SPOKEN_ASKS

GUIDE = Path(__file__).parents[2] / "templates" / "guide"
OPENING = {"en": "We respectfully ask ICE to {}.", "es": "Pedimos a ICE que {}."}


def test_every_ask_of_a_letter_is_compared() -> None:
    """A new ask without its kinds would be compared with nothing."""
    assert {code.value for code in _OF} == set(SPOKEN_ASKS)


@pytest.mark.parametrize("language", OPENING)
def test_our_own_words_ask_for_what_their_row_asks(language) -> None:
    """No letter of ours differs from its own ask."""
    rows = tomllib.loads((GUIDE / language / "asks.toml").read_text(encoding="utf-8"))["ask"]
    found = {}
    for code in SPOKEN_ASKS:
        phrase = rows[code]["letter"].format(who="Marta Ejemplo")
        found[code] = asks_in(OPENING[language].format(phrase))
    assert found == {code.value: kinds for code, kinds in _OF.items()}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Please let Marta come home to her children.", {"release"}),
        ("I urge you to release my neighbor today!", {"release"}),
        ("We call on ICE to free Marta and to stop her deportation.", {"release", "stay"}),
        ("We ask that you grant her a stay of deportation.", {"stay"}),
        ("I beg you, do not deport my husband.", {"stay"}),
        ("Please do not deport my husband.", {"stay"}),
        ("We request that ICE postpone his removal.", {"stay"}),
        ("We demand that ICE halt the deportation of our friend.", {"stay"}),
        ("Please grant deferred action to Marta.", {"deferred_action"}),
        ("We ask the sheriff not to honor the ICE detainer.", {"lift_hold"}),
        ("We ask OPLA to join a motion to dismiss the proceedings.", {"close_case"}),
        ("Please do not transfer her to another state.", {"no_transfer"}),
        ("Por favor, dejen salir a Marta.", {"release"}),
        ("Pido que la liberen hoy mismo.", {"release"}),
        ("Exigimos la libertad de Marta y que paren su deportación.", {"release", "stay"}),
        ("Rogamos que no lo deporten.", {"stay"}),
        ("Solicitamos que suspendan su deportación.", {"stay"}),
        ("Pedimos que le concedan la acción diferida.", {"deferred_action"}),
        ("Pedimos que retiren la retención.", {"lift_hold"}),
        ("Solicitamos que cierren su caso.", {"close_case"}),
        ("Pedimos que no la trasladen lejos.", {"no_transfer"}),
        ("Her release was asked for last year. The stay of removal was denied.", set()),
        ("She asked for asylum; a stay of removal was granted.", set()),
        ("Fue puesta en libertad en 2019, y su deportación se suspendió.", set()),
        ("We ask for your help with her medicine.", set()),
        ("Pedimos su atención a esta familia.", set()),
    ],
)
def test_what_other_people_write(text, kinds) -> None:
    """Told is not asked; each kind in words that nobody of ours wrote."""
    assert asks_in(text) == {Asked(kind) for kind in kinds}


def _case(chosen: str | None, fallback: str | None = None, story: str | None = None) -> Case:
    return Case(
        case_code="ABCD-2345",
        campaign={"chosen_ask": chosen, "fallback_ask": fallback},
        story={"short_story_own_words": story},
    )


def test_another_ask_than_the_chosen_one_differs() -> None:
    """The fallback may be asked too; with nothing chosen, nothing is compared."""
    text = "We ask ICE to release her."
    assert asked_otherwise(_case("R-11"), f"Thank you. {text}") == (text.rstrip("."),)
    assert asked_otherwise(_case("R-03"), text) == ()
    assert asked_otherwise(_case("R-11", "R-12-release"), text) == ()
    assert asked_otherwise(_case(None), text) == ()
    assert asked_otherwise(_case(AskCode.R24.value), text) == ()
    (found,) = differences(_case("R-11", story=text))
    assert (found.about.value, found.answer) == ("ask", "campaign.chosen_ask")
