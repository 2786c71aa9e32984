"""All that the rules say of one case on one day, and the same as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from depwork.guide import Guide, Words
from depwork.model.ask import Ask
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.decision import (
    Contradiction,
    Decision,
    Gate,
    NextAction,
    Reason,
    StepReadiness,
    Urgency,
)
from depwork.model.going_public import GoPublicTest
from depwork.model.ladder import Rung
from depwork.model.questions import asked_field
from depwork.model.routing import Routing
from depwork.rules.beginning import Beginning, beginning
from depwork.rules.clearance import Clearance
from depwork.rules.consistency import differences
from depwork.rules.differences import Difference
from depwork.rules.found import found_of
from depwork.rules.gates import Care
from depwork.rules.going_public import going_public
from depwork.rules.ladder import ladder
from depwork.rules.next_actions import next_actions
from depwork.rules.offices import routing
from depwork.rules.readiness import readiness
from depwork.services.beginning import beginning_data


@dataclass(frozen=True)
class DecisionSet:
    """Urgency, gates, asks, offices, readiness, contradictions and next actions on one day.

    ``differences`` holds words of the case, for whoever may read it; :func:`as_data` does not.
    """

    case_code: str
    case_version: int
    day: date
    urgency: Decision[Urgency]
    clearance: Clearance
    asks: Decision[tuple[Ask, ...]]
    readiness: Decision[tuple[StepReadiness, ...]]
    routing: Decision[Routing]
    contradictions: Decision[tuple[Contradiction, ...]]
    next_actions: Decision[tuple[NextAction, ...]]
    going_public: Decision[GoPublicTest]
    ladder: Decision[tuple[Rung, ...]]
    beginning: Beginning
    differences: tuple[Difference, ...] = ()

    @property
    def gates(self) -> Decision[tuple[Gate, ...]]:
        """Every gate as it stands."""
        return self.clearance.gates


def decide(case: Case, today: date, guide: Guide, care: Care | None = None) -> DecisionSet:
    """Return what the rules say of ``case`` on ``today``; nothing of it is stored.

    Args:
        case: The case.
        today: The day.
        guide: Its register is looked at.
        care: What the keeping of the case says (R14 to R16), where the caller knows it.
    """
    register = guide.register
    found = found_of(case, today, register, care)
    soon, standing = found.urgency, found.gates.value
    return DecisionSet(
        case_code=case.case_code,
        case_version=case.version,
        day=today,
        urgency=soon,
        clearance=found.clearance,
        asks=found.asks,
        readiness=readiness(case, today, register, soon=soon, found=standing),
        routing=routing(case, today, register, candidates=found.asks.value),
        contradictions=found.contradictions,
        next_actions=next_actions(case, today, register, care, found=found),
        going_public=going_public(case, today),
        ladder=ladder(case, today),
        beginning=beginning(case, today, soon=soon),
        differences=differences(case),
    )


def _reason(reason: Reason, words: Words) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "because": words.reason(reason),
        "facts": list(reason.facts),
        "source": reason.source,
        "register": list(reason.register_ids),
        "as_of": reason.as_of.isoformat() if reason.as_of else None,
    }


def _gate(gate: Gate, words: Words) -> dict[str, Any]:
    return {
        "rule": gate.rule,
        "hard": gate.hard,
        "state": gate.state.value,
        "blocks": list(gate.blocks),
        "unblock": words.unblock(gate.unblock),
        "settle": list(gate.settle),
        "reasons": [_reason(gate.reason, words)],
    }


def _fact(entry_id: str, today: date, guide: Guide, words: Words) -> dict[str, Any]:
    fact = guide.register.fact(entry_id, today)
    entry = fact.entry
    return {
        "id": entry.id,
        "name": words.fact(entry_id).name,
        "value": entry.model_dump(mode="json")["value"],
        "as_of": entry.as_of.isoformat(),
        "verify_by": entry.verify_by.isoformat() if entry.verify_by else None,
        "status": entry.status.value,
        "confidence": entry.confidence.value,
        "stale": fact.stale,
        "source": entry.source,
    }


def _ask(ask: Ask, today: date, guide: Guide, words: Words) -> dict[str, Any]:
    return {
        "row": ask.row,
        "code": ask.code,
        "question": words.ask(ask.code).question,
        "deciders": [office.value for office in ask.deciders],
        "targets": [office.value for office in ask.addressees],
        "secondary_targets": [office.value for office in ask.secondary],
        "who_may_file": [filer.value for filer in ask.filers],
        "forms": [_fact(entry_id, today, guide, words) for entry_id in ask.forms],
        "fees": [_fact(entry_id, today, guide, words) for entry_id in ask.fees],
        "true_first": [
            {
                "code": condition.code,
                "text": words.condition(condition.code),
                "met": condition.met.value,
                "settle": list(condition.settle),
            }
            for condition in ask.first
        ],
        "reasons": [_reason(reason, words) for reason in ask.reasons],
    }


def _routing(decided: DecisionSet, words: Words) -> dict[str, Any]:
    found = decided.routing.value
    return {
        "field_office": found.titles[0] if found.field_office else "UNKNOWN",
        "field_office_candidates": list(found.titles),
        "federal_circuit": found.circuit or "UNKNOWN",
        "opla": found.opla or "UNKNOWN",
        "state_law_on_holds": found.holds or "UNKNOWN",
        "deciders": [office.value for office in found.deciders],
        "may_be_addressed": [office.value for office in found.addressees],
        "ladder": [office.value for office in found.ladder],
        "settle": list(decided.routing.settle),
        "reasons": [_reason(reason, words) for reason in decided.routing.reasons],
    }


def _action(action: NextAction, today: date, words: Words) -> dict[str, Any]:
    field = asked_field(action.at)
    return {
        "action": action.key,
        "text": words.action(action),
        "in_days": (action.on - today).days,
        "owner": action.owner.value,
        "at": action.at,
        "place": f"{field.mark.step}.{field.mark.topic}",
        "reasons": [_reason(action.reason, words)],
    }


def _contradiction(found: Contradiction, words: Words) -> dict[str, Any]:
    return {
        "contradiction": found.key,
        "facts": list(found.facts),
        "reasons": [_reason(found.reason, words)],
    }


def as_data(decided: DecisionSet, guide: Guide, locale: Locale) -> dict[str, Any]:
    """Return a decision set as plain data for ``depwork decide --json``.

    No answer of the case stands in it: reasons name the facts used by their paths, and what
    is dated says in how many days it is, never on which day of the case.
    """
    words = guide.words(locale)
    return {
        "case_code": decided.case_code,
        "case_version": decided.case_version,
        "day": decided.day.isoformat(),
        "register_as_of": guide.register_as_of.isoformat(),
        "not_legal_advice": words.ui("not_legal_advice"),
        "urgency": {
            "value": decided.urgency.value.value,
            "reasons": [_reason(reason, words) for reason in decided.urgency.reasons],
            "settle": list(decided.urgency.settle),
        },
        **beginning_data(decided.beginning, lambda reason: _reason(reason, words)),
        "gates": [_gate(gate, words) for gate in decided.gates.value],
        "asks": [_ask(ask, decided.day, guide, words) for ask in decided.asks.value],
        "asks_settle": list(decided.asks.settle),
        "targets": _routing(decided, words),
        "contradictions": [_contradiction(c, words) for c in decided.contradictions.value],
        "differences": [
            {"about": d.about.value, "at": d.path, "answer": d.answer} for d in decided.differences
        ],
        "next_actions": [
            _action(action, decided.day, words) for action in decided.next_actions.value
        ],
        "going_public": {
            "value": decided.going_public.value.verdict.value,
            "points": {p.code: p.met.value for p in decided.going_public.value.points},
            "reasons": [_reason(reason, words) for reason in decided.going_public.reasons],
            "settle": list(decided.going_public.settle),
        },
        "ladder_in_days": {
            rung.code.value: (rung.on - decided.day).days for rung in decided.ladder.value
        },
        "readiness": [
            {
                "step": row.step,
                "state": row.state.value,
                "blocked_by": list(row.blocked_by),
                "asked": row.asked,
                "total": row.total,
                "reasons": [_reason(reason, words) for reason in row.reasons],
            }
            for row in decided.readiness.value
        ],
    }
