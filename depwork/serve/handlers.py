"""The pages and sockets that differ from stock Voila's."""

# Tornado's handlers are typed loosely by Voila and jupyter_server; this module and
# voila_app.py are the only ones that touch them.
from __future__ import annotations

from html import escape
from typing import Final

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.ioloop import IOLoop
from voila.tornado.handler import TornadoVoilaHandler  # type: ignore[import-untyped]  # no types
from voila.tornado.kernel_websocket_handler import (  # type: ignore[import-untyped]  # no types
    VoilaKernelWebsocketHandler,
)

from depwork.serve.assets import Assets
from depwork.serve.headers import COMMON, FULL
from depwork.serve.pool import GRACE, end_alone, given, without_dead

_YEAR: Final = 31_536_000

_PAGE: Final = (
    '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="icon" href="data:,"><link rel="stylesheet" href="{base}depwork.css">'
    "<title>{title}</title></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>"
)


def _without_token(handler: JupyterHandler, address: str) -> None:
    """Answer with a page that moves on: a Strict cookie is not sent along a plain redirect."""
    handler.set_header("Cache-Control", "no-store")
    head = f'<meta http-equiv="refresh" content="0;url={escape(address, quote=True)}">'
    words = handler.settings["depwork_words"]
    handler.finish(
        _PAGE.format(
            lang=handler.settings["depwork_lang"],
            base=handler.settings["depwork_base"],
            head=head,
            title="depwork",
            text=escape(words["theme_opening"]),
        )
    )


class Entrance(JupyterHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """The printed address: takes the token out of the address bar at once.

    A browser may keep the printed address in its history; the token dies with the server.
    """

    @web.authenticated
    async def get(self) -> None:
        """Go to the guide."""
        _without_token(self, self.settings["depwork_start"])


class Closed(JupyterHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """Whoever comes without the token is told, calmly, where the address stands."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Say that the whole address is needed."""
        words = self.settings["depwork_words"]
        self.set_status(403)
        await self.finish(
            _PAGE.format(
                lang=self.settings["depwork_lang"],
                base=self.settings["depwork_base"],
                head="",
                title=escape(words["login_title"]),
                text=escape(words["login_text"]),
            )
        )


class Notebook(TornadoVoilaHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """A notebook as a page, its headers as strict as its widgets allow."""

    @web.authenticated
    async def get(self, path: str = "") -> None:
        """Serve a notebook; any other file is not there."""
        if not path.endswith(".ipynb"):
            raise web.HTTPError(404)
        if "token" in self.request.query_arguments:
            _without_token(self, self.request.path)
            return
        if not self.settings["depwork_is_light"](path):
            self.set_header("Content-Security-Policy", FULL)
        await without_dead(self.kernel_manager, path)
        await super().get(path=path)
        # A page that was fetched and then left, or never shown, connects to no kernel.
        IOLoop.current().call_later(
            GRACE, end_alone, self.kernel_manager, given(self.kernel_manager)
        )


class PageSocket(VoilaKernelWebsocketHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """A page's line to its kernel; a kernel whose page stays away is ended."""

    def on_close(self) -> None:
        """Wait a while for the page to come back."""
        super().on_close()
        IOLoop.current().call_later(GRACE, end_alone, self.kernel_manager, [self.kernel_id])


class Asset(web.RequestHandler):
    """Our scripts and styles; their address changes with their content."""

    def initialize(self, assets: Assets) -> None:
        """Serve ``assets``."""
        self._assets = assets

    def get(self, name: str) -> None:
        """Send a file, packed for browsers that can unpack it, to be kept for good."""
        found = self._assets.get(name)
        if found is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", found.type)
        self.set_header("Cache-Control", f"private, max-age={_YEAR}, immutable")
        self.set_header("Vary", "Accept-Encoding")
        for header, value in COMMON.items():
            self.set_header(header, value)
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(found.small)
        else:
            self.write(found.plain)
