"""The same notebooks in JupyterLab, as private as the forms."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from depwork.errors import ServeError
from depwork.serve.ports import free_port
from depwork.serve.runtime import private_run
from depwork.serve.start import interrupted, show_address
from depwork.services.resources import packaged


def lab(
    notebooks: Path,
    *,
    port: int = 8888,
    open_browser: bool = True,
    env: Mapping[str, str] | None = None,
) -> None:
    """Serve the notebooks in JupyterLab until interrupted.

    Prints ``depwork: http://127.0.0.1:PORT/lab?token=…`` when the server answers.

    Args:
        notebooks: The folder of notebooks.
        port: Wanted port; 0 takes any free one.
        open_browser: Whether to open the address in a browser.
        env: ``DEPWORK_*`` variables for the kernels; paths and flags, never a secret.

    Raises:
        ServeError: The folder is missing, or no port is free.
    """
    if not notebooks.is_dir():
        raise ServeError(f"{notebooks} is no folder of notebooks")
    logging.disable(logging.CRITICAL)  # an exception's text may hold what somebody typed
    before = signal.signal(signal.SIGTERM, interrupted)
    folder = Path.cwd()
    try:
        with private_run(packaged("templates") / "theme", env or {}) as run:
            # Imported here: Jupyter reads its folders from the environment when imported.
            from depwork.serve.lab_app import run_lab  # noqa: PLC0415 - see above

            os.chdir(notebooks)
            run_lab(
                notebooks,
                run,
                free_port(port),
                lambda at: show_address(run, at, open_browser=open_browser, path="lab"),
            )
    except KeyboardInterrupt:
        sys.stderr.write("")
    finally:
        os.chdir(folder)
        signal.signal(signal.SIGTERM, before)
        logging.disable(logging.NOTSET)
