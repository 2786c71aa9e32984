"""What gives somebody something to do: gates, dated events, rows of the table."""

from __future__ import annotations

from typing import Final

from depwork.model.beginning import FirstHour
from depwork.model.decision import ActionOwner
from depwork.rules.asks.table import TABLE
from depwork.rules.dates import APPEAL, BIRTH, CHECK_IN, ORDER, RELEASE, REMOVAL
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY

FAMILY, ORGANIZER, ATTORNEY = ActionOwner.FAMILY, ActionOwner.ORGANIZER, ActionOwner.ATTORNEY
AHEAD_DAYS: Final = 60
"""How far ahead a dated event is listed."""
MOVED_DAYS: Final = 7
"""Days after a transfer in which the place, the court and the circuit are asked first."""
LATER_DAYS: Final = 7
"""When a thing that only warns is due: in a week, or by the next dated event."""
LOCATED_DAYS: Final = 3
"""Days after which somebody looks again where a held person is; one at U1."""

HAS: Final = "attorney.has_attorney"
LOCATED: Final = "custody.last_located_on"
MOVED: Final = "custody.moved_on"
SIGNED: Final = "waiver.ice_60_001_signed"
SUBMITTED: Final = "waiver.ice_60_001_submitted"
SCREENED: Final = "proceedings.relief_screen_done"
ASK: Final = "campaign.chosen_ask"
SENDINGS: Final = "campaign.sendings"
OFFERED: Final = "campaign.ice_offered"
OFFER_ASKED: Final = "campaign.offer_attorney_asked"
WANTED_BY: Final = "campaign.decision_wanted_by"
SUPPLEMENT: Final = "campaign.supplement_by"

EVENT = Ground("next", "next_event", "decision.12-1")
NO_ATTORNEY = Ground("next", "next_no_attorney", "seed.001.step2")
NOT_LOCATED = Ground("next", "next_not_located", "decision.12-1", ("locate.ice-locator",))
JUST_MOVED = Ground("next", "next_just_moved", "decision.13-16", ("locate.ice-locator",))
MOVED_COURT = Ground("next", "next_moved_court", "decision.13-16")
NO_WAIVER = Ground("next", "next_no_waiver", "ice.form-60-001", ("form.ice-60-001",))
NOT_SCREENED = Ground("next", "next_not_screened", "seed.001.step2")
NO_ASK = Ground("next", "next_no_ask", "seed.001.step4")
NO_ANSWER = Ground("next", "next_no_answer", "seed.001.step6")
JAIL = Ground("next", "next_jail", "seed.001.step3", ("locate.ice-locator-limits",))
WORDS = Ground("next", "next_words", "calls.recorded-lines", ("pressure.voluntary-departure",))
PAPERS = Ground("next", "next_papers", "seed.001.step3")
HOME = Ground("next", "next_home", "seed.000")
OFFER = Ground("next", "next_offer", "safety.R03c", ("pd.dismissal-risk",))
OWED = Ground("next", "next_owed", "seed.001.step6")
BARE_BONES = Ground("next", "next_bare_bones", "seed.001.step6")
GROUNDS: Final = (
    EVENT, NO_ATTORNEY, NOT_LOCATED, NO_WAIVER, NOT_SCREENED, NO_ASK, NO_ANSWER, OFFER, OWED,
    BARE_BONES, JAIL, WORDS, PAPERS, HOME, JUST_MOVED, MOVED_COURT,
)  # fmt: skip

FIRST_DAYS: Final = 7
"""Days from the first call in which the things of a first night are listed."""
HOURS: Final = "campaign.first_hours"
FIRST_HOURS: Final[dict[str, FirstHour]] = {
    "call_jail": FirstHour.JAIL_CALLED,
    "words_inside": FirstHour.SIGN_NOTHING,
    "papers_home": FirstHour.NUMBER_FOUND,
    "tonight_home": FirstHour.CHILDREN_CARED,
}
"""The things of a first night, each with what is ticked when it is done (FIRST-NIGHT part 4)."""

BY_GATE: Final[dict[str, tuple[str, ActionOwner]]] = {
    "R01.consent_store": ("ask_consent", ORGANIZER),
    "R01.consent_share_attorney": ("ask_share_attorney", ORGANIZER),
    "R03.consult_attorney": ("ask_about_letter", ATTORNEY),
    "R03.risk_review": ("ask_about_risk", ATTORNEY),
    "R03.sign_off_facts": ("ask_sign_offs", ATTORNEY),
    "R03c.give_notices": ("give_notices", ORGANIZER),
    "R05.verify_attorney": ("check_helper", FAMILY),
    "R06.say_what_is": ("mend_text", ORGANIZER),
    "R06.prove_claims": ("bring_papers", FAMILY),
    "R07.make_same": ("mend_text", ORGANIZER),
    "R08.take_number_out": ("mend_text", ORGANIZER),
    "R09.ask_guardian": ("ask_guardian", FAMILY),
    "R10.take_status_out": ("mend_text", ORGANIZER),
    "R11.mend_words": ("mend_text", ORGANIZER),
    "R11.check_office_line": ("check_line", ORGANIZER),
    "R13.take_out_not_needed": ("mend_text", ORGANIZER),
    "R15.call_counsel": ("call_counsel", ORGANIZER),
    "R17.explain_again": ("explain_consent", ORGANIZER),
    "R22.attorney_confirms_day": ("confirm_day", ATTORNEY),
    "R23.talk_hard_outcome": ("talk_hard_outcome", ORGANIZER),
    "R25.ask_habeas": ("ask_court", ATTORNEY),
}
"""What a gate that does not pass gives somebody to do."""
BY_EVENT: Final[dict[str, tuple[str, ActionOwner]]] = {
    REMOVAL: ("removal_day", ATTORNEY),
    RELEASE: ("release_day", ORGANIZER),
    ORDER: ("deadline_day", ATTORNEY),
    APPEAL: ("deadline_day", ATTORNEY),
    CHECK_IN: ("check_in_day", FAMILY),
    BIRTH: ("birthday_18", ATTORNEY),
    "proceedings.next_hearing_date": ("hearing_day", FAMILY),
    "proceedings.custody_review_date": ("custody_review", ATTORNEY),
}
"""What a dated event gives somebody to do."""
RUNGS: Final[tuple[frozenset[str], ...]] = (
    # until somebody has found the person again after a transfer
    frozenset({"where_now", "find_out:custody.facility"}),
    frozenset({"call_attorney", "child_attorney"}),
    frozenset({f"find_out:{CUSTODY}"}),  # where an adult is, before anything else can be done
    frozenset({"find_attorney", "resident_attorney"}),
    frozenset({"which_court"}),
    frozenset({"ask_court", "ask_about_offer", "bare_bones", "settle_contradiction"}),
    frozenset({"bring_citizenship", "see_hold_papers", "check_locator"}),
    frozenset({"call_jail"}),
    frozenset({"words_inside"}),
    frozenset({"papers_home"}),
    frozenset({"tonight_home"}),
    frozenset({"find_out"}),
)
"""What comes first among the things of one day; what is named in none comes after, as found.

A first night's order: whoever can be called, where the person is, what must be true first, then
what settles how soon something happens; consent and notices are for the paper that is chosen.
"""
TO_ATTORNEY: Final = frozenset(
    {"call_attorney", "find_attorney", "child_attorney", "resident_attorney"}
)
"""Done in the same call in which an attorney is asked the rest."""
TO_CALL: Final[dict[str, tuple[str, ...]]] = {
    "check_locator": ("locate.ice-locator",),
    "where_now": ("locate.ice-locator",),
    f"find_out:{CUSTODY}": ("locate.ice-locator",),
    "find_attorney": ("help.pro-bono-list", "help.directory"),
    "resident_attorney": ("help.pro-bono-list", "help.directory"),
    "child_attorney": ("help.pro-bono-list", "help.directory"),
    "check_helper": ("help.accredited-roster",),
    "hearing_day": ("locate.court-line",),
    "confirm_day": ("locate.court-line",),
}
"""Dated facts that an action is done with: a number to call or a page to open."""
_TO_LOCATE: Final = (
    "identity.legal_name", "identity.country_of_birth", "identity.a_number", "identity.dob",
)  # fmt: skip
TO_COPY: Final[dict[str, tuple[str, ...]]] = {
    "check_locator": _TO_LOCATE,
    "where_now": _TO_LOCATE,
    f"find_out:{CUSTODY}": _TO_LOCATE,
    "hearing_day": ("identity.a_number", "identity.country_of_birth"),
    "confirm_day": ("identity.a_number", "identity.country_of_birth"),
}  # fmt: skip
"""Answers that are typed there, each copied by itself."""
OTHERS: Final = (
    "find_attorney", "call_attorney", "find_out", "bare_bones", "check_locator", "sign_waiver",
    "send_waiver", "screening", "choose_ask", "ask_for_answer", "send_supplement",
    "settle_contradiction", "ask_about_offer", "where_now", "which_court",
)  # fmt: skip
ACTION_KEYS: Final = frozenset(
    (
        *(key for key, *_ in (*BY_GATE.values(), *BY_EVENT.values())),
        *(row.then.key for row in TABLE if row.then),
        *OTHERS,
        *FIRST_HOURS,
    )
)
"""Keys of ``actions.toml``."""
