"""JupyterLab on loopback, behind a token, silent, keeping no widget's state."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]  # no types
from traitlets.config import Config

from depwork.kernels.provisioner import forging
from depwork.serve.door import Door, PageKey
from depwork.serve.runtime import Run
from depwork.serve.served import KERNELS_IMPORT
from depwork.serve.start import theme
from depwork.serve.voila_app import IDLE, NO_LIMIT, SILENT

_QUIET: Final = {
    # Nothing is fetched from outside, and typed values never enter a saved notebook.
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}


def _settings(folder: Path) -> None:
    for name, values in _QUIET.items():
        package, _, plugin = name.partition(":")
        place = folder / "lab-settings" / package / f"{plugin}.jupyterlab-settings"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(values), encoding="utf-8")


def _config(notebooks: Path, run: Run, port: int) -> Config:
    return Config(
        {
            "ServerApp": {
                "ip": "127.0.0.1",
                "identity_provider_class": PageKey,
                "port": port,
                "port_retries": 0,
                "open_browser": False,
                "root_dir": str(notebooks),
                "allow_root": True,
                "log_level": SILENT,
                "jpserver_extensions": {"jupyterlab": True},
                "terminals_enabled": False,
                "answer_yes": True,
            },
            "PageKey": {
                "token": run.token,
                "cookie_options": {"samesite": "Strict", "httponly": True, "expires_days": None},
            },
            "LabApp": {"extension_manager": "readonly", "news_url": None, "log_level": SILENT},
            "MappingKernelManager": {"cull_idle_timeout": IDLE, "cull_interval": 60},
            "KernelManager": {"transport": "ipc" if os.name == "posix" else "tcp"},
            "ZMQChannelsWebsocketConnection": {
                "iopub_data_rate_limit": NO_LIMIT,
                "iopub_msg_rate_limit": NO_LIMIT,
            },
            "FileContentsManager": {"use_atomic_writing": True},
            "FileCheckpoints": {"checkpoint_dir": str(run.folder / "checkpoints")},
        }
    )


def _with_door(app: Any, words: Mapping[str, str], locale: str) -> None:
    """Have a page without its key ask for it, and each of Lab's questions carry it."""
    settings, base = app.web_app.settings, app.web_app.settings["base_url"]
    door = (theme() / "voila/templates/depwork/static/enter.js").read_text(encoding="utf-8")
    settings.update(
        depwork_words=dict(words), depwork_lang=locale, depwork_base=base, depwork_door=door
    )
    settings.setdefault("page_config_data", {})["appendToken"] = "true"
    app.web_app.add_handlers(".*$", [(rf"{base}log(?:in|out)", Door)])


def run_lab(
    notebooks: Path,
    run: Run,
    port: int,
    words: Mapping[str, str],
    locale: str,
    on_ready: Callable[[int], None],
) -> None:
    """Serve until interrupted.

    Args:
        notebooks: The folder of notebooks.
        run: The run's folder and token.
        port: A free port.
        words: The theme's words, for a page that comes without its key.
        locale: Their language.
        on_ready: Called once with the port when the server answers.
    """
    _settings(run.folder)
    with forging(KERNELS_IMPORT):
        heard = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
        app: Any = LabApp.initialize_server(argv=[], config=_config(notebooks, run, port))
        for one, handler in heard.items():  # Jupyter's own would wait for each kernel
            signal.signal(one, handler)
        app.web_app.settings["log_function"] = lambda _: None
        _with_door(app, words, locale)
        app.io_loop.add_callback(lambda: on_ready(app.port))
        app.start()
