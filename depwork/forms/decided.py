"""What the rules say about the open case today, as the forms show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from depwork.model.ask import Ask, Met
from depwork.model.choices import Office
from depwork.model.decision import (
    Contradiction,
    Decision,
    Gate,
    NextAction,
    StepReadiness,
    Urgency,
)
from depwork.model.going_public import GoPublicTest, PublicTest
from depwork.model.ladder import Rung
from depwork.model.look_up import LookUp
from depwork.model.routing import Routing
from depwork.rules.beginning import Beginning

_NO_ROUTING: Final = Decision[Routing](value=Routing(), reasons=())
_NO_CONTRADICTIONS: Final = Decision[tuple[Contradiction, ...]](value=(), reasons=())
_NO_ACTIONS: Final = Decision[tuple[NextAction, ...]](value=(), reasons=())
_NO_TEST: Final = Decision[GoPublicTest](
    value=GoPublicTest(verdict=PublicTest.UNKNOWN, points=()), reasons=()
)
_NO_LADDER: Final = Decision[tuple[Rung, ...]](value=(), reasons=())

_NO_BEGINNING: Final = Beginning(
    Decision[tuple[int, ...]](value=(), reasons=()),
    Decision[tuple[Office, ...]](value=(), reasons=()),
    Decision[tuple[LookUp, ...]](value=(), reasons=()),
    Decision[Met](value=Met.UNKNOWN, reasons=()),
)


@dataclass(frozen=True)
class SaidTwice:
    """One thing that a text and an answer say differently: ``found`` stands at ``path``."""

    path: str
    found: str
    answer: str


@dataclass(frozen=True)
class Decided:
    """What the rules say about the open case today."""

    urgency: Decision[Urgency]
    gates: Decision[tuple[Gate, ...]]
    asks: Decision[tuple[Ask, ...]]
    readiness: Decision[tuple[StepReadiness, ...]]
    routing: Decision[Routing] = _NO_ROUTING
    contradictions: Decision[tuple[Contradiction, ...]] = _NO_CONTRADICTIONS
    next_actions: Decision[tuple[NextAction, ...]] = _NO_ACTIONS
    said_twice: tuple[SaidTwice, ...] = ()
    going_public: Decision[GoPublicTest] = _NO_TEST
    ladder: Decision[tuple[Rung, ...]] = _NO_LADDER
    beginning: Beginning = _NO_BEGINNING
