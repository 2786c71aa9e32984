"""The calendar file: days to come, titles that tell nothing, read again line by line."""

from datetime import date

import pytest

from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.services.calendar import calendar
from depwork.services.guiding import load_guide
from depwork.storage.cases import save_case
from depwork.storage.memory import MemoryStore
from depwork.storage.vault import Vault

CODE = "ABCD-2345"
DAY = date(2026, 11, 26)


def _case() -> Case:
    return Case.model_validate(
        {
            "case_code": CODE,
            "identity": {"preferred_name": "Zqname", "dob": "2010-12-15"},
            "proceedings": {
                "next_hearing_date": "2026-12-03",
                "proceeding_stage": "ordered_appeal_window_open",
                "order_date": "2026-11-20",
            },
            "plan": {
                "tasks": [
                    {"what": "Zqtask", "due": "2026-11-28"},
                    {"what": "Zqdone", "due": "2026-11-29", "done": "2026-11-25"},
                ],
                "accompaniments": [{"kind": "court", "on": "2026-12-03", "meet_at": "Zqplace"}],
                "events": [{"kind": "vigil", "on": "2026-11-01"}],
            },
        }
    )


def _entries(made: bytes) -> list[dict[str, str]]:
    """Return the events of a calendar file, read without the module that wrote it."""
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    lines = made.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    parts = "\n".join(lines).split("BEGIN:VEVENT\n")[1:]
    return [dict(line.split(":", 1) for line in part.splitlines() if ":" in line) for part in parts]


@pytest.mark.parametrize("locale", [Locale.EN, Locale.ES])
def test_days_to_come_stand_under_neutral_titles(locale: Locale) -> None:
    """Hearing, going along and open task; a counted day once, at its earliest; nothing past."""
    vault = Vault(MemoryStore(), "v", practice=False)
    save_case(vault, _case())
    words = load_guide(None).words(locale)
    made = calendar(vault, CODE, words, DAY)
    found = _entries(made)
    days = [one["DTSTART;VALUE=DATE"] for one in found]
    assert days.count("20261203") == 2
    assert "20261128" in days
    counted = [one for one in found if one["SUMMARY"] == words.ui("calendar_counted")]
    assert [one["DTSTART;VALUE=DATE"] for one in counted] == ["20261130"]
    assert not {"20261129", "20261101", "20261215", "20261220"} & set(days)
    assert {one["SUMMARY"] for one in found} == {
        *(words.ui("calendar_day"), words.ui("calendar_counted")),
    }
    assert len({one["UID"] for one in found}) == len(found)
    assert b"Zq" not in made
    assert CODE.encode() not in made
    assert calendar(vault, CODE, words, DAY) == made
