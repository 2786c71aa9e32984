"""A keeper in memory: two consents, one copy, a clock, and what was decided."""

# ruff: noqa: D102 - the Keeper's protocol says what each call returns
from __future__ import annotations

from datetime import date, timedelta

from depwork.forms.keeper import Ended, Given, Use
from depwork.forms.told import PacketFile, Refused, Saved
from depwork.model.audit import AuditEntry, Verb
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent
from depwork.model.problem import Problem
from depwork.model.retention import Basis, Clock, Due, Hold, Keeping, Policy
from depwork.model.taken import CopyLine, Way

DAY = date(2026, 11, 22)
CODE = "ABCD-2345"
COPY = CopyLine(
    "pd_letter", Audience.ICE, "ab" * 32, DAY, Way.DOWNLOADED, "Field office", DAY, "certified mail"
)


class FakeKeeper:
    """Everything the forms ask of a keeper, in memory."""

    def __init__(self) -> None:
        self.held: Hold | None = None
        self.closed_on: date | None = None
        self.due_on: date | None = None
        self.left: tuple[CopyLine, ...] = (COPY,)
        self.lines: tuple[AuditEntry, ...] | None = (
            AuditEntry(3, "2026-11-22T21:43", "organizer", Verb.READ, case_id=CODE),
            AuditEntry(2, "2026-11-22T21:42", "organizer", Verb.SAVE, "vault.key", "x"),
            AuditEntry(1, "2026-11-22T21:41", "organizer", Verb.FAILED_UNLOCK, count=3),
        )
        self.gone: list[Ended] = []

    def uses(self) -> tuple[Use, ...]:
        given = Consent(given_on=DAY, explained_by="Rosa", revoked_on=DAY)
        shown = Given(given, "May we write to ICE?\n\nThey will know the name.", Locale.EN)
        return (Use("consent.consent_contact_ice", (Given(given), shown), self.left),)

    def copies(self) -> tuple[CopyLine, ...]:
        return self.left

    def activity(self) -> tuple[AuditEntry, ...] | None:
        return self.lines

    def clock(self) -> Clock | None:
        if self.due_on is None:
            return None
        days = (self.due_on - DAY).days
        due = Due.NOW if days < -7 else Due.GRACE if days <= 0 else Due.WEEK
        erase_on = self.due_on + timedelta(days=7)
        held = self.held is not None
        return Clock(
            basis=Basis.CLOSED, due_on=self.due_on, erase_on=erase_on, due=due, days=days, held=held
        )

    def keeping(self) -> Keeping:
        return Keeping(case_code=CODE, closed_on=self.closed_on)

    def policy(self) -> Policy:
        return Policy(hold=self.held)

    def due(self) -> tuple[tuple[str, Clock], ...]:
        clock = self.clock()
        return ((CODE, clock),) if clock else ()

    def decide(self, what: str, values: dict[str, object]) -> Refused | None:
        if what == "close":
            self.closed_on = date.fromisoformat(str(values["on"]))
        if what in {"erase", "release"} and values.get("sure") is not True:
            return Refused((Problem(path="sure", key="must_be_sure"),))
        if what == "extend":
            return Refused((Problem(path="until", key="refused_day"),))
        if what == "hold":
            self.held = Hold(on=DAY, reason=str(values["reason"]), by="organizer")
        if what == "erase":
            self.gone.append(Ended(CODE, 7, 1, self.left))
        if what == "erase_due":
            self.gone += [Ended(str(code), 7, 0, ()) for code in values["codes"]]
        return None

    def owed(self):
        """No line is owed."""
        return 0

    doubt = ""
    changed: tuple = ()

    def changes(self):
        return self.changed

    def change(self, path: str):
        self.changed = tuple(one for one in self.changed if one.path != path)
        return Saved(2, "21:43")

    def clock_doubt(self) -> str:
        return self.doubt

    def damaged(self) -> bool:
        return False

    def own_copy(self) -> tuple[PacketFile, ...]:
        return (PacketFile(f"{CODE}.json", b"{}", "application/json"),)

    def ended(self) -> tuple[Ended, ...]:
        return tuple(self.gone)
