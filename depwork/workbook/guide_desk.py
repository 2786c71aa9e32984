"""The guide's side of the desk: dated facts, the shelf, factors, an organization's questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from depwork.forms.guide_desk import FactLine, FactSheet
from depwork.forms.told import Cited
from depwork.guide import Factor, Guide, Page, Resource, Words
from depwork.model.choices import Locale
from depwork.model.fact_check import FactCheck
from depwork.model.ladder import RungCode
from depwork.model.plans import Tactic
from depwork.model.problem import Problem
from depwork.model.questions import AskedField, own_field
from depwork.services.facts import check_fact, state_of
from depwork.workbook.session import Session
from depwork.workbook.showing import cited_fact, cited_source

_ORDER: Final = ("stale", "unverified", "due", "current")


class GuideSide:
    """What a page reads of the guide, and writes into an organization's copy of it."""

    _session: Session
    locale: Locale

    @property
    def _today(self) -> date:
        return self._session.today

    @property
    def _guide(self) -> Guide:
        return self._session.guide

    def _words(self) -> Words:
        return self._guide.words(self.locale)

    def pages(self, step: int) -> tuple[Page, ...]:
        """Return the prose pages of a step in the language in use."""
        found = self._guide.pages[self.locale].values()
        return tuple(page for page in found if page.step == step)

    def source(self, source_id: str) -> Cited:
        """Return a source of ``sources.toml`` for reading."""
        return cited_source(self._guide, source_id, self._words())

    def fact(self, entry_id: str) -> Cited:
        """Return an entry of ``register.toml`` for reading, as of today."""
        return cited_fact(self._guide, entry_id, self._today, self._words())

    def facts(self) -> tuple[FactLine, ...]:
        """Return the dated facts that somebody may look up again, the oldest trouble first."""
        register = self._guide.register
        entries = (register.fact(name, self._today).entry for name in register.ids())
        lines = [self._fact_line(entry.id) for entry in entries if entry.verify_by is not None]
        return tuple(sorted(lines, key=lambda line: (_ORDER.index(line.state), line.name)))

    def _fact_line(self, entry_id: str) -> FactLine:
        register, words = self._guide.register, self._words()
        entry, told = register.fact(entry_id, self._today).entry, words.fact(entry_id)
        return FactLine(
            id=entry_id,
            name=told.name,
            value=told.value,
            as_of=words.date(entry.as_of),
            until=words.date(entry.verify_by) if entry.verify_by else "",
            state=state_of(entry, register, self._today),
            checked_by=entry.checked_by,
        )

    def fact_sheet(self, entry_id: str) -> FactSheet:
        """Return one dated fact in full."""
        entry = self._guide.register.fact(entry_id, self._today).entry
        source = self._words().source(entry.source)
        both = [self._guide.words(locale).fact(entry_id).value for locale in Locale]
        number = str(entry.value) if isinstance(entry.value, int) else ""
        asks = {int: "number", str: "text", tuple: "lines"}.get(type(entry.value), "")
        checks = self._guide.checks.get(entry_id, ())
        tried = entry.reach.tried_on if entry.reach else None
        return FactSheet(
            line=self._fact_line(entry_id),
            note=self._words().fact(entry_id).note,
            source=f"{source.title}, {source.where}",
            asks=asks,
            both=(number or "\n".join(both[0]), number or "\n".join(both[1])),
            history=tuple(self._told(check) for check in reversed(checks)),
            reach=entry.reach,
            tried_on=self._words().date(tried) if tried else "",
        )

    def _told(self, check: FactCheck) -> str:
        words = self._words()
        value = check.value if self.locale is Locale.EN or check.es is None else check.es
        parts = value if isinstance(value, tuple) else (str(value),) if value is not None else ()
        how = words.choice(check.how)
        by = words.ui("fact_checked_by", by=check.by) if check.signed_by else check.by
        head = f"{words.date(check.on)} · {by} · {how}"
        return " · ".join((head, *parts))

    def check_fact(self, entry_id: str, values: Mapping[str, object]) -> tuple[Problem, ...]:
        """Write a look-up into the organization's copy; what is refused comes back."""
        given = {**values, "id": entry_id}
        home = self._session.given.home
        vault, folders = self._session.vault, self._session.guide_folders
        found = check_fact(vault, home, folders, given, self._today)
        self._session.forget()  # what was decided rested on the fact as it stood
        return found

    def shelf(self) -> tuple[Resource, ...]:
        """Return everything on the resource shelf."""
        return self._guide.shelf

    def factors(self) -> tuple[Factor, ...]:
        """Return the old factors, as a way to put facts in order."""
        return self._guide.factors

    def own_fields(self) -> tuple[AskedField, ...]:
        """Return the organization's own questions."""
        return tuple(own_field(item.id, item.step, item.type) for item in self._guide.own)

    def tactic_note(self, tactic: str) -> str:
        """Return what to watch for with a tactic, in the language in use."""
        return self._words().tactic(Tactic(tactic))

    def rung(self, code: str) -> str:
        """Return a rung of the ladder towards a removal date, in the language in use."""
        return self._words().rung(RungCode(code))
