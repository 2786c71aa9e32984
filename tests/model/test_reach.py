"""An entry of the register that can be called or opened: well-formed, and never a case's value."""

from datetime import date, time

import pytest
from pydantic import ValidationError

from depwork.model.reach import Hours, OpenDays, Reach, Reveals, Tells, Zone

LEAST = {"tells": Tells.PLACE, "reveals": Reveals.SEARCH}
HOURS = Hours(days=OpenDays.WEEKDAYS, opens=time(8), closes=time(20), zone=Zone.EASTERN)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"tel": "888-351-4024"},
        {"tel": "+1 888 351 4024"},
        {"tel": "+1888"},
        {"tel": "+18883514024;ext=1"},
        {"host": "https://locator.ice.gov"},
        {"host": "locator.ice.gov/search"},
        {"host": "locator.ice.gov:8080"},
        {"host": "user@locator.ice.gov"},
        {"host": "LOCATOR.ICE.GOV"},
        {"host": "localhost"},
        {"host": "10.0.0.1"},
        {"host": "lоcator.ice.gov"},
        {"host": "ice.gov", "path": "/find?a=012345678"},
        {"host": "ice.gov", "path": "/find#x"},
        {"host": "ice.gov", "path": "/A012345678"},
        {"host": "ice.gov", "path": "/../etc"},
        {"host": "ice.gov", "path": "//evil.example"},
        {"host": "ice.gov", "path": "find"},
        {"host": "ice.gov", "path": "/{a_number}"},
        {"host": "ice.gov", "path": "/%41"},
        {"path": "/find", "tel": "+18883514024"},
        {"host": "ice.gov", "tty": "+18008281120"},
        {"host": "ice.gov", "hours": HOURS},
        {"host": "ice.gov", "tried_on": date(2026, 11, 1)},
        {"host": "ice.gov", "scheme": "http"},
    ],
)
def test_what_would_lead_elsewhere_is_refused(values):
    """A number is E.164; a page is a bare host and a path that is the same for everybody."""
    with pytest.raises(ValidationError):
        Reach.model_validate(LEAST | values)


@pytest.mark.parametrize("part", ["tells", "reveals"])
def test_what_is_learned_is_never_left_open(part):
    """An entry that acts says what it answers and what whoever answers learns."""
    values = {"host": "ice.gov"} | LEAST
    del values[part]
    with pytest.raises(ValidationError):
        Reach.model_validate(values)


def test_a_whole_one_is_taken():
    """Number, page and hours stand together."""
    values = {"tel": "+18883514024", "hours": HOURS, "host": "ice.gov", "path": "/contact"}
    assert Reach.model_validate(LEAST | values).address == "ice.gov/contact"
