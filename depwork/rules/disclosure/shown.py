"""Facts in the form an audience may see them: name, number, age band, since, relatives."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.a_number import mask_a_number, show_a_number
from depwork.model.answers import value_of
from depwork.model.choices import Audience, PublicNameMode, Relation
from depwork.model.consent import GivenBy
from depwork.model.people import FamilyMember
from depwork.rules.consents import may_be_under_age
from depwork.rules.disclosure.needs import ASK, FIRST_YEAR, Reader
from depwork.rules.disclosure.policy import BASE, NEVER, SIGN, WIDE
from depwork.rules.disclosure.relatives import (
    STATUS_OPEN,
    STATUS_SIGNED,
    as_row,
    band_of,
    may_be_shown,
    trimmed,
)

SHOWN: Final = (
    "shown.name",
    "shown.a_number",
    "shown.age_band",
    "shown.since_year",
    "shown.children",
    "shown.family",
    "shown.agreed_by",
    "shown.asked_by_counsel",
)
"""Every derived path."""
_BEHIND: Final = {
    "shown.name": "identity.preferred_name",
    "shown.a_number": "identity.a_number",
    "shown.age_band": "identity.dob",
    "shown.since_year": FIRST_YEAR,
    "shown.children": "family.members",
    "shown.family": "family.members",
    "shown.asked_by_counsel": ASK,
}
_ALOUD: Final = "consent_share_attorney"
"""What the family's own sheet is read aloud for."""
_WIDE_CONSENT: Final = {
    "shown.name": "consent_public_name",
    "shown.a_number": "consent_public_a_number",
}


def shown_lacks(reader: Reader, path: str) -> tuple[str, ...]:
    """Return what is missing before the derived fact at ``path`` could be seen."""
    if path in ("shown.age_band", "shown.agreed_by"):
        return reader.unmet(BASE[reader.audience], path)
    if path == "shown.since_year":
        told = reader.audience is Audience.ATTORNEY or not reader.removal_possible()
        extra = () if told else SIGN
        return reader.unmet((*BASE[reader.audience], *extra), FIRST_YEAR)
    if path in _WIDE_CONSENT and reader.audience in WIDE:
        return reader.unmet((*BASE[reader.audience], *_wide_needs(reader, path)), path)
    lacks = reader.lacks(_BEHIND[path])
    children = path == "shown.children" and reader.audience in WIDE and lacks != NEVER
    return (*lacks, *reader.unmet(("consent_children_public",), path)) if children else lacks


def _wide_needs(reader: Reader, path: str) -> tuple[str, ...]:
    child = path == "shown.name" and may_be_under_age(reader.case, reader.today)
    return (_WIDE_CONSENT[path], "consent_children_public") if child else (_WIDE_CONSENT[path],)


def shown_value(reader: Reader, path: str) -> object:
    """Return the derived fact at ``path``, or ``None``; the caller has asked for its needs."""
    if path in ("shown.children", "shown.family"):
        rows = tuple(as_row(m) for m in members(reader) if _belongs(m, path))
        return rows or None
    if path in ("shown.agreed_by", "shown.asked_by_counsel"):
        own = path == "shown.agreed_by"
        return _agreed_by(reader) if own else reader.asks_by_counsel() or None
    if path == "shown.name":
        return _name(reader)
    if path == "shown.a_number":
        return _number(reader)
    if path == "shown.age_band":
        born = value_of(reader.case.identity.dob)
        return band_of(age_on(born, reader.today)) if born and born <= reader.today else None
    return value_of(reader.case.immigration_history.first_entry_year)


def _belongs(member: FamilyMember, path: str) -> bool:
    return path == "shown.family" or member.relation is Relation.CHILD


def age_on(born: date, today: date) -> int:
    """Return the age in whole years on ``today``."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def members(reader: Reader) -> tuple[FamilyMember, ...]:
    """Return the relatives this audience may learn of, each as far as it may."""
    children = not reader.unmet(("consent_children_public",), "shown.children")
    status = not status_lacks(reader)
    return tuple(
        trimmed(member, reader.audience, status=status)
        for member in reader.case.family.members
        if may_be_shown(member, reader.audience, children=children)
    )


def status_lacks(reader: Reader) -> tuple[str, ...]:
    """Return what keeps relatives' statuses from this audience, where there are any to tell."""
    if reader.audience in STATUS_OPEN:
        return ()
    if not any(member.usc_or_lpr for member in reader.case.family.members):
        return ()
    agreed = () if reader.audience in STATUS_SIGNED else ("consent_public_family",)
    return reader.unmet((*agreed, *SIGN), _BEHIND["shown.family"])


def _agreed_by(reader: Reader) -> GivenBy | None:
    """Return who agreed to what this reader is told; before the family, to calling an attorney."""
    use = _ALOUD if reader.audience is Audience.FAMILY else BASE[reader.audience][-1]
    given = [one for one in getattr(reader.case.consent, use, ()) if one.in_force(reader.today)]
    return given[-1].given_by if given else None


def _number(reader: Reader) -> str | None:
    number = value_of(reader.case.identity.a_number)
    if number is None:
        return None
    return mask_a_number(number) if reader.audience in WIDE else show_a_number(number)


def _name(reader: Reader) -> str | None:
    identity = reader.case.identity
    legal, preferred = value_of(identity.legal_name), value_of(identity.preferred_name)
    if reader.audience not in WIDE:
        return (None if reader.lacks("identity.legal_name") else legal) or preferred
    mode = value_of(reader.case.consent.public_name_mode)
    if mode is PublicNameMode.FULL and may_be_under_age(reader.case, reader.today):
        mode = PublicNameMode.FIRST_ONLY
    if mode is PublicNameMode.FULL:
        return legal or preferred
    if mode is PublicNameMode.PSEUDONYM:
        return value_of(identity.pseudonym)
    words = (preferred or legal or "").split()
    if mode is PublicNameMode.FIRST_ONLY and words:
        return words[0]
    parts = (legal or preferred or "").split()
    if mode is PublicNameMode.INITIALS and parts:
        return " ".join(f"{part[0]}." for part in parts)
    return None
