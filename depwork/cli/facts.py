"""``depwork facts``: dated facts from one organization to another, in a signed file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from depwork.cli.options import Folder, Json, PassphraseStdin, day
from depwork.cli.printing import print_json, quoted
from depwork.cli.vault import vault_at
from depwork.errors import RunError
from depwork.services import fact_files, fact_taking, trusting
from depwork.services.fact_taking import Offer, Sent

app = typer.Typer(help="Dated facts between organizations, in a signed file.", no_args_is_help=True)
FingerprintOf = Annotated[
    str, typer.Argument(metavar="FINGERPRINT", help="As that organization reads it out.")
]
Named = Annotated[str, typer.Option("--name", help="A code, such as LEGAL-1; no person's name.")]


@app.command()
def key(
    name: Named = "",
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Show the fingerprint of this workbook's own key; --name makes the key, or renames it."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        own = trusting.make_key(vault, name, day(None)) if name else trusting.own_key(vault)
    if own is None:
        raise RunError("there is no key yet: depwork facts key --name CODE makes one")
    if json:
        print_json({"name": own.name, "fingerprint": own.fingerprint})
        return
    typer.echo(f"{own.fingerprint}  {own.name}")
    typer.echo("Read it out to whoever shall trust it, over a number that they know.", err=True)


@app.command()
def trust(
    fingerprint: FingerprintOf,
    name: Named,
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
) -> None:
    """Trust another organization's key; its files may be read from then on."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        one = trusting.trust(vault, fingerprint, name, day(None))
    typer.echo(f"{one.fingerprint}  {one.name}: trusted")


@app.command()
def distrust(
    fingerprint: FingerprintOf, folder: Folder = Path(), from_stdin: PassphraseStdin = False
) -> None:
    """Trust a key no longer, and list the facts that still rest on it."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        resting = trusting.distrust(vault, folder, fingerprint)
    typer.echo("not trusted any more")
    for one in resting:
        typer.echo(f"  look up again: {one}")


@app.command()
def trusted(
    folder: Folder = Path(), from_stdin: PassphraseStdin = False, json: Json = False
) -> None:
    """List the keys that are trusted here."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        keys = trusting.trusted(vault)
    if json:
        print_json([one.model_dump(mode="json") for one in keys])
        return
    for one in keys:
        typer.echo(f"{one.fingerprint}  {one.name}  since {one.on}")


@app.command("export")
def export_facts(
    out: Annotated[Path, typer.Option("--out", help="The file to write.", dir_okay=False)],
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Each entry to send.")
    ] = None,
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Sign the chosen entries that somebody here looked up; without an ID, say which there are."""
    with vault_at(folder, from_stdin=from_stdin) as vault:
        made = fact_files.export(vault, folder, ids or [], out, day(None))
    if json:
        print_json({"file": str(out), "by": made.by, "facts": [fact.id for fact in made.facts]})
        return
    for fact in made.facts:
        typer.echo(f"{fact.id}  looked up on {fact.on}")
        _lines("  ", fact.value)
        _lines("  es: ", fact.es)
    typer.echo(f"{out}: signed by {made.by}. Read it before it goes: no person's name, nothing")
    typer.echo("about a case or a place may stand in it.")


@app.command("import")
def import_facts(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Take this entry; may be said again."),
    ] = None,
    folder: Folder = Path(),
    from_stdin: PassphraseStdin = False,
    json: Json = False,
) -> None:
    """Show what a signed file says, entry by entry, and take those that are accepted one by one.

    With --passphrase-stdin or --json nothing is asked: what is not named by --accept stays out.
    """
    with vault_at(folder, from_stdin=from_stdin) as vault:
        sent = fact_taking.opened(vault, folder, file, day(None))
        asked = not (json or from_stdin or accept)
        if not json:
            _told(sent)
        chosen = list(accept or ())
        for offer in sent.offers:
            if not json:
                _shown(offer)
            if asked and typer.confirm(f"Take {offer.fact.id}?", default=False):
                chosen.append(offer.fact.id)
        taken = fact_taking.take_in(vault, folder, sent, chosen) if chosen else ()
    if json:
        print_json(_data(sent, taken))
        return
    typer.echo(f"taken: {' '.join(taken) or 'nothing'}")
    if sent.offers and not (chosen or asked):
        typer.echo(f"Look at each, then: depwork facts import {quoted(file)} --accept ID")


def _told(sent: Sent) -> None:
    calls = "" if sent.file.by == sent.key.name else f" (it calls itself {sent.file.by})"
    typer.echo(f"Signed on {sent.file.made_on} by {sent.key.name}{calls}")
    for name, why in sent.left.items():
        typer.echo(f"{name}: left out: {why}")


def _shown(offer: Offer) -> None:
    fact = offer.fact
    typer.echo(f"\n{fact.id}  {offer.name}")
    _lines(f"  here ({offer.as_of}): ", offer.now)
    _lines(f"  new ({fact.on}, {fact.how}): ", fact.value)
    _lines("  new, Spanish: ", fact.es)
    typer.echo(f"  would stand until {offer.until or 'further notice'}")


def _lines(head: str, value: int | str | tuple[str, ...] | None) -> None:
    for line in value if isinstance(value, tuple) else () if value is None else (value,):
        typer.echo(f"{head}{line}")


def _data(sent: Sent, taken: tuple[str, ...]) -> dict[str, Any]:
    return {
        "signed_by": {"name": sent.key.name, "fingerprint": sent.key.fingerprint},
        "calls_itself": sent.file.by,
        "made_on": sent.file.made_on.isoformat(),
        "offers": [
            {
                **offer.fact.model_dump(mode="json"),
                "name": offer.name,
                "here": list(offer.now),
                "here_on": offer.as_of.isoformat(),
                "until": offer.until.isoformat() if offer.until else None,
            }
            for offer in sent.offers
        ],
        "left_out": sent.left,
        "taken": list(taken),
    }
