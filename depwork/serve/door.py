"""Who may ask: whoever brings the run's key with the request itself; a cookie opens nothing.

A browser sends a cookie to every server of this machine, whatever its port. So the cookie only
names the browser, and each page request, each question and each socket carries the key that the
printed address brought, which this origin alone can read.
"""

# Tornado's handlers are typed loosely by Voila and jupyter_server.
from __future__ import annotations

import json
from html import escape
from typing import Any, Final

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler

_SHELL: Final = (
    '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="data:,">{style}<title>depwork</title></head><body>'
    '<header class="dw-head"><div class="dw-head-in"><p><strong>depwork</strong> '
    '<span>{lead}</span></p></div></header><main id="main">'
    "<noscript><p>{noscript}</p></noscript>"
    '<p id="opening" class="dw-opening" role="status">{opening}</p>'
    '<div id="closed" hidden><h1>{title}</h1><p>{text}</p></div></main>{script}</body></html>'
)


class PageKey(IdentityProvider):
    """Knows a user by the key that a request carries, and by nothing else."""

    @property
    def login_available(self) -> bool:
        """Nobody logs in: the printed address is the key."""
        return False

    async def _get_user(self, handler: Any) -> User | None:
        if handler.request.headers.get("Sec-Fetch-Mode") == "navigate":
            return None  # a page is asked for by its door, which keeps the key for a reload
        user = await super()._get_user(handler)
        return user if getattr(handler, "_token_authenticated", False) else None


class Calm:
    """Errors as a sentence: no trace, no path, nothing of what was asked."""

    def write_error(self: Any, status_code: int, **_: Any) -> None:
        """Answer an error without saying where in the program it arose."""
        words = self.settings["depwork_words"]
        self.set_status(status_code)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"message": words["theme_failed"]}))


def shell(handler: JupyterHandler, *, start: str = "", key: str = "") -> None:
    """Answer with the door of a page: it holds nothing but words, and asks with the key.

    Args:
        handler: Of the request.
        start: Where the entrance leads; empty for the page that was asked for.
        key: The run's, for a browser that a hub has let in; empty where an address brings it.
    """
    if "Authorization" in handler.request.headers:
        handler.set_status(403)  # a key was brought, and it is another run's
    settings = handler.settings
    words, base = settings["depwork_words"], settings["depwork_base"]
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    inside = settings.get("depwork_door")  # JupyterLab serves none of our files
    where = f' data-base="{escape(settings["base_url"], quote=True)}"'
    where += f' data-next="{escape(start, quote=True)}"' if start else ""
    where += f' data-key="{escape(key, quote=True)}"' if key else ""
    handler.finish(
        _SHELL.format(
            lang=settings["depwork_lang"],
            style="" if inside else f'<link rel="stylesheet" href="{base}depwork.css">',
            lead=escape(words["theme_lead"]),
            noscript=escape(words["theme_noscript"]),
            opening=escape(words["theme_opening"]),
            title=escape(words["login_title"]),
            text=escape(words["login_text"]),
            script=f"<script{where}>{inside}</script>"
            if inside
            else f'<script src="{base}enter.js"{where}></script>',
        )
    )


class Door(JupyterHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """Where a request without the key is sent: the door asks again with it, if it has it."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Give the door of the page that was asked for."""
        shell(self)


class Entrance(JupyterHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """The printed address: the door takes the key out of the address bar at once.

    A browser may keep the printed address in its history; the key dies with the server.
    """

    @allow_unauthenticated
    async def get(self) -> None:
        """Give the guide's door."""
        shell(self, start=self.settings["depwork_start"])
