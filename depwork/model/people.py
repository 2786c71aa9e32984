"""Family, health and ties: what a letter is written from (facts 3)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.choices import AgeBand, Dependency, Relation, SaidAs
from depwork.model.record import Record
from depwork.model.text import LongText, ShortText

_HIGH = Sensitivity.HIGH
_TEAM = Sensitivity.TEAM
Texts = Annotated[tuple[ShortText, ...], Field(max_length=12)]
Age = Annotated[int, Field(ge=0, le=120)]
Years = Annotated[int, Field(ge=0, le=110)]


class FamilyMember(Record):
    """One relative, as little as the letter needs (R09, facts 3.2).

    ``usc_or_lpr`` is the only thing kept about status: a citizen or permanent resident, or
    not; *None* is not asked. ``age_years`` stands only in a letter to ICE or a court with
    the guardian's consent (facts 12.8). ``said_as`` chooses between *mother* and *father*; without
    it a paper finds words that need neither.
    """

    relation: Relation
    first_name: ShortText | None = None
    usc_or_lpr: bool | None = None
    age_band: AgeBand | None = None
    age_years: Age | None = None
    guardian_consent: bool | None = None
    dependency: tuple[Dependency, ...] = ()
    said_as: SaidAs | None = None
    public_ok: bool | None = None


class Family(Record):
    """The household and who depends on the person."""

    members: Annotated[
        tuple[FamilyMember, ...], Field(max_length=20), Question(5, _HIGH, "family")
    ] = ()
    primary_caretaker: Annotated[Asked[bool], Question(5, _HIGH, "family")] = None
    spouse_pregnant_nursing: Annotated[Asked[bool], Question(5, _HIGH, "family")] = None
    guardian: Annotated[Asked[ShortText], Question(5, _HIGH, "family")] = None


class Health(Record):
    """Health and vulnerability; public only with its own consent (R03b)."""

    condition_summary: Annotated[
        Asked[LongText], Question(5, _HIGH, "health", may_be_none=True)
    ] = None
    treatment_needed: Annotated[Asked[LongText], Question(5, _HIGH, "health", may_be_none=True)] = (
        None
    )
    medication_in_custody: Annotated[Asked[bool], Question(5, _HIGH, "health")] = None
    disability: Annotated[Asked[ShortText], Question(5, _HIGH, "health", may_be_none=True)] = None
    victim_of_crime_flag: Annotated[Asked[bool], Question(2, Sensitivity.ATTORNEY, "screening")] = (
        None
    )


class Ties(Record):
    """Work, study, faith, service: the life that is here."""

    years_in_us: Annotated[Asked[Years], Question(5, _TEAM, "ties")] = None
    education: Annotated[Texts, Question(5, _TEAM, "ties", may_be_none=True)] = ()
    employment: Annotated[Texts, Question(5, _TEAM, "ties", may_be_none=True)] = ()
    taxes_filed: Annotated[Asked[bool], Question(5, _TEAM, "ties")] = None
    military_self_relative: Annotated[Asked[bool], Question(5, _TEAM, "ties")] = None
    volunteer: Annotated[Texts, Question(5, _TEAM, "community", may_be_none=True)] = ()
    faith_community: Annotated[
        Asked[ShortText], Question(5, _TEAM, "community", may_be_none=True)
    ] = None
    union: Annotated[Asked[ShortText], Question(5, _TEAM, "community", may_be_none=True)] = None
    civil_rights_activity: Annotated[
        Asked[LongText], Question(5, _TEAM, "community", may_be_none=True)
    ] = None
    awards: Annotated[Texts, Question(5, _TEAM, "community", may_be_none=True)] = ()
