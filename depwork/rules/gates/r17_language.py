"""R17: consent is explained in the person's language, read aloud, and taught back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.answers import Gap, value_of
from depwork.model.consent import Consent
from depwork.model.decision import Gate
from depwork.model.questions import questions
from depwork.rules.consents import granted
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

LANGUAGE: Final = "identity.language_preferred"

UNDERSTOOD = Ground("R17", "r17_understood", "safety.R17")
NONE_YET = Ground("R17", "r17_none_yet", "safety.R17")
OTHER_LANGUAGE = Ground("R17", "r17_other_language", "safety.R17")
NOT_TAUGHT_BACK = Ground("R17", "r17_not_taught_back", "safety.R17")
LANGUAGE_UNKNOWN = Ground("R17", "r17_language_unknown", "safety.R17")
NOT_NOTED = Ground("R17", "r17_not_noted", "safety.R17")
GROUNDS: Final = (
    UNDERSTOOD, NONE_YET, OTHER_LANGUAGE, NOT_TAUGHT_BACK, LANGUAGE_UNKNOWN, NOT_NOTED,
)  # fmt: skip
RULE: Final = Rule(
    "R17",
    hard=True,
    guards=("letter_final", "ice_contact", "official_contact", "public"),
    unblock="explain_again",
)
RULES: Final = (RULE,)


def gate(look: Look) -> Gate:
    """Return R17: a consent that was not understood, or not in their language, does not count."""
    given = dict(_given(look))
    language = value_of(look.case.identity.language_preferred)
    if not given:
        return RULE.passes(NONE_YET.reason())
    if wrong := [p for p, c in given.items() if c.teach_back is False]:
        return RULE.blocks(NOT_TAUGHT_BACK.reason(*wrong), *wrong)
    if language is None:
        return _unknown(look, given)
    if wrong := [p for p, c in given.items() if c.language is not language and not c.interpreter]:
        return RULE.blocks(OTHER_LANGUAGE.reason(LANGUAGE, *wrong), *wrong)
    if unsaid := [p for p, c in given.items() if c.teach_back is None]:
        return RULE.warns(NOT_NOTED.reason(*unsaid), *unsaid)
    return RULE.passes(UNDERSTOOD.reason(LANGUAGE, *given))


def _unknown(look: Look, given: dict[str, Consent]) -> Gate:
    """Somebody asked and nobody knows: nothing was understood for sure; not asked: a warning."""
    unread = [path for path, consent in given.items() if not consent.interpreter]
    if isinstance(look.case.identity.language_preferred, Gap) and unread:
        return RULE.blocks(LANGUAGE_UNKNOWN.reason(LANGUAGE, *unread), LANGUAGE)
    return RULE.warns(LANGUAGE_UNKNOWN.reason(LANGUAGE), LANGUAGE)


def _given(look: Look) -> Iterator[tuple[str, Consent]]:
    """Every consent in force with its question's path."""
    for field in questions():
        group, _, use = field.path.partition(".")
        if group == "consent" and use.startswith("consent_"):
            history: tuple[Consent, ...] = getattr(look.case.consent, use)
            if history and granted(look.case, use, look.today):
                yield field.path, history[-1]
