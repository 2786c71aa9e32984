"""A member's page under a team server: JupyterHub says who asks, and the run's key opens."""

# JupyterHub, Tornado's handlers and Voila are typed loosely.
from __future__ import annotations

import re
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import User
from jupyter_server.base.handlers import JupyterHandler
from jupyterhub.services.auth import (  # type: ignore[import-untyped]  # no types
    HubOAuth,
    HubOAuthCallbackHandler,
)
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.httputil import url_concat

from depwork.serve.door import PageKey, shell
from depwork.serve.served import GUIDE, Served, Team
from depwork.serve.share_handlers import Gate
from depwork.serve.voila_app import Server, config_of, serve_as

_BELIEVED: Final = 3
"""Seconds for which an answer of the hub is believed: so long a page lives after a sign-out."""


def asked_by(team: Team) -> HubOAuth:
    """Return the way to ask the hub who somebody is.

    Args:
        team: What the hub told the process that it started.
    """
    tls = team.origin.startswith("https:")  # whatever a proxy before us says of a request
    return HubOAuth(
        api_url=team.api,
        api_token=team.token,
        base_url=team.base,
        hub_prefix=team.hub,
        oauth_client_id=team.client,
        oauth_redirect_uri=f"{team.base}oauth_callback",
        access_scopes={
            f"access:servers!{whose}" for whose in (f"server={team.user}/", f"user={team.user}")
        },
        cookie_host_prefix_enabled=tls,
        cookie_options={"samesite": "Lax", "httponly": True} | ({"secure": True} if tls else {}),
        cache_max_age=_BELIEVED,
        allow_token_in_url=False,
    )


async def signed_in(handler: Any) -> str:
    """Return which member the hub says a browser is signed in as; empty for nobody of this page.

    Args:
        handler: Of the request; its cookie alone is looked at.
    """
    hub: HubOAuth = handler.settings["depwork_hub"]
    member: str = handler.settings["depwork_member"]
    cookie = handler.get_signed_cookie(hub.cookie_name)
    if not cookie:
        return ""
    found = await hub.user_for_token(
        cookie.decode(errors="replace"), session_id=hub.get_session_id(handler), sync=False
    )
    if not found or not hub.check_scopes(hub.access_scopes, found):
        return ""
    # Whoever may reach every server, as a hub's administrator, is still not this member.
    return member if found["name"] == member else ""


class HubKey(PageKey):
    """Knows a member by the run's key and the hub's word together; neither opens alone."""

    async def _get_user(self, handler: Any) -> User | None:
        if await super()._get_user(handler) is None:
            return None
        member = await signed_in(handler)
        return User(username=member) if member else None


class HubEntrance(JupyterHandler):  # type: ignore[misc, unused-ignore]  # untyped base
    """The member's address: it sends a stranger to sign in, and gives the member the run's key."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Give the guide's door, with the key in it; no other page can read the answer."""
        if self.request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
            raise web.HTTPError(403)
        settings = self.settings
        if await signed_in(self):
            shell(self, start=settings["depwork_start"], key=settings["depwork_key"])
            return
        hub: HubOAuth = settings["depwork_hub"]
        verifier, challenge, method = hub.generate_pkce_code_challenge()
        state = hub.set_state_cookie(self, next_url=settings["base_url"], code_verifier=verifier)
        given = {"code_challenge": challenge, "code_challenge_method": method, "state": state}
        self.set_header("Cache-Control", "no-store")
        self.redirect(url_concat(hub.login_url, given))


class HubCallback(HubOAuthCallbackHandler):  # type: ignore[misc]  # JupyterHub is untyped
    """Where the hub sends a browser that has signed in."""

    @property
    def hub_auth(self) -> HubOAuth:
        """Ask the hub that started us."""
        return self.settings["depwork_hub"]

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer without saying where in the program it arose."""
        self.finish(str(status_code))


class _Told:
    """Says on the hub's log what was refused; no value, no address."""

    def __init__(self) -> None:
        self._at: dict[str, float] = {}

    def tell(self, what: str) -> None:
        """Say it, once a second at most."""
        now = time.monotonic()
        if now - self._at.get(what, -9.0) >= 1:
            self._at[what] = now
            sys.stderr.write(f"depwork: refused: {what}\n")
            sys.stderr.flush()


class HubServer(Server):
    """Voila for one member of a team."""

    def init_settings(self) -> dict[str, Any]:
        """Return the settings, with the hub; a page's own messages alone reach a kernel."""
        settings: dict[str, Any] = super().init_settings()
        assert self.served.team is not None  # noqa: S101 - for the type checker
        settings.update(
            allow_remote_access=True,  # the gate knows the one name
            depwork_hub=asked_by(self.served.team),
            depwork_key=self.served.token,
            depwork_member=self.served.team.user,
        )
        self.kernel_manager.allowed_message_types = ["comm_msg"]
        return settings

    def init_handlers(self) -> list[Any]:
        """Return the hub's two addresses before all others."""
        base = re.escape(self.base_url)
        found: list[Any] = super().init_handlers()
        return [(base, HubEntrance), (rf"{base}oauth_callback", HubCallback), *found]

    def front(self) -> HTTPServer:
        """Return what answers at the socket: it knows the team's one name."""
        assert self.served.team is not None  # noqa: S101 - for the type checker
        return HTTPServer(Gate(self.app, self.served.team.origin, _Told()))


def run_for_team(served: Served, listener: socket.socket, on_ready: Callable[[], object]) -> None:
    """Serve one member of a team until standard input is closed.

    Args:
        served: What to show, and under which hub.
        listener: The supervisor's socket.
        on_ready: Called once when the server answers.
    """
    config = config_of(served)
    config.Voila.identity_provider_class = HubKey
    # A member has a page or two: one kernel waits in their own language, and none in another.
    pools = {"default": {"pool_size": 0}, f"{served.locale}/{GUIDE}": {"pool_size": 1}}
    config.VoilaKernelManager.kernel_pools_config = pools
    words = {lang: {**known, **_elsewhere(known)} for lang, known in served.words.items()}
    serve_as(HubServer, config, replace(served, words=words), listener, on_ready)


def _elsewhere(words: Mapping[str, str]) -> dict[str, str]:
    """Return what is said differently where a hub signs in."""
    found = {"login_title": words["hub_closed"], "login_text": words["hub_closed_text"]}
    found["theme_line_refused"] = words["hub_closed_text"]
    return found | {"theme_line_server": words["join_line"]}
