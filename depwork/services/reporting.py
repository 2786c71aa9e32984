"""The outcome report over all cases whose people agreed to lessons being learned from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from depwork.guide import Words
from depwork.model.answers import value_of
from depwork.model.ask_code import ROWS
from depwork.model.audit import Verb
from depwork.model.case import Case
from depwork.model.choices import ProceedingStage
from depwork.model.consent import in_force
from depwork.model.ledger import CampaignEvent, Lesson, Outcome, OutcomeKind
from depwork.model.register import Register
from depwork.model.role import Action
from depwork.model.targets import Target
from depwork.reports.allowed import CIRCUITS, FIELD_OFFICES
from depwork.reports.dictionary import dictionary
from depwork.reports.frames import Frames, Traits, frames
from depwork.reports.further import Further
from depwork.reports.period import Period
from depwork.reports.report import Page, measure, page
from depwork.reports.tables import Table
from depwork.rules.offices import TITLES, routing
from depwork.rules.urgency import urgency
from depwork.services.ledger import all_entries
from depwork.services.money import lines_of
from depwork.services.permitting import permit, permitted
from depwork.services.releasing import released
from depwork.storage.cases import every_case
from depwork.storage.vault import Vault


@dataclass(frozen=True)
class Text:
    """A piece of Markdown that a notebook shows."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown


@dataclass(frozen=True, repr=False)
class Several:
    """Tables that a notebook shows one below the other."""

    tables: tuple[Table, ...]

    def _repr_html_(self) -> str:
        return "".join(table.html() for table in self.tables)

    def __repr__(self) -> str:
        return "\n\n".join(map(repr, self.tables))


@dataclass(frozen=True)
class Report:
    """What the report notebook shows: two tables, one picture, and what goes with them."""

    title: Text
    page: Page

    @property
    def outcomes(self) -> object:
        """Outcomes by ask."""
        return self.page.outcomes

    @property
    def days(self) -> object:
        """Days to an outcome, pending cases censored."""
        return self.page.days

    @property
    def patterns(self) -> object:
        """All cases split by one thing each, and what campaigns did."""
        return Several(self.page.patterns)

    @property
    def picture(self) -> object:
        """How long cases wait."""
        return self.page.picture

    def notes(self) -> Text:
        """Return n, unknowns, and what the report does not say."""
        return Text("\n".join(f"- {line}" for line in self.page.lines))


@dataclass(frozen=True)
class _Consented:
    """The cases whose people agreed to lessons, and what happened in them.

    Args:
        left_out: How many can be read and have no such consent.
        unreadable: Whether any could not be read.
    """

    cases: list[Case]
    events: tuple[CampaignEvent, ...]
    outcomes: tuple[Outcome, ...]
    left_out: int
    unreadable: bool


def _consented(vault: Vault, as_of: date) -> _Consented:
    read = every_case(vault)
    events, lost = all_entries(vault, CampaignEvent)
    outcomes, lost_too = all_entries(vault, Outcome)
    unreadable = {*read.unreadable, *lost, *lost_too}
    cases = [case for case in read.cases if case.case_code not in unreadable]
    found = [case for case in cases if in_force(case.consent.consent_lessons, as_of)]
    return _Consented(found, events, outcomes, len(cases) - len(found), bool(unreadable))


def frames_of(vault: Vault, as_of: date, register: Register, words: Words) -> Frames:
    """Return the frames of all cases whose people agreed to lessons, for the team alone.

    Args:
        vault: Where the cases are.
        as_of: The last day.
        register: The dated facts: which office a place belongs to.
        words: Of the data dictionary beside them.

    Raises:
        NotPermittedError: The member's role makes no reports.
    """
    permit(vault, Action.REPORT)
    vault.note(Verb.RENDER, "frames")
    found = _consented(vault, as_of)
    traits = _all_traits(found, as_of, register)
    made = frames(
        found.cases,
        found.events,
        found.outcomes,
        Period(as_of),
        traits=traits,
        further=_further(vault, found.cases),
    )
    return replace(made, dictionary=dictionary(made, words.ui))


def _further(vault: Vault, cases: Sequence[Case]) -> Further:
    """Return what else is kept of cases; what cannot be read is left out."""
    codes = {case.case_code for case in cases}
    return Further(
        targets=all_entries(vault, Target)[0],
        money=lines_of(vault, codes) if permitted(vault, Action.KEEP_MONEY) else (),
        lessons=all_entries(vault, Lesson)[0],
    )


def _all_traits(found: _Consented, as_of: date, register: Register) -> dict[str, Traits]:
    return {case.case_code: _traits(case, as_of, register) for case in found.cases}


def _traits(case: Case, as_of: date, register: Register) -> Traits:
    found = routing(case, as_of, register, candidates=()).value
    stage, opened = value_of(case.proceedings.proceeding_stage), case.intake_date
    language = value_of(case.identity.language_preferred)
    return Traits(
        field_office=found.field_office if found.field_office in FIELD_OFFICES else None,
        circuit=found.circuit if found.circuit in CIRCUITS else None,
        stage=stage.value if stage else None,
        urgency=urgency(case, opened).value.value if opened and opened <= as_of else None,
        language=language.value if language else None,
    )


def gather(
    vault: Vault,
    words: Words,
    register: Register,
    as_of: date,
    bounds: tuple[date | None, date | None],
    *,
    shared: bool = True,
) -> Report:
    """Return the report over all consented cases; that some cannot be read is told below it.

    Args:
        vault: Where the cases are.
        words: The language.
        register: The dated facts: which office a place belongs to.
        as_of: The day up to which pending cases are followed.
        bounds: First and last intake day that count, each or both open.
        shared: Hide small counts, and tell no more than the release register lets out;
            without, the page says that it is for the team alone.
    """
    permit(vault, Action.REPORT)
    vault.note(Verb.RENDER, "report")
    found = _consented(vault, as_of)
    measured = measure(
        found.cases,
        found.events,
        found.outcomes,
        Period(as_of, *bounds),
        shared=shared,
        traits=_all_traits(found, as_of, register),
    )
    if shared:
        measured = released(vault, measured)
    made = page(
        measured,
        words.ui,
        _labels(words, register, as_of),
        as_of=words.date(measured.period.as_of),
        left_out=found.left_out,
        unreadable=found.unreadable,
        dated=words.date,
    )
    which = words.ui("report_to_share" if shared else "report_team_only")
    return Report(Text(f"# {words.ui('report_title')}\n\n**{which}**"), made)


def _labels(words: Words, register: Register, as_of: date) -> dict[str, str]:
    """Return the words of all that stands in a table by its stored value."""
    titles = register.fact(TITLES, as_of).entry.value
    kinds = (*OutcomeKind, *ProceedingStage)
    return (
        {kind.value: words.choice(kind) for kind in kinds}
        | {row: words.ask(row).question for row in ROWS}
        | (titles if isinstance(titles, dict) else {})
    )
