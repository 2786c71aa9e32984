"""What whoever studies cases in a notebook may look at: codes, counts, kinds, days apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from depwork.documents import CATALOG
from depwork.errors import CaseNotFoundError, TamperedError
from depwork.guide import Words
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.consent import in_force
from depwork.model.decision import Urgency
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.register import Register
from depwork.model.role import Action
from depwork.reports.period import standing
from depwork.rules.dates import events
from depwork.services import listing
from depwork.services.ledger import all_entries, happened
from depwork.services.permitting import permit, permitted
from depwork.services.reading import Reading
from depwork.services.tables import written
from depwork.services.writing import folder_for, write_private
from depwork.storage.cases import every_case, read_case
from depwork.storage.vault import Vault

if TYPE_CHECKING:
    from depwork.reports.frames import Frames as Frames  # noqa: PLC0414 - the door hands it on
    from depwork.reports.lists import Table as Table  # noqa: PLC0414 - the same
    from depwork.reports.study import Study as Study  # noqa: PLC0414 - the same


TEAM_ONLY: Final = "-team-only"
"""In the name of a file whose small counts are not hidden."""


@dataclass(frozen=True)
class CaseLine:
    """One case of the list.

    Args:
        case_code: Its code.
        urgency: How soon something happens.
        days_left: Days to the nearest day that is known to come; ``None`` where none is.
        readable: Whether it could be read.
    """

    case_code: str
    urgency: Urgency
    days_left: int | None
    readable: bool


@dataclass(frozen=True)
class PaperLine:
    """One paper of the catalog.

    Args:
        document: Its id.
        rules: What stands against a final.
        withheld: How many facts its reader may not see.
    """

    document: str
    rules: tuple[str, ...]
    withheld: int


def case_lines(vault: Vault, today: date) -> tuple[CaseLine, ...]:
    """Return the cases that are open to the member at work, the most urgent first.

    Raises:
        NotPermittedError: The member's role lists no cases.
    """
    lines = listing.cases(vault, today)
    coming = {case.case_code: _days_left(case, today) for case in every_case(vault).cases}
    return tuple(
        CaseLine(line.case_code, line.urgency, coming.get(line.case_code), line.readable)
        for line in lines
    )


def _days_left(case: Case, today: date) -> int | None:
    return next(((one.on - today).days for one in events(case) if one.on >= today), None)


def ledger_of(reading: Reading) -> tuple[CampaignEvent | Outcome, ...]:
    """Return what happened in a case and stands, oldest first."""
    done, outcomes = happened(reading.vault, reading.case.case_code)
    return tuple(sorted((*done, *outcomes), key=lambda entry: entry.on))


def papers_of(reading: Reading) -> tuple[PaperLine, ...]:
    """Return each paper of the catalog as it stands for a case.

    Raises:
        NotPermittedError: The member may not read the case.
    """
    permit(reading.vault, Action.READ_CASE)
    return tuple(
        PaperLine(
            row.id,
            reading.clearance.against(row.enabled_by),
            len(reading.view(row.audience).withheld),
        )
        for row in CATALOG
    )


def lessons_of(vault: Vault, today: date) -> tuple[Lesson, ...]:
    """Return every lesson that stands and whose people agree that others learn, oldest first.

    Args:
        vault: Where the cases are.
        today: The day on which the consent must be in force.

    Raises:
        NotPermittedError: The member's role makes no reports.
    """
    permit(vault, Action.REPORT)
    agreed = {
        case.case_code
        for case in every_case(vault).cases
        if in_force(case.consent.consent_lessons, today)
    }
    found = standing(all_entries(vault, Lesson)[0])
    return tuple(lesson for lesson in found if lesson.case_code in agreed)


def lessons_beside(vault: Vault, case_code: str, step: int, today: date) -> tuple[Lesson, ...]:
    """Return what other campaigns learned about a step of the guide, the latest first.

    Nothing for a member whose role makes no reports.

    Args:
        vault: Where the cases are.
        case_code: The case that is being worked on; its own lessons stand in its own list.
        step: 0 to 9.
        today: The day on which each person's consent must be in force.
    """
    if not permitted(vault, Action.REPORT):
        return ()
    found = [
        lesson
        for lesson in standing(all_entries(vault, Lesson)[0])
        if lesson.topic is not None and lesson.topic.step == step and lesson.on <= today
        if lesson.case_code != case_code
    ]
    codes = {lesson.case_code for lesson in found}
    agreed = {code for code in codes if _agreed(vault, code, today)}
    kept = [lesson for lesson in found if lesson.case_code in agreed]
    return tuple(sorted(kept, key=lambda lesson: lesson.on, reverse=True))


def _agreed(vault: Vault, code: str, today: date) -> bool:
    try:
        return in_force(read_case(vault, code).consent.consent_lessons, today)
    except (CaseNotFoundError, TamperedError):
        return False


def frames_of(vault: Vault, today: date, register: Register, words: Words) -> Frames:
    """Return the frames of all cases whose people agreed to lessons, for the team alone.

    Args:
        vault: Where the cases are.
        today: The last day.
        register: The dated facts.
        words: Of the data dictionary.

    Raises:
        NotPermittedError: The member's role makes no reports.
    """
    # Imported here: a page of the guide must not wait for pandas.
    from depwork.services.reporting import frames_of as made  # noqa: PLC0415 - see above

    permit(vault, Action.REPORT)
    return made(vault, today, register, words)


def study_of(made: Frames) -> Study:
    """Return every measure of frames, for the team alone."""
    from depwork.reports.study import study  # noqa: PLC0415 - as in frames_of

    return study(made)


def save_frames(vault: Vault, made: Frames, out: Path) -> tuple[Path, ...]:
    """Write frames and their dictionary as CSV files that their owner alone may read.

    Args:
        vault: Where they were made; that they left is in the audit.
        made: The frames.
        out: The folder.

    Raises:
        NotPermittedError: The member's role makes no reports, or takes nothing out.
    """
    permit(vault, Action.REPORT)
    permit(vault, Action.EXPORT)
    folder_for(out)
    paths = []
    for name, frame in {**made.named, "dictionary": made.dictionary}.items():
        path = out / f"{name}{TEAM_ONLY}.csv"
        rows = frame.astype("string").fillna("").to_numpy().tolist()
        write_private(path, written(map(str, frame.columns), rows))
        paths.append(path)
    vault.note(Verb.EXPORT, "frames")
    return tuple(paths)


def table(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], whole: Sequence[str] = ()
) -> Table:
    """Return rows as a frame to look at.

    Args:
        rows: By column.
        columns: In their order.
        whole: Columns of whole numbers.
    """
    from depwork.reports.lists import listed  # noqa: PLC0415 - as in frames_of

    return listed(rows, columns, whole)
