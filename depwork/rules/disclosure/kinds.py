"""Which kind of fact each question asks for; an unlisted path is internal."""

from __future__ import annotations

from typing import Final

from depwork.model.answers import Sensitivity
from depwork.model.questions import asked_field
from depwork.rules.disclosure.policy import Kind

_BY_KIND: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.OWN: (
        "consent.consent_store",
        "consent.consent_share_attorney",
        "consent.consent_attorney_to_organizers",
        "consent.consent_share_org_partners",
        "consent.consent_contact_ice",
        "consent.consent_contact_officials",
        "consent.consent_media",
        "consent.consent_public_name",
        "consent.consent_public_photo",
        "consent.consent_public_a_number",
        "consent.consent_public_detention_place",
        "consent.consent_public_health",
        "consent.consent_public_family",
        "consent.consent_children_public",
        "consent.consent_share_health",
        "consent.consent_share_employment",
        "consent.consent_share_papers",
        "consent.consent_lessons",
        "consent.consent_keep_in_touch",
        "consent.decision_maker",
        "consent.public_name_mode",
        "consent.not_lawyer_notice_given",
        "consent.limits_notice_given",
        "consent.pd_offer_notice_given",
        "identity.pseudonym",
        "identity.sex_gender_optional",
        "custody.last_located_on",
        "custody.locator_method",
        "attorney.attorney_consulted_letter",
        "attorney.attorney_consulted_for_public",
        "attorney.habeas_asked",
        "story.red_lines",
        "risks.media_risk_home_country",
        "risks.online_harassment_history",
        "campaign.campaign_lead",
        "campaign.support_committee",
        "campaign.go_public",
    ),
    Kind.PLAIN: (
        "custody.custody_status",
        "custody.detained_since",
        "custody.transfer_threatened",
        "ties.years_in_us",
        "ties.education",
        "ties.taxes_filed",
        "ties.military_self_relative",
        "ties.volunteer",
        "ties.faith_community",
        "ties.union",
        "ties.civil_rights_activity",
        "ties.awards",
        "story.short_story_own_words",
        "story.compelling_fact",
        "story.what_person_wants",
        "campaign.organization",
        "campaign.contact_name",
        "campaign.contact_phone",
        "campaign.contact_email",
        "campaign.chosen_ask",
        "campaign.decision_wanted_by",
        "campaign.demand",
        "campaign.moral_crisis",
        "campaign.call_in_day",
        "campaign.office_line",
        "campaign.office_line_checked_on",
    ),
    Kind.WORK: ("ties.employment",),
    Kind.HEALTH: (
        "health.condition_summary",
        "health.treatment_needed",
        "health.medication_in_custody",
        "health.disability",
    ),
    Kind.PREGNANCY: ("family.spouse_pregnant_nursing",),
    Kind.HOUSEHOLD: ("family.members", "family.primary_caretaker"),
    Kind.IDENTITY: ("identity.legal_name", "identity.preferred_name", "identity.a_number"),
    Kind.PRONOUNS: ("identity.pronouns",),
    Kind.BIRTH: ("identity.dob",),
    Kind.ORIGIN: ("identity.country_of_birth",),
    Kind.STATUS: ("identity.citizenship", "identity.aliases"),
    Kind.HOME: ("identity.home_address", "identity.phone"),
    Kind.AREA: ("identity.residence_state", "identity.residence_county"),
    Kind.LANGUAGE: ("identity.language_preferred", "identity.interpreter"),
    Kind.PLACE: ("custody.facility", "custody.facility_state", "custody.facility_county"),
    Kind.HOLD: ("custody.hold_form_seen", "custody.hold_lodged_at", "custody.local_release_date"),
    Kind.CHECK_IN: ("custody.supervision_docs", "custody.next_check_in"),
    Kind.CASE: (
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
    ),
    Kind.HEARING: (
        "proceedings.next_hearing_date",
        "proceedings.next_hearing_type",
        "proceedings.court",
    ),
    Kind.JUDGE: ("proceedings.judge_name", "proceedings.relief_screen_done", "family.guardian"),
    Kind.COUNSEL: (
        "attorney.has_attorney",
        "attorney.attorney_name",
        "attorney.attorney_org",
        "attorney.attorney_phone",
    ),
    Kind.PAPERS: (
        "attorney.g28_on_file",
        "attorney.eoir28_on_file",
        "attorney.accredited_rep",
    ),
    Kind.FOR_OFFICES: (
        "waiver.ice_60_001_sent",
        "waiver.ice_60_001_signed",
        "waiver.ice_60_001_received",
        "waiver.ice_60_001_submitted",
        "evidence.items",
        "campaign.fallback_ask",
        "campaign.supplement_by",
        "campaign.sendings",
    ),
    Kind.FOR_OFFICIALS: ("waiver.congressional_waiver",),
}

LISTED: Final = {path: kind for kind, paths in _BY_KIND.items() for path in paths}
"""Kind by path."""


def kind_of(path: str) -> Kind:
    """Return the kind of the fact at ``path``; attorney-gated and unlisted ones by their mark.

    Raises:
        UnknownFieldError: No asked field has this path.
    """
    if asked_field(path).mark.sensitivity is Sensitivity.ATTORNEY:
        return Kind.GATED
    return LISTED.get(path, Kind.INTERNAL)
