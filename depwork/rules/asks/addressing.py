"""Which offices may be addressed now: by the person's consent, and by R02 (facts 12.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from depwork.model.answers import value_of
from depwork.model.ask import Met
from depwork.model.choices import Office, ProceedingStage
from depwork.rules.asks.check import Check, Look
from depwork.rules.consents import granted
from depwork.rules.groups import STAGE
from depwork.rules.three import met

ICE: Final = frozenset({Office.ERO_FIELD_OFFICE, Office.ICE_HQ, Office.DHS_SECRETARY, Office.CBP})
"""Offices of the department itself; any other is an official of the public's choosing."""


def _agreed(use: str) -> Callable[[Look], Met]:
    def test(look: Look) -> Met:
        if granted(look.case, use, look.today):
            return Met.YES
        return Met.NO if getattr(look.case.consent, use) else Met.UNKNOWN

    return test


def _known_to_ice(look: Look) -> Met:
    stage = value_of(look.case.proceedings.proceeding_stage)
    return Met.UNKNOWN if stage is None else met(stage is not ProceedingStage.NONE)


ICE_AGREED: Final = Check(
    "ice_contact_agreed", _agreed("consent_contact_ice"), ("consent.consent_contact_ice",)
)
OFFICIALS_AGREED: Final = Check(
    "officials_agreed", _agreed("consent_contact_officials"), ("consent.consent_contact_officials",)
)
KNOWN_TO_ICE: Final = Check("known_to_ice", _known_to_ice, (STAGE,))
"""R02: a person in no proceedings is shown to nobody who could tell ICE."""


def _needs(office: Office) -> Check:
    return ICE_AGREED if office in ICE else OFFICIALS_AGREED


def checks_of(offices: Iterable[Office], *, known_to_ice: bool) -> tuple[Check, ...]:
    """Return what must hold before these offices are addressed, each once.

    Args:
        offices: The offices.
        known_to_ice: Whether the ask itself opens R02, on its own conditions.
    """
    needs = tuple(dict.fromkeys(_needs(office) for office in offices))
    return (*needs, KNOWN_TO_ICE) if needs and not known_to_ice else needs


def may_address(office: Office, look: Look, *, known_to_ice: bool) -> bool:
    """Return whether an office may be addressed about the case now."""
    return all(
        check.test(look) is Met.YES for check in checks_of((office,), known_to_ice=known_to_ice)
    )
