"""Which offices a case belongs to: by the facility, or by the home of who is free (facts 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from depwork.model.answers import value_of
from depwork.model.ask import Ask
from depwork.model.case import Case
from depwork.model.choices import Office
from depwork.model.decision import Decision, Reason
from depwork.model.plain import folded
from depwork.model.register import Register
from depwork.model.routing import Routing
from depwork.model.state import State
from depwork.rules.asks import asks
from depwork.rules.ground import Ground
from depwork.rules.groups import CUSTODY, HELD, LOCAL

T = TypeVar("T")
FACILITY: Final = ("custody.facility_state", "custody.facility_county")
HOME: Final = ("identity.residence_state", "identity.residence_county")
COURT: Final = "proceedings.court"
TITLES: Final = "offices.ero-title"
BY_STATE: Final = "offices.ero-by-state"
CIRCUITS: Final = "court.circuit-by-state"
OPLA: Final = "offices.opla-by-court"
HOLDS: Final = "detainer.state-law"
COUNTIES: Final = {
    State.CA: "offices.ero-counties-ca",
    State.NY: "offices.ero-counties-ny",
    State.TX: "offices.ero-counties-tx",
}
"""States whose counties lie in several areas."""
DISPUTED: Final = frozenset({"HOU", "SNA"})
"""In Texas, sources disagree on which counties belong to which of these two."""
LADDER: Final = (
    Office.ERO_FIELD_OFFICE, Office.SHERIFF, Office.LOCAL_OFFICIALS, Office.CONGRESS,
    Office.ICE_HQ, Office.DHS_SECRETARY,
)  # fmt: skip
"""Secondary targets, nearest first (facts 8); support is asked for before anybody is a target."""

_SOURCE: Final = "data.ero-areas"
CUSTODY_OPEN = Ground("offices", "office_custody_open", "decision.table")
STATE_OPEN = Ground("offices", "office_state_open", _SOURCE, (BY_STATE,))
COUNTY_OPEN = Ground("offices", "office_county_open", _SOURCE, (BY_STATE,))
COUNTY_UNKNOWN = Ground("offices", "office_county_unknown", _SOURCE, (BY_STATE,))
TEXAS = Ground("offices", "office_texas", _SOURCE, (BY_STATE, "offices.ero-texas"))
BY_FACILITY = Ground("offices", "office_by_facility", _SOURCE, (BY_STATE,))
BY_HOME = Ground("offices", "office_by_home", _SOURCE, (BY_STATE,))
CIRCUIT = Ground("offices", "circuit_by_place", "decision.table", (CIRCUITS,))
CIRCUIT_OPEN = Ground("offices", "circuit_open", "decision.table", (CIRCUITS,))
OPLA_BY_COURT = Ground("offices", "opla_by_court", "data.opla-offices", (OPLA, "offices.opla"))
OPLA_OPEN = Ground("offices", "opla_open", "data.opla-offices", (OPLA, "offices.opla"))
HOLD_LAW = Ground("offices", "hold_law_listed", "background", (HOLDS,))
HOLD_LAW_OPEN = Ground("offices", "hold_law_open", "background", (HOLDS,))
TARGETS = Ground("R11", "targets_two_lists", "decision.12-3")
GROUNDS: Final = (
    CUSTODY_OPEN, STATE_OPEN, COUNTY_OPEN, COUNTY_UNKNOWN, TEXAS, BY_FACILITY, BY_HOME, CIRCUIT,
    CIRCUIT_OPEN, OPLA_BY_COURT, OPLA_OPEN, HOLD_LAW, HOLD_LAW_OPEN, TARGETS,
)  # fmt: skip
REGISTER: Final = frozenset({TITLES, *COUNTIES.values()}) | {
    entry for ground in GROUNDS for entry in ground.register_ids
}
"""Every dated fact that is looked at here."""


@dataclass(frozen=True)
class _Look:
    case: Case
    today: date
    register: Register

    def table(self, entry_id: str) -> dict[str, str]:
        value = self.register.fact(entry_id, self.today).entry.value
        return value if isinstance(value, dict) else {}

    def reason(self, ground: Ground, *facts: str) -> Reason:
        days = [self.register.fact(i, self.today).entry.as_of for i in ground.register_ids]
        return ground.reason(*facts, as_of=min(days, default=None))

    @property
    def held(self) -> bool | None:
        custody = value_of(self.case.custody.custody_status)
        return None if custody is None else custody in HELD


@dataclass(frozen=True)
class _Found:
    value: tuple[str, ...]
    reason: Reason
    settle: tuple[str, ...] = ()


def routing(
    case: Case,
    today: date,
    register: Register,
    *,
    candidates: tuple[Ask, ...] | None = None,
) -> Decision[Routing]:
    """Return where the case is decided and who may be addressed, with the day of each list.

    Args:
        case: The case.
        today: The day.
        register: The dated facts.
        candidates: The asks of the case, where the caller has found them.

    What is not known stays open and names the question that settles it; a county that is in
    no list is not guessed.
    """
    look = _Look(case, today, register)
    office, circuit = _field_office(look), _circuit(look)
    opla, holds = _opla(look), _holds(look)
    found = [item for item in (office, circuit, opla, holds) if item]
    candidates = asks(case, today, register).value if candidates is None else candidates
    found_asks = [a for a in candidates if _applies(a.reasons)]
    titles = look.table(TITLES)
    named = {o for a in found_asks for o in (*a.addressees, *a.secondary)}
    value = Routing(
        field_offices=office.value,
        titles=tuple(titles.get(code, code) for code in office.value),
        circuit=next(iter(circuit.value), None) if circuit else None,
        opla=next(iter(opla.value), None) if opla else None,
        holds=next(iter(holds.value), None) if holds else None,
        deciders=_once(o for a in found_asks for o in a.deciders),
        addressees=_once(o for a in found_asks for o in a.addressees),
        ladder=tuple(o for o in LADDER if o in named),
    )
    settle = _once(path for item in found for path in item.settle)
    reasons = (*(item.reason for item in found), look.reason(TARGETS))
    return Decision[Routing](value=value, reasons=reasons, settle=settle)


def _applies(reasons: tuple[Reason, ...]) -> bool:
    return reasons[0].because == "row_applies"


def _once(parts: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(parts))


def _field_office(look: _Look) -> _Found:
    if look.held is None:
        return _Found((), look.reason(CUSTODY_OPEN, CUSTODY), (CUSTODY,))
    state_path, county_path = FACILITY if look.held else HOME
    state = _state(look.case, held=look.held)
    if state is None:
        return _Found((), look.reason(STATE_OPEN, CUSTODY, state_path), (state_path,))
    offices = tuple(look.table(BY_STATE).get(state.value, "").split())
    if state in COUNTIES:
        return _by_county(look, state, offices, county_path)
    return _Found(offices, look.reason(BY_FACILITY if look.held else BY_HOME, CUSTODY, state_path))


def _state(case: Case, *, held: bool) -> State | None:
    return value_of(case.custody.facility_state if held else case.identity.residence_state)


def _by_county(look: _Look, state: State, offices: tuple[str, ...], path: str) -> _Found:
    facility = path == FACILITY[1]
    answer = look.case.custody.facility_county if facility else look.case.identity.residence_county
    county = value_of(answer)
    if county is None:
        return _Found(offices, look.reason(COUNTY_OPEN, path), (path,))
    table = {county_key(name): code for name, code in look.table(COUNTIES[state]).items()}
    office = table.get(county_key(county))
    if office is None:
        return _Found(offices, look.reason(COUNTY_UNKNOWN, path), (path,))
    disputed = state is State.TX and office in DISPUTED
    ground = TEXAS if disputed else BY_FACILITY if facility else BY_HOME
    reason = look.reason(ground, CUSTODY, path)
    entries = (*reason.register_ids, COUNTIES[state])
    return _Found((office,), reason.replace(register_ids=entries))


def county_key(name: str) -> str:
    """Return a county's name as it is compared, however it was typed.

    >>> county_key("DeWitt County"), county_key("Condado de De Witt"), county_key("Saint Lawrence")
    ('dewitt', 'dewitt', 'stlawrence')
    """
    text = re.sub(r"\b(county|parish|borough|condado( de)?|co\.)(?=\W|$)", " ", folded(name))
    text = re.sub(r"\bsaint\b", "st", text.split(",")[0])
    return re.sub(r"[^a-z0-9]", "", text)


def _circuit(look: _Look) -> _Found | None:
    """The circuit of the place of detention; who is free has none to look up here."""
    if not look.held:
        return None
    state = value_of(look.case.custody.facility_state)
    circuit = look.table(CIRCUITS).get(state.value) if state else None
    if circuit is None:
        return _Found((), look.reason(CIRCUIT_OPEN, FACILITY[0]), (FACILITY[0],))
    return _Found((circuit,), look.reason(CIRCUIT, FACILITY[0]))


def _opla(look: _Look) -> _Found:
    court = value_of(look.case.proceedings.court)
    if court is None:
        return _Found((), look.reason(OPLA_OPEN, COURT), (COURT,))
    for city, office in look.table(OPLA).items():
        if re.search(rf"\b{re.escape(folded(city))}\b", folded(court)):
            return _Found((office,), look.reason(OPLA_BY_COURT, COURT))
    return _Found((), look.reason(OPLA_OPEN, COURT))


def _holds(look: _Look) -> _Found | None:
    """What the jail's state says on holds; a state that is not listed is not known."""
    if value_of(look.case.custody.custody_status) not in LOCAL:
        return None
    state = value_of(look.case.custody.facility_state)
    if state is None:
        return _Found((), look.reason(HOLD_LAW_OPEN, FACILITY[0]), (FACILITY[0],))
    law = look.table(HOLDS).get(state.value)
    ground = HOLD_LAW if law else HOLD_LAW_OPEN
    return _Found((law,) if law else (), look.reason(ground, FACILITY[0]))
