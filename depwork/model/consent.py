"""Consent as a dated record per use, and attorney sign-off per fact and audience (R01, R03)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from depwork.model.answers import Asked, Question, Sensitivity
from depwork.model.choices import Audience, DecisionMaker, Language, PublicNameMode
from depwork.model.day import Day, shifted
from depwork.model.record import Record
from depwork.model.text import ShortText

PROVISIONAL_DAYS: Final = 7
"""Days after which provisional consent lapses (facts R01)."""


class HowGiven(StrEnum):
    """How a consent or sign-off was given."""

    SIGNED = "signed"
    SPOKEN = "spoken"
    PHONE = "phone"
    OWN_KEY = "own_key"


class GivenBy(StrEnum):
    """Who gave a consent."""

    PERSON = "person"
    RELATIVE = "relative"
    GUARDIAN = "guardian"


class Consent(Record):
    """One answer to one use, as it was given: a yes, or a no that stays a no.

    Args:
        given_on: The day it was given.
        agreed: A yes; *False* is a no to this use, which ends every yes before it.
        given_by: The person, a relative (a first yes only) or a child's guardian.
        how: Signed, spoken or by phone.
        language: The language in which it was explained.
        explained_by: A name or code of who explained it.
        text_version: Version of the consent text that was read out: the beginning of its hash.
        text_sha256: Hash of the words that were shown, kept under it in the vault.
        told_of_ice: Whether those words said that an official's office asks ICE about the person
            (facts 2.6); such a yes also answers an earlier no to ICE, for this one use.
        interpreter: A name or code of who interpreted; *None*: nobody did.
        teach_back: Whether the person said back in their own words what they agreed to;
            *None*: nobody noted it (R17).
        provisional: Given before the person could be reached; lapses after seven days.
        revoked_on: The day it was withdrawn.
        revoked_by: Who withdrew it.
    """

    given_on: Day
    agreed: bool = True
    given_by: GivenBy = GivenBy.PERSON
    how: HowGiven = HowGiven.SPOKEN
    language: Language = Language.ES
    explained_by: ShortText | None = None
    interpreter: ShortText | None = None
    teach_back: bool | None = None
    text_version: ShortText = "1"
    text_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    told_of_ice: bool = False
    provisional: bool = False
    revoked_on: Day | None = None
    revoked_by: GivenBy | None = None

    @property
    def first_only(self) -> bool:
        """Whether this is a first yes, until the person's own: a relative's always is."""
        return self.provisional or self.given_by is GivenBy.RELATIVE

    @property
    def expires_on(self) -> date | None:
        """The last day of a first yes: by then the person's own yes is needed."""
        return shifted(self.given_on, PROVISIONAL_DAYS) if self.first_only else None

    def in_force(self, today: date) -> bool:
        """Return whether this consent holds on ``today``.

        A withdrawn one holds on no day: an earlier day asked for, or a clock set back, never
        brings it back.
        """
        if not self.agreed or today < self.given_on or self.revoked_on is not None:
            return False
        return self.expires_on is None or today <= self.expires_on


ConsentHistory = tuple[Consent, ...]
"""Every answer ever given to one use, the latest last. Empty: nobody was asked, so no."""


def standing(history: ConsentHistory) -> Consent | None:
    """Return the consent that stands at the end of a history, on whatever day; None: none.

    A yes that was given before a later withdrawal or no does not undo it, wherever it is listed.
    """
    if not history or history[-1].revoked_on is not None or not history[-1].agreed:
        return None
    last = history[-1]
    ends = [one.revoked_on for one in history if one.revoked_on is not None]
    ends += [one.given_on for one in history if not one.agreed]
    return None if any(last.given_on < end for end in ends) else last


def refused(history: ConsentHistory) -> bool:
    """Return whether the last word on a use is a no, which is not the same as never asked."""
    return bool(history) and not history[-1].agreed


def in_force(history: ConsentHistory, today: date, *, provisional: bool = False) -> bool:
    """Return whether a use is consented to on ``today``.

    Args:
        history: The consents given to the use.
        today: The day.
        provisional: Whether a provisional consent suffices (locating and triage only).
    """
    last = standing(history)
    if last is None:
        return False
    return last.in_force(today) and (provisional or not last.first_only)


class SignOff(Record):
    """An attorney's word that one fact may stand before one audience (R03)."""

    fact: ShortText
    audience: Audience
    attorney: ShortText
    on: Day
    how: HowGiven = HowGiven.SPOKEN
    revoked_on: Day | None = None

    def in_force(self, today: date) -> bool:
        """Return whether the sign-off holds on ``today``; a withdrawn one holds on no day."""
        return self.on <= today and self.revoked_on is None


_TEAM = Sensitivity.TEAM
Use = Annotated[ConsentHistory, Field(max_length=50)]


class Consents(Record):
    """Consent by use, who decides, and the notices of seed 001 step 5 (facts 3)."""

    consent_store: Annotated[Use, Question(0, _TEAM, "consent")] = ()
    consent_share_attorney: Annotated[Use, Question(1, _TEAM, "sharing")] = ()
    consent_attorney_to_organizers: Annotated[Use, Question(2, _TEAM, "referral")] = ()
    consent_share_org_partners: Annotated[Use, Question(1, _TEAM, "sharing")] = ()
    consent_contact_ice: Annotated[Use, Question(5, _TEAM, "permission")] = ()
    consent_contact_officials: Annotated[Use, Question(5, _TEAM, "permission")] = ()
    consent_media: Annotated[Use, Question(7, _TEAM, "public")] = ()
    consent_public_name: Annotated[Use, Question(7, _TEAM, "public")] = ()
    consent_public_photo: Annotated[Use, Question(7, _TEAM, "public_details")] = ()
    consent_public_a_number: Annotated[Use, Question(7, _TEAM, "public_details")] = ()
    consent_public_detention_place: Annotated[Use, Question(7, _TEAM, "public_details")] = ()
    consent_public_health: Annotated[Use, Question(7, _TEAM, "public_details")] = ()
    consent_public_family: Annotated[Use, Question(7, _TEAM, "public_details")] = ()
    consent_children_public: Annotated[Use, Question(7, _TEAM, "public_details")] = ()
    consent_share_health: Annotated[Use, Question(5, _TEAM, "permission")] = ()
    consent_share_employment: Annotated[Use, Question(5, _TEAM, "permission")] = ()
    consent_press_official: Annotated[Use, Question(8, _TEAM, "outreach")] = ()
    consent_share_papers: Annotated[Use, Question(5, _TEAM, "permission")] = ()
    consent_lessons: Annotated[Use, Question(9, _TEAM, "after")] = ()
    consent_keep_in_touch: Annotated[Use, Question(9, _TEAM, "after")] = ()
    decision_maker: Annotated[Asked[DecisionMaker], Question(1, _TEAM, "deciding")] = None
    public_name_mode: Annotated[Asked[PublicNameMode], Question(7, _TEAM, "public")] = None
    not_lawyer_notice_given: Annotated[Asked[Day], Question(1, _TEAM, "notices")] = None
    limits_notice_given: Annotated[Asked[Day], Question(1, _TEAM, "notices")] = None
    pd_offer_notice_given: Annotated[Asked[Day], Question(1, _TEAM, "notices")] = None
