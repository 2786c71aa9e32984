"""The anywidget: carries messages between a page and a talk; holds no answer itself."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from depwork.forms.assets import script, style
from depwork.forms.desk import Desk
from depwork.forms.look import Scope
from depwork.forms.talk import Talk


# ipywidgets is untyped: its classes are Any to mypy, here and nowhere else.
class GuideApp(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
    """The guide, one step, or one question; its state holds only which of these it is."""

    _esm = script()
    _css = style()
    scope = traitlets.Dict().tag(sync=True)

    def __init__(self, desk: Desk, scope: Scope) -> None:
        """Show ``scope`` of ``desk``."""
        self._talk = Talk(desk, scope)
        super().__init__(scope={"step": scope.step, "path": scope.path})
        self.on_msg(self._on_message)

    def _on_message(self, _: Any, content: Any, buffers: Any) -> None:
        message = content if isinstance(content, dict) else {}
        reply = self._talk.reply({**message, "buffers": buffers})
        self.send(reply.content, reply.buffers or None)
