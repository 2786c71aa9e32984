"""Who leads the campaign: never the attorney (seed 004)."""

from __future__ import annotations

import re
from typing import Final

from depwork.model.answers import known
from depwork.model.ask import Met
from depwork.model.case import Case
from depwork.model.decision import Decision
from depwork.model.plain import folded
from depwork.rules.ground import Ground

LEAD: Final = "campaign.campaign_lead"
COUNSEL: Final = "attorney.attorney_name"
_CALLED: Final = re.compile(r"\b(attorney|lawyer|counsel|abogad[oa])\b")
_KIN: Final = re.compile(r"\b(assistant|paralegal|asistente)\b")

LEAD_UNKNOWN = Ground("team", "lead_unknown", "seed.004")
LEAD_IS_ATTORNEY = Ground("team", "lead_is_attorney", "seed.004")
LEAD_FITS = Ground("team", "lead_fits", "seed.004")
GROUNDS: Final = (LEAD_UNKNOWN, LEAD_IS_ATTORNEY, LEAD_FITS)


def attorney_leads(case: Case) -> Decision[Met]:
    """Return whether the campaign's lead is the attorney, by name or by what is written.

    Args:
        case: The case.
    """
    lead, counsel = case.campaign.campaign_lead, case.attorney.attorney_name
    if not known(lead):
        return Decision[Met](
            value=Met.UNKNOWN, reasons=(LEAD_UNKNOWN.reason(LEAD),), settle=(LEAD,)
        )
    written = folded(lead)
    same = known(counsel) and folded(counsel) and folded(counsel) in written
    called = _CALLED.search(written) and not _KIN.search(written)
    if same or called:
        return Decision[Met](value=Met.YES, reasons=(LEAD_IS_ATTORNEY.reason(LEAD, COUNSEL),))
    return Decision[Met](value=Met.NO, reasons=(LEAD_FITS.reason(LEAD, COUNSEL),))
