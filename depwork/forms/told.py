"""What the Desk answers with: an answer kept or refused, lines to show, files to take away."""

from __future__ import annotations

from dataclasses import dataclass

from depwork.model.decision import Gate, Reason, Urgency
from depwork.model.packet import Refusal
from depwork.model.problem import Problem


@dataclass(frozen=True)
class Saved:
    """An answer stands in the store: the new version, and the clock's text, ``21:43``."""

    version: int
    at: str


@dataclass(frozen=True)
class Refused:
    """Nothing was saved; what was typed stays in the box."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Conflict:
    """Somebody saved this case later; ``theirs`` is their answer to this question."""

    version: int
    theirs: object


@dataclass(frozen=True)
class WithheldLine:
    """A fact the reader may not see, and the ids of what would release it."""

    path: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What one reader may see: facts by path with their values, and what is held back."""

    facts: tuple[tuple[str, object], ...]
    withheld: tuple[WithheldLine, ...]


@dataclass(frozen=True)
class Preview:
    """A document as it grows: a whole self-contained HTML page, and what it lacks."""

    html: str
    gaps: tuple[str, ...] = ()
    withheld: tuple[WithheldLine, ...] = ()
    refused: str | None = None
    reading: bool = False
    """Whether it is shown in the family's language to be read, and goes out in English."""


@dataclass(frozen=True)
class PaperNeeds:
    """A paper's questions in order, those nobody was asked yet, and the rules against its final."""

    asked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()


@dataclass(frozen=True)
class PacketFile:
    """One file to take away."""

    name: str
    body: bytes
    media_type: str


@dataclass(frozen=True)
class PacketResult:
    """The files of a packet, the zip of everything first, and what was refused.

    Args:
        files: To take away.
        refused: What is not in it.
        mail_megabytes: Above how many a file may be too large for mail.
        whole: Whether a packet was asked for, not one paper.
    """

    files: tuple[PacketFile, ...]
    refused: tuple[Refusal, ...] = ()
    mail_megabytes: int = 20
    whole: bool = False


@dataclass(frozen=True)
class CaseLine:
    """One case to choose from; ``label`` is an invented person's name, or empty.

    One that cannot be read is told as such.
    """

    case_code: str
    urgency: Urgency
    practice: bool
    label: str = ""
    readable: bool = True


@dataclass(frozen=True)
class AnswerChange:
    """An answer that what was recorded contradicts; ``value`` is None where it is asked anew."""

    path: str
    value: object
    reason: Reason


@dataclass(frozen=True)
class Learned:
    """What other campaigns learned about a step, their words already chosen.

    Args:
        campaigns: How many campaigns.
        lines: Each with the question that it answers, and what was written.
    """

    campaigns: int
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """One line of the ledger, its words already chosen.

    Args:
        id: Of the entry.
        on: Its day, written out.
        kind: What happened; empty for a lesson.
        text: All that was noted of it.
        of: ``event``, ``outcome`` or ``lesson``.
        fate: What became of it where it no longer stands; empty while it stands.
    """

    id: str
    on: str
    kind: str
    text: str
    of: str = "event"
    fate: str = ""


@dataclass(frozen=True)
class Cited:
    """A source, or a dated fact of the register, as a person reads it.

    Args:
        text: The source's title, or the fact's value.
        where: Where it can be read.
        as_of: The day it was read, written out; empty when not dated.
        stale: Whether that day is too long ago.
        unverified: Whether nobody has confirmed it.
        value: A fact's value alone, as a sentence holds it.
        page: The page where a fact that can be opened stands.
    """

    text: str
    where: str = ""
    as_of: str = ""
    stale: bool = False
    unverified: bool = False
    value: str = ""
    page: str = ""
