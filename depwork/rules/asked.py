"""What a typed text asks an office for, held against the ask that the case has chosen (R07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from depwork.model.answers import value_of
from depwork.model.ask_code import AskCode as A
from depwork.model.case import Case
from depwork.model.plain import folded

CHOSEN: Final = "campaign.chosen_ask"


class Asked(StrEnum):
    """What an office can be asked to do, as letters and petitions say it."""

    RELEASE = "release"
    STAY = "stay"
    DEFERRED_ACTION = "deferred_action"
    LIFT_HOLD = "lift_hold"
    CLOSE_CASE = "close_case"
    NO_TRANSFER = "no_transfer"


_ASKS: Final = re.compile(
    r"\b(we|i) (again |now |also |respectfully )?(ask|request|urge|beg|implore|demand)\b"
    r"|\b(please|we call on|i call on|are asking|am asking)\b"
    r"|\b(pedimos|pido|solicit(o|amos)|rog(amos)|ruego|exigimos|exhortamos|instamos|por favor)\b"
)
_WORDS: Final = {
    Asked.RELEASE: re.compile(
        r"\b(release|free (her|him|them|[a-z]+)|set (\w+ ){1,3}free|let (\w+ ){1,3}(out|come home)"
        r"|grant (\w+ ){0,3}parole|on parole|reunite|en libertad|(la|su) libertad|liber(en?|ar)\b"
        r"|suelten|soltar|dejen salir|permiso condicional"
        r"|outside detention|fuera de la detencion)\b"
    ),
    Asked.STAY: re.compile(
        r"\bstay of (removal|deportation)\b"
        r"|\b(stop|halt|suspend|delay|postpone|not carry out|cancel)( \w+){0,3}"
        r" (removal|deportation)\b|\bnot (to )?deport\b"
        r"|\bsuspension (temporal )?de (la|su) (deportacion|expulsion)\b"
        r"|\b(deten|suspend|par|fren|cancel|no llev|no haga)\w*( a cabo)?( \w+){0,2}"
        r" (deportacion|expulsion)\b|\bno (la |lo |los |las )?deport"
    ),
    Asked.DEFERRED_ACTION: re.compile(r"\bdeferred action\b|\baccion diferida\b"),
    Asked.LIFT_HOLD: re.compile(
        r"\b(lift|withdraw|drop|cancel|not (to )?honor|remove)( \w+){0,3} (hold|detainer)\b"
        r"|\b(retir|levant|cancel|quit|no (respet|cumpl))\w*( \w+){0,3} (orden de )?retencion\b"
    ),
    Asked.CLOSE_CASE: re.compile(
        r"\b(dismiss|close|terminate)( \w+){0,4} (case|proceedings)\b"
        r"|\b(desestim|cierr|cerr|termin|archiv)\w*( \w+){0,4} (caso|procedimiento)s?\b"
    ),
    Asked.NO_TRANSFER: re.compile(
        r"\b(not|no|stop|halt)( \w+){0,3} transfer\b|\bno( \w+){0,3} traslad"
        r"|\b(keep|mantenga)( \w+){1,5} (near|cerca)\b"
    ),
}
_SENTENCE: Final = re.compile(r"[.!?;\n]+")
_OF: Final[dict[A, frozenset[Asked]]] = {
    **dict.fromkeys(
        (A.R03, A.R04, A.R05, A.R06_PAROLE, A.R07, A.R12_RELEASE, A.R23, A.R28),
        frozenset({Asked.RELEASE}),
    ),
    **dict.fromkeys(
        (A.R11, A.R12, A.R13_STAY, A.R14_STAY, A.R15_STAY, A.R17, A.R18_ICE),
        frozenset({Asked.STAY}),
    ),
    A.R19: frozenset({Asked.RELEASE, Asked.STAY}),
    A.R02: frozenset({Asked.LIFT_HOLD}),
    A.R09: frozenset({Asked.CLOSE_CASE}),
    A.R20: frozenset({Asked.DEFERRED_ACTION}),
    A.R22: frozenset({Asked.NO_TRANSFER}),
    **dict.fromkeys((A.R10, A.R13, A.R13_NO_ORDER), frozenset()),
}
"""What each ask that a letter can put asks for (facts 8)."""


def asks_in(text: str) -> frozenset[Asked]:
    """Return what a text asks for; what it only tells of is not asked.

    >>> sorted(asks_in("We ask ICE to release Marta. Her deportation was stopped once."))
    [<Asked.RELEASE: 'release'>]
    """
    return frozenset(one for _, found in _asking(text) for one in found)


def _asking(text: str) -> Iterator[tuple[str, frozenset[Asked]]]:
    """Return each sentence that asks, as it is written, and what it asks for."""
    for part in _SENTENCE.split(text):
        said = folded(part)
        if _ASKS.search(said):
            yield part.strip(), frozenset(one for one in Asked if _WORDS[one].search(said))


def asked_otherwise(case: Case, text: str) -> tuple[str, ...]:
    """Return the sentences of a text that ask for what the case does not, its ask being chosen.

    The fallback may be asked too. An ask that no letter puts is compared with nothing.
    """
    chosen = value_of(case.campaign.chosen_ask)
    if chosen is None or chosen not in _OF:
        return ()
    fallback = value_of(case.campaign.fallback_ask)
    allowed = _OF[chosen] | (_OF.get(fallback, frozenset()) if fallback else frozenset())
    return tuple(part for part, found in _asking(text) if found - allowed)
