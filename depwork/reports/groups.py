"""Outcomes of one sort together: few cases say something only of few sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from depwork.model.ledger import OutcomeKind
from depwork.reports.frames import LEFT, STEPS

if TYPE_CHECKING:
    import pandas as pd

    from depwork.reports.frames import Frames

PENDING: Final = "pending"
NO_LONGER: Final = "left"
_SORTS: Final = {
    "hold_lifted": (OutcomeKind.HOLD_WITHDRAWN, OutcomeKind.HOLD_DECLINED_BY_LEA),
    "to_ice": (OutcomeKind.HOLD_TRANSFER_TO_ICE,),
    "released": (
        OutcomeKind.REL_ROR, OutcomeKind.REL_BOND_ICE, OutcomeKind.REL_BOND_IJ,
        OutcomeKind.REL_PAROLE, OutcomeKind.REL_OSUP, OutcomeKind.REL_ATD,
        OutcomeKind.REL_HABEAS, OutcomeKind.REL_NO_CONDITIONS,
    ),
    "denied": (
        OutcomeKind.BOND_DENIED, OutcomeKind.BOND_NO_JURISDICTION,
        OutcomeKind.BOND_STAYED_BY_DHS, OutcomeKind.STAY_ICE_DENIED,
    ),
    "stayed": (
        OutcomeKind.STAY_ICE_GRANTED, OutcomeKind.STAY_EOIR, OutcomeKind.STAY_FEDERAL,
        OutcomeKind.DEFERRED_ACTION,
    ),
    "case_changed": (
        OutcomeKind.CASE_ADMIN_CLOSED, OutcomeKind.CASE_DISMISSED, OutcomeKind.CASE_TERMINATED,
        OutcomeKind.RELIEF_GRANTED, OutcomeKind.REOPENED, OutcomeKind.APPEAL_SUSTAINED,
        OutcomeKind.NTA_NOT_FILED,
    ),
    "ordered": (OutcomeKind.REMOVAL_ORDERED, OutcomeKind.IN_ABSENTIA),
    "removed": (
        OutcomeKind.REMOVED, OutcomeKind.VOLUNTARY_DEPARTURE, OutcomeKind.SELF_DEPARTED,
    ),
    PENDING: tuple(sorted(STEPS)),
    NO_LONGER: tuple(sorted(LEFT)),
}  # fmt: skip
"""None is good or bad: what somebody hoped for is for them to say."""
SORT: Final = {kind.value: sort for sort, kinds in _SORTS.items() for kind in kinds}
"""The sort of each kind of outcome."""


def first_settled(made: Frames) -> pd.Series:
    """Return the sort of the first outcome of each case that settled something.

    By the case's number; missing where none has come.
    """
    sorts = made.outcomes.assign(sort=made.outcomes["kind"].map(SORT))
    settled = sorts[~sorts["sort"].isin([PENDING, NO_LONGER])].drop_duplicates("case")
    return settled.set_index("case")["sort"].reindex(made.cases["case"])
