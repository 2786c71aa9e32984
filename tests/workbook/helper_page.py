"""A page of one kernel, as a person at it sends and sees."""

from typing import Any

from depwork.forms.look import Scope
from depwork.forms.talk import Talk
from depwork.services.settings import Settings
from depwork.workbook.desk import WorkbookDesk
from depwork.workbook.session import Session


class Page:
    """A page of one kernel: sends what a person does, gives back what comes."""

    def __init__(self, given: Settings) -> None:
        self.desk = WorkbookDesk(Session(given))
        self.talk = Talk(self.desk, Scope())
        self.place = ""

    def send(self, act: str, /, **message: Any) -> dict[str, Any]:
        """Return the reply to one message."""
        content = self.talk.reply({"do": act, "id": "1", "at": self.place, **message}).content
        self.place = content.get("screen", {}).get("place", self.place)
        assert "trouble" not in content, content
        return content

    def form(self, act: str, /, **values: Any) -> dict[str, Any]:
        """Return the reply to a form that was sent."""
        return self.send(act, values=values)

    def trouble(self, act: str, /, **message: Any) -> str:
        """Return what a refused act is told."""
        content = self.talk.reply({"do": act, "id": "1", "at": self.place, **message}).content
        return str(content["trouble"])
