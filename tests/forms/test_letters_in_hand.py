"""Letters of support: what papers count is what is in hand, and a difference is shown."""

import pytest

from depwork.forms.look import Look, Scope
from depwork.forms.screens.letters import in_hand_or_not
from depwork.model.proof import SupportLetter, in_hand

LETTERS = (
    SupportLetter(writer="neighbor_friend", signed=True, says_why=True),
    SupportLetter(writer="coworker"),
    SupportLetter(writer="coach", signed=False),
)


def test_a_letter_known_unsigned_is_not_counted() -> None:
    """What nobody has looked at yet is in hand; what is known unsigned goes back to its writer."""
    assert in_hand(LETTERS) == 2
    assert in_hand(()) == 0


@pytest.mark.parametrize(("logged", "differs"), [(2, False), (7, True)])
def test_a_difference_between_list_and_ledger_is_shown(desk, monkeypatch, logged, differs) -> None:
    """Beside it stands how many letters have each thing that makes one useful."""
    look = Look(desk, Scope())
    evidence = look.case.evidence.replace(letters=LETTERS)
    monkeypatch.setattr(desk, "_case", look.case.replace(evidence=evidence), raising=False)
    monkeypatch.setattr(desk, "letters_logged", lambda: logged)
    monkeypatch.setattr(type(look), "case", property(lambda _: desk._case))
    shown = in_hand_or_not(look)
    title = look.words.ui("letters_differ_title")
    assert any(part.get("title") == title for part in shown) is differs
    rows = next(part for part in shown if part["t"] == "pairs")["rows"]
    assert rows[0]["lines"] == [look.words.ui("letters_of", n=1, of=3)]
