"""Finds what is to be done in one case: the emergency, answers, gates, days, what is standing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from depwork.model.answers import known, value_of
from depwork.model.ask_code import AskCode
from depwork.model.case import Case
from depwork.model.choices import CustodyStatus
from depwork.model.day import shifted
from depwork.model.decision import (
    ActionOwner,
    Contradiction,
    Decision,
    Gate,
    GateState,
    NextAction,
    Reason,
    Urgency,
)
from depwork.model.questions import answer_of
from depwork.rules.asks.table import BY_CODE
from depwork.rules.consents import under_age
from depwork.rules.dates import events
from depwork.rules.groups import CUSTODY, FREE, HELD, LOCAL
from depwork.rules.next_actions import table as t
from depwork.rules.next_actions.table import ATTORNEY, FAMILY, ORGANIZER

FACILITY: Final = "custody.facility"


@dataclass(frozen=True)
class Look:
    """What is looked at to say what comes next.

    Args:
        case: The case.
        today: The day.
        urgency: How soon something happens.
        gates: Every gate as it stands.
        asks: Asks of the table that apply, each with its reason.
        contradictions: Answers that cannot all be true.
    """

    case: Case
    today: date
    urgency: Decision[Urgency]
    gates: tuple[Gate, ...]
    asks: dict[AskCode, Reason]
    contradictions: tuple[Contradiction, ...]

    @property
    def later(self) -> date:
        """A week from now, or the day before the next dated event where that is earlier."""
        before = [shifted(e.on, -1) for e in events(self.case) if e.on >= self.today]
        return max(self.today, min([shifted(self.today, t.LATER_DAYS), *before]))

    def shut(self, *actions: str) -> bool:
        """Return whether a gate blocks one of ``actions``."""
        return any(g.state is GateState.BLOCKS and set(actions) & set(g.blocks) for g in self.gates)

    def day(self, path: str) -> date | None:
        """Return the day answered at ``path``, or ``None``."""
        answer = answer_of(self.case, path)
        return answer if known(answer) and isinstance(answer, date) else None

    def now(self, key: str, owner: ActionOwner, at: str, reason: Reason) -> NextAction:
        """Return an action for today."""
        return NextAction(key=key, on=self.today, owner=owner, at=at, reason=reason)


def _emergency(look: Look) -> Iterator[NextAction]:
    """At U1 the attorney's telephone first, then the bare-bones packet; what is open is asked."""
    has = value_of(look.case.attorney.has_attorney) is True
    if look.urgency.value is Urgency.U1:
        key, owner = ("call_attorney", ORGANIZER) if has else ("find_attorney", FAMILY)
        yield look.now(key, owner, t.HAS, look.urgency.reasons[0])
        yield from (a for a in _gated(look) if a.key == "ask_court")
        if not look.shut("letter_final", "ice_contact"):
            yield look.now("bare_bones", ORGANIZER, t.SENDINGS, t.BARE_BONES.reason(t.SENDINGS))
    if value_of(look.case.campaign.ice_offered) and not look.day(t.OFFER_ASKED):
        yield look.now("ask_about_offer", ATTORNEY, t.OFFER_ASKED, t.OFFER.reason(t.OFFERED))
    for path in look.urgency.settle:
        reason = next(r for r in look.urgency.reasons if path in r.facts)
        yield look.now("find_out", ORGANIZER, path, reason)


def _asked(look: Look) -> Iterator[NextAction]:
    """Answers that exclude each other come before whatever rests on them."""
    for item in look.contradictions:
        yield look.now("settle_contradiction", ORGANIZER, item.facts[0], item.reason)


def _gated(look: Look) -> Iterator[NextAction]:
    """What blocks is for today; what only warns has a week, or until the next dated event."""
    for gate in look.gates:
        told = t.BY_GATE.get(f"{gate.rule}.{gate.unblock}")
        if told is None or gate.state is GateState.PASSES or _not_planned(look, gate):
            continue
        on = look.today if gate.state is GateState.BLOCKS else look.later
        at = next(iter((*gate.settle, *gate.reason.facts)), t.HAS)
        yield NextAction(key=told[0], on=on, owner=told[1], at=at, reason=gate.reason)


def _not_planned(look: Look, gate: Gate) -> bool:
    """What guards only the public waits until somebody wants it; a court, for an attorney."""
    if gate.rule == "R25":
        return gate.state is not GateState.BLOCKS
    public_only = gate.blocks == ("public",) and gate.rule in ("R09", "R11")
    return public_only and value_of(look.case.campaign.go_public) is not True


def _dated(look: Look) -> Iterator[NextAction]:
    last = shifted(look.today, t.AHEAD_DAYS)
    for event in events(look.case):
        if event.takes and not event.typed:
            continue
        if event.path in t.BY_EVENT and look.today <= event.on <= last:
            key, owner = t.BY_EVENT[event.path]
            left: dict[str, str | int] = {"days": (event.on - look.today).days}
            reason = t.EVENT.reason(event.path, params=left)
            yield NextAction(key=key, on=event.on, owner=owner, at=event.path, reason=reason)
    supplement, wanted = look.day(t.SUPPLEMENT), look.day(t.WANTED_BY)
    if supplement:
        on = max(supplement, look.today)
        reason = t.OWED.reason(t.SUPPLEMENT)
        yield NextAction(
            key="send_supplement", on=on, owner=ORGANIZER, at=t.SUPPLEMENT, reason=reason
        )
    if wanted and wanted <= look.today and look.case.campaign.sendings:
        yield look.now("ask_for_answer", ORGANIZER, t.SENDINGS, t.NO_ANSWER.reason(t.WANTED_BY))


def _standing(look: Look) -> Iterator[NextAction]:
    for code, reason in look.asks.items():
        if then := BY_CODE[code].then:
            yield look.now(then.key, then.owner, then.at, reason)
    yield from _held(look)
    if value_of(look.case.attorney.has_attorney) is not True:
        yield look.now("find_attorney", FAMILY, t.HAS, t.NO_ATTORNEY.reason(t.HAS))
    for key, owner, path, ground in (
        ("screening", ATTORNEY, t.SCREENED, t.NOT_SCREENED),
        ("choose_ask", FAMILY, t.ASK, t.NO_ASK),
    ):
        answer = value_of(answer_of(look.case, path))
        if not answer:
            on = look.later
            yield NextAction(key=key, on=on, owner=owner, at=path, reason=ground.reason(path))


def _held(look: Look) -> Iterator[NextAction]:
    """Where the person is, and the privacy waiver that only they can sign."""
    custody = value_of(look.case.custody.custody_status)
    if custody not in HELD:
        return
    days = 1 if look.urgency.value is Urgency.U1 else t.LOCATED_DAYS
    seen = look.day(t.LOCATED)
    # A locator of adults shows no child, and no one whom a jail holds (facts 2.9).
    child = under_age(look.case, look.today)
    in_it = custody in (CustodyStatus.ICE_DETAINED, CustodyStatus.CBP) and not child
    moved = look.day(t.MOVED)
    if moved is not None and 0 <= (look.today - moved).days < t.MOVED_DAYS:
        yield from _moved(look, lost=seen is None or seen < moved, in_it=in_it)
    elif in_it and (seen is None or seen < shifted(look.today, -days)):
        yield look.now("check_locator", FAMILY, t.LOCATED, t.NOT_LOCATED.reason(CUSTODY, t.LOCATED))
    if custody is not CustodyStatus.ICE_DETAINED or look.day(t.SUBMITTED):
        return
    signed = look.day(t.SIGNED)
    key, owner, at = (
        ("send_waiver", ORGANIZER, t.SUBMITTED) if signed else ("sign_waiver", FAMILY, t.SIGNED)
    )
    reason = t.NO_WAIVER.reason(at)
    yield NextAction(key=key, on=look.later, owner=owner, at=at, reason=reason)


def _moved(look: Look, *, lost: bool, in_it: bool) -> Iterator[NextAction]:
    """After a transfer: where the person is now, then which court and which circuit decide."""
    if lost:
        key, at = ("where_now", t.LOCATED) if in_it else ("find_out", FACILITY)
        yield look.now(key, FAMILY, at, t.JUST_MOVED.reason(t.MOVED, t.LOCATED))
    yield look.now("which_court", ATTORNEY, FACILITY, t.MOVED_COURT.reason(t.MOVED))


def _first_night(look: Look) -> Iterator[NextAction]:
    """What a family does in the first days whatever else is true, until somebody ticks it."""
    begun, case = look.case.intake_date, look.case
    if begun is None or not 0 <= (look.today - begun).days < t.FIRST_DAYS:
        return
    custody = value_of(case.custody.custody_status)
    if custody is CustodyStatus.REMOVED:
        return
    away = custody not in FREE
    jail = custody is None or custody in LOCAL
    # Who may be a citizen brings proof of that, not a number that ICE gave (facts 8).
    asked = (case.identity.a_number, case.proceedings.proceeding_stage)
    unread = not value_of(case.identity.citizenship_claim) and None in map(value_of, asked)
    for key, holds, at, ground in (
        ("call_jail", jail and not under_age(case, look.today), FACILITY, t.JAIL),
        ("words_inside", away, t.HOURS, t.WORDS),
        ("papers_home", unread, "identity.a_number", t.PAPERS),
        ("tonight_home", True, t.HOURS, t.HOME),
    ):
        if holds and t.FIRST_HOURS[key] not in case.campaign.first_hours:
            yield look.now(key, FAMILY, at, ground.reason(at))


PARTS: Final[tuple[Callable[[Look], Iterator[NextAction]], ...]] = (
    _emergency, _asked, _gated, _dated, _standing, _first_night,
)  # fmt: skip
"""Where actions come from, the most pressing first."""
