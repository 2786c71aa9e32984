"""A second, plain reading of who must not see what, written from the facts and not from the code.

It says only what is *forbidden*; whatever it does not forbid may or may not be shown.
"""

from __future__ import annotations

from datetime import date, timedelta

from depwork.model.answers import Sensitivity, known
from depwork.model.case import Case
from depwork.model.choices import Audience, CustodyStatus
from depwork.model.consent import GivenBy
from depwork.model.questions import asked_field

OUT = {"public", "press", "letter_writer", "volunteer"}
NOBODY = {"funder", "analyst"}
TOLD_STATUS = {Audience.ICE, Audience.COURT, Audience.FAMILY, Audience.ATTORNEY}
NEVER_OUT = {
    "identity.legal_name",
    "identity.preferred_name",
    "identity.aliases",
    "identity.pseudonym",
    "identity.a_number",
    "identity.dob",
    "identity.home_address",
    "identity.phone",
    "identity.residence_county",
    "identity.safe_contact_method",
    "identity.citizenship",
    "proceedings.judge_name",
    "story.red_lines",
    "story.red_line_words",
    "evidence.owed",
    "evidence.letters",
    "plan.tasks",
    "plan.outreach",
    "plan.as_written",
    "risks.co_affected_relatives",
    "campaign.support_committee",
    "attorney.attorney_phone",
    "attorney.attorney_signoff_items",
    "evidence.items",
}
TEAM_ONLY = {
    "identity.safe_contact_method",
    "risks.co_affected_relatives",
    "attorney.attorney_signoff_items",
}
TO_FIND = {
    "identity.legal_name",
    "identity.aliases",
    "identity.a_number",
    "identity.dob",
    "identity.country_of_birth",
    "custody.facility",
    "custody.facility_state",
    "custody.facility_county",
    "custody.detained_since",
    "custody.transfer_threatened",
    "custody.local_release_date",
}
OWN_WORDS = {
    "story.short_story_own_words",
    "story.compelling_fact",
    "story.what_person_wants",
    "campaign.demand",
    "campaign.moral_crisis",
}
SIGNED_EVERYWHERE = {"identity.dob", "identity.home_address", "identity.phone"}
USE_OF = {
    "ice": "consent_contact_ice",
    "attorney": "consent_share_attorney",
    "court": "consent_share_attorney",
    "official": "consent_contact_officials",
    "public": "consent_media",
    "press": "consent_media",
    "letter_writer": "consent_share_org_partners",
    "volunteer": "consent_share_org_partners",
}


def undone(history) -> bool:
    """A withdrawal later than the last yes stands in the history."""
    ends = [one.revoked_on for one in history if one.revoked_on]
    return any(end > history[-1].given_on for end in ends)


def given(case: Case, use: str, today: date) -> bool:
    """The last word on a use is a full yes of somebody who may give it."""
    history = getattr(case.consent, use)
    if not history:
        return False
    last = history[-1]
    if last.given_on > today or last.provisional or not last.agreed:
        return False
    if last.revoked_on is not None or undone(history):
        return False
    if use == "consent_children_public" and last.given_by is GivenBy.GUARDIAN:
        return True
    return last.given_by is GivenBy.PERSON or (
        last.given_by is GivenBy.GUARDIAN and _child(case, last.given_on)
    )


def _child(case: Case, day: date) -> bool:
    born = case.identity.dob
    in_care = case.custody.custody_status == CustodyStatus.ORR_MINOR
    return in_care or (isinstance(born, date) and born > _years_before(day, 18))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _kept(case: Case, today: date) -> bool:
    """The case may at least be kept for locating and triage."""
    history = case.consent.consent_store
    if given(case, "consent_store", today):
        return True
    if not history:
        return False
    last = history[-1]
    gone = last.revoked_on is not None or undone(history) or not last.agreed
    return last.given_on <= today <= last.given_on + timedelta(days=7) and not gone


def signed(case: Case, path: str, audience: Audience, today: date) -> bool:
    """An attorney's sign-off for this fact and this reader stands today."""
    items = case.attorney.attorney_signoff_items
    about = [item for item in items if (item.fact, item.audience) == (path, audience)]
    ends = [item.revoked_on for item in about if item.revoked_on]
    return any(
        item.revoked_on is None and max([*ends, item.on]) == item.on <= today for item in about
    )


def removal_open(case: Case) -> bool:
    """A prior removal is yes or unknown."""
    count = case.immigration_history.prior_removals
    return not known(count) or count != 0


def removed_before(case: Case) -> bool:
    """A prior removal is certain."""
    count = case.immigration_history.prior_removals
    return case.proceedings.proceeding_stage == "reinstatement" or (known(count) and count > 0)


def closed(case: Case, audience: Audience, today: date) -> bool:
    """This reader sees nothing at all of this case today."""
    if audience.value in NOBODY:
        return True
    if audience is Audience.FAMILY:
        return not _kept(case, today)
    if not given(case, "consent_store", today):
        return audience is not Audience.ATTORNEY or not _first_to_attorney(case, today)
    return not given(case, USE_OF[audience.value], today)


def _first_to_attorney(case: Case, today: date) -> bool:
    """A first yes reaches an attorney while nobody has said no to that very use."""
    asked = case.consent.consent_share_attorney
    shut = bool(asked) and (
        asked[-1].revoked_on is not None or not asked[-1].agreed or undone(asked)
    )
    return _kept(case, today) and not shut


FIRST_GROUPS = ("custody.", "attorney.", "consent.")
FIRST_DAYS = (
    "proceeding_stage", "removal_date", "travel_doc_issued", "nta_date", "order_date",
    "appeal_due", "appeal_filed", "motion_filed", "pfr_filed", "judicial_stay",
    "custody_review_date", "next_hearing_date", "next_hearing_type", "court",
)  # fmt: skip
FIRST_CALL = ("intake_by", "referral_source", "first_hours", "immediate_need")
FIRST_FACTS = {
    "identity.residence_state",
    *(f"proceedings.{name}" for name in FIRST_DAYS),
    *(f"campaign.{name}" for name in FIRST_CALL),
}


def _of_the_first_hour(path: str) -> bool:
    first = asked_field(path).mark.step == 0 or path in TO_FIND or path in FIRST_FACTS
    return first or path.startswith(FIRST_GROUPS)


def forbidden(case: Case, path: str, audience: Audience, today: date) -> bool:
    """The fact at ``path`` must not stand before this reader today."""
    if closed(case, audience, today):
        return True
    readers = (Audience.FAMILY, Audience.ATTORNEY)
    triage_only = audience in readers and not given(case, "consent_store", today)
    if triage_only and not _of_the_first_hour(path):
        return True
    if audience is Audience.ATTORNEY:
        return path in TEAM_ONLY
    return _for_others(case, path, audience, today)


def _for_others(case: Case, path: str, audience: Audience, today: date) -> bool:
    """The fact must not stand before this reader, who is not the attorney."""
    if _unsigned(case, path, audience, today):
        return True
    if audience is Audience.FAMILY:
        return path in {"identity.home_address", "identity.safe_contact_method"}
    if path == "ties.employment":
        return not given(case, "consent_share_employment", today)
    return _by_room(case, path, audience, today)


def _unsigned(case: Case, path: str, audience: Audience, today: date) -> bool:
    """The fact waits for an attorney's sign-off."""
    if signed(case, path, audience, today):
        return False
    after_removal = path in OWN_WORDS and audience.value in OUT and removed_before(case)
    if after_removal:
        return True
    gated = asked_field(path).mark.sensitivity is Sensitivity.ATTORNEY
    years = path == "ties.years_in_us" and removal_open(case)
    return gated or years or (path in SIGNED_EVERYWHERE and audience is not Audience.FAMILY)


def _by_room(case: Case, path: str, audience: Audience, today: date) -> bool:
    out = audience.value in OUT
    if path.startswith("health."):
        use = "consent_public_health" if out else "consent_share_health"
        return path != "health.victim_of_crime_flag" and not given(case, use, today)
    if not out:
        return path in {"story.red_lines", "risks.co_affected_relatives"}
    if path.startswith("consent.") or path in NEVER_OUT:
        return True
    if path in {"custody.facility", "custody.facility_county", "custody.facility_state"}:
        return not given(case, "consent_public_detention_place", today)
    if path.startswith("family."):
        return not given(case, "consent_public_family", today)
    return False
