"""Random walks through the guide: every one comes to the end, and no answer is lost."""

from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from depwork.documents.catalog import CATALOG
from depwork.forms.decided import Decided, SaidTwice
from depwork.forms.look import Scope
from depwork.forms.talk import Talk
from depwork.forms.wire import to_page
from depwork.guide import Page
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.questions import answer_of
from depwork.services.deciding import decide
from depwork.services.guiding import load_guide

DAY = date(2026, 11, 22)
SILENCES = ({"gap": "not_known"}, {"gap": "declined"})
MOVES = ("on", "on", "on", "answer", "answer", "answer", "silence", "back", "place", "language")
LONGEST = 250
"""Screens that a way through the whole guide may have."""


def _load(path: Path) -> ModuleType:
    spec = spec_from_file_location(f"depwork_walks_{path.stem}", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKERS = _load(Path(__file__).parents[1] / "helper_cases.py")
FAKE = _load(Path(__file__).parent / "helper_fake_desk.py")
GUIDE = load_guide(None)


class RulesDesk(FAKE.FakeDesk):
    """A desk in memory whose decisions are the real rules', and whose words the shipped ones."""

    def words(self) -> Any:
        """The shipped words."""
        return GUIDE.words(self.locale)

    def decided(self) -> Decided:
        """What the rules say; decided once for each version of the case."""
        case = self.case()
        if case is not self._of:
            self._of, self._says = case, self._decide(case)
        return self._says

    _of: Case | None = None
    _says: Any = None

    @staticmethod
    def _decide(case: Case) -> Decided:
        found = decide(case, DAY, GUIDE)
        twice = tuple(SaidTwice(d.path, d.found, d.answer) for d in found.differences)
        return Decided(
            found.urgency,
            found.gates,
            found.asks,
            found.readiness,
            found.routing,
            found.contradictions,
            found.next_actions,
            twice,
        )

    def pages(self, step: int) -> tuple[Page, ...]:
        """The shipped prose of a step."""
        return tuple(page for page in GUIDE.pages[self.locale].values() if page.step == step)

    def previews(self, step: int) -> tuple[str, ...]:
        """The documents of a step."""
        return tuple(row.id for row in CATALOG if row.step == step)


class Walker:
    """One person at the page: reads a screen, answers, goes on, comes back."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.desk = RulesDesk()
        self.desk.add(FAKE.Case(case_code=FAKE.CODE, version=1))
        self.desk.open(FAKE.CODE)
        self.talk = Talk(self.desk, Scope())
        self.given: dict[str, Any] = {}
        self.screen: dict[str, Any] = {}
        self.say({"do": "hello"})

    def say(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message; trouble, or a screen without a way on, is a dead end."""
        content: dict[str, Any] = self.talk.reply({"id": "1", **message}).content
        assert "trouble" not in content, (message.get("do"), message.get("to"))
        self.screen = content.get("screen", self.screen)
        assert self.screen["title"]
        return content

    def go(self, place: str) -> None:
        """Go to a place that some screen names."""
        self.say({"do": "go", "to": place})
        assert self.screen["place"]

    def questions(self) -> list[dict[str, Any]]:
        """The questions on this screen."""
        return [part for part in _parts(self.screen["blocks"]) if part.get("t") == "question"]

    def places(self) -> list[str]:
        """Every place that this screen leads to."""
        return sorted({part["go"] for part in _parts(self.screen) if part.get("go")})

    def save(self, asked: dict[str, Any], raw: Any) -> None:
        """Answer a question as the page does; what is saved must be there at the end."""
        path, place = asked["path"], self.screen["place"]
        message = {"do": "save", "path": path, "value": raw, "rev": asked["rev"], "at": place}
        content = self.say(message)
        if "saved" in content:
            self.given[path] = to_page(answer_of(self.desk.case(), path))

    def step(self) -> None:
        """Do one thing of those a person may do here."""
        move, asked = self.data.draw(st.sampled_from(MOVES)), self.questions()
        if move == "language":
            to = self.data.draw(st.sampled_from(Locale)).value
            self.say({"do": "locale", "to": to, "at": self.screen["place"]})
        elif move in ("answer", "silence") and asked:
            self._answer(self.data.draw(st.sampled_from(asked)), silent=move == "silence")
        elif move == "place" and self.places():
            self.go(self.data.draw(st.sampled_from(self.places())))
        elif move == "back" and self.screen.get("back"):
            self.go(self.screen["back"])
        elif self.screen.get("next"):
            self.go(self.screen["next"])

    def _answer(self, asked: dict[str, Any], *, silent: bool) -> None:
        if silent and asked.get("silences"):
            self.save(asked, self.data.draw(st.sampled_from(SILENCES)))
        elif not asked["path"].startswith("consent.consent_"):
            answer = self.data.draw(MAKERS.answers(asked["path"], DAY))
            if answer not in (None, ()):
                self.save(asked, to_page(answer))

    def to_the_end(self) -> None:
        """From the task list, take each step from its first screen to its last."""
        self.go("tasks")
        found = _parts(self.screen["blocks"])
        rows = next(part["rows"] for part in found if part.get("t") == "tasks")
        seen = 0
        for row in rows:
            self.go(row["go"])
            while self.screen["next"] != "tasks":
                seen += 1
                assert seen < LONGEST, "a way that never ends"
                self.go(self.screen["next"])
            assert self.screen["place"] == f"{row['step']}.end"
        assert len(rows) == 10


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from _parts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _parts(inner)


def _walk(data: st.DataObject) -> None:
    walker = Walker(data)
    for _ in range(data.draw(st.integers(5, 25))):
        walker.step()
    walker.to_the_end()
    case = walker.desk.case()
    for path, value in walker.given.items():
        assert to_page(answer_of(case, path)) == value, path
    note(f"{len(walker.given)} answers, all kept")


_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=3, deadline=None, suppress_health_check=_QUIET)
@given(st.data())
def test_a_random_walk_comes_to_the_end_and_loses_nothing(data: st.DataObject) -> None:
    """Whatever is answered, left open or revisited: each step ends, and each answer stands."""
    _walk(data)


@pytest.mark.full
@settings(max_examples=1000, deadline=None, suppress_health_check=_QUIET)
@given(st.data())
def test_a_thousand_random_walks_come_to_the_end(data: st.DataObject) -> None:
    """The same, a thousand times."""
    _walk(data)
