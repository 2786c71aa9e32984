"""A day of calls: what came of them so far, and which office is to be called next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.choices import Office
from depwork.model.ledger import Activity, CallAnswer, CampaignEvent
from depwork.model.role import Action
from depwork.model.targets import CHECKED, Support, Target
from depwork.reports.period import standing
from depwork.services.ledger import entries
from depwork.services.permitting import permit
from depwork.services.targeting import pipeline
from depwork.storage.vault import Vault

_SHUT: Final = frozenset({CallAnswer.BLOCKED, CallAnswer.FULL})
"""After this the next office is called, and this one last."""


@dataclass(frozen=True)
class CallDay:
    """The calls of one day, without anybody's name.

    Args:
        total: All of them.
        came: By what came of them; ``None`` where that was not noted.
        offices: By the kind of office; ``None`` where it was not noted.
        following: The offices to call, in order; those that could not be reached come last.
    """

    total: int
    came: Mapping[CallAnswer | None, int]
    offices: Mapping[Office | None, int]
    following: tuple[Target, ...]


def call_day(vault: Vault, case_code: str, on: date) -> CallDay:
    """Return what came of a day's calls, and who is to be called next.

    An office is called on a number that somebody checked lately, unless it declined. Where the
    line of its kind of office was blocked, or its box full, when last called that day, it comes
    after the others. Its hours are shown, not read.

    Args:
        vault: Where the case is.
        case_code: Whose calls.
        on: The day.
    """
    permit(vault, Action.READ_CASE)
    calls = [
        event
        for event in standing(entries(vault, CampaignEvent, case_code))
        if event.activity is Activity.CALL and event.on == on
    ]
    came, offices = Counter[CallAnswer | None](), Counter[Office | None]()
    last = dict[Office | None, CallAnswer | None]()
    for event in calls:
        came[event.answer] += event.count
        offices[event.office] += event.count
        last[event.office] = event.answer
    shut = {office for office, answer in last.items() if office and answer in _SHUT}
    open_to = [one for one in pipeline(vault, case_code) if _callable(one, on)]
    following = tuple(sorted(open_to, key=lambda one: one.office in shut))
    return CallDay(came.total(), came, offices, following)


def _callable(one: Target, on: date) -> bool:
    lately = one.checked_on is not None and on - CHECKED <= one.checked_on <= on
    return one.line is not None and lately and one.stage is not Support.DECLINED
