"""What an ask says holds whenever the ask may be made, and the papers around it say the same."""

import re

import pytest

from depwork.documents.catalog import CATALOG
from depwork.guide import Guide
from depwork.model.ask_code import AskCode
from depwork.model.choices import Locale

CLAIMED = re.compile(
    r"appeal is pending|apelación esté pendiente|apelación pendiente|being decided|are decided"
    r"|while the court decides|mientras se deciden?|mientras decide la corte"
)
"""Says that something was filed or asked for: the rules of these asks do not require it."""
NOTHING_FILED = (
    AskCode.R10,
    AskCode.R14_STAY,
    AskCode.R15_STAY,
    AskCode.R17,
    AskCode.R19,
    AskCode.R28,
)


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize("ask", NOTHING_FILED)
def test_no_ask_says_that_something_is_pending_which_its_rule_does_not_require(
    guide: Guide, ask: AskCode, locale: Locale
) -> None:
    """Neither its sentence, nor its title, nor what the office is to weigh."""
    words = guide.words(locale)
    said = (words.asked(ask) or "", *words.asking(ask))
    assert all(said)
    assert not [text for text in said if CLAIMED.search(text)]


@pytest.mark.parametrize("locale", list(Locale))
def test_somebody_who_is_free_is_not_asked_to_be_released(guide: Guide, locale: Locale) -> None:
    """The ask beside a victims' filing may be made by people who are free, too."""
    words = guide.words(locale)
    said = " ".join((words.asked(AskCode.R19) or "", *words.asking(AskCode.R19)))
    assert not re.search(r"\brelease\b|en libertad", said, re.IGNORECASE)


@pytest.mark.parametrize("locale", list(Locale))
def test_no_paper_is_called_by_an_ask_that_it_may_not_make(guide: Guide, locale: Locale) -> None:
    """The letter to ICE is named for what it is; what it asks stands in its own title."""
    named = [guide.words(locale).document(row.id).title for row in CATALOG]
    assert not [one for one in named if re.search("prosecutorial|procesal", one, re.IGNORECASE)]
