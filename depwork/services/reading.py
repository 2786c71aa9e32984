"""One case read once for one request, and what is decided about it, each asked at most once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from depwork.guide import Guide
from depwork.model.ask import Ask
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import Audience
from depwork.model.ledger import Activity, CampaignEvent, Outcome
from depwork.model.proof import in_hand
from depwork.model.role import Action
from depwork.reports.period import standing
from depwork.rules.clearance import Clearance
from depwork.rules.disclosure import disclose
from depwork.rules.marks import last_outcome
from depwork.rules.view import CaseView
from depwork.services import cases
from depwork.services.caring import care_of
from depwork.services.deciding import DecisionSet, decide
from depwork.services.exhibiting import ready_pages
from depwork.services.ledger import add, entries
from depwork.services.permitting import permit
from depwork.services.transfer import read_whole
from depwork.storage.memory import MemoryStore
from depwork.storage.signoffs import proven
from depwork.storage.vault import Vault

_COUNTED: Final = {
    Activity.LETTER_COLLECTED: "letters",
    Activity.SIGNATURES: "signatures",
    Activity.CALL: "calls",
    Activity.OFFICIAL_RESPONSE: "officials",
}


@dataclass(frozen=True)
class Desktop:
    """What is worked with beside the case.

    Args:
        guide: Words, sources and the register.
        templates: Template roots, the organization's first.
        today: The day.
    """

    guide: Guide
    templates: Sequence[Path]
    today: date

    def on(self, day: date) -> Desktop:
        """Return the same for another day."""
        return replace(self, today=day)


def counts_of(vault: Vault, case_code: str) -> dict[str, int]:
    """Return the totals that documents may print: letters, signatures, calls, officials."""
    totals = dict.fromkeys(_COUNTED.values(), 0)
    for event in standing(entries(vault, CampaignEvent, case_code)):
        name = _COUNTED.get(event.activity)
        if name:
            totals[name] += event.count
    return totals


def outcomes_of(vault: Vault, case_code: str, today: date) -> tuple[Outcome, ...]:
    """Return the outcomes that stand in a case's ledger on a day, in order of their day."""
    found = standing(entries(vault, Outcome, case_code))
    return tuple(one for one in found if one.on <= today)


@dataclass(frozen=True)
class Reading:
    """A case as it was read, and all that follows from it on one day.

    Nothing in it is stored: it lives as long as one message of a page or one command.

    Args:
        vault: Where the case is; it knows who reads.
        case: As read.
        desk: Guide, templates and day.
        kept: Whether the vault keeps the case; one out of a file is in no vault.
    """

    vault: Vault
    case: Case
    desk: Desktop
    kept: bool = True

    def again(self) -> Reading:
        """Return the case as it stands now, when somebody saved it meanwhile."""
        if not self.kept:
            return self
        return read(self.vault, self.case.case_code, self.desk)

    def of(self, case: Case) -> Reading:
        """Return the same for a later version of the case."""
        return replace(self, case=case)

    @cached_property
    def decided(self) -> DecisionSet:
        """What the rules say of the case and of how it is kept."""
        care = care_of(self.vault, self.case, self.desk.today)
        return decide(self.case, self.desk.today, self.desk.guide, care)

    @property
    def clearance(self) -> Clearance:
        """What the gates say: no document is made without."""
        return self.decided.clearance

    @property
    def asks(self) -> tuple[Ask, ...]:
        """The candidate asks."""
        return self.decided.asks.value

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Totals of the ledger (R06: numbers come from logs)."""
        found = counts_of(self.vault, self.case.case_code)
        return found | {"letters": in_hand(self.case.evidence.letters)}

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that stand in the ledger."""
        return outcomes_of(self.vault, self.case.case_code, self.desk.today)

    @property
    def outcome(self) -> Outcome | None:
        """The last of them; what is pending is none."""
        return last_outcome(self.outcomes, self.desk.today)

    @cached_property
    def ready(self) -> Mapping[Audience, Mapping[str, int]]:
        """Pages of evidence that would go with a packet today, by reader and id."""
        return ready_pages(self.vault, self.case, self.desk.today)

    @cached_property
    def _views(self) -> dict[Audience, CaseView]:
        return {}

    def view(self, audience: Audience) -> CaseView:
        """Return what a reader may see of the case today."""
        if audience not in self._views:
            self._views[audience] = disclose(self.case, audience, self.desk.today, self.outcome)
        return self._views[audience]


def read(vault: Vault, case_code: str, desk: Desktop) -> Reading:
    """Return a case as last kept, to decide about and to make papers from.

    Raises:
        CaseNotFoundError: No such case.
        NotPermittedError: The member's role reads no case, or this one is not shared.
    """
    return Reading(vault, cases.read_case(vault, case_code), desk)


def looked_at(vault: Vault, case_code: str, desk: Desktop) -> Reading:
    """Return the same, and note in the audit that somebody looked."""
    found = read(vault, case_code, desk)
    vault.note(Verb.READ, case_id=case_code)
    return found


def read_document(path: Path, desk: Desktop) -> Reading:
    """Return a case out of a file; it is kept nowhere, and no signature under it can be checked.

    Raises:
        UnreadableFileError: The file is no case.
        NewerStoreError: It was written by a newer depwork.
    """
    case, log = read_whole(path)
    vault = Vault(MemoryStore(), "file", practice=case.practice)
    permit(vault, Action.READ_CASE)
    for entry in (*log.events, *log.outcomes):
        add(vault, entry)
    brought = case.replace(text_marks=cases.written_down(case))
    return Reading(vault, proven(vault, brought), desk, kept=False)
