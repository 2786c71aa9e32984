"""What the gates say of one version of a case on one day; only :mod:`depwork.rules.gates` makes it.

A document is made with one, as it is made from a view: nothing can be printed for which the gates
were not asked, or were asked for another case, another version or another day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final, NoReturn

from depwork.errors import BlockedDocumentError
from depwork.model.decision import Decision, Gate, GateState
from depwork.rules.view import CaseView

_SEAL: Final = object()
"""Handed to the constructor by the gates alone."""


class Clearance:
    """Every gate of one case as it stands; cannot be built, copied or changed elsewhere."""

    __slots__ = ("case_code", "case_version", "gates", "today")
    case_code: str
    case_version: int
    today: date
    gates: Decision[tuple[Gate, ...]]

    def __init__(
        self, seal: object, which: tuple[str, int, date], gates: Decision[tuple[Gate, ...]]
    ) -> None:
        if seal is not _SEAL:
            raise TypeError("only depwork.rules.gates.clearance makes a Clearance")
        for name, value in zip(("case_code", "case_version", "today"), which, strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "gates", gates)

    def __init_subclass__(cls) -> None:
        raise TypeError("a Clearance has no subclasses")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError(f"a Clearance cannot be changed ({name})")

    def __delattr__(self, name: str) -> NoReturn:
        raise TypeError(f"a Clearance cannot be changed ({name})")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Clearance is made anew by the gates, never copied or pickled")

    def __repr__(self) -> str:
        return f"<Clearance {self.case_code} v{self.case_version} of {self.today}>"

    def against(self, actions: Collection[str]) -> tuple[str, ...]:
        """Return the rules that stand against any of some actions, each once.

        Args:
            actions: As in :attr:`depwork.model.decision.Gate.blocks`.
        """
        rules = (
            gate.rule
            for gate in self.gates.value
            if gate.state is GateState.BLOCKS and set(gate.blocks) & set(actions)
        )
        return tuple(dict.fromkeys(rules))

    def require(self, view: CaseView) -> None:
        """Return if a view is of the case, version and day that were cleared.

        Raises:
            BlockedDocumentError: It is of another one.
        """
        mine = (self.case_code, self.case_version, self.today)
        if (view.case_code, view.case_version, view.today) != mine:
            raise BlockedDocumentError(f"{self!r} clears nothing of {view!r} on {view.today}")
