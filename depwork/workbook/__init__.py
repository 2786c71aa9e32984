"""What a notebook may import: ``from depwork import workbook``.

``guide()`` is the whole guide on one page; ``step(3)`` is one step of it; ``decided(4)``
shows what is decided there, and why. ``cases()``, ``open(code)``, ``example("bond")``,
``lessons()``, ``frames()``, ``measures()`` and ``save_frames("frames")`` are for whoever wants
to think with what is kept.
``exercise("0.2")``, ``check("0.1", "a")`` and ``answer("0.1")`` are for a course.
``packet()``, ``report()`` and ``kit()`` are for the batch notebooks.
"""

from depwork.workbook.batching import kit, packet, report
from depwork.workbook.course import answer, check, exercise
from depwork.workbook.steps import decided, guide, step
from depwork.workbook.studying import (
    cases,
    example,
    frames,
    lessons,
    measures,
    open,  # noqa: A004 - workbook.open
    save_frames,
)

__all__ = [
    "answer",
    "cases",
    "check",
    "decided",
    "example",
    "exercise",
    "frames",
    "guide",
    "kit",
    "lessons",
    "measures",
    "open",
    "packet",
    "report",
    "save_frames",
    "step",
]


def __dir__() -> list[str]:
    return sorted(__all__)
