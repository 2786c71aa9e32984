"""How each step of the guide stands: done, ready, or blocked and by what."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import asked, value_of
from depwork.model.case import Case
from depwork.model.decision import (
    Decision,
    Gate,
    GateState,
    Reason,
    StepReadiness,
    StepState,
    Urgency,
)
from depwork.model.questions import answer_of, asked_field, fields_of, meant, steps
from depwork.model.register import Register
from depwork.rules.gates import gates
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, STAGE
from depwork.rules.urgency import urgency

MISSING = Ground("readiness", "readiness_missing", "decision.12-1")
GROUNDS: Final = (MISSING,)

NAME: Final = "identity.legal_name"
ASK: Final = "campaign.chosen_ask"
GO_PUBLIC: Final = "campaign.go_public"

ESSENTIAL: Final[dict[int, tuple[str, ...]]] = {
    0: (
        "consent.consent_store",
        CUSTODY,
        STAGE,
        "proceedings.removal_date",
        "proceedings.travel_doc_issued",
        "proceedings.next_hearing_date",
        "custody.next_check_in",
        "identity.safe_contact_method",
    ),
    1: (
        "consent.decision_maker",
        "consent.not_lawyer_notice_given",
        "consent.limits_notice_given",
        "consent.pd_offer_notice_given",
        "consent.consent_share_attorney",
        "campaign.campaign_lead",
    ),
    2: (
        "attorney.has_attorney",
        "proceedings.relief_screen_done",
        "immigration_history.manner_of_entry",
        "immigration_history.prior_removals",
        "criminal_history.arrests_any",
        "criminal_history.convictions_any",
    ),
    3: (
        NAME,
        "identity.a_number",
        "identity.dob",
        "identity.country_of_birth",
        "custody.facility",
        "custody.facility_state",
        "custody.transfer_threatened",
        "waiver.ice_60_001_signed",
    ),
    4: (ASK,),
    5: (
        "consent.consent_contact_ice",
        "story.what_person_wants",
        "campaign.decision_wanted_by",
        "attorney.attorney_consulted_letter",
        "evidence.items",
    ),
    6: ("campaign.contact_name", "campaign.contact_phone", "campaign.sendings"),
    7: (
        GO_PUBLIC,
        "consent.consent_media",
        "consent.public_name_mode",
        "story.short_story_own_words",
        "campaign.demand",
    ),
    8: ("campaign.call_in_day", "campaign.office_line"),
    9: ("consent.consent_lessons",),
}
"""What must have been asked before a step counts as done."""

EARLIER: Final[dict[int, tuple[str, ...]]] = {
    4: (CUSTODY, STAGE),
    5: (CUSTODY, STAGE, NAME, ASK),
    6: (CUSTODY, STAGE, NAME, ASK, "story.what_person_wants"),
    7: (ASK,),
}
"""Earlier answers without which a step's pages could not be made final."""
EARLIER_IMMINENT: Final[dict[int, tuple[str, ...]]] = {4: (), 5: (NAME,), 6: (NAME,), 7: ()}
"""The same at U1: the bare-bones letter needs a name and the gates, nothing else."""

ACTIONS: Final[dict[int, tuple[str, ...]]] = {
    0: ("store",),
    1: ("store",),
    2: ("store",),
    3: ("store",),
    4: ("store",),
    5: ("letter_final",),
    6: ("letter_final",),
    7: ("public",),
    8: ("public", "official_contact"),
    9: ("store",),
}
"""What a step prepares; a step is shut only while all of it is."""


def readiness(
    case: Case,
    today: date,
    register: Register,
    *,
    soon: Decision[Urgency] | None = None,
    found: tuple[Gate, ...] | None = None,
) -> Decision[tuple[StepReadiness, ...]]:
    """Return the ten steps, each done, ready, or blocked by gates or earlier answers.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        soon: How urgent the case is, where the caller has found it.
        found: The gates of the case, where the caller has found them.

    *Blocked* means that the step's pages cannot sensibly be made final. Anybody can read
    the step and fill it in at any time.
    """
    near = soon or urgency(case, today)
    standing = gates(case, today, register, soon=near).value if found is None else found
    shut = tuple(gate for gate in standing if gate.state is GateState.BLOCKS)
    imminent = near.value is Urgency.U1
    rows = tuple(_step(case, step, shut, imminent=imminent) for step in steps())
    settle = dict.fromkeys(path for row in rows for path in row.blocked_by if "." in path)
    reasons = tuple(dict.fromkeys(_key(r) for row in rows for r in row.reasons))
    by_key = {_key(r): r for row in rows for r in row.reasons}
    return Decision[tuple[StepReadiness, ...]](
        value=rows, reasons=tuple(by_key[key] for key in reasons), settle=tuple(settle)
    )


def _key(reason: Reason) -> tuple[str, str, tuple[str, ...]]:
    return reason.rule, reason.because, reason.facts


def _step(case: Case, step: int, shut: tuple[Gate, ...], *, imminent: bool) -> StepReadiness:
    standing = _standing(step, shut)
    missing = _missing(case, step, imminent=imminent)
    put = [field for field in fields_of(step) if meant(field, case)]
    reasons = [gate.reason for gate in standing]
    if missing:
        reasons.append(MISSING.reason(*missing))
    return StepReadiness(
        step=step,
        state=_state(case, step, blocked=bool(standing or missing)),
        blocked_by=tuple(dict.fromkeys((*(gate.rule for gate in standing), *missing))),
        asked=sum(asked(answer_of(case, field.path)) for field in put),
        total=len(put),
        reasons=tuple(reasons),
    )


def _standing(step: int, shut: tuple[Gate, ...]) -> tuple[Gate, ...]:
    """The gates shut before this step's pages that the step itself cannot open."""
    before = [gate for gate in shut if not _opened_here(step, gate)]
    per_action = [[gate for gate in before if action in gate.blocks] for action in ACTIONS[step]]
    if not all(per_action):
        return ()
    return tuple({id(gate): gate for gates_ in per_action for gate in gates_}.values())


def _opened_here(step: int, gate: Gate) -> bool:
    """Whether every question that would open the gate is asked at this step or later."""
    return bool(gate.settle) and all(asked_field(p).mark.step >= step for p in gate.settle)


def _missing(case: Case, step: int, *, imminent: bool) -> tuple[str, ...]:
    wanted = (EARLIER_IMMINENT if imminent else EARLIER).get(step, ())
    return tuple(path for path in wanted if value_of(answer_of(case, path)) is None)


def _state(case: Case, step: int, *, blocked: bool) -> StepState:
    if blocked:
        return StepState.BLOCKED
    declined = value_of(case.campaign.go_public) is False
    if declined and step in (7, 8):
        return StepState.DONE
    essential = (asked_field(path) for path in ESSENTIAL[step])
    done = all(asked(answer_of(case, f.path)) for f in essential if meant(f, case))
    return StepState.DONE if done else StepState.READY
