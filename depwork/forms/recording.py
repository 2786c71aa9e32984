"""What a page notes beside answers: events, outcomes, lessons, facts and places looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from depwork.forms.desk import Desk
from depwork.forms.look import Look, Scope
from depwork.forms.reply import Reply
from depwork.forms.route import TASKS, fact_of
from depwork.forms.screens.campaign import log_form
from depwork.forms.screens.facilities import check_place
from depwork.forms.screens.search import finds
from depwork.forms.told import Refused, Saved
from depwork.model.problem import Problem

Message = Mapping[str, Any]
_FIXED: Final = ("event", "outcome", "lesson", "target")
_ABOUT: Final = frozenset({"entry", "back"})
"""What a correction says beside the fields it changes."""


class Recording:
    """What one page notes.

    Args:
        desk: The workbook.
        screen: Gives the screen of a place, after something was noted.
    """

    def __init__(self, desk: Desk, screen: Callable[..., Reply]) -> None:
        self._desk = desk
        self._screen = screen
        self.acts: dict[str, Callable[[Message], Reply]] = {
            "event": lambda m: self._record(m, self._desk.record_event),
            "outcome": lambda m: self._record(m, self._desk.record_outcome),
            "lesson": lambda m: self._record(m, self._desk.record_lesson),
            "target": lambda m: self._record(m, self._desk.record_target),
            **{f"{of}_fix": partial(self._fix, of) for of in _FIXED},
            "find": lambda m: Reply(
                {"found": finds(Look(self._desk, Scope()), str(m.get("text") or ""))}
            ),
            "log": lambda _: Reply({"log": log_form(Look(self._desk, Scope()))}),
            "change_answer": self._change,
            "fact_check": self._fact_check,
            "place_check": self._place_check,
        }
        """What the page may ask for, by name."""

    def _record(
        self, message: Message, write: Callable[[Mapping[str, object]], Saved | Refused]
    ) -> Reply:
        given = message.get("values") or {}
        result = write({k: v for k, v in given.items() if v not in (None, "")})
        if isinstance(result, Refused):
            words = self._desk.words()
            named = {p.path.rpartition(".")[2]: words.problem(p) for p in result.problems}
            return Reply({"refused": named})
        # What it contradicts is asked at once, where everything else that comes next stands.
        asked = TASKS if self._desk.keeper.changes() else str(message.get("at") or TASKS)
        written = [line.id for line in self._desk.ledger() if line.of == "event"]
        return self._screen(asked, recorded=True, entry=max(written, default=""))

    def _change(self, message: Message) -> Reply:
        """Change an answer to what was recorded; the page says which."""
        path = str((message.get("values") or {}).get("path") or "")
        done = self._desk.keeper.change(path)
        if isinstance(done, Refused):
            return self._kept(TASKS, done.problems)
        return self._screen(TASKS, recorded=True)

    def _fix(self, of: str, message: Message) -> Reply:
        """Correct an entry, or take it back: the first text is kept beside it."""

        def write(given: Mapping[str, object]) -> Saved | Refused:
            values = {name: value for name, value in given.items() if name not in _ABOUT}
            entry = str(given.get("entry") or "")
            if given.get("back") in (True, "yes", "true"):
                return self._desk.take_back_entry(of, entry)
            return self._desk.correct_entry(of, entry, values)

        return self._record(message, write)

    def _fact_check(self, message: Message) -> Reply:
        place = str(message.get("at"))
        of = str(message.get("of") or fact_of(place))
        found = self._desk.check_fact(of, message.get("values") or {})
        return self._kept(place, found)

    def _place_check(self, message: Message) -> Reply:
        return self._kept(
            str(message.get("at")), check_place(self._desk, message.get("values") or {})
        )

    def _kept(self, place: str, found: tuple[Problem, ...]) -> Reply:
        words = self._desk.words()
        if found:
            return Reply({"refused": {p.path: words.problem(p) for p in found}})
        return self._screen(place, recorded=True)
