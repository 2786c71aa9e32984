"""A recorded event that changes the case asks at once, and the answer is changed by a button."""

from datetime import date
from typing import Any

import pytest

from depwork.forms.look import Scope
from depwork.forms.talk import Talk
from depwork.model.choices import CustodyStatus, Locale
from depwork.model.decision import Urgency
from depwork.services.settings import Settings
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session

DAY = date(2026, 11, 22)
STATUS = "custody.custody_status"


@pytest.fixture
def desk() -> WorkbookDesk:
    """A desk with an invented case open whose person is held."""
    desk = WorkbookDesk(Session(Settings(today=DAY, locale=Locale.EN)))
    desk.open("PRAC-TBND")
    return desk


def _said(talk: Talk, do: str, **values: Any) -> dict[str, Any]:
    message = {"do": do, "id": "1", "at": "9.outcome", "values": values}
    return talk.reply(message).content


@pytest.mark.parametrize("locale", [Locale.EN, Locale.ES])
def test_a_release_that_is_recorded_asks_at_once(desk: WorkbookDesk, locale: Locale) -> None:
    """After *released under supervision* the page asks whether to change where the person is."""
    desk.set_locale(locale)
    talk = Talk(desk, Scope())
    talk.reply({"do": "hello", "id": "0", "case": "PRAC-TBND"})
    desk.record(STATUS, "ICE_detained", desk.case().version)
    desk.record("proceedings.removal_date", "2026-11-24", desk.case().version)
    assert desk.decided().urgency.value is Urgency.U1
    reply = _said(talk, "outcome", on="2026-11-22", kind="O_REL_OSUP", source="family")
    assert reply["screen"]["place"] == "tasks"
    assert "change_answer" in str(reply["screen"]["blocks"])
    assert {one.path for one in desk.keeper.changes()} == {STATUS, "proceedings.removal_date"}
    reply = _said(talk, "change_answer", path=STATUS)
    assert "refused" not in reply
    assert desk.case().custody.custody_status is CustodyStatus.FREE_ICE_SUPERVISION
    assert [one.path for one in desk.keeper.changes()] == ["proceedings.removal_date"]
    desk.record("proceedings.removal_date", {"gap": "not_known"}, desk.case().version)
    assert desk.keeper.changes() == ()
    assert "change_answer" not in str(_said(talk, "go")["screen"]["blocks"])


def test_only_what_was_recorded_is_changed_by_the_button(desk: WorkbookDesk) -> None:
    """A crafted message changes no other answer, and nothing where nothing was recorded."""
    before = desk.case()
    talk = Talk(desk, Scope())
    talk.reply({"do": "hello", "id": "0", "case": "PRAC-TBND"})
    for path in (STATUS, "identity.legal_name", "consent.consent_media", "nowhere", ""):
        _said(talk, "change_answer", path=path)
    assert desk.case() == before
