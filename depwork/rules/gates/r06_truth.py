"""R06: only what is true and shown; no claim about a record, no superlatives, no made-up counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.choices import Audience
from depwork.model.decision import Gate
from depwork.model.proof import ShownFact
from depwork.model.questions import answer_of
from depwork.model.review import SentenceKind
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.signoffs import cleared, holds
from depwork.rules.text_rules import RECORD

ITEMS: Final = "evidence.items"


PLAIN = Ground("R06", "r06_plain", "safety.R06")
RECORD_CLEARED = Ground("R06", "r06_record_cleared", "safety.R06")
RECORD_CLAIMED = Ground("R06", "r06_record_claimed", "safety.R06")
TOO_STRONG = Ground("R06", "r06_too_strong", "safety.R06")
COUNTED = Ground("R06", "r06_counted", "safety.R06")
PROVED = Ground("R06", "r06_proved", "safety.R06")
NOT_PROVED = Ground("R06", "r06_not_proved", "safety.R06")
GROUNDS: Final = (
    PLAIN, RECORD_CLEARED, RECORD_CLAIMED, TOO_STRONG, COUNTED, PROVED, NOT_PROVED,
)  # fmt: skip

WORDS_RULE: Final = Rule(
    "R06", hard=True, guards=("letter_final", "official_contact", "public"), unblock="say_what_is"
)
PROOF_RULE: Final = Rule("R06", hard=True, guards=(), unblock="prove_claims")
RULES: Final = (WORDS_RULE, PROOF_RULE)
_POINTED: Final = ((TOO_STRONG, SentenceKind.SUPERLATIVE), (COUNTED, SentenceKind.COUNT))


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R06: what was typed, and what is claimed."""
    yield words_gate(look)
    yield proof_gate(look)


def words_gate(look: Look) -> Gate:
    """Return R06 for what was typed: a word about a record waits for the attorney."""
    if claimed := look.texts.get(SentenceKind.RECORD):
        if _record_cleared(look):
            return WORDS_RULE.warns(RECORD_CLEARED.reason(*claimed), *claimed)
        return WORDS_RULE.blocks(RECORD_CLAIMED.reason(*claimed), *claimed)
    for ground, kind in _POINTED:
        if found := look.texts.get(kind):
            return WORDS_RULE.warns(ground.reason(*found), *found)
    return WORDS_RULE.passes(PLAIN.reason())


def _record_cleared(look: Look) -> bool:
    readers = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC)
    return all(cleared(look.case, RECORD, reader, look.today) for reader in readers)


def proof_gate(look: Look) -> Gate:
    """Return R06 for claims: what nothing shows yet stands as the person's own statement."""
    open_claims = unproved(look)
    if open_claims:
        return PROOF_RULE.warns(NOT_PROVED.reason(*open_claims, ITEMS), ITEMS)
    return PROOF_RULE.passes(PROVED.reason(ITEMS))


def unproved(look: Look) -> tuple[str, ...]:
    """Return the paths of what is claimed and for which nobody chose a paper in hand."""
    chosen = {fact for item in look.case.evidence.items for fact in item.shows}
    return tuple(
        fact.value
        for fact in ShownFact
        if fact not in chosen
        and holds(look.case, fact.value)
        and answer_of(look.case, fact.value) is not False
    )
