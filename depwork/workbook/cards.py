"""How a notebook shows what is decided: a card, and the same as plain text; never an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from depwork.guide import Guide, Words
from depwork.model.decision import GateState, Reason
from depwork.model.questions import asked_field
from depwork.services.deciding import DecisionSet, as_data
from depwork.services.supposing import Supposed

_STYLE: Final = (
    "border-inline-start:4px solid #2b6a6c;padding:.4em .9em;margin:.5em 0;max-width:46em;"
    "line-height:1.45"
)


@dataclass(frozen=True)
class _Line:
    """A line of a card: what is said, why and by which source."""

    text: str
    because: tuple[tuple[str, str], ...] = ()
    """Each reason with its source's title."""


@dataclass(frozen=True)
class _Part:
    title: str
    lines: tuple[_Line, ...]


class Card:
    """What a notebook shows of a decision; a saved notebook may keep it.

    Args:
        title: What it is about.
        parts: Headed lists of lines.
    """

    def __init__(self, title: str, parts: Sequence[_Part]) -> None:
        self._title, self._parts = title, tuple(part for part in parts if part.lines)

    def _repr_html_(self) -> str:
        body = "".join(
            f"<p style='margin:.6em 0 .1em'><b>{escape(part.title)}</b></p><ul>"
            + "".join(_html(line) for line in part.lines)
            + "</ul>"
            for part in self._parts
        )
        return f"<div style='{_STYLE}'><p><b>{escape(self._title)}</b></p>{body}</div>"

    def __repr__(self) -> str:
        told = [self._title]
        for part in self._parts:
            told.append(f"\n{part.title}")
            for line in part.lines:
                told.append(f"  - {line.text}")
                told += [f"      {because} ({source})" for because, source in line.because]
        return "\n".join(told)


def _html(line: _Line) -> str:
    why = "".join(
        f"<li>{escape(because)} <small>{escape(source)}</small></li>"
        for because, source in line.because
    )
    return f"<li>{escape(line.text)}{f'<ul>{why}</ul>' if why else ''}</li>"


class Decided(Card):
    """What the rules say of a case on a day."""

    def __init__(self, found: DecisionSet, guide: Guide, words: Words) -> None:
        self._found, self._guide, self._words = found, guide, words
        super().__init__(
            f"{found.case_code} · {words.date(found.day)}",
            (
                _Part(
                    words.ui("study_urgency"),
                    (_Line(words.choice(found.urgency.value), _why(found.urgency.reasons, words)),),
                ),
                _Part(words.ui("study_open"), tuple(map(_Line, _open(found, words)))),
                _Part(words.ui("study_next"), tuple(map(_Line, _next(found, words)))),
                _Part(
                    words.ui("study_gates"),
                    tuple(
                        _Line(words.unblock(gate.unblock), _why((gate.reason,), words))
                        for gate in found.gates.value
                        if gate.state is GateState.BLOCKS
                    ),
                ),
                _Part(
                    words.ui("study_asks"),
                    tuple(
                        _Line(words.ask(ask.code).question, _why(ask.reasons, words))
                        for ask in found.asks.value
                    ),
                ),
            ),
        )

    @property
    def data(self) -> dict[str, Any]:
        """The same as plain data, as ``depwork decide --json`` prints it."""
        return as_data(self._found, self._guide, self._words.locale)


class WhatIf(Card):
    """What would be said with other answers, beside what is said: only what differs."""

    def __init__(self, found: Supposed, words: Words) -> None:
        asked = ", ".join(words.field(path).label for path in found.paths)
        before, after = _said(found.before, words), _said(found.after, words)
        parts = []
        for title, was, becomes in zip(before, before.values(), after.values(), strict=True):
            parts += [
                _Part(
                    words.ui("study_no_more", what=title),
                    tuple(_Line(line) for line in was if line not in becomes),
                ),
                _Part(
                    words.ui("study_now", what=title),
                    tuple(_Line(line) for line in becomes if line not in was),
                ),
            ]
        same = not any(part.lines for part in parts)
        super().__init__(words.ui("study_same" if same else "study_if", asked=asked), parts)


def _said(found: DecisionSet, words: Words) -> dict[str, tuple[str, ...]]:
    """Return what is said of a case, as lists of lines by heading."""
    return {
        words.ui("study_urgency"): (words.choice(found.urgency.value),),
        words.ui("study_open"): _open(found, words),
        words.ui("study_next"): _next(found, words),
        words.ui("study_gates"): tuple(
            words.unblock(gate.unblock)
            for gate in found.gates.value
            if gate.state is GateState.BLOCKS
        ),
        words.ui("study_asks"): tuple(words.ask(ask.code).question for ask in found.asks.value),
    }


def _open(found: DecisionSet, words: Words) -> tuple[str, ...]:
    """Return the questions whose answers would settle how urgent it is."""
    return tuple(words.field(asked_field(path).path).label for path in found.urgency.settle)


def _next(found: DecisionSet, words: Words) -> tuple[str, ...]:
    return tuple(words.action(action) for action in found.next_actions.value)


def _why(reasons: Sequence[Reason], words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((words.reason(one), words.source(one.source).title) for one in reasons)
