"""Cases as a curious person meets them in a cell: what is decided, what would be, what happened.

Nothing here shows a name or an answer of a case, so that a saved notebook may be handed on.
"""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import TYPE_CHECKING, Final

from depwork.errors import CaseNotFoundError, RunError
from depwork.model.audit import Verb
from depwork.model.plain import as_words
from depwork.services.opening import practice_vault
from depwork.services.practising import by_name
from depwork.services.studying import case_lines, frames_of, lessons_of, study_of, table
from depwork.services.studying import save_frames as saved
from depwork.workbook.opened import OpenCase
from depwork.workbook.session import session

if TYPE_CHECKING:
    from depwork.services.studying import Frames, Study, Table

_TOLD: Final = ("lessons", "advice", "worked", "harmed")


def cases() -> Table:
    """Return the cases that are open to you: code, urgency, days to the nearest known day.

    The most urgent comes first; no name stands in it.

    >>> from depwork import workbook
    >>> list(workbook.cases().columns)
    ['code', 'urgency', 'days_left', 'readable']
    """
    here = session()
    lines = case_lines(here.vault, here.today)
    for line in lines:
        here.note_read(Verb.READ, line.case_code)
    rows = [
        {
            "code": line.case_code,
            "urgency": line.urgency.value,
            "days_left": line.days_left,
            "readable": line.readable,
        }
        for line in lines
    ]
    return table(rows, ("code", "urgency", "days_left", "readable"), whole=("days_left",))


def open(code: str) -> OpenCase:  # noqa: A001 - `workbook.open`, as a file is opened
    """Return one of your cases.

    Args:
        code: As :func:`cases` lists it.

    Raises:
        CaseNotFoundError: No such case; the message says how to see which there are.
        NotPermittedError: Your role reads no case, or this one is not shared with you.

    >>> from depwork import workbook
    >>> workbook.open("PRAC-TBND")
    case PRAC-TBND
    """
    here = session()
    try:
        found = OpenCase(here, here.vault, code)
    except CaseNotFoundError:
        raise CaseNotFoundError("no such case here: workbook.cases() lists yours") from None
    here.note_read(Verb.READ, code)
    return found


def example(name: str = "bond") -> OpenCase:
    """Return an invented person's case, whatever workbook is open.

    Args:
        name: What the example is about; an unknown name is answered with those there are.

    >>> from depwork import workbook
    >>> workbook.example("hold")
    case PRAC-HELD
    """
    here = session()
    known = by_name(here.given.home, here.today, here.locale.paper)
    if name not in known:
        raise RunError(f"no example is called {name!r}: there are {', '.join(sorted(known))}")
    if here.practising is None:
        here.practising = practice_vault(here.given.home, here.today, here.locale.paper)
    return OpenCase(here, here.practising, known[name])


def lessons(search: str = "", *, text: builtins.bool = False) -> Table:
    """Return what debriefs brought, oldest first; of the cases whose people agreed to it.

    Args:
        search: Only what was written with all of these words, in any order; accents and capitals
            make no difference.
        text: Show what was written, too. It may name people: clear the cell before you hand
            the notebook on.

    >>> from depwork import workbook
    >>> list(workbook.lessons().columns)
    ['case', 'days', 'topic', 'about', 'words']
    """
    here, wanted = session(), set(as_words(search).split())
    rows = [
        {
            "case": lesson.case_code,
            "days": (lesson.on - here.today).days,
            "topic": lesson.topic.value if lesson.topic else None,
            "about": about,
            "words": len(said.split()),
            **({"text": said} if text else {}),
        }
        for lesson in lessons_of(here.vault, here.today)
        for about in _TOLD
        if (said := getattr(lesson, about)) and wanted <= set(as_words(said).split())
    ]
    here.note_read(Verb.READ)
    return table(rows, ("case", "days", "topic", "about", "words", *(("text",) if text else ())))


def frames() -> Frames:
    """Return cases, outcomes, events, outreach, money and lessons as frames.

    No name, no code, no date and nothing that was typed is in them. ``dictionary`` says what
    each column means. Only cases whose people agreed that lessons are learned from them are
    counted; they are for the team alone.

    >>> from depwork import workbook
    >>> list(workbook.frames().cases.columns)[:7]
    ['case', 'ask_row', 'field_office', 'circuit', 'stage', 'urgency', 'language']
    >>> list(workbook.frames().dictionary.columns)
    ['frame', 'column', 'dtype', 'unit', 'missing', 'meaning']
    """
    here = session()
    words = here.guide.words(here.locale)
    return frames_of(here.vault, here.today, here.guide.register, words)


def measures() -> Study:
    """Return what the frames say when they are counted, a table a measure.

    Outcomes by ask, office, circuit, stage and urgency; their incidence by day, waiting cases
    counted; days to the first things done; what was done before a decision; amounts, answers,
    presence, press; what is missing. They show small counts: for the team alone. No cause is
    claimed.

    >>> from depwork import workbook
    >>> list(workbook.measures().outcomes)
    ['ask_row', 'field_office', 'circuit', 'stage', 'urgency', 'language']
    >>> workbook.measures().days_to_first.index.tolist()
    ['any_action', 'call', 'letter', 'petition', 'decision']
    """
    return study_of(frames())


def save_frames(folder: str) -> tuple[str, ...]:
    """Write the frames and their dictionary as CSV files, and return the files' names.

    They show small counts: they are for the team alone, and their names say so.

    Args:
        folder: Where; it is made if it is not there.

    Raises:
        NotPermittedError: Your role makes no reports, or takes nothing out.

    >>> import tempfile
    >>> from depwork import workbook
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     workbook.save_frames(folder)[0]
    'cases-team-only.csv'
    """
    here = session()
    return tuple(path.name for path in saved(here.vault, frames(), Path(folder).resolve()))
