"""The team server's own process: JupyterHub, told who is a member and how a page is started."""

# JupyterHub is typed loosely.
from __future__ import annotations

import asyncio
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jupyterhub.auth import Authenticator  # type: ignore[import-untyped]  # no types
from jupyterhub.spawner import (  # type: ignore[import-untyped]  # no types
    LocalProcessSpawner,
    SimpleLocalProcessSpawner,
)

from depwork.guide import languages
from depwork.model.choices import Locale
from depwork.serve.start import theme
from depwork.serve.words import theme_words
from depwork.services.resources import packaged, roots

_IDLE: Final = 30 * 60
"""Seconds after which a member's process that nobody uses is ended."""
_CULL_EVERY: Final = 300
_PATIENCE: Final = 60
"""Seconds that a sign-in, or a member's process, may take until it answers."""
_ID: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
_COMMAND: Final = [sys.executable, "-P", "-m", "depwork", "hub"]


@dataclass(frozen=True)
class TeamServer:
    """What a team's server is; it stands in the configuration that ``depwork hub`` writes.

    Args:
        folder: The workbook's; with ``own_users`` it may hold ``{username}``.
        state: The hub's own folder, private to who runs it.
        origin: ``https://NAME``, as browsers call it.
        address: A number of this machine to listen on; 127.0.0.1 behind a proxy.
        port: Of it.
        cert: The certificate's file; empty where a proxy of this machine does TLS.
        key: Its key's file.
        most: How many members' processes may run at once.
        lang: The language that comes first where nobody has signed in.
        own_users: Whether each process runs as the system's user of the member's name.
    """

    folder: str
    state: str
    origin: str
    address: str = "127.0.0.1"
    port: int = 8000
    cert: str = ""
    key: str = ""
    most: int = 20
    lang: str = "en"
    own_users: bool = False


class MemberAuthenticator(Authenticator):  # type: ignore[misc]  # JupyterHub is untyped
    """Signs a member in by their own passphrase, tried in a process that ends with the answer."""

    folder = ""
    _at_once = asyncio.Semaphore(2)

    async def authenticate(self, handler: Any, data: dict[str, str]) -> str | None:
        """Return the member's id, or None for a wrong passphrase or another member's.

        Args:
            handler: Of the sign-in.
            data: The id and the passphrase, as typed.
        """
        del handler
        typed = (data.get("password") or "").split("\n")[0]
        wanted = self.normalize_username(data.get("username", ""))
        if not _ID.fullmatch(wanted):  # it may become part of a folder's name
            return None
        async with self._at_once:
            member = await _whose(self.folder.replace("{username}", wanted), typed)
        return member if member and member.lower() == wanted else None


async def _whose(folder: str, passphrase: str) -> str:
    pipe = asyncio.subprocess.PIPE
    asked = await asyncio.create_subprocess_exec(*_COMMAND, "who", folder, stdin=pipe, stdout=pipe)
    try:
        out, _ = await asyncio.wait_for(asked.communicate(passphrase.encode() + b"\n"), _PATIENCE)
    except TimeoutError:  # many wrong ones make each next one wait
        asked.kill()
        return ""
    return out.decode().strip() if asked.returncode == 0 else ""


class _Member:
    """A member's process: the forms, told where, and no more of the hub's environment."""

    team: TeamServer

    def get_args(self) -> list[str]:
        """Return what follows the command."""
        name = self.user.name  # type: ignore[attr-defined]  # the spawner's own
        return ["page", self.team.folder.replace("{username}", name), "--origin", self.team.origin]


class MemberSpawner(_Member, SimpleLocalProcessSpawner):  # type: ignore[misc]  # untyped
    """Each member's process as the hub's own user: no member runs code of theirs in it."""

    def make_preexec_fn(self, name: str) -> None:
        """Change no user and make no home."""
        del name

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Give the hub's own home."""
        return {**env, "HOME": os.environ.get("HOME", "/")}


class OwnUserSpawner(_Member, LocalProcessSpawner):  # type: ignore[misc]  # JupyterHub is untyped
    """Each member's process as the system's user of the member's name."""


def configure(c: Any, team: TeamServer) -> None:
    """Set all that a team's server needs; what stands after it in the file may add to it.

    Args:
        c: JupyterHub's configuration.
        team: What the server is.
    """
    state = Path(team.state)
    MemberAuthenticator.folder = team.folder
    _Member.team = team
    hub, spawner = c.JupyterHub, c.Spawner
    hub.bind_url = f"http{'s' if team.cert else ''}://{team.address}:{team.port}"
    if team.cert:
        hub.ssl_cert, hub.ssl_key = team.cert, team.key
    hub.hub_ip = "127.0.0.1"
    hub.authenticator_class = MemberAuthenticator
    hub.spawner_class = OwnUserSpawner if team.own_users else MemberSpawner
    hub.cookie_secret_file = str(state / "cookie_secret")
    hub.cookie_host_prefix_enabled = team.origin.startswith("https:")
    hub.db_url = f"sqlite:///{state / 'hub.sqlite3'}"
    hub.active_server_limit = team.most
    hub.allow_named_servers = False
    hub.cleanup_servers = True
    hub.shutdown_on_logout = True  # whoever signs out leaves no open key behind
    hub.cookie_max_age_days = 1
    hub.public_url = team.origin
    hub.template_paths = [str(theme() / "hub")]
    hub.template_vars = words_of_sign_in(Path(team.folder), Locale(team.lang))
    hub.tornado_settings = {"headers": {"Referrer-Policy": "no-referrer"}}
    c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")
    c.Authenticator.allow_all = True  # whoever's passphrase opens the workbook
    c.Authenticator.admin_users = set()
    spawner.cmd = list(_COMMAND)
    spawner.ip = "127.0.0.1"
    spawner.start_timeout = spawner.http_timeout = _PATIENCE
    spawner.env_keep = ["PATH", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV"]
    _culled(c)


def words_of_sign_in(folder: Path, first: Locale) -> dict[str, Any]:
    """Return what the pages of the sign-in say, in each language, and how they look.

    Args:
        folder: The workbook's; its own words come before ours.
        first: The language that comes first.
    """
    guides = [root / "guide" for root in (*roots("templates", folder), packaged("templates"))]
    spoken = sorted(languages(guides), key=lambda one: one is not first)
    said = [{"lang": one.value, **theme_words(guides, one)} for one in spoken]
    look = theme() / "voila/templates/depwork/static/depwork.css"
    return {"said": said, "house_style": look.read_text(encoding="utf-8")}


def _culled(c: Any) -> None:
    scopes = ["list:users", "read:users:activity", "read:servers", "delete:servers"]
    c.JupyterHub.load_roles = [{"name": "cull", "scopes": scopes, "services": ["cull"]}]
    command = [sys.executable, "-m", "jupyterhub_idle_culler"]
    given = [f"--timeout={_IDLE}", f"--cull-every={_CULL_EVERY}"]
    c.JupyterHub.services = [{"name": "cull", "command": [*command, *given]}]
