"""Records: frozen, closed, validated on replace, silent in errors."""

import pytest
from pydantic import ValidationError

from depwork.model.case import Case

CASE = Case(case_code="ABCD-2345")


def test_a_record_cannot_be_changed_in_place() -> None:
    """A record is a value."""
    with pytest.raises(ValidationError):
        CASE.version = 2


def test_replace_validates() -> None:
    """A copy is checked as a new record is."""
    assert CASE.replace(version=3).version == 3
    with pytest.raises(ValidationError):
        CASE.replace(version=-1)
    with pytest.raises(ValidationError):
        CASE.replace(nothing=1)


def test_a_case_code_holds_no_name() -> None:
    """A code is eight letters and digits without look-alikes; a name is refused."""
    with pytest.raises(ValidationError) as caught:
        Case(case_code="MARIA-1")
    assert "MARIA" not in str(caught.value)


def test_what_stood_beside_the_campaign_is_read_into_it() -> None:
    """A case kept before two of its facts were asked keeps them; a later answer wins."""
    older = {"case_code": "ABCD-2345", "intake_by": "Rosa", "referral_source": None}
    assert Case.model_validate(older).campaign.intake_by == "Rosa"
    later = {**older, "campaign": {"intake_by": "Luz"}}
    assert Case.model_validate(later).campaign.intake_by == "Luz"
    for wrong in ([], "x", {"nothing": 1}):
        with pytest.raises(ValidationError):
            Case.model_validate({**older, "campaign": wrong})
