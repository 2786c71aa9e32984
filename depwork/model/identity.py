"""Who the person is (facts 3, identity)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from depwork.model.a_number import ANumber
from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.choices import Language
from depwork.model.country import Country
from depwork.model.day import Day
from depwork.model.phone import Phone
from depwork.model.record import Record
from depwork.model.state import State
from depwork.model.text import ShortText

_HIGH = Sensitivity.HIGH


class Identity(Record):
    """Names, numbers, and how to reach the person safely."""

    legal_name: Annotated[Asked[ShortText], Question(3, _HIGH, "person")] = None
    preferred_name: Annotated[Asked[ShortText], Question(0, _HIGH, "first_call")] = None
    nickname: Annotated[Asked[ShortText], Question(3, _HIGH, "person")] = None
    aliases: Annotated[
        tuple[ShortText, ...], Field(max_length=10), Question(3, _HIGH, "person")
    ] = ()
    pseudonym: Annotated[Asked[ShortText], Question(7, Sensitivity.TEAM, "public")] = None
    pronouns: Annotated[Asked[ShortText], Question(3, _HIGH, "person")] = None
    a_number: Annotated[Asked[ANumber], Question(3, _HIGH, "person")] = None
    dob: Annotated[Asked[Day], Question(3, _HIGH, "person")] = None
    country_of_birth: Annotated[Asked[Country], Question(3, _HIGH, "person")] = None
    citizenship: Annotated[
        tuple[Country, ...], Field(max_length=5), Question(3, _HIGH, "origin")
    ] = ()
    sex_gender_optional: Annotated[Asked[ShortText], Question(3, _HIGH, "origin")] = None
    citizenship_claim: Annotated[Asked[bool], Question(3, Sensitivity.ATTORNEY, "origin")] = None
    home_address: Annotated[Asked[ShortText], Question(3, _HIGH, "reach")] = None
    residence_state: Annotated[Asked[State], Question(3, _HIGH, "reach")] = None
    residence_county: Annotated[Asked[ShortText], Question(3, _HIGH, "reach")] = None
    phone: Annotated[Asked[Phone], Question(3, _HIGH, "reach")] = None
    safe_contact_method: Annotated[Asked[ShortText], Question(0, _HIGH, "first_call")] = None
    language_preferred: Annotated[Asked[Language], Question(0, Sensitivity.TEAM, "first_call")] = (
        None
    )
    interpreter: Annotated[Asked[bool], Question(0, Sensitivity.TEAM, "first_call")] = None
    caller: Annotated[Asked[ShortText], Question(0, _HIGH, "first_call")] = None
