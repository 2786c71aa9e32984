"""What a template may see of a case: a view read path by path, each gap and refusal noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from depwork.errors import WithheldFactError
from depwork.rules.review import Sentence
from depwork.rules.view import CaseView


@dataclass(frozen=True)
class Absent:
    """What stands for a fact that is missing or withheld: false, and empty."""

    path: str
    withheld: bool = False

    def __bool__(self) -> bool:
        """Return false, so that ``if`` takes the other way."""
        return False

    def __iter__(self) -> Iterator[object]:
        """Return no items, so that ``for`` passes by."""
        return iter(())


@dataclass
class Notes:
    """What one rendering met.

    Args:
        gaps: Paths of releasable facts that nobody has given, as they were named.
        refused: What :class:`WithheldFactError` said, by path.
        passed_over: Withheld paths of the case that a template asked about with ``has``.
        stale: Ids of register entries past their day.
        typed: Typed sentences of the document.
        unread: Of these, the ones that wait for the text review.
        rules: Rules that stand against what somebody typed over the document.
    """

    gaps: dict[str, None] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    passed_over: dict[str, None] = field(default_factory=dict)
    stale: dict[str, None] = field(default_factory=dict)
    typed: tuple[Sentence, ...] = ()
    unread: tuple[Sentence, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def incomplete(self) -> bool:
        """Whether no final may be made of this rendering."""
        return bool(self.gaps or self.refused or self.unread or self.rules)


class Facts:
    """A view, read on behalf of one template."""

    def __init__(self, view: CaseView, notes: Notes) -> None:
        """Read from ``view`` and write into ``notes``."""
        self._view = view
        self._notes = notes
        self._withheld = frozenset(item.path for item in view.withheld)

    def read(self, path: str) -> object:
        """Return the fact at ``path``, or an :class:`Absent` noted as gap or refusal."""
        try:
            value = self._view.get(path)
        except WithheldFactError as error:
            self._notes.refused[path] = str(error)
            return Absent(path, withheld=True)
        if value is None:
            self._notes.gaps[path] = None
            return Absent(path)
        return value

    def has(self, path: str) -> bool:
        """Return whether ``path`` is released and known; what is held back of it is noted."""
        if path in self._withheld:
            self._notes.passed_over[path] = None
        return self._view.has(path)

    def gap(self, path: str) -> Absent:
        """Return a gap at ``path``, noted: what stands there has no words on this page."""
        self._notes.gaps[path] = None
        return Absent(path)

    def note_stale(self, entry_id: str) -> None:
        """Note a register entry that is past its day."""
        self._notes.stale[entry_id] = None


class Group:
    """One group of a case in a template: ``case.custody``, ``shown``."""

    def __init__(self, facts: Facts, name: str) -> None:
        """Read the group ``name`` from ``facts``."""
        self._facts = facts
        self._name = name

    def __getattr__(self, field_name: str) -> object:
        """Return the fact ``group.field_name``."""
        return self._facts.read(f"{self._name}.{field_name}")


class CaseGroups:
    """``case`` in a template."""

    def __init__(self, facts: Facts) -> None:
        """Read from ``facts``."""
        self._facts = facts

    def __getattr__(self, group: str) -> Group:
        """Return the group of that name."""
        return Group(self._facts, group)


COUNTS: Final = ("letters", "signatures", "calls", "organizations", "officials")
"""What a campaign's log is counted for: letters of support collected, signatures, calls
reported, organizations and elected officials that wrote."""


class Count(int):
    """A number of things, printed with its thousands apart."""

    __slots__ = ()
