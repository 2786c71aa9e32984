"""``depwork decide``: urgency, gates, asks and readiness of a case, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from depwork.cli.opening import opened
from depwork.cli.options import AsOf, Folder, Json, Lang, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.model.choices import Locale
from depwork.services.deciding import as_data
from depwork.services.guiding import load_guide
from depwork.services.reading import Desktop, Reading, looked_at, read_document
from depwork.services.resources import roots

OptionalId = Annotated[str | None, typer.Argument(metavar="[ID]", help="A case code.")]
CaseFile = Annotated[
    Path | None, typer.Option("--file", metavar="CASE.json", help="A case document instead.")
]


@contextmanager
def one_case(
    case_id: str | None,
    file: Path | None,
    folder: Path,
    locale: Locale,
    desk: Desktop,
    *,
    practice: bool,
    from_stdin: bool,
) -> Iterator[Reading]:
    """Yield the case that a command names, by code or by file; its vault is open meanwhile.

    Raises:
        typer.BadParameter: Neither or both were given.
    """
    if (case_id is None) == (file is None):
        raise typer.BadParameter("name a case by its code, or a file with --file")
    if file is not None:
        yield read_document(file, desk)
        return
    assert case_id is not None  # noqa: S101 - said above; for the type checker
    with opened(folder, desk.today, locale, practice=practice, from_stdin=from_stdin) as vault:
        yield looked_at(vault, case_id, desk)


def decide(
    case_id: OptionalId = None,
    file: CaseFile = None,
    folder: Folder = Path(),
    practice: Practice = False,
    from_stdin: PassphraseStdin = False,
    as_of: AsOf = None,
    lang: Lang = Locale.EN,
    json: Json = False,
) -> None:
    """Say what is urgent, what stands in the way, and which questions to take to an attorney."""
    home = None if practice else folder
    desk = Desktop(load_guide(home), roots("templates", home), day(as_of))
    with one_case(
        case_id, file, folder, lang, desk, practice=practice, from_stdin=from_stdin
    ) as found:
        data = as_data(found.decided, desk.guide, lang)
    if json:
        print_json(data)
    else:
        typer.echo("\n".join(_text(data)))


def _text(data: dict[str, Any]) -> list[str]:
    """Return the decision set as lines for reading."""
    lines = [data["not_legal_advice"], "", f"{data['case_code']}  {data['urgency']['value']}"]
    lines += [f"  {reason['because']}" for reason in data["urgency"]["reasons"]]
    for gate in data["gates"]:
        if gate["state"] != "passes":
            because = gate["reasons"][0]["because"]
            lines.append(f"{gate['rule']} {gate['state']}: {because} {gate['unblock']}")
    for ask in data["asks"]:
        lines.append(f"{ask['row']}  {ask['question']}")
        lines += [f"    {item['met']}: {item['text']}" for item in ask["true_first"]]
    for item in data["contradictions"]:
        lines.append(f"!  {item['reasons'][0]['because']} ({', '.join(item['facts'])})")
    for action in data["next_actions"]:
        lines.append(
            f"+{action['in_days']}d  {action['owner']}  {action['place']}  {action['text']}"
        )
    for row in data["readiness"]:
        blocked = ", ".join(row["blocked_by"])
        lines.append(f"{row['step']}  {row['state']}  {row['asked']}/{row['total']}  {blocked}")
    return lines
