"""R01: nothing is kept, shared or sent without the person's own consent to that use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.consent import ConsentHistory, refused, standing
from depwork.model.decision import Gate
from depwork.model.plain import as_words
from depwork.rules.consents import (
    OFFICIALS,
    STORE,
    first_only,
    granted,
    open_to_attorney,
    own_yes_by,
    provisional_until,
    told_of_ice,
)
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground
from depwork.rules.texts import prose

_SOURCE: Final = "safety.R01"
_STORE_PATH: Final = "consent.consent_store"
_DECIDER: Final = "consent.decision_maker"
_GO_PUBLIC: Final = "campaign.go_public"
_RED_LINES: Final = "story.red_line_words"

KEPT = Ground("R01", "r01_kept", _SOURCE)
KEPT_PROVISIONAL = Ground("R01", "r01_kept_provisional", _SOURCE)
NOT_KEPT = Ground("R01", "r01_not_kept", _SOURCE)
FIRST_ENDED = Ground("R01", "r01_first_ended", _SOURCE)
CONFIRMED = Ground("R01", "r01_confirmed", _SOURCE)
NOT_CONFIRMED = Ground("R01", "r01_not_confirmed", _SOURCE)
USE_GIVEN = Ground("R01", "r01_use_given", _SOURCE)
USE_NOT_GIVEN = Ground("R01", "r01_use_not_given", _SOURCE)
USE_WITHDRAWN = Ground("R01", "r01_use_withdrawn", _SOURCE)
USE_REFUSED = Ground("R01", "r01_use_refused", _SOURCE)
USE_FIRST_ONLY = Ground("R01", "r01_use_first_only", _SOURCE)
NOT_TOLD_OF_ICE = Ground("R01", "r01_not_told_of_ice", _SOURCE)
ATTORNEY_PROVISIONAL = Ground("R01", "r01_attorney_provisional", _SOURCE)
PERSON_DECIDED = Ground("R01", "r01_person_decided", "seed.000")
PERSON_NOT_DECIDED = Ground("R01", "r01_person_not_decided", "seed.000")

RED_LINES_KEPT = Ground("R01", "r01_red_lines_kept", "seed.000")
RED_LINE_CROSSED = Ground("R01", "r01_red_line_crossed", "seed.000")

GROUNDS: Final = (
    KEPT, KEPT_PROVISIONAL, NOT_KEPT, FIRST_ENDED, CONFIRMED, NOT_CONFIRMED, USE_GIVEN,
    USE_NOT_GIVEN,
    USE_WITHDRAWN, USE_REFUSED, USE_FIRST_ONLY, NOT_TOLD_OF_ICE, ATTORNEY_PROVISIONAL,
    PERSON_DECIDED, PERSON_NOT_DECIDED, RED_LINES_KEPT, RED_LINE_CROSSED,
)  # fmt: skip

OUTWARD: Final = ("letter_final", "ice_contact", "shown_to_ice", "official_contact", "public")
STORE_RULE: Final = Rule("R01", hard=True, guards=("store",), unblock="consent_store")
CONFIRM_RULE: Final = Rule("R01", hard=True, guards=OUTWARD, unblock="consent_confirm")
ATTORNEY_RULE: Final = Rule(
    "R01", hard=True, guards=("attorney_share",), unblock="consent_share_attorney"
)
ICE_RULE: Final = Rule(
    "R01", hard=True, guards=("letter_final", "ice_contact"), unblock="consent_contact_ice"
)
OFFICIAL_RULE: Final = Rule(
    "R01", hard=True, guards=("official_contact",), unblock="consent_contact_officials"
)
MEDIA_RULE: Final = Rule("R01", hard=True, guards=("public",), unblock="consent_media")
DECIDED_RULE: Final = Rule("R01", hard=True, guards=("public",), unblock="person_decides")
RED_LINE_RULE: Final = Rule(
    "R01",
    hard=True,
    guards=("letter_final", "official_contact", "public"),
    unblock="keep_red_lines",
)
RULES: Final = (
    STORE_RULE, CONFIRM_RULE, ATTORNEY_RULE, ICE_RULE, OFFICIAL_RULE, MEDIA_RULE, DECIDED_RULE,
    RED_LINE_RULE,
)  # fmt: skip


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R01, one for keeping and one for each use."""
    yield _store(look)
    yield _confirmed(look)
    yield _attorney(look)
    yield _use(look, ICE_RULE, "consent_contact_ice")
    yield _officials(look)
    yield _use(look, MEDIA_RULE, "consent_media")
    yield _decided(look)
    yield _red_lines(look)


def _store(look: Look) -> Gate:
    if granted(look.case, STORE, look.today):
        return STORE_RULE.passes(KEPT.reason(_STORE_PATH))
    until = provisional_until(look.case, look.today)
    if until is None:
        ended = FIRST_ENDED if first_only(look.case) else NOT_KEPT
        return STORE_RULE.blocks(ended.reason(_STORE_PATH), _STORE_PATH)
    left: dict[str, str | int] = {"days": (until - look.today).days}
    return STORE_RULE.warns(KEPT_PROVISIONAL.reason(_STORE_PATH, params=left), _STORE_PATH)


def _confirmed(look: Look) -> Gate:
    if granted(look.case, STORE, look.today):
        return CONFIRM_RULE.passes(CONFIRMED.reason(_STORE_PATH))
    return CONFIRM_RULE.blocks(NOT_CONFIRMED.reason(_STORE_PATH), _STORE_PATH)


def _attorney(look: Look) -> Gate:
    """A first yes reaches an attorney, unless that very use was refused or withdrawn."""
    if open_to_attorney(look.case, look.today):
        return ATTORNEY_RULE.passes(ATTORNEY_PROVISIONAL.reason(_STORE_PATH))
    return _use(look, ATTORNEY_RULE, "consent_share_attorney")


def _officials(look: Look) -> Gate:
    """An official asks ICE about the person: whoever agreed was told so, or agreed to ICE."""
    if granted(look.case, OFFICIALS, look.today) and not told_of_ice(look.case, look.today):
        paths = (f"consent.{OFFICIALS}", "consent.consent_contact_ice")
        return OFFICIAL_RULE.blocks(NOT_TOLD_OF_ICE.reason(*paths), paths[0])
    return _use(look, OFFICIAL_RULE, OFFICIALS)


def _use(look: Look, rule: Rule, use: str) -> Gate:
    path = f"consent.{use}"
    if granted(look.case, use, look.today):
        return rule.passes(USE_GIVEN.reason(path))
    history: ConsentHistory = getattr(look.case.consent, use)
    last = standing(history)
    if refused(history):
        ground = USE_REFUSED
    elif history and last is None:
        ground = USE_WITHDRAWN
    elif last is not None and own_yes_by(look.case, last, use) is not None:
        ground = USE_FIRST_ONLY
    else:
        ground = USE_NOT_GIVEN
    return rule.blocks(ground.reason(path), path)


def _decided(look: Look) -> Gate:
    open_questions = []
    if not known(look.case.consent.decision_maker):
        open_questions.append(_DECIDER)
    if value_of(look.case.campaign.go_public) is not True:
        open_questions.append(_GO_PUBLIC)
    if not open_questions:
        return DECIDED_RULE.passes(PERSON_DECIDED.reason(_DECIDER, _GO_PUBLIC))
    reason = PERSON_NOT_DECIDED.reason(_DECIDER, _GO_PUBLIC)
    return DECIDED_RULE.blocks(reason, *open_questions)


def _red_lines(look: Look) -> Gate:
    """What the person asked never to say stands in no text that goes out."""
    lines = (as_words(word) for word in look.case.story.red_line_words)
    words = [line for line in lines if line.strip()]
    pairs = prose(look.case) if words else ()
    found = dict.fromkeys(path for path, text in pairs if any(w in as_words(text) for w in words))
    if found:
        return RED_LINE_RULE.blocks(RED_LINE_CROSSED.reason(*found), *found)
    return RED_LINE_RULE.passes(RED_LINES_KEPT.reason(_RED_LINES))
