"""``depwork start`` and ``depwork lab``: the forms by Voila, the notebooks in JupyterLab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from depwork.cli.ending import serves
from depwork.cli.opening import running
from depwork.cli.options import AsOf, Lang, Practice, day, done_now
from depwork.model.choices import Locale
from depwork.services.folder import served_notebooks
from depwork.services.resources import roots
from depwork.services.settings import Settings

Where = Annotated[
    Path | None, typer.Argument(metavar="[DIR]", help="The workbook's folder; this one if none.")
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free one.")]
LockAfter = Annotated[
    float,
    typer.Option(
        "--lock-after", metavar="MINUTES", min=0.01, max=480, help="Lock when nobody is there."
    ),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Only print the address.")]


def start(
    folder: Where = None,
    practice: Practice = False,
    port: Port = 8866,
    no_browser: NoBrowser = False,
    lang: Lang = Locale.EN,
    as_of: AsOf = None,
    lock_after: LockAfter = 10,
) -> None:
    """Serve the guide as forms, on this machine only; the printed address opens it."""
    from depwork.serve.start import start as serve_forms  # noqa: PLC0415 - loaded only to serve

    home = _home(folder, practice)
    own = [path for path in roots("templates", home) if home and home in path.parents]
    forms = partial(serve_forms, templates=own)
    _serve(forms, home, practice, port, no_browser, lang, as_of, lock_after)


def lab(
    folder: Where = None,
    practice: Practice = False,
    port: Port = 8888,
    no_browser: NoBrowser = False,
    lang: Lang = Locale.EN,
    as_of: AsOf = None,
    lock_after: LockAfter = 15,
) -> None:
    """Open the same notebooks in JupyterLab, for trainers."""
    from depwork.serve.lab import lab as serve_lab  # noqa: PLC0415 - loaded only to serve

    home = _home(folder, practice)
    _serve(serve_lab, home, practice, port, no_browser, lang, as_of, lock_after)


def _home(folder: Path | None, practice: bool) -> Path | None:
    return (folder or Path()).resolve() if not practice or folder else None


def _serve(
    serve: Callable[..., None],
    home: Path | None,
    practice: bool,
    port: int,
    no_browser: bool,
    lang: Locale,
    as_of: str | None,
    lock_after: float,
) -> None:
    """Start the key agent, fill it in practice, and serve until interrupted."""
    serves()
    if not practice:
        done_now(day(as_of))
    settings = Settings(home=home, practice=practice, today=day(as_of) if as_of else None)
    idle = 0.0 if practice else lock_after * 60
    with running(settings, lang, day(as_of), idle=idle) as given:
        assert given.agent is not None  # noqa: S101 - a run has an agent; for the type checker
        serve(
            served_notebooks(home, given.agent.parent),
            port=port,
            locale=lang,
            open_browser=not no_browser,
            env=given.environment(),
        )
