"""Why a rule says what it says: its name, its sentence's key, its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from depwork.model.decision import Reason


@dataclass(frozen=True)
class Ground:
    """One ground a rule can give; every one that exists is listed in :mod:`depwork.rules.keys`.

    Args:
        rule: ``R03``, ``U1``, or a row of asks.
        because: Key of the sentence in ``reasons.toml``.
        source: Id in ``sources.toml``.
        register_ids: Ids of the dated facts it rests on.
    """

    rule: str
    because: str
    source: str
    register_ids: tuple[str, ...] = ()

    def reason(
        self, *facts: str, as_of: date | None = None, params: dict[str, str | int] | None = None
    ) -> Reason:
        """Return the reason for one case.

        Args:
            *facts: Paths of the answers that were looked at.
            as_of: The day the dated facts were read.
            params: Days and dates for the sentence's placeholders, never an answer.
        """
        return Reason(
            rule=self.rule,
            because=self.because,
            params=params or {},
            facts=facts,
            source=self.source,
            register_ids=self.register_ids,
            as_of=as_of,
        )
