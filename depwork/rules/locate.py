"""Finding the person: what each place asks for, and what is in hand (facts 2.9, 2.10)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.ask import Met
from depwork.model.beginning import LocateWay
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus
from depwork.model.decision import Decision, Reason
from depwork.model.look_up import LookUp
from depwork.model.questions import answer_of
from depwork.rules.dates import birthday
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, LOCAL

NAME: Final = "identity.legal_name"
NUMBER: Final = "identity.a_number"
BORN_IN: Final = "identity.country_of_birth"
BORN_ON: Final = "identity.dob"

LOCATOR: Final = ("locate.ice-locator", "locate.ice-locator-limits")
PLACES: Final = (
    LookUp(way=LocateWay.ICE_LOCATOR_NUMBER, needs=(NUMBER, BORN_IN), register_ids=LOCATOR),
    LookUp(
        way=LocateWay.ICE_LOCATOR_NAME,
        needs=(NAME, BORN_IN),
        helps=(BORN_ON, "identity.aliases"),
        register_ids=LOCATOR,
    ),
    LookUp(way=LocateWay.COURT_LINE, needs=(NUMBER,), register_ids=("locate.court-line",)),
    LookUp(way=LocateWay.JAIL_WEBSITE, needs=(NAME,), helps=(BORN_ON, "identity.aliases")),
    LookUp(
        way=LocateWay.ICE_LINE, needs=(NAME, NUMBER, BORN_IN), register_ids=("locate.ice-line",)
    ),
)
"""Every place to look, and what it asks for."""
_ICE: Final = frozenset(
    {LocateWay.ICE_LOCATOR_NUMBER, LocateWay.ICE_LOCATOR_NAME, LocateWay.ICE_LINE}
)

NEEDS = Ground("locate", "locate_needs", "ice.locator", LOCATOR)
MINOR = Ground("locate", "locate_minor", "ice.locator", ("locate.ice-locator-limits",))
BORDER = Ground("locate", "locate_border", "ice.locator", ("locate.cbp-lag-hours",))
JAIL = Ground("locate", "locate_jail", "seed.001.step3")
NO_CONTACT = Ground("locate", "locate_by_page_only", "safety.R02")
GROUNDS: Final = (NEEDS, MINOR, BORDER, JAIL, NO_CONTACT)


def locate(case: Case, today: date) -> Decision[tuple[LookUp, ...]]:
    """Return every place to look for the person, with what is in hand for it.

    Args:
        case: The case.
        today: The day, for the person's age.
    """
    found = tuple(
        place.replace(
            missing=tuple(p for p in place.needs if not known(answer_of(case, p))),
            shows=_shows(case, place.way, today),
        )
        for place in PLACES
    )
    settle = tuple(dict.fromkeys(path for place in found for path in place.missing))
    return Decision[tuple[LookUp, ...]](
        value=found, reasons=tuple(_reasons(case, today)), settle=settle
    )


def _custody(case: Case) -> CustodyStatus | None:
    return value_of(case.custody.custody_status)


def _minor(case: Case, today: date) -> bool:
    born = value_of(case.identity.dob)
    return _custody(case) is CustodyStatus.ORR_MINOR or (
        born is not None and today < birthday(born, 18)
    )


def _shows(case: Case, way: LocateWay, today: date) -> Met:
    custody = _custody(case)
    if way is LocateWay.COURT_LINE:
        return Met.UNKNOWN
    if way in _ICE:
        if _minor(case, today) or custody in LOCAL:
            return Met.NO
        return Met.YES if custody is CustodyStatus.ICE_DETAINED else Met.UNKNOWN
    return Met.YES if custody in LOCAL else Met.UNKNOWN


def _reasons(case: Case, today: date) -> list[Reason]:
    custody = _custody(case)
    reasons = [NEEDS.reason(NAME, NUMBER, BORN_IN)]
    if _minor(case, today):
        reasons.append(MINOR.reason(BORN_ON, CUSTODY))
    if custody is CustodyStatus.CBP:
        reasons.append(BORDER.reason(CUSTODY))
    if custody in LOCAL or custody is None:
        reasons.append(JAIL.reason(CUSTODY))
    reasons.append(NO_CONTACT.reason())
    return reasons
