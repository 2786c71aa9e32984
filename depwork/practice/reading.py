"""The text review of the invented people, as an invented team has done it."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.consent import HowGiven
from depwork.model.ledger import Outcome
from depwork.model.review import TextMark
from depwork.rules.disclosure import disclose
from depwork.rules.marks import stands_now
from depwork.rules.review import UNREVIEWED, typed

READER: Final = "Practice reader, invented"


def read_through(
    case: Case, today: date, attorney: str = "", outcome: Outcome | None = None
) -> Case:
    """Return an invented case whose typed sentences have been read, one by one.

    What only an attorney clears is marked where the invented person has an attorney.

    Args:
        case: The invented case.
        today: The day of the practice.
        attorney: Who cleared it, where the case names nobody.
        outcome: The outcome that stands last in its ledger.
    """
    clears = attorney or value_of(case.attorney.attorney_name)
    now = stands_now(case, outcome)
    marks = [
        TextMark(
            sentence=one.key,
            audience=reader,
            allowed=True,
            by=READER,
            on=today,
            how=HowGiven.SPOKEN,
            attorney=clears if one.attorney else None,
            under=now,
        )
        for reader in Audience
        if reader not in UNREVIEWED
        for one in typed(disclose(case, reader, today))
        if clears or not one.attorney
    ]
    return case.replace(text_marks=tuple({m.sentence: m for m in marks}.values()))
