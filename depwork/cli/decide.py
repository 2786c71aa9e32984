"""``depwork decide``: urgency, gates, asks and readiness of a case, with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from depwork.cli.opening import opened
from depwork.cli.options import AsOf, Folder, Json, Lang, PassphraseStdin, Practice, day
from depwork.cli.printing import print_json
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Locale
from depwork.model.outcome import OutcomeKind
from depwork.services import cases as of_cases
from depwork.services.caring import care_of
from depwork.services.deciding import as_data
from depwork.services.deciding import decide as decide_case
from depwork.services.guiding import load_guide
from depwork.services.rendering import counts_of, outcome_of
from depwork.services.transfer import read_case
from depwork.storage.vault import Vault

OptionalId = Annotated[str | None, typer.Argument(metavar="[ID]", help="A case code.")]
CaseFile = Annotated[
    Path | None, typer.Option("--file", metavar="CASE.json", help="A case document instead.")
]


@dataclass(frozen=True)
class Found:
    """The case a command names, the totals and last outcome of its log, its vault."""

    case: Case
    counts: Mapping[str, int]
    vault: Vault | None = None
    outcome: OutcomeKind | None = None


@contextmanager
def one_case(
    case_id: str | None,
    file: Path | None,
    folder: Path,
    locale: Locale,
    today: date,
    *,
    practice: bool,
    from_stdin: bool,
) -> Iterator[Found]:
    """Yield the case that a command names, by code or by file; its vault is open meanwhile.

    Raises:
        typer.BadParameter: Neither or both were given.
    """
    if (case_id is None) == (file is None):
        raise typer.BadParameter("name a case by its code, or a file with --file")
    if file is not None:
        yield Found(read_case(file), {})
        return
    assert case_id is not None  # noqa: S101 - said above; for the type checker
    with opened(folder, today, locale, practice=practice, from_stdin=from_stdin) as vault:
        case = of_cases.read_case(vault, case_id)
        vault.note(Verb.READ, case_id=case_id)
        yield Found(case, counts_of(vault, case_id), vault, outcome_of(vault, case_id, today))


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
    today = day(as_of)
    guide = load_guide(None if practice else folder)
    with one_case(
        case_id, file, folder, lang, today, practice=practice, from_stdin=from_stdin
    ) as found:
        care = care_of(found.vault, found.case, today) if found.vault else None
        data = as_data(decide_case(found.case, today, guide, care), guide, lang)
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
