"""Reads the tables of named situations (``*.toml``) and builds their cases.

A row says::

    [[situation]]
    name = "what it is about, in a sentence"
    base = "held"                      # optional: answers of [base.held] come first
    day = 2026-11-22                   # optional: the frozen day
    given = { "custody.custody_status" = "free", "proceedings.removal_date" = "?unknown" }
    expect = ...                       # what the rule must say, as its test explains
    because = ["key of reasons.toml"]  # why; every key must be among the reasons given

Answers are written as in the form; ``?unknown`` and ``?declined`` are the two gaps, and a
question that is not named was not asked. A consent is written ``yes``, ``withdrawn``,
``provisional``, ``lapsed`` (provisional, eight days ago), ``relative`` (given by a relative)
or ``guardian``. ``signoffs`` lists what an attorney cleared, as ``path@audience``; with
``-path@audience`` the sign-off was taken back. ``misfits`` holds answers that were kept and fit
no more, as JSON by path; ``begun`` is the day the case was opened.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from depwork.guide.register import DAYS_BY_KIND
from depwork.model.answers import DECLINED, NOT_KNOWN
from depwork.model.case import Case
from depwork.model.consent import Consent, GivenBy, SignOff
from depwork.model.questions import with_answer
from depwork.model.register import Register, RegisterEntry

DAY = date(2026, 11, 22)
HERE = Path(__file__).parent
GUIDE = HERE.parents[1] / "templates" / "guide"
SIGNED = "attorney.attorney_signoff_items"


@dataclass(frozen=True)
class Situation:
    """One row of a table."""

    name: str
    case: Case
    day: date
    expect: Any
    because: tuple[str, ...] = ()
    rest: dict[str, Any] = field(default_factory=dict)


def _consent(word: Any, day: date) -> Any:
    given_on = day - timedelta(days=5)
    known = {
        "yes": Consent(given_on=given_on),
        "withdrawn": Consent(given_on=given_on, revoked_on=day),
        "provisional": Consent(given_on=given_on, given_by=GivenBy.RELATIVE, provisional=True),
        "no": Consent(given_on=given_on, agreed=False),
        "lapsed": Consent(given_on=day - timedelta(days=8), provisional=True),
        "relative": Consent(given_on=given_on, given_by=GivenBy.RELATIVE),
        "guardian": Consent(given_on=given_on, given_by=GivenBy.GUARDIAN),
    }
    return (known[word],) if isinstance(word, str) else word


def _sign_offs(lines: list[str], day: date) -> tuple[SignOff, ...]:
    found = []
    for line in lines:
        path, audience = line.removeprefix("-").split("@")
        revoked = day if line.startswith("-") else None
        on = day - timedelta(days=2)
        found.append(
            SignOff(fact=path, audience=audience, attorney="Invented", on=on, revoked_on=revoked)
        )
    return tuple(found)


def build(given: dict[str, Any], day: date = DAY) -> Case:
    """Return the case with these answers."""
    case = Case(case_code="ABCD-2345")
    for path, raw in given.items():
        value = {"?unknown": NOT_KNOWN, "?declined": DECLINED}.get(raw, raw) if _text(raw) else raw
        if path == "begun":
            case = case.replace(intake_date=raw)
        elif path == "signoffs":
            case = with_answer(case, SIGNED, _sign_offs(raw, day))
        elif path == "misfits":
            case = case.replace(misfits=raw)
        elif path.startswith("consent.consent_"):
            case = with_answer(case, path, _consent(raw, day))
        else:
            case = with_answer(case, path, value)
    return case


def _text(raw: Any) -> bool:
    return isinstance(raw, str)


def read(name: str) -> list[Situation]:
    """Return the situations of one table."""
    raw = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    bases = raw.get("base", {})
    return [_situation(row, bases) for row in raw["situation"]]


def _situation(row: dict[str, Any], bases: dict[str, dict[str, Any]]) -> Situation:
    row = dict(row)
    day = row.pop("day", DAY)
    given = {**bases.get(row.pop("base", ""), {}), **row.pop("given", {})}
    because = tuple(row.pop("because", ()))
    return Situation(row.pop("name"), build(given, day), day, row.pop("expect", None), because, row)


def real_register() -> Register:
    """Return the shipped register of dated facts."""
    raw = tomllib.loads((GUIDE / "register.toml").read_text(encoding="utf-8"))
    return Register({key: _entry(key, dict(values)) for key, values in raw.items()})


def _entry(key: str, values: dict[str, Any]) -> RegisterEntry:
    days = DAYS_BY_KIND.get(values.get("kind", ""))
    values.setdefault("verify_by", values["as_of"] + timedelta(days=days) if days else None)
    fields = {k: v for k, v in values.items() if k in RegisterEntry.model_fields}
    return RegisterEntry.model_validate({"id": key, **fields})
