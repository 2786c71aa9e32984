"""A look-up's day stands after the sentence that is said aloud, never within it."""

from types import SimpleNamespace

import pytest

from depwork.forms.screens.pages import prose
from depwork.guide import Piece


class _Words:
    def ui(self, key: str, day: str) -> str:
        return f"<{key} {day}>"


def _look():
    fact = SimpleNamespace(value="20 cents", as_of="May 1", stale=False, unverified=False)
    return SimpleNamespace(words=_Words(), desk=SimpleNamespace(fact=lambda _: fact))


FACT = Piece("any.fact", look="fact")
MARK = " <page_as_of May 1>"


@pytest.mark.parametrize(
    ("pieces", "read"),
    [
        (
            [Piece("Say: it costs "), FACT, Piece(" a minute, I was told. Thank you.")],
            f"Say: it costs 20 cents a minute, I was told.{MARK} Thank you.",
        ),
        ([Piece("It costs "), FACT, Piece(".")], f"It costs 20 cents.{MARK}"),
        ([Piece("It costs "), FACT], f"It costs 20 cents{MARK}"),
        (
            [Piece("From "), FACT, Piece(" to "), FACT, Piece(". Then go.")],
            f"From 20 cents to 20 cents.{MARK}{MARK} Then go.",
        ),
        ([FACT, Piece(" and no end")], f"20 cents and no end{MARK}"),
    ],
)
def test_the_stamp_stands_after_the_sentence(pieces, read) -> None:
    """Whoever reads the line aloud is not stopped in the middle; every look-up keeps its day."""
    block = SimpleNamespace(kind="p", rows=[[pieces]])
    page = SimpleNamespace(name="one", blocks=[block])
    (part,) = prose(page, _look())["parts"]
    told = part["rows"][0][0]
    assert "".join(piece["x"] for piece in told) == read
