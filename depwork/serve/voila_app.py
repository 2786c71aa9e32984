"""Voila with our theme, on loopback, behind a token, silent, and culled."""

from __future__ import annotations

import os
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Final

from jupyter_core.utils import run_sync
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila  # type: ignore[import-untyped]  # no types

from depwork.serve.assets import Assets, our_files
from depwork.serve.door import Calm, Door, Entrance, PageKey
from depwork.serve.handlers import Asset, Notebook, PageSocket
from depwork.serve.headers import COMMON, LIGHT
from depwork.serve.served import GUIDE, Served

IDLE: Final = 20 * 60
"""Seconds after which a kernel nobody uses is ended."""
_FULL_FOLDERS: Final = frozenset({"trainer"})
"""Folders whose notebooks use other widgets than ours."""
_READY: Final = 2
"""Preheated kernels that wait for a page of the guide in the run's own language."""
SILENT: Final = 50  # CRITICAL: an exception's text is never logged
NO_LIMIT: Final = 1e12  # a packet is larger than the default bytes a second


def is_light(path: str) -> bool:
    """Return whether a notebook needs none but our own widgets.

    >>> is_light("en/00_start_here.ipynb"), is_light("trainer/board.ipynb")
    (True, False)
    """
    return not _FULL_FOLDERS & set(PurePosixPath(path).parts[:-1])


def _pools(served: Served) -> dict[str, Any]:
    """Return how many preheated kernels wait for each notebook: for the guide alone."""
    sizes = {lang: _READY if lang == served.locale else 1 for lang in served.words}
    return {
        "default": {"pool_size": 0},
        **{f"{lang}/{GUIDE}": {"pool_size": size} for lang, size in sizes.items()},
    }


def config_of(served: Served) -> Config:
    """Return the settings of Voila and of all that it uses."""
    return Config(
        {
            "Voila": {
                "ip": "127.0.0.1",
                "open_browser": False,
                "root_dir": str(served.notebooks),
                "base_url": served.base,
                "token": served.token,
                "cookie_secret": bytes.fromhex(served.cookies),
                "config_file_paths": [],
                "connection_dir_root": str(served.folder),
                "identity_provider_class": PageKey,
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
                # A preheated kernel has run the notebook before anybody asked for it: nothing
                # about a person is read before the page says hello (depwork/forms/talk.py).
                "preheat_kernel": True,
                "default_pool_size": 0,
            },
            "VoilaKernelManager": {"kernel_pools_config": _pools(served), "fill_delay": 0.1},
            # A kernel that died is not started again behind its page, which would know nothing
            # of it: the page is told, and asks for a new one.
            "KernelRestarter": {"restart_limit": 0, "time_to_dead": 0.5},
            "PageKey": {
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
    listener: socket.socket
    on_ready: Callable[[], object]

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings with our headers, words and silence."""
        self._assets = Assets(our_files(self.served.theme / "voila/templates/depwork/static"))
        self._base = f"{self.base_url}depwork/{self._assets.mark}/"
        self.voila_configuration.page_config_hook = self._page
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
        notebook = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        base = re.escape(self.base_url)
        ours: list[Any] = [
            (base, Entrance),
            (rf"{base}log(?:in|out)", Door),
            (rf"{re.escape(self._base)}([\w.-]+)", Asset, {"assets": self._assets}),
            (rf"{base}api/kernels/(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)/channels", PageSocket),
            (rf"{base}voila/render/(.*)", Notebook, notebook),
        ]
        rules = super().init_handlers()
        stock = [_calm(rule) for rule in rules if not _closed(rule[0], self.base_url)]
        return [*ours, *stock]

    def _page(self, page_config: dict[str, Any], notebook_path: str, **_: Any) -> dict[str, Any]:
        lang, *rest = PurePosixPath(notebook_path).parts
        known = lang if lang in self.served.words else self.served.locale
        also = [
            one for one in self.served.words if self.served.notebooks.joinpath(one, *rest).is_file()
        ]
        page_config["depwork"] = {
            "lang": known,
            "also": also,
            "words": dict(self.served.words[known]),
            "line": {
                lang: {
                    "kernel": words["theme_line_kernel"],
                    "server": words["theme_line_server"],
                    "refused": words["theme_line_refused"],
                }
                for lang, words in self.served.words.items()
            },
            "base": self._base,
            "light": is_light(notebook_path),
            "guide": PurePosixPath(notebook_path).name == GUIDE,
        }
        return page_config

    def listen(self) -> None:
        """Answer on the supervisor's socket until standard input is closed."""
        self.front().add_socket(self.listener)
        self.ioloop = IOLoop.current()
        self.ioloop.add_handler(0, lambda *_: self.ioloop.stop(), IOLoop.READ)
        self.ioloop.add_callback(self.on_ready)
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def front(self) -> HTTPServer:
        """Return what answers at the socket."""
        return HTTPServer(self.app)

    def stop(self) -> None:
        """End the kernels, then take away their sockets: a kernel must not look for them."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def _calm(rule: Any) -> Any:
    """Return a stock address whose errors are told in a sentence."""
    address, handler, *rest = rule
    return (address, type(handler.__name__, (Calm, handler), {}), *rest)


def _closed(address: str, base: str) -> bool:
    """Return whether a stock address stays shut: lists of folders and files, Voila's login.

    Voila's socket for what a preheated kernel's request was asks for no token. The login's
    address comes without the base, all others with it.
    """
    lists = ("voila/tree", "voila/files", "voila/api/contents")
    shut = (*lists, "voila/render", "voila/query", "login", "logout")
    short = address.removeprefix(base).lstrip("/")
    return not short or short.startswith(shut)


def run_voila(served: Served, listener: socket.socket, on_ready: Callable[[], object]) -> None:
    """Serve until standard input is closed.

    Args:
        served: What to show.
        listener: Listens on loopback.
        on_ready: Called once when the server answers.
    """
    serve_as(Server, config_of(served), served, listener, on_ready)


def serve_as(
    kind: type[Server],
    config: Config,
    served: Served,
    listener: socket.socket,
    on_ready: Callable[[], object],
) -> None:
    """Serve as one kind of server until standard input is closed.

    Args:
        kind: The server's class.
        config: Its settings.
        served: What to show.
        listener: The supervisor's socket.
        on_ready: Called once when the server answers.
    """
    app = kind(config=config)
    app.served = served
    app.listener = listener
    app.on_ready = on_ready
    app.initialize([])
    app.start()
