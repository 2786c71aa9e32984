"""What an exercise asks for: the words of its options, which are right, and why, by the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.course.source import Exercise
from depwork.errors import UnreadableFileError
from depwork.guide import Guide, Words
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.decision import GateState, Reason, Urgency
from depwork.rules.disclosure import disclose
from depwork.services.deciding import DecisionSet, decide


@dataclass(frozen=True)
class Found:
    """What the rules say of an exercise's person today.

    Args:
        labels: The words of each option, by option.
        right: The options that are right.
        why: Sentences that say why, each once.
        against: What stands against an option that is not right, by option.
    """

    labels: Mapping[str, str]
    right: frozenset[str]
    why: tuple[str, ...]
    against: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Ground:
    exercise: Exercise
    case: Case
    today: date
    guide: Guide
    words: Words
    detail: str

    @property
    def decided(self) -> DecisionSet:
        return decide(self.case, self.today, self.guide)

    def found(
        self,
        label: Callable[[str], str],
        right: frozenset[str],
        why: Sequence[str] = (),
        against: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Found:
        options = self.exercise.options
        return Found(
            {option: label(option) for option in options},
            right & frozenset(options),
            tuple(dict.fromkeys(why)),
            against or {},
        )


def find(exercise: Exercise, case: Case, today: date, guide: Guide, words: Words) -> Found:
    """Return what is right today; nothing of it is stored anywhere.

    Args:
        exercise: What is asked.
        case: Its person's, as it stands.
        today: The day.
        guide: Its register is looked at: another value there is another answer here.
        words: The language of what is said.

    Raises:
        UnreadableFileError: The exercise asks for something unknown.
    """
    about, _, detail = exercise.about.partition(":")
    if about not in _ASKED:
        raise UnreadableFileError(f"exercise {exercise.id}: nothing is known about {about!r}")
    return _ASKED[about](_Ground(exercise, case, today, guide, words, detail))


def _said(reasons: Sequence[Reason], words: Words) -> list[str]:
    return [f"{words.reason(one)} ({words.source(one.source).title})" for one in reasons]


def _urgency(here: _Ground) -> Found:
    soon, words = here.decided.urgency, here.words
    return here.found(
        lambda option: words.choice(Urgency(option)),
        frozenset({soon.value.value}),
        _said(soon.reasons, words),
    )


def _gates(here: _Ground) -> Found:
    words = here.words
    standing = [
        gate
        for gate in here.decided.gates.value
        if gate.state is GateState.BLOCKS and here.detail in gate.blocks
    ]
    return here.found(
        words.unblock,
        frozenset(gate.unblock for gate in standing),
        [line for gate in standing for line in (words.gate(gate.rule), words.reason(gate.reason))],
    )


def _sees(here: _Ground) -> Found:
    words = here.words
    view = disclose(here.case, Audience(here.detail), here.today)
    shown = frozenset(view.facts)
    return here.found(
        lambda option: words.field(option).label,
        shown,
        (words.gate("R01"), words.gate("R03")),
        {
            option: (words.gate("R03" if _waits(view.withheld, option) else "R13"),)
            for option in here.exercise.options
            if option not in shown
        },
    )


def _waits(withheld: Sequence[object], path: str) -> bool:
    return any(
        getattr(one, "path", "") == path and getattr(one, "needs", ()) != ("never",)
        for one in withheld
    )


_ASKED: Final[Mapping[str, Callable[[_Ground], Found]]] = {
    "urgency": _urgency,
    "gates": _gates,
    "sees": _sees,
}
