"""What the batch notebooks call: one packet, one report; only ids, counts and hashes come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from depwork.errors import LockedError, RunError
from depwork.model.audit import Verb
from depwork.model.choices import Locale
from depwork.model.packet import Manifest, Refusal
from depwork.services.cases import case_codes
from depwork.services.finals import write_packet
from depwork.services.kit import Kit, make
from depwork.services.reading import read
from depwork.workbook.clock import settings
from depwork.workbook.clock import today as clock_today
from depwork.workbook.session import Session, session

if TYPE_CHECKING:
    from depwork.services.reporting import Report


@dataclass(frozen=True)
class PacketLine:
    """One line that a batch notebook shows; it holds no answer."""

    document: str
    recipient: str
    file: str
    sha256: str


@dataclass(frozen=True)
class PacketSummary:
    """What a batch notebook may show of a packet."""

    case_id: str
    version: int
    lines: tuple[PacketLine, ...]
    refused: tuple[str, ...]

    def _repr_markdown_(self) -> str:
        rows = "\n".join(
            f"| {line.document} | {line.recipient} | {line.sha256[:12]} |" for line in self.lines
        )
        head = "| document | for | sha-256 |\n| --- | --- | --- |\n"
        return head + rows + "\n\n" + ", ".join(self.refused)


def packet(case_id: str, as_of: str, locale: str) -> PacketSummary:
    """Write the packet of a case below the run's folder and return its ids and hashes.

    Args:
        case_id: The case's code; in practice, the first case if empty.
        as_of: The day it is made for, ``YYYY-MM-DD``; today if empty.
        locale: ``en`` or ``es``.

    Raises:
        RunError: The run named no folder for packets.
        CaseNotFoundError: No case of this code.
        LockedError: The key agent holds no key.
    """
    here = session()
    if here.given.out is None and not here.practice:
        raise RunError(
            "no folder for packets was given: this notebook is run by `depwork packets`. "
            "To try it here, open the invented people with `depwork lab --practice`"
        )
    _unlocked(here)
    desktop = here.desktop().on(_day(as_of, here))
    case_id = case_id or (case_codes(here.vault)[0] if here.practice else case_id)
    found = read(here.vault, case_id, desktop)
    here.note_read(Verb.READ, case_id)
    # Opened by hand, an invented person's packet is made, looked at and thrown away.
    with TemporaryDirectory() as nowhere:
        made = write_packet(
            found,
            here.given.out or Path(nowhere),
            locale=Locale(locale),
            formats=here.given.formats,
            bare_bones=here.given.bare_bones,
        )
    return _summary(made.manifest)


def _unlocked(here: Session) -> None:
    """Refuse a locked workbook with what to do.

    Raises:
        LockedError: The key agent holds no key.
    """
    if here.locked():
        raise LockedError(
            "this workbook is locked: open 00_start_here.ipynb, type the passphrase there, "
            "then run this notebook again"
        )


def _day(as_of: str, here: Session) -> date:
    return date.fromisoformat(as_of) if as_of else here.today


def _summary(manifest: Manifest) -> PacketSummary:
    return PacketSummary(
        case_id=manifest.case_code,
        version=manifest.case_version,
        lines=tuple(
            PacketLine(kept.document_id, kept.audience.value, kept.path, kept.sha256)
            for kept in manifest.files
        ),
        refused=tuple(
            f"{refusal.document_id}: {', '.join(_why(refusal))}" for refusal in manifest.refused
        ),
    )


def _why(refusal: Refusal) -> tuple[str, ...]:
    """Return the rules, the missing facts, and how many typed sentences nobody has read."""
    unread = (f"depwork review: {refusal.unread}",) if refusal.unread else ()
    return (*refusal.rules, *refusal.missing, *unread)


def report(
    as_of: str,
    date_from: str = "",
    date_to: str = "",
    locale: str = "en",
    shared: str = "yes",
) -> Report:
    """Return the outcome report over all consented cases.

    Args:
        as_of: The day up to which pending cases are followed, ``YYYY-MM-DD``.
        date_from: First intake day counted, or empty.
        date_to: Last intake day counted, or empty.
        locale: ``en`` or ``es``.
        shared: ``no`` shows small counts, for the team alone; whatever leaves hides them.
    """
    here = session()
    _unlocked(here)
    period = tuple(date.fromisoformat(text) if text else None for text in (date_from, date_to))
    # Imported here: a page of the guide must not wait for pandas.
    from depwork.services.reporting import gather  # noqa: PLC0415 - see above

    return gather(
        here.vault,
        here.guide.words(Locale(locale)),
        here.guide.register,
        _day(as_of, here),
        (period[0], period[1]),
        shared=shared != "no",
    )


def kit(as_of: str, locale: str = "en") -> Kit:
    """Return the first-hour kit in a language; no store is opened and none is needed.

    Args:
        as_of: The day it is made on, ``YYYY-MM-DD``; today if empty.
        locale: ``en`` or ``es``.
    """
    given = settings()
    return make(
        given.home,
        Locale(locale),
        date.fromisoformat(as_of) if as_of else clock_today(given),
    )
