"""Voila for other devices: by TLS, a session a device, and nothing there that a page needs not."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from traitlets.config import Config

from depwork.serve.devices import Devices
from depwork.serve.door import Door, Entrance
from depwork.serve.handlers import Asset
from depwork.serve.served import Served, Share
from depwork.serve.share_handlers import (
    DeviceKey,
    Gate,
    Join,
    KernelThere,
    Nowhere,
    SharedNotebook,
    SharedSocket,
)
from depwork.serve.voila_app import Server, config_of, serve_as

_LOOK: Final = 1000
"""Milliseconds between two looks at who was ended."""
_MOST_BODY: Final = 65_536
"""Bytes that anybody may send with a question; a joined page's files go by its socket."""
_PING: Final = 10_000
"""Milliseconds between two questions to a page whether its line still stands."""
_KERNEL: Final = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


def tls(share: Share) -> ssl.SSLContext | None:
    """Return how TLS is spoken; None behind a proxy of this machine.

    Args:
        share: Names certificate and key.
    """
    if not share.cert:
        return None
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.minimum_version = ssl.TLSVersion.TLSv1_2
    found.load_cert_chain(share.cert, share.key)
    return found


class SharedServer(Server):
    """Voila as depwork shares it: it has six addresses, and Jupyter's others are not there."""

    def init_settings(self) -> dict[str, Any]:
        """Return the settings, with the devices, and a page's messages alone let through."""
        assert self.served.share is not None  # noqa: S101 - for the type checker
        self._devices = Devices(self.served.share)
        settings: dict[str, Any] = super().init_settings()
        settings.update(
            allow_remote_access=True,  # the gate knows the one name
            depwork_devices=self._devices,
            depwork_tongues=self.served.words,
            ws_ping_interval=_PING,
        )
        self.kernel_manager.allowed_message_types = ["comm_msg"]
        return settings

    def init_handlers(self) -> list[Any]:
        """Return all that is there."""
        notebook = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        tongues, base = "|".join(self.served.words), re.escape(self.base_url)
        return [
            (base, Entrance),
            (rf"{base}log(?:in|out)", Door),
            (rf"{base}join", Join),
            (rf"{re.escape(self._base)}([\w.-]+)", Asset, {"assets": self._assets}),
            (rf"{base}api/kernels/{_KERNEL}/channels", SharedSocket),
            (rf"{base}api/kernels/{_KERNEL}", KernelThere),
            (rf"{base}voila/render/((?:{tongues})/[\w-]+\.ipynb)", SharedNotebook, notebook),
            (r".*", Nowhere),
        ]

    def front(self) -> HTTPServer:
        """Return what answers at the socket: the gate, by TLS."""
        assert self.served.share is not None  # noqa: S101 - for the type checker
        PeriodicCallback(lambda: self._devices.end_gone(self.kernel_manager), _LOOK).start()
        gate = Gate(self.app, self.served.share.origin, self._devices)
        return HTTPServer(gate, ssl_options=tls(self.served.share), max_body_size=_MOST_BODY)


def _config(served: Served) -> Config:
    found = config_of(served)
    found.Voila.identity_provider_class = DeviceKey
    # A kernel is started for the device that asks, with its session alone.
    found.VoilaKernelManager.kernel_pools_config = {"default": {"pool_size": 0}}
    return found


def run_shared(served: Served, listener: socket.socket, on_ready: Callable[[], object]) -> None:
    """Serve other devices until standard input is closed.

    Args:
        served: What to show, and how it is shared.
        listener: The supervisor's socket.
        on_ready: Called once when the server answers.
    """
    words = {lang: {**known, **_elsewhere(known)} for lang, known in served.words.items()}
    serve_as(SharedServer, _config(served), replace(served, words=words), listener, on_ready)


def _elsewhere(words: Mapping[str, str]) -> dict[str, str]:
    """Return what is said differently on a device that is not the one that serves."""
    return {
        "login_title": words["join_closed"],
        "login_text": words["join_how"],
        "theme_line_server": words["join_line"],
        "theme_line_refused": words["join_how"],
    }
