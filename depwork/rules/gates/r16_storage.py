"""R16: kept on this machine, sealed, with a sealed copy elsewhere.

Where it is held: :mod:`depwork.storage` seals every body before it reaches the database,
:mod:`depwork.storage.vault` wraps the keys, :mod:`depwork.serve` opens no address but
loopback and names no other host, widgets and notebooks hold no answer
(``tests/whole/test_leaks.py``), exports and packets carry a case's code and no name.
"""

from __future__ import annotations

from typing import Final

from depwork.model.day import shifted
from depwork.model.decision import Gate
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

STORE: Final = "consent.consent_store"
BACKUP_DAYS: Final = 30
"""Days for which a sealed copy counts as recent."""

SEALED = Ground("R16", "r16_sealed", "safety.R16")
OLD_COPY = Ground("R16", "r16_old_copy", "safety.R16")
NOT_SEALED = Ground("R16", "r16_not_sealed", "safety.R16")
GROUNDS: Final = (SEALED, OLD_COPY, NOT_SEALED)
RULE: Final = Rule("R16", hard=True, guards=("store",), unblock="keep_sealed")
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R16: an unsealed store keeps nothing; an old copy elsewhere is pointed at."""
    care = look.care
    if not care.sealed:
        return RULE.blocks(NOT_SEALED.reason(STORE), STORE)
    if care.backed_up_on is not None and (care.backed_up_on < shifted(look.today, -BACKUP_DAYS)):
        return RULE.warns(OLD_COPY.reason(STORE), STORE)
    return RULE.passes(SEALED.reason(STORE))
