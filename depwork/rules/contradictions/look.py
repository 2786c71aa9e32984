"""A case and its day, answers read by path."""

from __future__ import annotations

from datetime import date
from typing import Any

from depwork.model.answers import value_of
from depwork.model.case import Case
from depwork.model.questions import answer_of


class Look:
    """A case and its day, answers read by path."""

    def __init__(self, case: Case, today: date) -> None:
        """Look at ``case`` on ``today``."""
        self.case = case
        self.today = today

    def __getitem__(self, path: str) -> Any:
        """Return the value at ``path``, or ``None`` for any silence."""
        return value_of(answer_of(self.case, path))
