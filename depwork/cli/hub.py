"""``depwork hub``: JupyterHub's configuration for a team on one server, written and checked."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from depwork.cli.ending import serves
from depwork.cli.opening import running
from depwork.cli.options import Lang, day
from depwork.cli.secrets import unlocked
from depwork.cli.share import Pem
from depwork.cli.start import LockAfter
from depwork.errors import RunError, ServeError
from depwork.model.choices import Locale
from depwork.services.folder import served_notebooks
from depwork.services.opening import device_folder, exists
from depwork.services.resources import roots
from depwork.services.settings import Settings

app = typer.Typer(
    help="A team on one server: JupyterHub's configuration, written and checked.",
    no_args_is_help=True,
)
Home = Annotated[Path, typer.Argument(metavar="DIR", help="The workbook's folder.")]
State = Annotated[
    Path | None,
    typer.Option("--state", metavar="DIR", help="The hub's own folder; DIR/hub if none."),
]
Origin = Annotated[
    str, typer.Option("--origin", metavar="https://NAME", help="What browsers call it.")
]


@app.command()
def write(
    folder: Home,
    origin: Origin,
    state: State = None,
    address: Annotated[
        str, typer.Option("--address", help="The number to listen on; a proxy's machine if none.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8000,
    cert: Pem = None,
    key: Pem = None,
    most: Annotated[
        int, typer.Option("--most", min=1, max=500, help="Members' processes at once.")
    ] = 20,
    lang: Lang = Locale.EN,
    own_users: Annotated[
        bool, typer.Option("--own-users", help="Each as the system's user of the member's id.")
    ] = False,
) -> None:
    """Write JupyterHub's configuration for a workbook, in a private folder."""
    from depwork.serve.hub_files import require_extra, write as write_file  # noqa: I001, PLC0415 - the extra
    from depwork.serve.share import origin_behind, refuse_open  # noqa: PLC0415 - loaded only here

    require_extra()
    from depwork.serve.hub import TeamServer  # noqa: PLC0415 - the extra

    if bool(cert) != bool(key):
        raise ServeError("a certificate needs its key: give --cert and --key together")
    refuse_open(address, proxied=cert is None)
    if not own_users and not exists(folder):
        raise RunError(f"no workbook in {folder}: make one with `depwork new DIR`")
    team = TeamServer(
        folder=str(folder.absolute()),
        state=str((state or folder / "hub").absolute()),
        origin=origin_behind(origin),
        address=address,
        port=port,
        cert=str(cert.resolve()) if cert else "",
        key=str(key.resolve()) if key else "",
        most=most,
        lang=lang.value,
        own_users=own_users,
    )
    path = write_file(team)
    typer.echo(path)
    typer.echo(f"Look at it: depwork hub check {folder}\nRun it: jupyterhub -f {path}", err=True)


@app.command()
def check(folder: Home, state: State = None) -> None:
    """Look at a configuration before it runs: each thing in a line, exit 1 if one is not well."""
    from depwork.serve.hub_files import checked  # noqa: PLC0415 - the extra

    wrong = 0
    for well, said in checked(state or folder / "hub"):
        typer.echo(f"{'ok   ' if well else 'WRONG'} {said}")
        wrong += not well
    if wrong:
        raise RunError(f"{wrong} of these must be mended before the team's server runs")


@app.command(hidden=True)
def who(folder: Home) -> None:
    """Say whose passphrase stands on standard input, for the hub's sign-in."""
    keyring = unlocked(folder, from_stdin=True)
    typer.echo(keyring.holder.member)
    keyring.drop()


@app.command(hidden=True)
def page(folder: Home, origin: Origin, lang: Lang = Locale.EN, lock_after: LockAfter = 10) -> None:
    """Serve one member's forms under the hub that started this process."""
    from depwork.serve.served import Team  # noqa: PLC0415 - loaded only to serve
    from depwork.serve.start import start  # noqa: PLC0415 - loaded only to serve

    serves()
    told = {name: os.environ.pop(name) for name in list(os.environ) if "JUPYTERHUB" in name}
    os.environ.pop("JPY_API_TOKEN", None)
    try:
        team = Team(
            origin=origin,
            base=told["JUPYTERHUB_SERVICE_PREFIX"],
            hub=f"{told['JUPYTERHUB_BASE_URL'].rstrip('/')}/hub/",
            api=told["JUPYTERHUB_API_URL"],
            token=told["JUPYTERHUB_API_TOKEN"],
            client=told["JUPYTERHUB_CLIENT_ID"],
            user=told["JUPYTERHUB_USER"],
        )
        port = urlsplit(told["JUPYTERHUB_SERVICE_URL"]).port or 0
    except KeyError:
        raise ServeError("a member's page is started by JupyterHub alone") from None
    home = folder.resolve()
    with running(Settings(home=home), lang, day(None), idle=lock_after * 60) as given:
        assert given.agent is not None  # noqa: S101 - a run has an agent; for the type checker
        own = replace(given, agent=device_folder(given.agent, "hub", team.user))
        start(
            served_notebooks(home, given.agent.parent),
            port=port,
            locale=lang,
            open_browser=False,
            env=own.environment(),
            templates=[path for path in roots("templates", home) if home in path.parents],
            base=team.base,
            team=team,
        )
