"""The closed lists of the first steps: finding somebody, sharing the work, asking an attorney."""

from __future__ import annotations

from enum import StrEnum


class LocateWay(StrEnum):
    """Where somebody looked for the person (facts 2.9, 2.10)."""

    ICE_LOCATOR_NUMBER = "ice_locator_number"
    ICE_LOCATOR_NAME = "ice_locator_name"
    COURT_LINE = "court_line"
    JAIL_WEBSITE = "jail_website"
    JAIL_CALL = "jail_call"
    ICE_LINE = "ice_line"
    ATTORNEY = "attorney"
    CONSULATE = "consulate"
    VISIT = "visit"
    OTHER = "other"


class LocateResult(StrEnum):
    """What came of looking."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    NO_ANSWER = "no_answer"
    MOVED = "moved"


class FirstHour(StrEnum):
    """What a family can do in the first hours; ticked when done."""

    ATTORNEY_CALLED = "attorney_called"
    SIGN_NOTHING = "sign_nothing"
    NUMBER_FOUND = "number_found"
    LOOKED_UP = "looked_up"
    JAIL_CALLED = "jail_called"
    MEDICINE_TOLD = "medicine_told"
    CHILDREN_CARED = "children_cared"
    PAPERS_SAFE = "papers_safe"
    PRESENCE_PROOF = "presence_proof"
    ONE_CONTACT = "one_contact"
    QUIET_ONLINE = "quiet_online"
    NO_PAYMENT = "no_payment"


class AdvocateDuty(StrEnum):
    """What the people who help take on (seed 001 step 1)."""

    FOLLOW_PERSON = "follow_person"
    SAY_LIMITS = "say_limits"
    REACH_ATTORNEY = "reach_attorney"
    WRITE_STORY = "write_story"
    REACH_OFFICES = "reach_offices"
    REACH_LEADERS = "reach_leaders"
    GATHER_SUPPORT = "gather_support"
    PLAN_EVENTS = "plan_events"
    KEEP_SAFE = "keep_safe"
    NO_FEE = "no_fee"


class FamilyDuty(StrEnum):
    """What the person and the family take on (seed 001 step 1)."""

    DECIDE = "decide"
    SPEAK = "speak"
    GATHER_SUPPORT = "gather_support"
    BRING_PAPERS = "bring_papers"
    BRING_PHOTOS = "bring_photos"
    TELL_TRUTH = "tell_truth"
    PERMIT = "permit"
    SAY_CHANGES = "say_changes"
    STAND_BY_OTHERS = "stand_by_others"


class ScreeningQuestion(StrEnum):
    """Questions to carry to an attorney; none says that anything applies (R04)."""

    APPEAL_OR_REOPEN = "appeal_or_reopen"
    FEAR = "fear"
    FAMILY = "family"
    YEARS = "years"
    CRIME_VICTIM = "crime_victim"
    TRAFFICKING = "trafficking"
    ABUSE = "abuse"
    YOUNG = "young"
    COUNTRY = "country"
    CITIZEN = "citizen"
    POST_CONVICTION = "post_conviction"
    PARDON = "pardon"
    CUSTODY = "custody"
    COURT_ERRORS = "court_errors"
    PUBLIC_EFFECT = "public_effect"
    OFFER = "offer"


class ReferralAnswer(StrEnum):
    """What an attorney's office answered."""

    WAITING = "waiting"
    TALKED = "talked"
    TOOK_CASE = "took_case"
    DECLINED = "declined"
    SENT_ON = "sent_on"
    NO_ANSWER = "no_answer"


class WaiverCarrier(StrEnum):
    """Who brings the privacy waiver to the person."""

    ATTORNEY = "attorney"
    VISITOR = "visitor"
    MAIL = "mail"
    CHAPLAIN = "chaplain"
    CONSULATE = "consulate"
    STAFF = "staff"
    NOT_NEEDED = "not_needed"


class TakeOn(StrEnum):
    """What the group decides about carrying a case."""

    YES = "yes"
    PART = "part"
    HAND_ON = "hand_on"
    NOT_NOW = "not_now"
