"""What each paper asks for, in the order of a person's night: who, where, what is known of time.

Only what makes the paper worth reading stands here; what a safety rule wants besides, and what a
final would miss, is found on the case itself (facts 7 and 12.2; no rule is repeated here).
"""

from __future__ import annotations

from typing import Final

_WHO: Final = ("identity.legal_name", "identity.country_of_birth", "identity.a_number")
_WHERE: Final = ("custody.custody_status", "custody.facility")
_STORE: Final = "consent.consent_store"
_CONGRESS: Final = (
    "identity.legal_name",
    "identity.a_number",
    *_WHERE,
    "proceedings.proceeding_stage",
    "campaign.chosen_ask",
    _STORE,
    "consent.consent_contact_officials",
)

NEEDS: Final[dict[str, tuple[str, ...]]] = {
    # seed 000: the locator, the jail and the attorney are called with these; never ICE
    "case_sheet": (*_WHO, "custody.custody_status", _STORE),
    "attorney_handoff": (
        *_WHO,
        *_WHERE,
        "proceedings.proceeding_stage",
        "identity.safe_contact_method",
        "identity.language_preferred",
        _STORE,
        "consent.consent_share_attorney",
    ),
    "pd_letter": (
        *_WHO,
        *_WHERE,
        "custody.facility_state",
        "proceedings.proceeding_stage",
        "proceedings.next_hearing_date",
        "attorney.has_attorney",
        "campaign.chosen_ask",
        _STORE,
        "consent.consent_contact_ice",
    ),
    "official_brief": (
        "identity.legal_name",
        "identity.a_number",
        *_WHERE,
        "proceedings.proceeding_stage",
        "proceedings.next_hearing_date",
        "campaign.chosen_ask",
        "story.compelling_fact",
        _STORE,
        "consent.consent_contact_officials",
    ),
    "congress_script": _CONGRESS,
    "congress_email": _CONGRESS,
    "petition": (
        "identity.legal_name",
        "custody.custody_status",
        "proceedings.proceeding_stage",
        "attorney.has_attorney",
        "campaign.chosen_ask",
        "campaign.demand",
        "story.short_story_own_words",
        _STORE,
        "consent.consent_media",
    ),
    "call_script": (
        "identity.legal_name",
        *_WHERE,
        "proceedings.proceeding_stage",
        "campaign.chosen_ask",
        "campaign.demand",
        _STORE,
        "consent.consent_media",
    ),
}
"""Questions of the model, by document, in the order in which they are asked."""

CHOICES: Final = (
    "case_sheet",
    "attorney_handoff",
    "pd_letter",
    "official_brief",
    "congress_script",
    "congress_email",
    "petition",
    "call_script",
)
"""Papers that a person chooses from first; the others stand below, in the order of the catalog."""
