"""The forms on loopback: one printed address, a private run, nothing left behind."""

from __future__ import annotations

import logging
import os
import re
import secrets
import signal
import sys
import webbrowser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from depwork.errors import ServeError
from depwork.guide import languages
from depwork.model.choices import Locale
from depwork.serve.ports import listening, port_of
from depwork.serve.runtime import Run, private_run
from depwork.serve.served import GUIDE, Served, Team
from depwork.serve.supervisor import keep_serving
from depwork.serve.words import theme_words
from depwork.services.resources import packaged

_BASE: Final = re.compile(r"/(?:[\w~%@-][\w.~%@-]*/)*", re.ASCII)


def _interrupted(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def quiet_run() -> Iterator[None]:
    """Log nothing, and end on Ctrl-C, a closed terminal or a stop signal as one ends a run.

    An exception's text may hold what somebody typed, so none is logged.
    """
    signals = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    heard = [one for one in signals if signal.getsignal(one) is signal.SIG_DFL]
    before = {one: signal.signal(one, _interrupted) for one in heard}
    folder = Path.cwd()
    logging.disable(logging.CRITICAL)
    try:
        yield
    except KeyboardInterrupt:
        sys.stdout.flush()
    finally:
        os.chdir(folder)
        logging.disable(logging.NOTSET)
        for one, handler in before.items():
            signal.signal(one, handler)


def show_address(run: Run, port: int, *, open_browser: bool, path: str = "") -> None:
    """Print the address as one line, and open it where that is wanted.

    Args:
        run: Holds the token.
        port: Where the server listens.
        open_browser: Whether to open a browser; the address reaches it by a private file,
            never by a command line that others on the machine could read.
        path: What comes before the query, without its first slash.
    """
    address = f"http://127.0.0.1:{port}/{path}?token={run.token}"
    sys.stdout.write(f"depwork: {address}\n")
    sys.stdout.flush()
    if open_browser:
        page = run.folder / "open.html"
        page.touch(mode=0o600)
        page.write_text(
            f'<!DOCTYPE html><meta http-equiv="refresh" content="0;url={address}">',
            encoding="utf-8",
        )
        webbrowser.open(page.as_uri())


def theme() -> Path:
    """Return the Jupyter data folder that holds our Voila template: the package's own, always.

    Raises:
        ServeError: It is missing.
    """
    found = packaged("templates") / "theme"
    if not (found / "voila" / "templates" / "depwork").is_dir():
        raise ServeError("templates/theme is missing; install depwork again")
    return found


def start(
    notebooks: Path,
    *,
    port: int = 8866,
    locale: Locale = Locale.EN,
    open_browser: bool = True,
    env: Mapping[str, str] | None = None,
    templates: Sequence[Path] = (),
    base: str = "/",
    team: Team | None = None,
) -> None:
    """Serve the notebooks as forms until interrupted.

    Prints ``depwork: http://127.0.0.1:PORT/?token=…`` as soon as the port is ours: a browser
    that comes before the server is up waits for it.

    Args:
        notebooks: The folder of notebooks, one folder a language in it.
        port: Wanted port; 0 takes any free one.
        locale: The language the address opens in.
        open_browser: Whether to open the address in a browser.
        env: ``DEPWORK_*`` variables for the kernels; paths and flags, never a secret.
        templates: Template folders, the organization's copy first; the packaged ones follow.
        base: What each address begins with: ``/``, or the folder that a proxy hands on to us.
        team: The hub that it is a member's page of: nothing is printed, the hub leads there.

    Raises:
        ServeError: The base is no folder's address, the notebooks are missing, no port is
            free, or the server does not run.
    """
    if not _BASE.fullmatch(base):
        raise ServeError(
            f"{base} is not where pages can begin: /, or /NAME/ with a slash at its end"
        )
    roots = (*templates, packaged("templates"))
    if not (notebooks / locale.value / GUIDE).is_file():
        raise ServeError(f"{notebooks} holds no {locale.value}/{GUIDE} to serve")
    programs = theme()
    spoken = languages([root / "guide" for root in roots])
    words = {one.value: theme_words([root / "guide" for root in roots], one) for one in spoken}
    with quiet_run(), private_run(programs, env or {}) as run, listening(port) as listener:
        served = Served(
            notebooks=notebooks.resolve(),
            theme=programs.resolve(),
            words=words,
            locale=locale.value,
            token=run.token,
            cookies=secrets.token_hex(32),
            folder=run.folder,
            base=base,
            team=team,
        )

        def started() -> None:
            if team is None:
                show_address(run, port_of(listener), open_browser=open_browser, path=base[1:])

        keep_serving(served, listener, started)
