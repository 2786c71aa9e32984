"""The pages and sockets that differ from stock Voila's."""

# Tornado's handlers are typed loosely by Voila and jupyter_server; this module and
# voila_app.py are the only ones that touch them.
from __future__ import annotations

from typing import Final

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web
from tornado.ioloop import IOLoop
from voila.tornado.handler import TornadoVoilaHandler  # type: ignore[import-untyped]  # no types
from voila.tornado.kernel_websocket_handler import (  # type: ignore[import-untyped]  # no types
    VoilaKernelWebsocketHandler,
)

from depwork.serve.assets import Assets
from depwork.serve.door import shell
from depwork.serve.headers import COMMON, FULL
from depwork.serve.pool import GRACE, died, end_alone, given, without_dead

_YEAR: Final = 31_536_000


class Notebook(TornadoVoilaHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """A notebook as a page, its headers as strict as its widgets allow."""

    @allow_unauthenticated
    async def get(self, path: str = "") -> None:
        """Serve a notebook, or its door; any other file is not there."""
        if not path.endswith(".ipynb"):
            raise web.HTTPError(404)
        if not self.settings["depwork_is_light"](path):
            self.set_header("Content-Security-Policy", FULL)
        if self.current_user is None or "token" in self.request.query_arguments:
            shell(self)
            return
        await without_dead(self.kernel_manager, path)
        await super().get(path=path)
        # A page that was fetched and then left, or never shown, connects to no kernel.
        IOLoop.current().call_later(
            GRACE, end_alone, self.kernel_manager, given(self.kernel_manager)
        )


class PageSocket(VoilaKernelWebsocketHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """A page's line to its kernel; a kernel whose page stays away is ended."""

    async def pre_get(self) -> None:
        """Open no line to a kernel that died: the page then asks for a new one."""
        if await died(self.kernel_manager, self.kernel_id):
            raise web.HTTPError(404)
        await super().pre_get()

    def on_message(self, ws_message: str | bytes) -> None:
        """Hand a message on; a line that speaks otherwise is closed with a word, not a trace."""
        try:
            super().on_message(ws_message)
        except Exception:  # noqa: BLE001 - whatever a library says of it quotes the message
            self.close(1003, "not a message of this page")

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
