"""An ask is one row: the closed list, the table and the words agree, and nothing else names one."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from depwork.model.ask_code import ROWS, AskCode
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.consent import Consent, Consents
from depwork.rules.asks.row import ANYBODY, CLOSE, Row
from depwork.rules.asks.table import BY_CODE, TABLE
from depwork.rules.disclosure import disclose, needs

REPO = Path(__file__).parents[2]
NAMED = re.compile(r"\bR-\d\d\b|\bAskCode\.R\d")
OWN = (
    "depwork/model/ask_code.py",
    "depwork/practice/canary.py",  # an invented case chooses its ask, as a stored case does
    "depwork/model/typed_asks.py",
    "depwork/rules/asks/",
    "templates/guide/en/asks.toml",
    "templates/guide/es/asks.toml",
    "templates/guide/sources.toml",
    "templates/practice/",
)
"""The table, its words, citations, and invented cases, which hold a chosen ask as data."""
WHOLE = {"consent_store", "consent_media", "consent_contact_ice", "consent_contact_officials",
         "consent_share_attorney", "consent_share_org_partners"}  # fmt: skip


def test_the_closed_list_is_the_table() -> None:
    """Each ask of the list has exactly one row, and each row of the table an ask of its name."""
    assert [row.code for row in TABLE] == list(BY_CODE)
    assert set(BY_CODE) == set(AskCode)
    assert {code.value for code in AskCode} >= set(ROWS)


def test_nothing_else_names_a_row() -> None:
    """No rule, page, document or word names a row of the table; its row says all of it."""
    found = [
        f"{path.relative_to(REPO)}: {line.strip()}"
        for folder in ("depwork", "templates", "notebooks")
        for path in sorted((REPO / folder).rglob("*"))
        if path.suffix in {".py", ".toml", ".j2", ".js", ".md", ".ipynb"}
        if not str(path.relative_to(REPO)).startswith(OWN)
        for line in path.read_text(encoding="utf-8").splitlines()
        if NAMED.search(line.replace("EOIR-", ""))
    ]
    assert found == []


def _case(ask: AskCode) -> Case:
    given = (Consent(given_on=date(2026, 11, 1)),)
    case = Case(case_code="ASKS-2222", consent=Consents(**dict.fromkeys(WHOLE, given)))
    return case.replace(campaign=case.campaign.replace(chosen_ask=ask, fallback_ask=ask))


@pytest.mark.parametrize("audience", list(Audience))
def test_what_a_new_row_tells_fails_closed(
    monkeypatch: pytest.MonkeyPatch, audience: Audience, today: date
) -> None:
    """A row that says nothing of its readers reaches the person's own side and nobody else.

    So does an ask that has no row at all.
    """
    new = Row(code=AskCode.R11, when=())
    for table in ({**BY_CODE, new.code: new}, {}):
        monkeypatch.setattr(needs, "BY_CODE", MappingProxyType(table))
        view = disclose(_case(AskCode.R11), audience, today)
        assert audience in CLOSE or not view.has("campaign.chosen_ask")
        assert audience in CLOSE or not view.has("campaign.fallback_ask")


@pytest.mark.parametrize("code", list(AskCode))
def test_an_ask_reaches_whom_its_row_names(code: AskCode, today: date) -> None:
    """With every consent, those whom the row names read the ask, and the others do not."""
    told = BY_CODE[code].told_to
    for audience in set(Audience) - {Audience.FUNDER, Audience.ANALYST}:
        view = disclose(_case(code), audience, today)
        assert view.has("campaign.chosen_ask") == (audience in told), audience


def test_a_row_without_more_is_told_to_the_own_side_only() -> None:
    """The default of a row is the careful one."""
    assert Row(code=AskCode.R11, when=()).told_to == CLOSE < ANYBODY
    assert replace(BY_CODE[AskCode.R11], addressees=(), by_counsel=False).spoken is False
