"""The one message of the front door: keep this, with this consent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import DepworkError
from depwork.forms.consents import PROVISIONAL_PATH, made, text_shown
from depwork.forms.desk import Desk
from depwork.forms.reply import Reply
from depwork.forms.route import TASKS
from depwork.forms.screens.door import KINDS, PATHS
from depwork.model.choices import CustodyStatus
from depwork.model.consent import Consent, GivenBy

Message = Mapping[str, Any]
_PLAIN: Final = ("country", "dob", "a_number", "need", "since", "place", "county", *KINDS)
_CUSTODY: Final = {
    "border_patrol": CustodyStatus.CBP,
    "jail": CustodyStatus.LOCAL_CUSTODY_HOLD_UNKNOWN,
}


class AtTheDoor:
    """Takes over what was typed at the front door.

    Args:
        desk: The workbook.
        screen: Gives the screen of a place.
        opened: Hears that a case is open.
        refusals: Gives the sentences of a consent that does not fit, by field.
    """

    def __init__(
        self,
        desk: Desk,
        screen: Callable[..., Reply],
        opened: Callable[[], None],
        refusals: Callable[[ValidationError], dict[str, str]],
    ) -> None:
        self._desk, self._screen = desk, screen
        self._opened, self._refusals = opened, refusals

    @property
    def acts(self) -> dict[str, Callable[[Message], Reply]]:
        """What the page may ask, by name."""
        return {"door_save": self._save}

    def _save(self, message: Message) -> Reply:
        door, words = self._desk.door, self._desk.words()
        if door is None:
            raise DepworkError("there is no front door here")
        values = dict(message.get("values") or {})
        values["provisional"] = values.get("given_by") == GivenBy.RELATIVE.value
        try:
            text = text_shown(PROVISIONAL_PATH, words)
            consent = Consent.model_validate(made(values, text))
        except ValidationError as error:
            return Reply({"refused": self._refusals(error)})
        typed = message.get("typed") or {}
        given = answers(typed, self._desk.today, tries=values.get("tries") is True)
        problems = door.begin(str(message.get("token") or ""), consent, given)
        self._opened()
        boxes = {path: box for box, path in PATHS.items()}
        refused = {boxes[problem.path]: words.problem(problem) for problem in problems}
        return self._screen(TASKS, door={"refused": refused})


def answers(typed: Mapping[str, Any], today: date, *, tries: bool) -> dict[str, Any]:
    """Return what was typed at the door as answers by path; an empty box is no answer.

    Args:
        typed: By box.
        today: The day on which the tries were made.
        tries: Whether what was already tried comes along.
    """
    name = " ".join(str(typed.get(part) or "").strip() for part in ("first", "last")).strip()
    chips = typed.get("chips") or ()
    custody = next((_CUSTODY[chip].value for chip in _CUSTODY if chip in chips), None)
    found: dict[str, Any] = {
        "name": name,
        "custody": custody,
        "citizen": True if "citizen" in chips else None,
        **{box: typed.get(box) for box in _PLAIN},
    }
    if tries:
        found["tries"] = [
            {"on": today.isoformat(), "way": "ice_locator_name", "result": str(result)}
            for result in typed.get("tries") or ()
        ]
    return {PATHS[box]: value for box, value in found.items() if value not in (None, "", [])}
