"""The same notebooks in JupyterLab, as private as the forms."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from depwork.errors import ServeError
from depwork.model.choices import Locale
from depwork.serve.ports import free_port
from depwork.serve.runtime import private_run
from depwork.serve.served import GUIDE
from depwork.serve.start import quiet_run, show_address, theme
from depwork.serve.words import theme_words
from depwork.services.packaged import packaged


def lab(
    notebooks: Path,
    *,
    port: int = 8888,
    locale: Locale = Locale.EN,
    open_browser: bool = True,
    env: Mapping[str, str] | None = None,
) -> None:
    """Serve the notebooks in JupyterLab until interrupted.

    Prints ``depwork: http://127.0.0.1:PORT/lab/tree/en/00_start_here.ipynb?token=…`` when
    the server answers.

    Args:
        notebooks: The folder of notebooks.
        port: Wanted port; 0 takes any free one.
        locale: The language whose guide is opened.
        open_browser: Whether to open the address in a browser.
        env: ``DEPWORK_*`` variables for the kernels; paths and flags, never a secret.

    Raises:
        ServeError: The folder is missing, or no port is free.
    """
    if not notebooks.is_dir():
        raise ServeError(f"{notebooks} is no folder of notebooks")
    with quiet_run(), private_run(theme(), env or {}) as run:
        # Imported here: Jupyter reads its folders from the environment when imported.
        from depwork.serve.lab_app import run_lab  # noqa: PLC0415 - see above

        path = f"lab/tree/{locale.value}"
        if (notebooks / locale.value / GUIDE).is_file():
            path += f"/{GUIDE}"
        os.chdir(notebooks)
        run_lab(
            notebooks,
            run,
            free_port(port),
            theme_words([packaged("templates") / "guide"], locale),
            locale.value,
            lambda at: show_address(run, at, open_browser=open_browser, path=path),
        )
