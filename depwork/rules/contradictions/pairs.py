"""Pairs of answers that cannot both be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from depwork.model.choices import (
    AgeBand,
    CustodyStatus,
    Exists,
    HoldForm,
    MannerOfEntry,
    ProceedingStage,
    SupervisionDocument,
)
from depwork.model.people import FamilyMember
from depwork.rules.contradictions.look import Look
from depwork.rules.dates import birthday
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, FREE, STAGE

SOURCE: Final = "decision.contradictions"
BIRTH: Final = "identity.dob"
ORDERED: Final = "proceedings.order_date"
REMOVAL: Final = "proceedings.removal_date"
_BANDS: Final = {
    AgeBand.UNDER_18: range(18),
    AgeBand.FROM_18: range(18, 25),
    AgeBand.FROM_25: range(25, 40),
    AgeBand.FROM_40: range(40, 65),
    AgeBand.FROM_65: range(65, 200),
}


Test = Callable[[Look], bool]


@dataclass(frozen=True)
class Pair:
    """Answers that exclude each other where ``test`` holds; ``key`` is their sentence."""

    key: str
    facts: tuple[str, ...]
    test: Test

    @property
    def ground(self) -> Ground:
        """Why they exclude each other."""
        return Ground("contradiction", self.key, SOURCE)


def _before(first: str, second: str) -> Test:
    """Both days are known, and the first lies before the second."""
    return lambda look: bool(look[first] and look[second] and look[first] < look[second])


def _stage(look: Look, *values: ProceedingStage) -> bool:
    return look[STAGE] in values


def _older(look: Look) -> bool:
    born = look[BIRTH]
    return look[CUSTODY] is CustodyStatus.ORR_MINOR and bool(
        born and birthday(born, 18) <= look.today
    )


def _record_denied(look: Look) -> bool:
    if look["criminal_history.arrests_any"] is not Exists.NONE:
        return False
    others = ("criminal_history.charges_pending", "criminal_history.convictions_any")
    return any(look[p] is Exists.EXISTS for p in others) or bool(
        look["criminal_history.theft_type_arrest"]
    )


def _years_differ(look: Look) -> bool:
    years, first = look["ties.years_in_us"], look["immigration_history.first_entry_year"]
    return years is not None and first is not None and years > look.today.year - first + 1


def _too_young(look: Look) -> bool:
    born, years = look[BIRTH], look["ties.years_in_us"]
    return bool(born and years is not None and years > look.today.year - born.year)


def _proof_too_early(look: Look) -> bool:
    first = look["immigration_history.first_entry_year"]
    return bool(look["immigration_history.presence_proof_two_years"] and first) and (
        first > look.today.year - 2
    )


def _citizen(look: Look) -> bool:
    us = look["identity.country_of_birth"] == "US" or "US" in look.case.identity.citizenship
    return us and look["identity.citizenship_claim"] is False


def _hold_forms(look: Look) -> bool:
    seen = set(look.case.custody.hold_form_seen)
    no_hold = look[CUSTODY] is CustodyStatus.LOCAL_CUSTODY_NO_HOLD
    return (no_hold and HoldForm.I_247A in seen) or (HoldForm.NONE in seen and len(seen) > 1)


def _supervision(look: Look) -> bool:
    seen = set(look.case.custody.supervision_docs)
    return SupervisionDocument.NONE in seen and len(seen) > 1


def _ages(look: Look) -> bool:
    return any(_band_missed(member) for member in look.case.family.members)


def _band_missed(member: FamilyMember) -> bool:
    if member.age_years is None or member.age_band is None:
        return False
    return member.age_years not in _BANDS[member.age_band]


def _never_removed(look: Look) -> bool:
    removed = look["immigration_history.prior_removals"] == 0
    return removed and _stage(look, ProceedingStage.REINSTATEMENT)


P = ProceedingStage
PAIRS: Final = (
    Pair(
        "contra_free_facility",
        (CUSTODY, "custody.facility"),
        lambda look: look[CUSTODY] in FREE and look["custody.facility"] is not None,
    ),
    Pair(
        "contra_removal_before_order",
        (REMOVAL, ORDERED),
        lambda look: not _stage(look, P.VOLUNTARY_DEPARTURE) and _before(REMOVAL, ORDERED)(look),
    ),
    Pair(
        "contra_travel_no_case",
        (STAGE, "proceedings.travel_doc_issued"),
        lambda look: _stage(look, P.NONE) and look["proceedings.travel_doc_issued"] is True,
    ),
    Pair("contra_minor_age", (CUSTODY, BIRTH), _older),
    Pair("contra_citizen", ("identity.citizenship", "identity.citizenship_claim"), _citizen),
    Pair(
        "contra_reinstated_never_removed",
        (STAGE, "immigration_history.prior_removals"),
        _never_removed,
    ),
    Pair(
        "contra_record",
        ("criminal_history.arrests_any", "criminal_history.convictions_any"),
        _record_denied,
    ),
    Pair(
        "contra_years",
        ("ties.years_in_us", "immigration_history.first_entry_year"),
        _years_differ,
    ),
    Pair("contra_years_age", ("ties.years_in_us", BIRTH), _too_young),
    Pair(
        "contra_two_years",
        (
            "immigration_history.presence_proof_two_years",
            "immigration_history.first_entry_year",
        ),
        _proof_too_early,
    ),
    Pair(
        "contra_arriving",
        ("proceedings.arriving_alien", "immigration_history.manner_of_entry"),
        lambda look: (
            look["proceedings.arriving_alien"] is True
            and look["immigration_history.manner_of_entry"] is MannerOfEntry.EWI
        ),
    ),
    Pair(
        "contra_attorney",
        ("attorney.has_attorney", "attorney.attorney_name"),
        lambda look: (
            look["attorney.has_attorney"] is False and look["attorney.attorney_name"] is not None
        ),
    ),
    Pair("contra_hold", (CUSTODY, "custody.hold_form_seen"), _hold_forms),
    Pair("contra_supervision", ("custody.supervision_docs",), _supervision),
    Pair(
        "contra_removed_later",
        (CUSTODY, REMOVAL),
        lambda look: (
            look[CUSTODY] is CustodyStatus.REMOVED
            and bool(look[REMOVAL] and look[REMOVAL] > look.today)
        ),
    ),
    Pair(
        "contra_appeal_window",
        (STAGE, "proceedings.appeal_filed"),
        lambda look: (
            (
                _stage(look, P.ORDERED_APPEAL_WINDOW_OPEN)
                and look["proceedings.appeal_filed"] is True
            )
            or (_stage(look, P.BIA_APPEAL) and look["proceedings.appeal_filed"] is False)
        ),
    ),
    Pair(
        "contra_review",
        (STAGE, "proceedings.pfr_filed"),
        lambda look: _stage(look, P.CIRCUIT_REVIEW) and look["proceedings.pfr_filed"] is False,
    ),
    Pair(
        "contra_stay_removal",
        ("proceedings.judicial_stay", REMOVAL),
        lambda look: (
            look["proceedings.judicial_stay"] is True
            and bool(look[REMOVAL] and look[REMOVAL] >= look.today)
        ),
    ),
    Pair(
        "contra_transfer_free",
        (CUSTODY, "custody.transfer_threatened"),
        lambda look: look[CUSTODY] in FREE and look["custody.transfer_threatened"] is True,
    ),
    Pair(
        "contra_same_ask",
        ("campaign.chosen_ask", "campaign.fallback_ask"),
        lambda look: (
            look["campaign.chosen_ask"] is not None
            and look["campaign.chosen_ask"] == look["campaign.fallback_ask"]
        ),
    ),
    Pair(
        "contra_quiet_calls",
        ("campaign.go_public", "campaign.call_in_day"),
        lambda look: (
            look["campaign.go_public"] is False
            and bool(look["campaign.call_in_day"] and look["campaign.call_in_day"] >= look.today)
        ),
    ),
    Pair("contra_ages", ("family.members",), _ages),
)
"""Every pair, in the order in which they are named."""
