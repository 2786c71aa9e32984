"""The closed lists whose labels stand in ``choices.toml``."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from depwork.model import (
    answers,
    ask,
    attachment,
    audit,
    beginning,
    choices,
    consent,
    decision,
    fact_check,
    going_public,
    ledger,
    packet,
    plans,
    proof,
    register,
    retention,
    taken,
)
from depwork.model.state import State

SHOWN: Final[tuple[type[StrEnum], ...]] = (
    answers.GapKind,
    audit.Verb,
    ask.Met,
    beginning.AdvocateDuty,
    beginning.FamilyDuty,
    beginning.FirstHour,
    beginning.LocateResult,
    beginning.LocateWay,
    beginning.ReferralAnswer,
    beginning.ScreeningQuestion,
    beginning.TakeOn,
    beginning.WaiverCarrier,
    attachment.FileKind,
    attachment.FileNote,
    choices.AgeBand,
    choices.ArrestContext,
    choices.Audience,
    choices.CredibleFear,
    choices.CustodyStatus,
    choices.DecisionMaker,
    choices.Dependency,
    choices.DocumentClass,
    choices.Exists,
    choices.Filer,
    choices.HearingType,
    choices.HoldForm,
    choices.Language,
    choices.Locale,
    choices.MannerOfEntry,
    choices.Office,
    choices.ProceedingStage,
    choices.PublicNameMode,
    choices.Relation,
    State,
    choices.SupervisionDocument,
    consent.GivenBy,
    consent.HowGiven,
    decision.ActionOwner,
    decision.GateState,
    decision.StepState,
    decision.Urgency,
    ledger.Activity,
    ledger.CallAnswer,
    ledger.OutcomeKind,
    ledger.OutcomeSource,
    packet.Format,
    packet.Stage,
    fact_check.CheckHow,
    going_public.PublicTest,
    plans.CloseReason,
    plans.CompanyKind,
    plans.EventKind,
    plans.OutreachKind,
    plans.Tactic,
    plans.TextKind,
    proof.ClaimedFact,
    proof.ShownFact,
    proof.WriterKind,
    register.Confidence,
    register.FactStatus,
    retention.Basis,
    taken.Way,
)
"""Every closed list of the model that a person may see."""


def choice_keys() -> frozenset[str]:
    """Return the keys of ``choices.toml``, ``Enum.value``."""
    return frozenset(f"{kind.__name__}.{member.value}" for kind in SHOWN for member in kind)
