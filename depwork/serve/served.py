"""What one server shows, as its process is told it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Self

GUIDE: Final = "00_start_here.ipynb"
"""The notebook that is the whole guide, in each language's folder."""
KERNELS_IMPORT: Final = ("depwork.workbook", "depwork.workbook.warmed")
"""What a lesson imports: its kernels come with it ready."""


@dataclass(frozen=True)
class Share:
    """How a server is shared with other devices.

    Args:
        origin: What stands before each address in a phone's browser.
        register: The folder with the list of devices.
        agent: The key agent's folder.
        cert: The certificate's file; empty where a proxy of this machine does TLS.
        key: Its key's file; empty with it.
    """

    origin: str
    register: str
    agent: str
    cert: str = ""
    key: str = ""

    @property
    def host(self) -> str:
        """What a request must call us."""
        return self.origin.partition("://")[2]


@dataclass(frozen=True)
class Team:
    """What a hub tells the page of one member that it starts.

    Args:
        origin: What stands before each address in a browser.
        base: The member's own folder in it.
        hub: The hub's folder in it.
        api: Where the hub is asked who somebody is.
        token: With which secret.
        client: What the hub calls this page.
        user: The one member whose page it is.
    """

    origin: str
    base: str
    hub: str
    api: str
    token: str
    client: str
    user: str


@dataclass(frozen=True)
class Served:
    """What one server shows.

    Args:
        notebooks: The folder of notebooks, a folder for each language in it.
        theme: The Jupyter data folder that holds our Voila template.
        words: The theme's words by language.
        locale: The language the printed address opens in.
        token: Opens the pages.
        cookies: Signs who came by the token, so that a server that is started again after
            it failed knows its pages again.
        folder: The run's private folder.
        share: How it is shared with other devices; None for this machine alone.
        team: The hub that it is a member's page of; None for none.
        base: What each address begins with: ``/``, or the folder that a proxy hands on to us.
    """

    notebooks: Path
    theme: Path
    words: Mapping[str, Mapping[str, str]]
    locale: str
    token: str
    cookies: str
    folder: Path
    share: Share | None = None
    team: Team | None = None
    base: str = "/"

    @property
    def start(self) -> str:
        """The guide's own address on this server."""
        return f"{self.base}voila/render/{self.locale}/{GUIDE}"

    def told(self) -> bytes:
        """Return it as one line; it holds secrets, and goes through a pipe alone."""
        return json.dumps(asdict(self), default=str).encode() + b"\n"

    @classmethod
    def heard(cls, line: bytes) -> Self:
        """Return what :meth:`told` said."""
        found = cls(**json.loads(line))
        return replace(
            found,
            share=Share(**found.share) if isinstance(found.share, dict) else None,
            team=Team(**found.team) if isinstance(found.team, dict) else None,
            notebooks=Path(found.notebooks),
            theme=Path(found.theme),
            folder=Path(found.folder),
        )
