"""Families of custody and stage that several rules share (facts 8, 12.1)."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import CustodyStatus as C
from depwork.model.choices import ProceedingStage as P

CUSTODY: Final = "custody.custody_status"
STAGE: Final = "proceedings.proceeding_stage"

LOCAL: Final = frozenset(
    {C.LOCAL_CUSTODY_HOLD, C.LOCAL_CUSTODY_NO_HOLD, C.LOCAL_CUSTODY_HOLD_UNKNOWN}
)
"""In a local jail."""
HELD: Final = LOCAL | {C.ICE_DETAINED, C.CBP, C.ORR_MINOR}
"""Held by anybody."""
DETAINED: Final = frozenset({C.ICE_DETAINED, C.CBP})
"""Held by the immigration authorities."""
FREE: Final = frozenset({C.FREE, C.FREE_ICE_SUPERVISION})
"""At liberty, watched or not."""

FINAL: Final = frozenset({P.FINAL_ORDER, P.FINAL_ORDER_IN_ABSENTIA, P.PROTECTION_GRANTED})
"""A final order of a judge or the Board, one with protection from one country among them."""
ORDERED: Final = FINAL | {
    P.CIRCUIT_REVIEW,
    P.REINSTATEMENT,
    P.EXPEDITED_REMOVAL,
    P.ADMINISTRATIVE_REMOVAL_238B,
}
"""Under an order that ICE could carry out."""
NO_JUDGE: Final = frozenset({P.EXPEDITED_REMOVAL, P.REINSTATEMENT})
"""Orders that need no judge and may be carried out within hours."""
OPEN: Final = frozenset({P.NTA_PENDING_IJ, P.BIA_APPEAL, P.ORDERED_APPEAL_WINDOW_OPEN})
"""Before the judge or the Board, no final order yet."""
