"""What one audience may see of one case; only :mod:`depwork.rules.disclosure` makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final, NoReturn

from depwork.errors import UnknownFieldError, WithheldFactError
from depwork.model.choices import Audience
from depwork.model.outcome import OutcomeKind

_SEAL: Final = object()
"""Handed to the constructor by ``disclose`` alone."""


@dataclass(frozen=True)
class Withheld:
    """A fact the case holds and this audience may not see.

    Args:
        path: The fact's path, ``group.field`` or ``shown.name``.
        audience: The audience.
        needs: What is missing: ``consent:USE``, ``signoff:PATH@AUDIENCE``, or ``never``.
    """

    path: str
    audience: Audience
    needs: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Release:
    """Everything ``disclose`` found out, on its way into a view.

    Args:
        audience: The audience.
        today: The day.
        case_code: The case's code.
        case_version: The version of the case that was looked at.
        practice: Whether the person is invented.
        facts: Released and known values by path.
        withheld: What the case holds and this audience may not see.
        needs: For every path, what is missing before it could be seen; empty means nothing.
        letters: Exhibit letters by the id of a piece of evidence.
        read: Keys of typed sentences that somebody marked as true and allowed.
        cleared: Of these, the ones that an attorney cleared.
        announced: The outcome that an announcement tells, as a person chose it.
        differs: Returns a digest of what a sentence says otherwise than the answers (R07).
    """

    audience: Audience
    today: date
    case_code: str
    case_version: int
    practice: bool
    facts: Mapping[str, object]
    withheld: tuple[Withheld, ...]
    needs: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, str] = field(default_factory=dict)
    read: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    announced: OutcomeKind | None = None
    differs: Callable[[str], str] = lambda _: ""


class CaseView:
    """The part of a case that one audience may see, on one day.

    It cannot be built, copied, changed or unpickled outside ``disclose``: a document that
    takes a view has been through consent and sign-off.
    """

    __slots__ = ("_release", "facts")
    _release: Release
    facts: Mapping[str, object]

    def __init__(self, seal: object, release: Release) -> None:
        if seal is not _SEAL:
            raise TypeError("only depwork.rules.disclosure.disclose makes a CaseView")
        object.__setattr__(self, "_release", release)
        object.__setattr__(self, "facts", MappingProxyType(dict(release.facts)))

    def __init_subclass__(cls) -> None:
        raise TypeError("a CaseView has no subclasses")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError(f"a CaseView cannot be changed ({name})")

    def __delattr__(self, name: str) -> NoReturn:
        raise TypeError(f"a CaseView cannot be changed ({name})")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a CaseView is made anew by disclose, never copied or pickled")

    def __repr__(self) -> str:
        release = self._release
        return f"<CaseView {release.case_code} v{release.case_version} for {release.audience}>"

    @property
    def audience(self) -> Audience:
        """Who the view is for."""
        return self._release.audience

    @property
    def today(self) -> date:
        """The day on which consents and sign-offs were looked at."""
        return self._release.today

    @property
    def case_code(self) -> str:
        """The case's code."""
        return self._release.case_code

    @property
    def case_version(self) -> int:
        """The version of the case."""
        return self._release.case_version

    @property
    def practice(self) -> bool:
        """Whether the person is invented."""
        return self._release.practice

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What the case holds and this audience may not see, and why."""
        return self._release.withheld

    @property
    def letters(self) -> Mapping[str, str]:
        """Exhibit letters by the id of a piece of evidence, one for every view of the case."""
        return MappingProxyType(dict(self._release.letters))

    @property
    def read(self) -> frozenset[str]:
        """Keys of typed sentences that somebody marked as true and allowed for this reader."""
        return self._release.read

    @property
    def cleared(self) -> frozenset[str]:
        """Keys of typed sentences that an attorney cleared for this reader."""
        return self._release.cleared

    @property
    def announced(self) -> OutcomeKind | None:
        """The outcome that an announcement tells; it is compared with the ledger, not printed."""
        return self._release.announced

    def differs(self, sentence: str) -> str:
        """Return a digest of what a sentence says otherwise than the answers; empty: nothing.

        It is no value of the case, and tells a reader none.
        """
        return self._release.differs(sentence)

    def _needs(self, path: str) -> tuple[str, ...]:
        try:
            return self._release.needs[path]
        except KeyError:
            raise UnknownFieldError(f"no fact at {path!r} in a view") from None

    def has(self, path: str) -> bool:
        """Return whether the fact at ``path`` is known and may be seen.

        Raises:
            UnknownFieldError: No fact has this path.
        """
        self._needs(path)
        return path in self.facts

    def get(self, path: str) -> object:
        """Return the fact at ``path``, or ``None`` where it may be seen but is not known.

        Raises:
            WithheldFactError: This audience may not see it, whether or not it is known.
            UnknownFieldError: No fact has this path.
        """
        needs = self._needs(path)
        if needs:
            raise WithheldFactError(
                f"{path} is withheld from {self.audience.value}: needs {', '.join(needs)}"
            )
        return self.facts.get(path)

    def missing(self, path: str) -> bool:
        """Return whether the fact at ``path`` may be seen but is not known.

        Raises:
            UnknownFieldError: No fact has this path.
        """
        return not self._needs(path) and path not in self.facts
