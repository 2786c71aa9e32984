"""Going public or not: the questions of the test, and what they say together (seed 001 step 7).

Not every case needs it, the person decides, and a *don't know* never opens anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from depwork.model.answers import asked, value_of
from depwork.model.ask import Condition, Met
from depwork.model.case import Case
from depwork.model.decision import Decision
from depwork.model.going_public import GoPublicTest, PublicTest
from depwork.model.questions import answer_of
from depwork.rules.ground import Ground

PERSON: Final = "campaign.go_public"
ATTORNEY: Final = "attorney.attorney_consulted_for_public"
QUIET: Final = "campaign.quiet_way_enough"
SAFE: Final = "campaign.family_feels_safe"
ABROAD: Final = "risks.media_risk_home_country"

STOPPED = Ground("public", "public_no", "seed.001.step7")
NOT_NEEDED = Ground("public", "public_quiet", "seed.001.step7")
NOT_YET = Ground("public", "public_not_yet", "seed.004")
OPEN = Ground("public", "public_unknown", "seed.001.step7")
CLEAR = Ground("public", "public_clear", "seed.001.step7")
GROUNDS: Final = (STOPPED, NOT_NEEDED, NOT_YET, OPEN, CLEAR)


def _yes(path: str) -> Callable[[Case, date], Met]:
    return lambda case, _: _three(value_of(answer_of(case, path)))


def _no(path: str) -> Callable[[Case, date], Met]:
    return lambda case, _: _three(value_of(answer_of(case, path)), wanted=False)


def _told(path: str) -> Callable[[Case, date], Met]:
    return lambda case, _: Met.YES if value_of(answer_of(case, path)) else Met.UNKNOWN


def _past(path: str) -> Callable[[Case, date], Met]:
    def look(case: Case, today: date) -> Met:
        day = value_of(answer_of(case, path))
        return Met.YES if isinstance(day, date) and day <= today else Met.UNKNOWN

    return look


def _three(answer: object, *, wanted: bool = True) -> Met:
    if not isinstance(answer, bool):
        return Met.UNKNOWN
    return Met.YES if answer is wanted else Met.NO


_POINTS: Final[tuple[tuple[str, str, Callable[[Case, date], Met]], ...]] = (
    ("public_person", PERSON, _yes(PERSON)),
    ("public_safe", SAFE, _yes(SAFE)),
    ("public_abroad", ABROAD, _no(ABROAD)),
    ("public_attorney", ATTORNEY, _past(ATTORNEY)),
    ("public_needed", QUIET, _no(QUIET)),
    ("public_time", "campaign.enough_time", _yes("campaign.enough_time")),
    ("public_people", "campaign.can_mobilize", _yes("campaign.can_mobilize")),
    ("public_demand", "campaign.demand", _told("campaign.demand")),
    ("public_crisis", "campaign.moral_crisis", _told("campaign.moral_crisis")),
)
"""The test's questions: code, the answer that settles it, and how it is read."""
POINT_CODES: Final = frozenset(code for code, _, _ in _POINTS)
"""Codes of ``[condition]`` in ``asks.toml``."""


def going_public(case: Case, today: date) -> Decision[GoPublicTest]:
    """Return how the test of going public stands; the decision stays the person's."""
    points = tuple(
        Condition(code=code, met=met, settle=() if met is Met.YES else (path,))
        for code, path, look in _POINTS
        for met in (look(case, today),)
    )
    by_code = {point.code: point.met for point in points}
    verdict, ground = _verdict(by_code)
    looked = tuple(path for _, path, _ in _POINTS if asked(answer_of(case, path)))
    return Decision[GoPublicTest](
        value=GoPublicTest(verdict=verdict, points=points),
        reasons=(ground.reason(*looked),),
        settle=tuple(_open(points)),
    )


def _verdict(met: dict[str, Met]) -> tuple[PublicTest, Ground]:
    if Met.NO in (met["public_person"], met["public_safe"]):
        return PublicTest.NO, STOPPED
    if met["public_needed"] is Met.NO:
        return PublicTest.QUIET, NOT_NEEDED
    if Met.NO in met.values():
        return PublicTest.NOT_YET, NOT_YET
    if Met.UNKNOWN in met.values():
        return PublicTest.UNKNOWN, OPEN
    return PublicTest.CLEAR, CLEAR


def _open(points: tuple[Condition, ...]) -> Iterator[str]:
    for point in points:
        if point.met is Met.UNKNOWN:
            yield from point.settle
