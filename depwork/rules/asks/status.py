"""How the person came in, what is on record, and what that does to bond (facts 2.8, 12.5)."""

from __future__ import annotations

from datetime import date
from typing import Final

from depwork.model.answers import NONE, known, value_of
from depwork.model.ask import Met
from depwork.model.choices import Exists, MannerOfEntry
from depwork.rules.asks.check import Check, Look
from depwork.rules.dates import birthday
from depwork.rules.three import among, every, is_answered, is_true, met, opposite, some, told

ENTRY: Final = "immigration_history.manner_of_entry"
FRAUD: Final = "immigration_history.prior_fraud_claims"
FIRST_YEAR: Final = "immigration_history.first_entry_year"
PROOF: Final = "immigration_history.presence_proof_two_years"
THEFT: Final = "criminal_history.theft_type_arrest"
ARRESTS: Final = "criminal_history.arrests_any"
CHARGES: Final = "criminal_history.charges_pending"
CONVICTIONS: Final = "criminal_history.convictions_any"
ARRIVING: Final = "proceedings.arriving_alien"
FEAR: Final = "proceedings.credible_fear"
RELIEF: Final = "proceedings.relief_possible"
SCREENED: Final = "proceedings.relief_screen_done"
PENDING: Final = "proceedings.pending_applications"
VICTIM: Final = "health.victim_of_crime_flag"
CLAIM: Final = "identity.citizenship_claim"
DOB: Final = "identity.dob"
RESIDENT: Final = "immigration_history.resident_held_on_return"
PRESENCE_YEARS: Final = "removal.expedited-years"

_ADMITTED: Final = frozenset({MannerOfEntry.INSPECTED, MannerOfEntry.VISA_OVERSTAY})


def _manner(look: Look, values: frozenset[MannerOfEntry]) -> Met:
    return among(look.case, ENTRY, values)


def admitted(look: Look) -> Met:
    """Return whether the person was admitted: inspected, or overstayed a visa."""
    return _manner(look, _ADMITTED)


def without_inspection(look: Look) -> Met:
    """Return whether the person entered without inspection."""
    return _manner(look, frozenset({MannerOfEntry.EWI}))


def paroled(look: Look) -> Met:
    """Return whether the person was paroled in."""
    return _manner(look, frozenset({MannerOfEntry.PAROLE}))


def laken_riley(look: Look) -> Met:
    """Return whether the Laken Riley Act's two parts both hold (12.5).

    An arrest or charge of the listed kinds, and entry without inspection, no documents or
    fraud. Somebody who overstayed a visa is *no*; any part unknown is *unknown*.
    """
    never_arrested = every(
        among(look.case, ARRESTS, (Exists.NONE,)), among(look.case, CHARGES, (Exists.NONE,))
    )
    listed = is_true(look.case, THEFT)
    not_asked = look.case.criminal_history.theft_type_arrest is None
    if not_asked and never_arrested is Met.YES:
        listed = Met.NO
    return every(listed, _inadmissible_kind(look))


def _inadmissible_kind(look: Look) -> Met:
    manner = value_of(look.case.immigration_history.manner_of_entry)
    if manner is MannerOfEntry.VISA_OVERSTAY:
        return Met.NO
    by_entry = {MannerOfEntry.EWI: Met.YES, MannerOfEntry.INSPECTED: Met.NO}
    return some(
        by_entry.get(manner, Met.UNKNOWN) if manner else Met.UNKNOWN, is_true(look.case, FRAUD)
    )


def mandatory(look: Look) -> Met:
    """Return whether detention is mandatory; what a conviction means only an attorney can say."""
    clean = every(among(look.case, CONVICTIONS, (Exists.NONE,)), opposite(laken_riley(look)))
    if laken_riley(look) is Met.YES:
        return Met.YES
    return Met.NO if clean is Met.YES else Met.UNKNOWN


def relief(look: Look) -> Met:
    """Return whether some relief may be open: written down, pending, or screened and none."""
    case, said = look.case, look.case.proceedings.relief_possible
    if told(case, RELIEF) or told(case, PENDING):
        return Met.YES
    screened = value_of(case.proceedings.relief_screen_done) is True
    none = said in (None, NONE) or known(said)  # nothing written down, or that there is none
    return Met.NO if screened and none else Met.UNKNOWN


def victim_filing(look: Look) -> Met:
    """Return whether a victim's or young person's filing may be pending (U, T, VAWA, SIJ)."""
    if told(look.case, PENDING):
        return Met.YES if is_true(look.case, VICTIM) is Met.YES else Met.UNKNOWN
    none = every(is_true(look.case, SCREENED), opposite(is_true(look.case, VICTIM)))
    return Met.NO if none is Met.YES else Met.UNKNOWN


def under_18(look: Look) -> Met:
    """Return whether the person is under 18 on the day."""
    born = value_of(look.case.identity.dob)
    return met(look.today < birthday(born, 18)) if born else Met.UNKNOWN


def present_two_years(look: Look) -> Met:
    """Return whether the years of 2.11 are shown; a bare year counts only as a whole (12.6)."""
    years = look.register.fact(PRESENCE_YEARS, look.today).entry.value
    first = value_of(look.case.immigration_history.first_entry_year)
    if first is None or not isinstance(years, int):
        return Met.UNKNOWN
    since = birthday(look.today, -years)
    if date(first, 12, 31) < since:
        return Met.YES
    return Met.NO if date(first, 1, 1) > since else Met.UNKNOWN


_RECORD: Final = (THEFT, ARRESTS, CHARGES, ENTRY, FRAUD)
ADMITTED: Final = Check("admitted", admitted, (ENTRY,))
NOT_INSPECTED: Final = Check("entered_without_inspection", without_inspection, (ENTRY,))
NOT_LAKEN: Final = Check("not_laken_riley", lambda look: opposite(laken_riley(look)), _RECORD)
MANDATORY: Final = Check("detention_mandatory", mandatory, (*_RECORD, CONVICTIONS))
NOT_MANDATORY: Final = Check(
    "detention_not_mandatory", lambda look: opposite(mandatory(look)), (*_RECORD, CONVICTIONS)
)
NOT_ARRIVING: Final = Check(
    "not_arriving", lambda look: opposite(is_true(look.case, ARRIVING)), (ARRIVING,)
)


def _arriving_kind(look: Look) -> Met:
    fear = is_answered(look.case, FEAR)
    screened = value_of(look.case.proceedings.relief_screen_done) is True
    if screened and look.case.proceedings.credible_fear is None:
        fear = Met.NO
    return some(is_true(look.case, ARRIVING), paroled(look), fear)


ARRIVING_KIND: Final = Check("arriving_parole_or_fear", _arriving_kind, (ARRIVING, ENTRY, FEAR))
RELIEF_OPEN: Final = Check("relief_may_be_open", relief, (SCREENED, RELIEF, PENDING))
NO_RELIEF: Final = Check(
    "no_relief_found", lambda look: opposite(relief(look)), (SCREENED, RELIEF, PENDING)
)
RELIEF_SCREENED: Final = Check(
    "relief_screened", lambda look: is_true(look.case, SCREENED), (SCREENED,)
)
VICTIM_FILING: Final = Check("victim_filing_pending", victim_filing, (PENDING, VICTIM, SCREENED))
CITIZEN_CLAIM: Final = Check("citizen_claim", lambda look: is_true(look.case, CLAIM), (CLAIM,))
RESIDENT_HELD: Final = Check(
    "resident_held_on_return", lambda look: is_true(look.case, RESIDENT), (RESIDENT,)
)
TWO_YEARS: Final = Check("two_years_present", present_two_years, (FIRST_YEAR,))
TWO_YEARS_PROOF: Final = Check(
    "two_years_proof_at_hand", lambda look: is_true(look.case, PROOF), (PROOF,)
)
