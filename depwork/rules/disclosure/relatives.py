"""Relatives and children as one audience may see them (R09, facts 12.8)."""

from __future__ import annotations

from typing import Final

from depwork.model.choices import AgeBand, Audience, Relation
from depwork.model.people import FamilyMember
from depwork.rules.disclosure.policy import WIDE

_GROWN: Final = frozenset(
    {Relation.SPOUSE, Relation.PARTNER, Relation.PARENT, Relation.GRANDPARENT}
)
_BANDS: Final = (
    (18, AgeBand.UNDER_18),
    (25, AgeBand.FROM_18),
    (40, AgeBand.FROM_25),
    (65, AgeBand.FROM_40),
)


def band_of(age: int) -> AgeBand:
    """Return the band an age in years falls into.

    >>> band_of(17).value, band_of(18).value, band_of(65).value
    ('under_18', '18_24', '65_plus')
    """
    return next((band for limit, band in _BANDS if age < limit), AgeBand.FROM_65)


def is_minor(member: FamilyMember) -> bool:
    """Return whether the member is under 18; where no age is known, whether it might be so."""
    if member.age_years is not None:
        return member.age_years < 18
    if member.age_band is not None:
        return member.age_band is AgeBand.UNDER_18
    return member.relation not in _GROWN


def may_be_shown(member: FamilyMember, audience: Audience, *, children: bool) -> bool:
    """Return whether this audience may learn of the member at all.

    Args:
        member: The relative.
        audience: The audience.
        children: Whether the separate consent to show children in public is in force.
    """
    if audience not in WIDE:
        return True
    if member.public_ok is not True:
        return False
    return not is_minor(member) or (children and member.guardian_consent is True)


STATUS_OPEN: Final = frozenset({Audience.FAMILY, Audience.ATTORNEY})
"""Readers who know statuses anyway; any other waits for the attorney (facts 4, "global never")."""
STATUS_SIGNED: Final = frozenset({Audience.ICE, Audience.COURT})
"""Readers of whom the attorney's word is enough: statuses are the hardship, never published."""
_MIGHT_ACT: Final = frozenset({Audience.ICE, Audience.OFFICIAL})
"""Readers before whom a relative's name could lead to the relative."""


def trimmed(member: FamilyMember, audience: Audience, *, status: bool) -> FamilyMember:
    """Return as much of the member as this audience may see.

    A status is only ever kept where it is a citizen's or permanent resident's; a child's
    age in years stands only before ICE or a court, with the guardian's consent; whether it is a
    daughter or a son stands nowhere without that consent, and never where it is passed on.

    Args:
        member: The relative.
        audience: The audience.
        status: Whether an attorney's sign-off, and the family's consent where it is published,
            let this audience learn of statuses (facts 4, "global never").
    """
    agreed = audience in STATUS_SIGNED or member.public_ok is True
    told = audience in STATUS_OPEN or (status and agreed)
    wide, minor = audience in WIDE, is_minor(member)
    years = member.age_years
    band = member.age_band or (band_of(years) if years is not None else None)
    in_years = audience in (Audience.ICE, Audience.COURT) and member.guardian_consent is True
    worded = not minor or (member.guardian_consent is True and not wide)
    return FamilyMember(
        relation=member.relation,
        said_as=member.said_as if worded else None,
        first_name=_name(member, audience, told=told),
        usc_or_lpr=True if member.usc_or_lpr and told else None,
        age_band=band if minor or not wide else None,
        age_years=years if minor and in_years else None,
        dependency=() if wide else member.dependency,
    )


def _name(member: FamilyMember, audience: Audience, *, told: bool) -> str | None:
    """Return the name to be said; one that only citizens had would tell who is none."""
    name = (member.first_name or "").split()
    if not name:
        return None
    if audience is Audience.FAMILY:
        return name[0]
    safe = (told and member.usc_or_lpr is True) or member.public_ok is True
    if audience in _MIGHT_ACT and not safe:
        return None
    if not is_minor(member):
        return name[0]
    if member.guardian_consent is not True:
        return None
    return f"{name[0][0]}." if audience in WIDE else name[0]


def as_row(member: FamilyMember) -> dict[str, object]:
    """Return a trimmed member for ``shown.children`` and ``shown.family``."""
    return {
        "relation": member.relation,
        "said_as": member.said_as,
        "name": member.first_name,
        "age_years": member.age_years,
        "age_band": member.age_band,
        "usc_or_lpr": member.usc_or_lpr,
        "dependency": member.dependency,
    }
