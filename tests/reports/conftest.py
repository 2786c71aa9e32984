"""Small ledgers to count."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from depwork.model.case import Case
from depwork.model.consent import Consent, Consents
from depwork.model.ledger import CampaignEvent, Outcome
from depwork.reports.period import Period

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
DAY = date(2026, 11, 22)


def code(number: int) -> str:
    """Return a case code that differs by number."""
    first, second = divmod(number, 32)
    return f"CASE-AB{_LETTERS[first]}{_LETTERS[second]}"


@pytest.fixture
def a_case() -> Callable[..., Case]:
    """Make a consented case, opened some days ago."""

    def make(number: int, days_ago: int | None = 100, *, consented: bool = True) -> Case:
        consent = Consents(consent_lessons=(Consent(given_on=DAY),) if consented else ())
        opened = None if days_ago is None else DAY - timedelta(days=days_ago)
        return Case(case_code=code(number), intake_date=opened, consent=consent)

    return make


def _id(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@pytest.fixture
def an_outcome() -> Callable[..., Outcome]:
    """Make an outcome of a case, some days ago."""
    made = iter(range(10**6))

    def make(number: int, kind: str, days_ago: int, **more: Any) -> Outcome:
        values = {"ask_row": "R-11", "source": "attorney", "id": _id(next(made)), **more}
        on = DAY - timedelta(days=days_ago)
        return Outcome(case_code=code(number), on=on, kind=kind, **values)

    return make


@pytest.fixture
def an_event() -> Callable[..., CampaignEvent]:
    """Make an event of a case, some days ago."""
    made = iter(range(10**6))

    def make(number: int, activity: str, days_ago: int, **more: Any) -> CampaignEvent:
        values = {"id": _id("event", next(made)), **more}
        on = DAY - timedelta(days=days_ago)
        return CampaignEvent(case_code=code(number), on=on, activity=activity, **values)

    return make


@pytest.fixture
def period() -> Period:
    """Everything up to the frozen day."""
    return Period(DAY)


@pytest.fixture
def shuffle() -> Random:
    """A shuffle that repeats."""
    return Random(7)


@pytest.fixture
def say() -> Callable[..., str]:
    """Words that show their key and what fills them."""

    def speak(key: str, **params: str | int) -> str:
        told = ", ".join(f"{name}={value}" for name, value in params.items())
        return f"{key}({told})" if told else key

    return speak
