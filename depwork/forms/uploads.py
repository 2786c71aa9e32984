"""What a page says about evidence files, and what it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from depwork.forms.desk import Desk
from depwork.forms.reply import Reply
from depwork.forms.told import Refused

Message = Mapping[str, Any]


class Uploads:
    """The acts of a page that concern files; registered by the talk.

    Args:
        desk: The workbook.
        screen: Makes the reply that shows a place anew.
    """

    def __init__(self, desk: Desk, screen: Callable[..., Reply]) -> None:
        self._desk = desk
        self._screen = screen
        self.acts: dict[str, Callable[[Message], Reply]] = {
            "file_begin": self._begin,
            "file_piece": self._piece,
            "file_end": self._end,
            "file_cancel": self._cancel,
            "file_page": self._page,
            "file_suggest": self._suggest,
            "file_areas": self._areas,
            "file_readers": self._readers,
            "file_move": self._move,
            "file_remove": self._remove,
            "file_take": self._take,
        }

    def _refused(self, refused: Refused) -> Reply:
        words = self._desk.words()
        return Reply({"refused": " ".join(words.problem(p) for p in refused.problems)})

    def _shown(self, message: Message, **more: Any) -> Reply:
        return self._screen(str(message.get("at") or ""), **more)

    def _begin(self, message: Message) -> Reply:
        made = self._desk.files().begin(
            str(message["item"]), str(message["name"]), int(message["size"]), str(message["mark"])
        )
        if isinstance(made, Refused):
            return self._refused(made)
        upload, have = made
        return Reply({"upload": upload, "have": have})

    def _piece(self, message: Message) -> Reply:
        buffers: Sequence[Any] = message.get("buffers") or ()
        piece = bytes(buffers[0]) if buffers else b""
        have = self._desk.files().add(str(message["upload"]), int(message["number"]), piece)
        return self._refused(have) if isinstance(have, Refused) else Reply({"have": have})

    def _end(self, message: Message) -> Reply:
        made = self._desk.files().finish(str(message["upload"]))
        if isinstance(made, Refused):
            return self._refused(made)
        return self._shown(message, file=made.id)

    def _cancel(self, message: Message) -> Reply:
        self._desk.files().cancel(str(message["upload"]))
        return Reply()

    def _page(self, message: Message) -> Reply:
        as_sent = bool(message.get("as_sent"))
        made = self._desk.files().page(
            str(message["file"]), int(message["number"]), as_sent=as_sent
        )
        return self._refused(made) if isinstance(made, Refused) else Reply({"page": True}, [made])

    def _suggest(self, message: Message) -> Reply:
        made = self._desk.files().suggest(str(message["file"]))
        if isinstance(made, Refused):
            return self._refused(made)
        rows = [{"what": one.what, "area": one.area.model_dump()} for one in made]
        return Reply({"suggestions": rows})

    def _areas(self, message: Message) -> Reply:
        kept = self._desk.files().set_areas(
            str(message["file"]), int(message["version"]), list(message["areas"])
        )
        return self._shown(message, kept=kept)

    def _readers(self, message: Message) -> Reply:
        kept = self._desk.files().set_readers(
            str(message["file"]), int(message["version"]), list(message["readers"])
        )
        return self._shown(message, kept=kept)

    def _move(self, message: Message) -> Reply:
        step = {"earlier": -1, "later": 1}.get(str(message.get("to")), 0)
        kept = self._desk.files().move(str(message["file"]), int(message["version"]), step)
        return self._shown(message, kept=kept)

    def _remove(self, message: Message) -> Reply:
        refused = self._desk.files().remove(str(message["file"]))
        if refused is not None:
            return self._refused(refused)
        return self._shown(message, kept=True)

    def _take(self, message: Message) -> Reply:
        made = self._desk.files().take(str(message["file"]), as_came=bool(message.get("as_came")))
        if isinstance(made, Refused):
            return self._refused(made)
        return Reply({"name": made.name, "type": made.media_type}, [made.body])
