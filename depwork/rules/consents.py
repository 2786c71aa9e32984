"""Whether a use is consented to, by whom it may be (R01, R09)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import Gap, known, value_of
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus
from depwork.model.consent import (
    PROVISIONAL_DAYS,
    Consent,
    ConsentHistory,
    GivenBy,
    HowGiven,
    SignOff,
    standing,
)
from depwork.model.day import shifted
from depwork.model.questions import asked_field
from depwork.rules.dates import birthday

STORE: Final = "consent_store"
ICE: Final = "consent_contact_ice"
OFFICIALS: Final = "consent_contact_officials"
PRESS_OFFICIAL: Final = "consent_press_official"
FROM_ATTORNEY: Final = "consent_attorney_to_organizers"
KEEP_IN_TOUCH: Final = "consent_keep_in_touch"
PHOTO: Final = "consent_public_photo"
_CHILDREN: Final = "consent_children_public"
_FIRST_STEP: Final = 0
_GROWN: Final = 18
PUBLICATION_DAYS: Final = 14
"""Days for which a yes to something public serves a publication; then it is asked again.

Facts R01 wants the question before each publication. Two weeks hold the texts of one round
together, petition, script and release; a custody, a court day or a fear changes within them.
"""
CHILD_DAYS: Final = 7
"""The same for children and health: what cannot be made private again is asked for each week."""
ASK_AGAIN_DAYS: Final = {
    "consent_media": PUBLICATION_DAYS,
    "consent_public_name": PUBLICATION_DAYS,
    PHOTO: PUBLICATION_DAYS,
    "consent_public_a_number": PUBLICATION_DAYS,
    "consent_public_detention_place": PUBLICATION_DAYS,
    "consent_public_health": CHILD_DAYS,
    "consent_public_family": PUBLICATION_DAYS,
    _CHILDREN: CHILD_DAYS,
    PRESS_OFFICIAL: PUBLICATION_DAYS,
}
"""Each public use, and the days for which one yes serves a publication."""
LOCATING: Final = frozenset(
    {
        "identity.legal_name",
        "identity.aliases",
        "identity.a_number",
        "identity.dob",
        "identity.country_of_birth",
        "identity.citizenship_claim",  # a citizen held by mistake: told tonight, not next week
        "custody.facility",
        "custody.facility_state",
        "custody.facility_county",
        "custody.detained_since",
        "custody.transfer_threatened",
        "custody.local_release_date",
    }
)
"""Asked later, and needed in the first hour to find the person (facts R01, 2.9, 2.10)."""
_FIRST_GROUPS: Final = ("consent.", "custody.", "attorney.")
_URGENCY: Final = frozenset(
    {
        "proceedings.proceeding_stage",
        "proceedings.removal_date",
        "proceedings.travel_doc_issued",
        "proceedings.nta_date",
        "proceedings.order_date",
        "proceedings.appeal_due",
        "proceedings.appeal_filed",
        "proceedings.motion_filed",
        "proceedings.pfr_filed",
        "proceedings.judicial_stay",
        "proceedings.custody_review_date",
        "proceedings.next_hearing_date",
        "proceedings.next_hearing_type",
        "proceedings.court",
        "identity.residence_state",
        "campaign.intake_by",
        "campaign.referral_source",
        "campaign.first_hours",
        "campaign.immediate_need",
    }
)
"""Days and stages that say how soon something happens, and who wrote the case down."""


def first_hour(path: str) -> bool:
    """Return whether a question may be answered on a first yes alone (facts R01).

    Where the person is, how urgent it is, and how an attorney is reached; nothing else.
    """
    step = asked_field(path).mark.step
    first = step == _FIRST_STEP or path in LOCATING or path in _URGENCY
    return first or path.startswith(_FIRST_GROUPS)


def told_by_attorney(case: Case) -> tuple[SignOff, ...]:
    """Return what the team wrote down of an attorney's word, without what was signed by key."""
    items = case.attorney.attorney_signoff_items
    return tuple(one for one in items if one.how is not HowGiven.OWN_KEY)


def may_stay_in_touch(case: Case, on: date) -> bool:
    """Return whether the family may be contacted on a day: always, until the case is closed."""
    closed = value_of(case.campaign.closed_on)
    return closed is None or on <= closed or stands(case, KEEP_IN_TOUCH)


def under_age(case: Case, today: date) -> bool:
    """Return whether the person is known to be under 18, or is in the care of ORR."""
    if value_of(case.custody.custody_status) is CustodyStatus.ORR_MINOR:
        return True
    born = value_of(case.identity.dob)
    return born is not None and today < birthday(born, 18)


def may_be_under_age(case: Case, today: date) -> bool:
    """Return whether the person is under 18, or was asked about and may be.

    Who has been in this country for eighteen years is grown, whatever the day of birth.
    """
    if under_age(case, today) or known(case.identity.dob):
        return under_age(case, today)
    unsure = isinstance(case.identity.dob, Gap) or isinstance(case.custody.custody_status, Gap)
    return unsure and (value_of(case.ties.years_in_us) or 0) < _GROWN


def own_yes_by(case: Case, consent: Consent, use: str = STORE) -> date | None:
    """Return the day by which the person's own yes is needed; None: this one lasts.

    A relative's yes, and a first one by telephone, is only for the first days; so is a
    guardian's, but for a child: the person, or the children of the family (R09).

    Args:
        case: The case.
        consent: One yes.
        use: What it was given to.
    """
    guardian = consent.given_by is GivenBy.GUARDIAN and use != _CHILDREN
    if consent.first_only or (guardian and not under_age(case, consent.given_on)):
        return shifted(consent.given_on, PROVISIONAL_DAYS)
    return None


def last_word(case: Case, use: str) -> Consent | None:
    """Return the yes that stands for a use, of whomever it is; None: none stands."""
    return standing(getattr(case.consent, use))


def granted(case: Case, use: str, today: date) -> bool:
    """Return whether a full consent to ``use`` is in force on ``today``.

    Args:
        case: The case.
        use: A use of :class:`depwork.model.consent.Consents`, e.g. ``consent_media``.
        today: The day.
    """
    last = last_word(case, use)
    return last is not None and last.in_force(today) and own_yes_by(case, last, use) is None


def told_of_ice(case: Case, today: date) -> bool:
    """Return whether an official may ask ICE about the person on ``today``.

    The person agreed to ICE itself; or, told that the office asks ICE, to officials: that yes
    answers an earlier no to ICE, for this use alone. A later no to ICE closes it again.
    """
    if granted(case, ICE, today):
        return True
    last = last_word(case, OFFICIALS)
    if last is None or not last.told_of_ice or not granted(case, OFFICIALS, today):
        return False
    history: ConsentHistory = getattr(case.consent, ICE)
    ends = [one.revoked_on or one.given_on for one in history if one.revoked_on or not one.agreed]
    return all(end <= last.given_on for end in ends)


def ask_again(case: Case, use: str, today: date) -> bool:
    """Return whether a yes that stands is too old for one more publication (facts R01)."""
    last = last_word(case, use)
    return last is not None and granted(case, use, today) and too_old(last, use, today)


def too_old(consent: Consent, use: str, today: date) -> bool:
    """Return whether a yes was given before the days that one yes to a public use serves."""
    days = ASK_AGAIN_DAYS.get(use)
    return days is not None and today > shifted(consent.given_on, days)


def stands(case: Case, use: str) -> bool:
    """Return whether the last word on a use is a full yes, on whatever day something is noted."""
    last = last_word(case, use)
    return last is not None and own_yes_by(case, last, use) is None


def provisional_until(case: Case, today: date) -> date | None:
    """Return the last day of a first yes to keep the case that holds on ``today``."""
    last = last_word(case, STORE)
    if last is None or not last.in_force(today):
        return None
    until = own_yes_by(case, last)
    return until if until is not None and today <= until else None


def may_keep(case: Case, today: date) -> bool:
    """Return whether the case may be kept on ``today``, provisionally or fully."""
    return granted(case, STORE, today) or provisional_until(case, today) is not None


def first_only(case: Case) -> bool:
    """Return whether the case is kept on a first yes: then only some questions are answered."""
    last = last_word(case, STORE)
    return last is not None and own_yes_by(case, last) is not None


def open_to_attorney(case: Case, today: date) -> bool:
    """Return whether an attorney may be told on a first yes to keep the case (R01).

    Silence leaves it open, and so does a relative's yes to this very use; a no or a withdrawal
    closes it.
    """
    asked = case.consent.consent_share_attorney
    closed = bool(asked) and standing(asked) is None
    return not closed and provisional_until(case, today) is not None
