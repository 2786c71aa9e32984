"""What a letter claims and what shows it: papers still owed, letters of support (facts 1, 4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from depwork.model.choices import DocumentClass
from depwork.model.day import Day
from depwork.model.record import Record
from depwork.model.text import ShortText


class ClaimedFact(StrEnum):
    """What a letter may say of a life; the same for everybody, in no order of worth."""

    YEARS_HERE = "years_here"
    FAMILY = "family"
    CARETAKER = "caretaker"
    PREGNANCY = "pregnancy"
    HEALTH = "health"
    DISABILITY = "disability"
    EDUCATION = "education"
    WORK_TAXES = "work_taxes"
    MILITARY = "military"
    COMMUNITY = "community"
    CIVIL_RIGHTS = "civil_rights"
    AWARDS = "awards"
    HARDSHIP = "hardship"
    OTHER = "other"


class ShownFact(StrEnum):
    """A fact that a paper can show: the question that a letter answers. A person chooses."""

    FAMILY = "family.members"
    CARETAKER = "family.primary_caretaker"
    PREGNANCY = "family.spouse_pregnant_nursing"
    YEARS_HERE = "ties.years_in_us"
    EDUCATION = "ties.education"
    WORK = "ties.employment"
    TAXES = "ties.taxes_filed"
    MILITARY = "ties.military_self_relative"
    CONDITION = "health.condition_summary"
    TREATMENT = "health.treatment_needed"
    DISABILITY = "health.disability"
    FAITH = "ties.faith_community"
    VOLUNTEER = "ties.volunteer"
    UNION = "ties.union"
    CIVIL_RIGHTS = "ties.civil_rights_activity"
    AWARDS = "ties.awards"
    COMPELLING = "story.compelling_fact"


class OwedPaper(Record):
    """A paper that is still owed for one claim, and what may stand in for it.

    ``affidavit`` says that a sworn statement will take its place (seed 001 step 5).
    """

    claim: ClaimedFact
    kind: DocumentClass
    brings: ShortText | None = None
    due: Day | None = None
    affidavit: bool | None = None


class WriterKind(StrEnum):
    """Who writes a letter of support (facts 4.3)."""

    FAMILY_MEMBER = "family_member"
    TEACHER_COUNSELOR = "teacher_counselor"
    FAITH_LEADER = "faith_leader"
    ORGANIZATION = "organization"
    UNION = "union"
    NEIGHBOR_FRIEND = "neighbor_friend"
    COWORKER = "coworker"
    EMPLOYER = "employer"
    LANDLORD = "landlord"
    COACH = "coach"
    MEDICAL_PROVIDER = "medical_provider"
    CONGRESS = "congress"
    OTHER_OFFICIAL = "other_official"
    MASS_LETTER = "mass_letter"


class SupportLetter(Record):
    """One collected letter: its form and the four things it should say (seed 001 step 5).

    The writer is a kind and at most a first name or code; nobody's status is ever kept (R10).
    """

    writer: WriterKind
    code: ShortText | None = None
    dated: Day | None = None
    signed: bool | None = None
    notarized: bool | None = None
    translated: bool | None = None
    says_relation: bool | None = None
    names_person: bool | None = None
    says_how_long: bool | None = None
    says_why: bool | None = None


def in_hand(letters: Iterable[SupportLetter]) -> int:
    """Return how many letters may be counted where a paper says how many: none known unsigned."""
    return sum(one.signed is not False for one in letters)
