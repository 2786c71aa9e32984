"""Voila with our theme, on loopback, behind a token, silent, and culled."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila  # type: ignore[import-untyped]  # no types

from depwork.serve.assets import fingerprint, forms_static
from depwork.serve.handlers import Asset, Closed, Entrance, Notebook, PageSocket
from depwork.serve.headers import COMMON, LIGHT

IDLE: Final = 20 * 60
"""Seconds after which a kernel nobody uses is ended."""
_FULL_FOLDERS: Final = frozenset({"trainer"})
"""Folders whose notebooks use other widgets than ours."""
_GUIDE: Final = "00_start_here.ipynb"
SILENT: Final = 50  # CRITICAL: an exception's text is never logged
NO_LIMIT: Final = 1e12  # a packet is larger than the default bytes a second


@dataclass(frozen=True)
class Served:
    """What one server shows.

    Args:
        notebooks: The folder of notebooks, a folder for each language in it.
        theme: The Jupyter data folder that holds our Voila template.
        words: The theme's words by language.
        locale: The language the printed address opens in.
        token: Opens the pages.
        folder: The run's private folder.
        port: A free port.
    """

    notebooks: Path
    theme: Path
    words: Mapping[str, Mapping[str, str]]
    locale: str
    token: str
    folder: Path
    port: int

    @property
    def start(self) -> str:
        """The guide's own address on this server."""
        return f"/voila/render/{self.locale}/{_GUIDE}"


def is_light(path: str) -> bool:
    """Return whether a notebook needs none but our own widgets.

    >>> is_light("en/00_start_here.ipynb"), is_light("trainer/board.ipynb")
    (True, False)
    """
    return not _FULL_FOLDERS & set(PurePosixPath(path).parts[:-1])


def _config(served: Served) -> Config:
    return Config(
        {
            "Voila": {
                "ip": "127.0.0.1",
                "port": served.port,
                "open_browser": False,
                "root_dir": str(served.notebooks),
                "token": served.token,
                "config_file_paths": [],
                "connection_dir_root": str(served.folder),
                "log_level": SILENT,
            },
            "VoilaConfiguration": {
                "template": "depwork",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "show_tracebacks": False,
                "file_allowlist": [],
                "http_keep_alive_timeout": 600,
                "resources": {},
            },
            "IdentityProvider": {
                "cookie_options": {"samesite": "Strict", "httponly": True, "expires_days": None}
            },
            "MappingKernelManager": {
                "cull_idle_timeout": IDLE,
                "cull_interval": 60,
                "cull_connected": True,
            },
            # Sockets in the run's private folder: no other user of the machine can listen in.
            "KernelManager": {"transport": "ipc" if os.name == "posix" else "tcp"},
            "ZMQChannelsWebsocketConnection": {
                "iopub_data_rate_limit": NO_LIMIT,
                "iopub_msg_rate_limit": NO_LIMIT,
            },
            "ExecutePreprocessor": {"store_widget_state": False},
            "NotebookClient": {"store_widget_state": False},
            "VoilaExecutor": {"store_widget_state": False, "cell_error_instruction": ""},
        }
    )


class Server(Voila):  # type: ignore[misc]  # Voila is untyped
    """Voila as depwork serves it."""

    served: Served
    on_ready: Callable[[int], None]

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings with our headers, words and silence."""
        folders = [
            forms_static(self.served.folder),
            self.served.theme / "voila/templates/depwork/static",
        ]
        self._folders = folders
        self._base = f"{self.base_url}depwork/{fingerprint(folders)}/"
        settings: dict[str, Any] = super().init_settings()
        settings.update(
            allow_remote_access=False,
            local_hostnames=["localhost"],
            headers={**COMMON, "Content-Security-Policy": LIGHT},
            xsrf_cookies=True,
            xsrf_cookie_kwargs={"samesite": "Strict"},
            compress_response=True,
            log_function=lambda _: None,
            depwork_words=self.served.words[self.served.locale],
            depwork_lang=self.served.locale,
            depwork_base=self._base,
            depwork_start=self.served.start,
            depwork_is_light=is_light,
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """Return our handlers before Voila's."""
        self.voila_configuration.page_config_hook = self._page
        notebook = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        ours: list[Any] = [
            ("/", Entrance),
            ("/login", Closed),
            (rf"{self._base}([\w.-]+)", Asset, {"paths": self._folders}),
            (r"/api/kernels/(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)/channels", PageSocket),
            (r"/voila/render/(.*)", Notebook, notebook),
        ]
        stock = [rule for rule in super().init_handlers() if not _closed(rule[0])]
        return [*ours, *stock]

    def _page(self, page_config: dict[str, Any], notebook_path: str, **_: Any) -> dict[str, Any]:
        lang = PurePosixPath(notebook_path).parts[0]
        known = lang if lang in self.served.words else self.served.locale
        page_config["depwork"] = {
            "lang": known,
            "words": dict(self.served.words[known]),
            "base": self._base,
            "light": is_light(notebook_path),
            "guide": PurePosixPath(notebook_path).name == _GUIDE,
        }
        return page_config

    def listen(self) -> None:
        """Listen on loopback, say so, and serve until told to stop."""
        self.app.listen(self.served.port, "127.0.0.1")
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(lambda: self.on_ready(self.served.port))
        try:
            self.ioloop.start()
        finally:
            self.stop()


def _closed(address: str) -> bool:
    """Return whether a stock address stays shut: lists of folders and files, Voila's login."""
    shut = ("/voila/tree", "/voila/files", "/voila/api/contents", "/voila/render", "/login")
    return address == "/" or address.startswith(shut)


def run_voila(served: Served, on_ready: Callable[[int], None]) -> None:
    """Serve until interrupted.

    Args:
        served: What to show, and on which port.
        on_ready: Called once with the port when the server answers.
    """
    app = Server(config=_config(served))
    app.served = served
    app.on_ready = on_ready
    app.initialize([])
    app.start()
