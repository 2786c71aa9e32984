"""Who may see which kind of fact, and after which consent or sign-off: one table.

A cell says what a fact of that kind needs *beside* its audience's own consent
(:data:`BASE`): nothing, further consents, an attorney's sign-off, or that it is never shown.
A path that is in no row of :mod:`depwork.rules.disclosure.kinds` is never shown to anybody.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from depwork.model.choices import Audience

Cell = tuple[str, ...]

NEVER: Final[Cell] = ("never",)
SIGN: Final[Cell] = ("signoff",)
OPEN: Final[Cell] = ()

BASE: Final[dict[Audience, Cell]] = {
    Audience.ICE: ("consent_store", "consent_contact_ice"),
    Audience.ATTORNEY: ("consent_store", "consent_share_attorney"),
    Audience.COURT: ("consent_store", "consent_share_attorney"),
    Audience.OFFICIAL: ("consent_store", "consent_contact_officials"),
    Audience.PUBLIC: ("consent_store", "consent_media"),
    Audience.PRESS: ("consent_store", "consent_media"),
    Audience.LETTER_WRITER: ("consent_store", "consent_share_org_partners"),
    Audience.VOLUNTEER: ("consent_store", "consent_share_org_partners"),
    Audience.FUNDER: NEVER,
    Audience.ANALYST: NEVER,
    Audience.FAMILY: ("consent_store",),
}
"""What every fact needs before an audience. Funders and analysts see totals, never a case."""

NAMED: Final = (Audience.ICE, Audience.COURT, Audience.OFFICIAL)
"""Recipients that are named to the person when they consent."""
WIDE: Final = (Audience.PUBLIC, Audience.PRESS, Audience.LETTER_WRITER, Audience.VOLUNTEER)
"""Readers who pass things on."""


class Kind(StrEnum):
    """Kinds of facts that are treated alike."""

    GATED = "gated"
    INTERNAL = "internal"
    OWN = "own"
    PLAIN = "plain"
    WORK = "work"
    HEALTH = "health"
    PREGNANCY = "pregnancy"
    HOUSEHOLD = "household"
    IDENTITY = "identity"
    PRONOUNS = "pronouns"
    BIRTH = "birth"
    ORIGIN = "origin"
    STATUS = "status"
    HOME = "home"
    AREA = "area"
    LANGUAGE = "language"
    PLACE = "place"
    HOLD = "hold"
    CHECK_IN = "check_in"
    CASE = "case"
    HEARING = "hearing"
    JUDGE = "judge"
    COUNSEL = "counsel"
    PAPERS = "papers"
    FOR_OFFICES = "for_offices"
    FOR_OFFICIALS = "for_officials"
    EVENTS = "events"
    COMPANY = "company"


def _cells(named: Cell, wide: Cell, family: Cell, **other: Cell) -> dict[Audience, Cell]:
    row = dict.fromkeys(NAMED, named) | dict.fromkeys(WIDE, wide)
    row |= {Audience.FAMILY: family, Audience.ATTORNEY: OPEN}
    return row | {Audience(audience): cell for audience, cell in other.items()}


# The attorney clears facts for others and is told all that the person lets the team share:
# a hand-off that hides what is gated would keep the case from the one who must know it.
TABLE: Final[dict[Kind, dict[Audience, Cell]]] = {
    # R03: in no artefact without a sign-off for that fact and that audience.
    Kind.GATED: _cells(SIGN, SIGN, SIGN),
    # The team's own notes, and what could harm whoever reads it.
    Kind.INTERNAL: _cells(NEVER, NEVER, NEVER, attorney=NEVER),
    Kind.OWN: _cells(NEVER, NEVER, OPEN),
    Kind.PLAIN: _cells(OPEN, OPEN, OPEN),
    # R03b: each use has its own consent; no attorney is needed.
    Kind.WORK: _cells(("consent_share_employment",), ("consent_share_employment",), OPEN),
    Kind.HEALTH: _cells(
        ("consent_share_health",), ("consent_public_health",), ("consent_share_health",)
    ),
    Kind.PREGNANCY: _cells(
        ("consent_share_health",),
        ("consent_public_health", "consent_public_family"),
        ("consent_share_health",),
    ),
    Kind.HOUSEHOLD: _cells(OPEN, ("consent_public_family",), OPEN),
    # Names and numbers reach wide readers only in the form of shown.name, shown.a_number.
    Kind.IDENTITY: _cells(OPEN, NEVER, OPEN),
    Kind.PRONOUNS: _cells(OPEN, ("consent_public_name",), OPEN),
    # Facts 4, "global never": date of birth, address, phone.
    Kind.BIRTH: _cells(SIGN, NEVER, OPEN),
    Kind.HOME: _cells(SIGN, NEVER, NEVER, official=NEVER),
    Kind.ORIGIN: _cells(OPEN, SIGN, OPEN),
    Kind.STATUS: _cells(SIGN, NEVER, OPEN),
    # State and county route to an office; they would help to find somebody who is free.
    Kind.AREA: _cells(OPEN, NEVER, OPEN, ice=NEVER),
    Kind.LANGUAGE: _cells(OPEN, NEVER, OPEN, ice=NEVER, volunteer=OPEN),
    Kind.PLACE: _cells(OPEN, ("consent_public_detention_place",), OPEN),
    Kind.HOLD: _cells(OPEN, SIGN, OPEN),
    # Volunteers accompany to check-ins and hearings.
    Kind.CHECK_IN: _cells(OPEN, SIGN, OPEN, volunteer=OPEN),
    Kind.HEARING: _cells(OPEN, SIGN, OPEN, volunteer=OPEN),
    Kind.CASE: _cells(OPEN, SIGN, OPEN),
    # R11: a judge is nobody's target; only the court itself reads the name.
    Kind.JUDGE: _cells(NEVER, NEVER, OPEN, court=OPEN),
    Kind.COUNSEL: _cells(OPEN, NEVER, OPEN),
    Kind.PAPERS: _cells(OPEN, NEVER, OPEN, official=NEVER),
    Kind.FOR_OFFICES: _cells(OPEN, NEVER, OPEN),
    Kind.FOR_OFFICIALS: _cells(NEVER, NEVER, OPEN, official=OPEN),
    # An event is announced to people, never by us to an office; who goes along stays with them.
    Kind.EVENTS: _cells(NEVER, OPEN, OPEN),
    Kind.COMPANY: _cells(NEVER, NEVER, OPEN, volunteer=OPEN),
}


def cell(kind: Kind, audience: Audience) -> Cell:
    """Return everything a fact of this kind needs before this audience."""
    own = TABLE[kind].get(audience, NEVER)
    if NEVER[0] in (*own, *BASE[audience]):
        return NEVER
    return (*BASE[audience], *own)
