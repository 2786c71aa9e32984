"""Plants a value of its own in every asked field, so that a sweep can find what leaks."""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from depwork.model.a_number import ANumber
from depwork.model.answers import Gap
from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.model.choices import Audience, CustodyStatus, Language, ProceedingStage
from depwork.model.codes import ItemId
from depwork.model.consent import Consent, SignOff
from depwork.model.country import Country
from depwork.model.history import Year
from depwork.model.questions import questions
from depwork.model.record import Record
from depwork.model.state import State
from depwork.model.text import Sha256
from depwork.practice.reading import read_through

CANARY_CODE: Final = "PRAC-CNRY"
"""The canary case's code."""

_FIRST_DAY: Final = date(1931, 1, 7)
_RARE_NUMBER: Final = 61
_RARE_YEAR: Final = 1961
_RARE_COUNTRY: Final = "TV"

# What keeps the case in the way of every document: held, in proceedings, with days to come, and
# with asks that an office can be asked for.
_SET: Final[dict[str, Any]] = {
    "custody.custody_status": CustodyStatus.ICE_DETAINED,
    "custody.facility_state": State.WY,
    "proceedings.proceeding_stage": ProceedingStage.NTA_PENDING_IJ,
    "campaign.chosen_ask": AskCode.R03,
    "campaign.fallback_ask": AskCode.R07,
}
_DAYS_AWAY: Final = {
    "custody.next_check_in": 811,
    "custody.local_release_date": 813,
    "proceedings.removal_date": 817,
    "proceedings.next_hearing_date": 819,
    "proceedings.appeal_due": 821,
    "proceedings.custody_review_date": 823,
    "campaign.decision_wanted_by": 827,
    "campaign.supplement_by": 829,
    "campaign.call_in_day": 831,
    "campaign.office_line_checked_on": -13,
}
_SIGNED_OFF: Final = "immigration_history.first_entry_year"


class _Planter:
    """Makes one value after another, each unlike the rest, and remembers where it went."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.planted: dict[str, str] = {}
        self._count = 0
        self._makers: dict[Any, Callable[[str], Any]] = {
            ANumber: self._a_number,
            str: self.text,
            date: self.day,
            bool: lambda _: True,
            int: lambda _: _RARE_NUMBER,
            Year: lambda _: _RARE_YEAR,
            Country: lambda _: _RARE_COUNTRY,
            ItemId: lambda _: "0" * 16,
            Sha256: self._hash,
        }

    def text(self, path: str) -> str:
        """Return a word of its own and remember it."""
        self._count += 1
        return self.planted.setdefault(path, f"Zqcanary{self._count:04d}x")

    def _a_number(self, path: str) -> str:
        return self.planted.setdefault(path, "999731337")

    def _hash(self, path: str) -> str:
        self._count += 1
        return self.planted.setdefault(path, f"{self._count:04d}" * 16)

    def day(self, path: str) -> date:
        """Return a day of its own and remember it."""
        self._count += 1
        away = _DAYS_AWAY.get(path)
        day = (
            self.today + timedelta(days=away)
            if away
            else _FIRST_DAY + timedelta(days=41 * self._count)
        )
        self.planted[path] = day.isoformat()
        return day

    def _record(self, kind: type[Record], path: str) -> Record:
        if kind is Consent:
            return Consent(
                given_on=self.today,
                language=list(Language)[-1],  # as every choice is planted: R17 asks for theirs
                explained_by=self.text(f"{path}.explained_by"),
                interpreter=self.text(f"{path}.interpreter"),
                teach_back=True,
                text_version=self.text(f"{path}.text_version"),
            )
        if kind is SignOff:
            attorney = self.text(f"{path}.attorney")
            return SignOff(
                fact=_SIGNED_OFF, audience=Audience.ICE, attorney=attorney, on=self.today
            )
        hints = get_type_hints(kind, include_extras=True)
        return kind.model_validate(
            {name: self.value(hints[name], f"{path}.{name}") for name in kind.model_fields}
        )

    def value(self, annotation: Any, path: str) -> Any:
        """Return a rare value that fits the annotation."""
        if path in _SET:
            return _SET[path]
        if annotation in self._makers:
            return self._makers[annotation](path)
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(inner[0], path)
        if origin in {Union, types.UnionType}:
            kinds = [kind for kind in inner if kind not in {Gap, type(None)}]
            return self.value(kinds[0], path)
        if origin is tuple:
            return (self.value(inner[0], f"{path}.0"),)
        enum = issubclass(annotation, StrEnum)
        return list(annotation)[-1] if enum else self._record(annotation, path)


def canary_case(today: date) -> tuple[Case, dict[str, str]]:
    """Return a case with a rare value in every asked field, and where each was planted.

    Every consent is in force; one gated fact is signed off for ICE; so documents can be
    made, and each may hold only what its audience may see.

    Args:
        today: The day the consents are given.

    Returns:
        The case, and by path the planted text as it is stored. Only what a sweep can
        search for without false alarms is listed: texts, the A-number and dates.
        Yes-no answers, small numbers and choices are planted but not listed. An entry of a
        list is named ``family.members.0.first_name``.
    """
    planter = _Planter(today)
    groups: dict[str, dict[str, Any]] = {}
    for field in questions():
        group, name = field.path.split(".")
        hints = get_type_hints(Case.model_fields[group].annotation, include_extras=True)
        groups.setdefault(group, {})[name] = planter.value(hints[name], field.path)
    case = Case.model_validate(
        {
            "case_code": CANARY_CODE,
            "practice": True,
            "intake_date": planter.day("intake_date"),
            **groups,
        }
    )
    return read_through(case, today, attorney="Invented Attorney"), planter.planted
