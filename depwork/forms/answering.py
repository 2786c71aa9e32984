"""Answers and consents that a page sends: kept, refused in words, or in conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from depwork.forms.consents import made as made_consent
from depwork.forms.consents import text_shown, with_given, with_withdrawn
from depwork.forms.describe import page_value
from depwork.forms.desk import Desk
from depwork.forms.fields import field_at
from depwork.forms.reply import Reply
from depwork.forms.route import TASKS
from depwork.forms.saving import Write
from depwork.forms.saving import save as save_answer
from depwork.forms.shown import shown
from depwork.forms.told import Conflict, Refused
from depwork.forms.types import kind
from depwork.forms.wire import rev, to_page
from depwork.model.case import Case
from depwork.model.consent import Consent, GivenBy
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import answer_of

Message = Mapping[str, Any]


class Answering:
    """What one page answers.

    Args:
        desk: The workbook.
        screen: Gives the screen of a place, after something was kept.
    """

    def __init__(self, desk: Desk, screen: Callable[..., Reply]) -> None:
        self._desk = desk
        self._screen = screen

    def by_name(self, error: ValidationError) -> dict[str, str]:
        """Return a sentence for each field that was refused."""
        words = self._desk.words()
        found: dict[str, str] = {}
        for item in error.errors(include_input=False, include_url=False):
            name = str(item["loc"][0]) if item["loc"] else ""
            (problem, *_) = problems_of(error, name)
            found[name] = words.problem(problem.replace(key=item["type"], params={}))
        return found

    def save(self, message: Message) -> Reply:
        """Save what was given to one question."""
        return self._answered(message, lambda _: message.get("value"))

    def consent_give(self, message: Message) -> Reply:
        """Add a consent that was just given."""
        path, values = str(message.get("path")), message.get("values") or {}
        try:
            Consent.model_validate(made_consent(values))
        except ValidationError as error:
            return Reply({"refused": self.by_name(error)})
        text = text_shown(path, self._desk.words())
        consent = Consent.model_validate(made_consent(values, text))
        return self._answered(
            message,
            lambda case: with_given(answer_of(case, path), values, text),
            lambda version: self._desk.give_consent(path, consent, version),
        )

    def consent_withdraw(self, message: Message) -> Reply:
        """Withdraw the consent in force, from today."""
        path, today = str(message.get("path")), self._desk.today
        try:
            by = GivenBy(str(message.get("by")))
        except ValueError:
            wrong = Problem(path=path, key="enum")
            return Reply({"problems": [{"at": path, "text": self._desk.words().problem(wrong)}]})
        return self._answered(
            message,
            lambda case: with_withdrawn(answer_of(case, path), today, by),
            lambda version: self._desk.withdraw_consent(path, by, version),
        )

    def _answered(
        self, message: Message, make: Callable[[Case], Any], write: Write | None = None
    ) -> Reply:
        path = str(message.get("path"))
        result = save_answer(self._desk, path, str(message.get("rev")), make, write)
        words = self._desk.words()
        if isinstance(result, Refused):
            problems = [{"at": p.path, "text": words.problem(p)} for p in result.problems]
            return Reply({"problems": problems})
        if isinstance(result, Conflict):
            found = kind(field_at(self._desk, path))
            theirs, mark = page_value(found, result.theirs), rev(to_page(result.theirs))
            lines = shown(result.theirs, found, words)
            return Reply({"conflict": {"value": theirs, "rev": mark, "lines": lines}})
        now = rev(to_page(answer_of(self._desk.case(), path)))
        place = str(message.get("at") or TASKS)
        return self._screen(place, saved={"at": result.at, "rev": now, "version": result.version})
