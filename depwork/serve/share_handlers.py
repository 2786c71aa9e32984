"""What a shared server answers: a page, its socket, and the tap that spends an invitation."""

# Tornado's handlers are typed loosely by Voila and jupyter_server.
from __future__ import annotations

import json
from html import escape
from typing import Any, Final, Protocol

from jupyter_server.auth.identity import User
from jupyter_server.base.handlers import APIHandler
from tornado import web
from tornado.httputil import HTTPHeaders, HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router

from depwork.serve.devices import COOKIE, Bound, Devices
from depwork.serve.door import Calm, PageKey
from depwork.serve.handlers import Notebook, PageSocket
from depwork.serve.headers import COMMON, LIGHT
from depwork.serve.served import GUIDE

_MOST: Final = 4096
"""Bytes of a tap's message, at most."""
_PAGE: Final = (
    '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="robots" content="noindex"><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="{base}depwork.css"><title>depwork</title></head>'
    '<body data-start="{start}">'
    '<header class="dw-head"><div class="dw-head-in"><p><strong>depwork</strong> '
    '<span>{lead}</span></p></div></header><main id="main" class="dw-join">'
    "<noscript><p>{noscript}</p></noscript><h1>{title}</h1><p>{text}</p>"
    '<p><button type="button" id="tap">{button}</button></p>'
    '<p id="spent" role="alert" hidden>{spent}</p><p id="slow" role="alert" hidden>{slow}</p>'
    '</main><script src="{base}join.js"></script></body></html>'
)


class DeviceKey(PageKey):
    """Knows a device by its cookie and its page's key together."""

    async def _get_user(self, handler: Any) -> User | None:
        if handler.request.headers.get("Sec-Fetch-Mode") == "navigate":
            return None  # as on this machine alone: a page is asked for by its door
        found = handler.settings["depwork_devices"].of(handler.request)
        return User(username=found.id) if found else None


class Teller(Protocol):
    """Says on a log what was refused."""

    def tell(self, what: str) -> None:
        """Say it."""


class Gate(Router):
    """Before anything is looked up: our own name, and no other page's question.

    Args:
        app: Voila's application.
        origin: What stands before our addresses in a phone's browser.
        log: Tells what was refused.
    """

    def __init__(self, app: web.Application, origin: str, log: Teller) -> None:
        self._app = app
        self._origin = origin
        self._host = origin.partition("://")[2]
        self._log = log

    def find_handler(self, request: HTTPServerRequest, **_: Any) -> HTTPMessageDelegate | None:
        """Return what answers a request."""
        if request.host.lower() != self._host:
            self._log.tell("a request for another name")
        elif self._asked_by_another(request.headers):
            self._log.tell("another page's question")
        else:
            return self._app.find_handler(request)
        return self._app.get_handler_delegate(request, Refused)

    def _asked_by_another(self, headers: HTTPHeaders) -> bool:
        """Return whether the browser says that a page of another origin asks."""
        site, mode = headers.get("Sec-Fetch-Site"), headers.get("Sec-Fetch-Mode")
        if site in {"cross-site", "same-site"} and mode != "navigate":
            return True
        return headers.get("Origin", self._origin).lower() != self._origin


class _Plain(web.RequestHandler):
    def set_default_headers(self) -> None:
        for name, value in {**COMMON, "Content-Security-Policy": LIGHT}.items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")

    def check_xsrf_cookie(self) -> None:
        """The gate has compared the origin; there is no form here."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer without saying where in the program it arose."""
        self.finish(str(status_code))


class Refused(_Plain):
    """Where a request of another name or page ends."""

    def prepare(self) -> None:
        """Refuse, whatever was asked."""
        self.send_error(403)


class Nowhere(_Plain):
    """Where every address of Jupyter ends that a page does not need."""

    def prepare(self) -> None:
        """Say that there is nothing, whatever was asked."""
        self.settings["depwork_devices"].tell("an address that is not there")
        self.send_error(404)


class Join(_Plain):
    """The page of an invitation, and the tap that spends it."""

    def get(self) -> None:
        """Give the page; the secret is in the fragment, which no server is sent."""
        tongues, first = self.settings["depwork_tongues"], self.settings["depwork_lang"]
        wanted = self.request.headers.get("Accept-Language", "")[:2].lower()
        lang = wanted if wanted in tongues else first
        words = {name: escape(text) for name, text in tongues[lang].items()}
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            _PAGE.format(
                lang=lang,
                start=f"{self.settings['base_url']}voila/render/{lang}/{GUIDE}",
                base=self.settings["depwork_base"],
                lead=words["theme_lead"],
                noscript=words["theme_noscript"],
                title=words["join_title"],
                text=words["join_text"],
                button=words["join_button"],
                spent=words["join_spent"],
                slow=words["join_slow"],
            )
        )

    def post(self) -> None:
        """Take an invitation and give this device its secrets, or a guest the one paper."""
        devices: Devices = self.settings["depwork_devices"]
        peer = str(self.request.remote_ip)
        if devices.slow.wait(peer):
            devices.tell("a try that came too soon")
            raise web.HTTPError(429)
        agent = self.request.headers.get("User-Agent", "")
        secret = self._secret()
        if (paper := devices.paper(secret)) is not None:
            self.finish(json.dumps({"paper": paper}))
            return
        joined = devices.join(secret, agent, peer)
        if joined is None:
            raise web.HTTPError(403)
        self.set_cookie(
            COOKIE,
            joined.cookie,
            expires_days=None,
            secure=True,
            httponly=True,
            samesite="Strict",
            path="/",
            max_age=int(joined.device.lapses - joined.device.joined),
        )
        self.finish(json.dumps({"key": joined.key}))

    def _secret(self) -> str:
        if self.request.headers.get("Origin") is None or len(self.request.body) > _MOST:
            raise web.HTTPError(403)
        try:
            secret = json.loads(self.request.body)["secret"]
        except (ValueError, KeyError, TypeError):
            raise web.HTTPError(400) from None
        return secret if isinstance(secret, str) else ""


class SharedNotebook(Notebook):
    """A lesson as a page, whose kernel is of the device that asked."""

    @property
    def kernel_manager(self) -> Any:
        """Start this device's kernels."""
        user, devices = self.current_user, self.settings["depwork_devices"]
        manager = self.settings["kernel_manager"]
        return Bound(manager, devices, user.username) if user else manager


class SharedSocket(PageSocket):
    """A page's line to its own kernel; another's is not there."""

    async def get(self, kernel_id: str) -> None:
        """Open the line."""
        if "Origin" not in self.request.headers:  # every browser says it of a socket
            raise web.HTTPError(403)
        if not self.settings["depwork_devices"].owns(self.current_user.username, kernel_id):
            raise web.HTTPError(404)
        await super().get(kernel_id=kernel_id)


class KernelThere(Calm, APIHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """Whether a page's own kernel lives; no more is said of it, and nothing else is done."""

    @web.authenticated
    def get(self, kernel_id: str) -> None:
        """Answer 204, or that there is none."""
        devices: Devices = self.settings["depwork_devices"]
        own = devices.owns(self.current_user.username, kernel_id)
        if not own or kernel_id not in self.kernel_manager:
            raise web.HTTPError(404)
        self.set_status(204)
        self.finish()
