"""Which words a guide must hold: read off the model, and told by the other rooms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from depwork.guide.choices import choice_keys
from depwork.guide.problems import PROBLEM_KEYS
from depwork.model.campaign import Sending, SupportMember
from depwork.model.consent import Consent, SignOff
from depwork.model.custody import LocateTry
from depwork.model.ladder import RungCode
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.people import FamilyMember
from depwork.model.plans import (
    Accompaniment,
    AsWritten,
    Outreach,
    PlannedEvent,
    PlannedTactic,
    Tactic,
    Task,
)
from depwork.model.proof import OwedPaper, SupportLetter
from depwork.model.questions import questions, steps, topics
from depwork.model.record import Record
from depwork.model.support import CongressionalWaiver, EvidenceItem, Referral
from depwork.model.targets import Target

RECORDS: tuple[type[Record], ...] = (
    FamilyMember,
    SignOff,
    CongressionalWaiver,
    EvidenceItem,
    OwedPaper,
    SupportLetter,
    SupportMember,
    Sending,
    LocateTry,
    Referral,
    PlannedTactic,
    Task,
    Outreach,
    PlannedEvent,
    Accompaniment,
    AsWritten,
    Consent,
    CampaignEvent,
    Outcome,
    Lesson,
    Target,
)
"""Sub-records whose fields are asked one by one."""
_UNASKED = frozenset({"id", "case_code", "corrects", "takes_back", "ask_as_typed", "batch"})

_DAYS = ("checked", "lasting", "past", "unconfirmed", "out_of_force")
KIT_KEYS = frozenset(
    {
        "title",
        "lead",
        "nothing_kept",
        "other_language",
        "not_lawyers",
        "question",
        "own",
        "name.own",
    }
    | {"call", "tty", "open", "back", "made", *_DAYS, *(f"{day}_short" for day in _DAYS)}
)
"""Keys of the first-hour kit's own words; what it tells stands on its pages."""

FILES = (
    "steps",
    "topics",
    "fields",
    "records",
    "choices",
    "errors",
    "ui",
    "reasons",
    "gates",
    "asks",
    "actions",
    "documents",
    "tactics",
    "kit",
)
"""The word files of each language."""

Keys = frozenset[str] | None


@dataclass(frozen=True)
class Expected:
    """What the other rooms use; ``None`` means *not told*, so not checked.

    Args:
        ui: Keys of the screen's words.
        reasons: Keys of reasons.
        gates: Names of the safety rules.
        unblock: Keys of what would clear a gate.
        asks: Codes of asks.
        spoken: Those that ICE may be asked for, so that they have a letter's words.
        conditions: Codes of conditions.
        actions: Keys of next actions.
        documents: Ids of documents.
        problems: Keys of problems beside those of :mod:`depwork.guide.problems`.
        sources: Ids of sources that are cited.
        register_ids: Ids of register entries that are used.
    """

    ui: Keys = None
    reasons: Keys = None
    gates: Keys = None
    unblock: Keys = None
    asks: Keys = None
    spoken: frozenset[str] = frozenset()
    conditions: Keys = None
    actions: Keys = None
    documents: Keys = None
    problems: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    register_ids: frozenset[str] = frozenset()


def expected_keys(expected: Expected) -> dict[str, Keys]:
    """Return the keys each word file must hold, or ``None`` where nobody has said."""
    return {
        "steps": _parts(map(str, steps()), "title", "summary", "lesson"),
        "topics": frozenset(f"{step}.{topic}" for step in steps() for topic in topics(step)),
        "fields": _parts((field.path for field in questions()), "label", "hint", "why"),
        "records": _parts(_record_fields(), "label", "hint"),
        "choices": choice_keys(),
        "errors": PROBLEM_KEYS | expected.problems,
        "ui": expected.ui,
        "reasons": expected.reasons,
        "gates": _both(_under("rule", expected.gates), _under("unblock", expected.unblock)),
        "asks": _both(
            _under("ask", _both(_told(expected.asks, "question", "note"), _letters(expected))),
            _under("condition", expected.conditions),
        ),
        "actions": expected.actions,
        "tactics": frozenset(Tactic) | {f"ladder.{code}" for code in RungCode},
        "documents": _told(expected.documents, "title", "purpose"),
        "kit": KIT_KEYS,
    }


def _record_fields() -> Iterable[str]:
    for model in RECORDS:
        for name in model.model_fields:
            if name not in _UNASKED:
                yield f"{model.__name__}.{name}"


def _parts(keys: Iterable[str], *parts: str) -> frozenset[str]:
    return frozenset(f"{key}.{part}" for key in keys for part in parts)


def _told(keys: Keys, *parts: str) -> Keys:
    return None if keys is None else _parts(keys, *parts)


def _letters(expected: Expected) -> frozenset[str]:
    return _parts(expected.spoken, "letter", "title", "weigh")


def _under(prefix: str, keys: Keys) -> Keys:
    return None if keys is None else frozenset(f"{prefix}.{key}" for key in keys)


def _both(first: Keys, second: Keys) -> Keys:
    return None if first is None or second is None else first | second
