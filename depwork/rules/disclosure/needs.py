"""What is still missing before one audience may see one fact of one case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from depwork.model.answers import Gap, value_of
from depwork.model.case import Case
from depwork.model.choices import Audience, CustodyStatus, ProceedingStage
from depwork.model.questions import answer_of
from depwork.rules.asks.table import BY_CODE
from depwork.rules.consents import STORE, first_hour, granted, may_keep, open_to_attorney
from depwork.rules.disclosure.kinds import kind_of
from depwork.rules.disclosure.policy import NEVER, SIGN, WIDE, cell
from depwork.rules.groups import LOCAL
from depwork.rules.signoffs import cleared

FIRST_YEAR: Final = "immigration_history.first_entry_year"
TELLING_STAGES: Final = frozenset(
    {
        ProceedingStage.REINSTATEMENT,
        ProceedingStage.EXPEDITED_REMOVAL,
        ProceedingStage.ADMINISTRATIVE_REMOVAL_238B,
        ProceedingStage.FINAL_ORDER_IN_ABSENTIA,
        ProceedingStage.PROTECTION_GRANTED,
    }
)
"""Stages that tell of a prior removal, a manner of entry, a record, a missed hearing, a fear."""
WAIVER: Final = "waiver:waiver.congressional_waiver"
"""An official is told the A-number behind the office's own signed form alone."""
_NUMBER: Final = "identity.a_number"
_TO_ATTORNEY: Final = frozenset({STORE, "consent_share_attorney"})
_STAGE_PATHS: Final = frozenset({"proceedings.proceeding_stage", "proceedings.order_date"})
_JAIL_PATHS: Final = frozenset(
    {
        "custody.custody_status",
        "custody.facility",
        "custody.facility_state",
        "custody.facility_county",
        "custody.detained_since",
        "custody.transfer_threatened",
        "custody.hold_form_seen",
        "custody.hold_lodged_at",
        "custody.local_release_date",
    }
)
ASK: Final = "campaign.chosen_ask"
_ASK_PATHS: Final = frozenset({ASK, "campaign.fallback_ask"})
_WORDS: Final = frozenset(
    {
        "story.short_story_own_words",
        "story.compelling_fact",
        "story.what_person_wants",
        "story.result_words",
        "campaign.demand",
        "campaign.moral_crisis",
    }
)
"""Free words; where a removal lies behind the person, an attorney clears each one (D4)."""


@cache
def _asked_of(path: str, audience: Audience) -> tuple[tuple[str, ...], bool]:
    """Return what the policy asks for a fact and a reader, and whether a first yes does."""
    wanted = cell(kind_of(path), audience)
    return wanted, wanted != NEVER and first_hour(path)


@dataclass(frozen=True)
class Reader:
    """One audience before one case on one day.

    Args:
        case: The case.
        audience: Who would read.
        today: The day on which consents and sign-offs are looked at.
    """

    case: Case
    audience: Audience
    today: date
    _found: dict[tuple[str, bool], bool] = field(default_factory=dict, compare=False, repr=False)
    """Whether each use is consented to: asked for some hundred facts, and one answer to all."""

    def lacks(self, path: str) -> tuple[str, ...]:
        """Return what is missing before the fact at ``path`` could be seen; empty: nothing."""
        wanted, triage = _asked_of(path, self.audience)
        if wanted == NEVER:
            return NEVER
        if self._telling(path):
            wanted = (*wanted, *SIGN)
        lacks = self.unmet(wanted, path, triage=triage)
        if path == _NUMBER and self.audience is Audience.OFFICIAL and not self._waiver_signed():
            return (*lacks, WAIVER)
        return lacks

    def _waiver_signed(self) -> bool:
        """Return whether an official's own privacy form is signed (R08, facts 2.6)."""
        forms = self.case.waiver.congressional_waiver
        return any(one.signed_on is not None and one.signed_on <= self.today for one in forms)

    def unmet(self, wanted: tuple[str, ...], path: str, *, triage: bool = False) -> tuple[str, ...]:
        """Return the needs of ``wanted`` that are not met, as ids.

        Args:
            wanted: Consent uses, ``signoff`` or ``never``.
            path: The fact a sign-off is for.
            triage: Whether the family and an attorney may see it on a first yes.
        """
        found = []
        for need in dict.fromkeys(wanted):
            if need in NEVER:
                return NEVER
            if need in SIGN:
                if not cleared(self.case, path, self.audience, self.today):
                    found.append(f"signoff:{path}@{self.audience.value}")
            elif not self._consented(need, triage=triage):
                found.append(f"consent:{need}")
        return tuple(found)

    def _consented(self, use: str, *, triage: bool) -> bool:
        found = self._found.get((use, triage))
        if found is None:
            found = self._found[use, triage] = self._consented_to(use, triage=triage)
        return found

    def _consented_to(self, use: str, *, triage: bool) -> bool:
        if use == STORE and triage and self.audience is Audience.FAMILY:
            return may_keep(self.case, self.today)
        told = triage and self.audience is Audience.ATTORNEY and use in _TO_ATTORNEY
        return (told and open_to_attorney(self.case, self.today)) or granted(
            self.case, use, self.today
        )

    def _telling(self, path: str) -> bool:
        """A plain fact that, in this case, would tell an attorney-gated one."""
        if self.audience is Audience.ATTORNEY:
            return False
        if path == "ties.years_in_us":
            return self.removal_possible()
        if path in _WORDS:
            return self.audience in WIDE and self._removed_before()
        if path in _STAGE_PATHS:
            stage = value_of(self.case.proceedings.proceeding_stage)
            return stage is None or stage in TELLING_STAGES
        if path in _ASK_PATHS:
            return self._ask_tells(path)
        return path in _JAIL_PATHS and self._jail_tells()

    def _ask_tells(self, path: str) -> bool:
        """An ask may tell of a jail, a record, a removal, a victim: its row says to whom."""
        ask = value_of(answer_of(self.case, path))
        row = BY_CODE.get(ask) if ask is not None else None
        return ask is not None and (row is None or self.audience not in row.told_to)

    def asks_by_counsel(self) -> bool:
        """Return whether what was chosen is asked of ICE's own lawyers (facts 13.7)."""
        ask = value_of(self.case.campaign.chosen_ask)
        row = BY_CODE.get(ask) if ask else None
        return row is not None and row.by_counsel

    def removal_possible(self) -> bool:
        """Return whether a prior removal is yes or unknown (D4, facts 12.6)."""
        never = value_of(self.case.immigration_history.prior_removals) == 0
        return not never or self._removed_before()

    def _removed_before(self) -> bool:
        """Return whether a prior removal is known, counted or told by the stage.

        Whoever was asked and does not know is treated as somebody who was removed: not knowing
        never opens what knowing would close.
        """
        stage = self.case.proceedings.proceeding_stage
        counted = self.case.immigration_history.prior_removals
        if isinstance(stage, Gap) or isinstance(counted, Gap):
            return True
        return (value_of(counted) or 0) > 0 or stage is ProceedingStage.REINSTATEMENT

    def _jail_tells(self) -> bool:
        """A local jail tells of an arrest; ICE knows of the jail where it lodged a hold."""
        status = value_of(self.case.custody.custody_status)
        if self.audience in (Audience.COURT, Audience.FAMILY):
            return False
        if self.audience is Audience.ICE and status is CustodyStatus.LOCAL_CUSTODY_HOLD:
            return False
        return status is None or status in LOCAL
