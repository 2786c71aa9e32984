"""The picture: self-contained, told in words, the same each time."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from depwork.reports.picture import _LINE, _TICK, picture
from depwork.reports.survival import kaplan_meier
from depwork.reports.waiting import shared_steps, waiting_figures

STEPS = kaplan_meier([3, 8, 8, 20, 31, 40, 44, 52], [True, True, False, True] * 2)


def test_an_svg_needs_nothing_from_outside(say: Callable[..., str]) -> None:
    """It is well-formed, its letters are drawn, and it names no other host to load from."""
    made = picture(STEPS, say)
    root = ET.fromstring(made.body)  # noqa: S314 - our own picture
    assert root.tag.endswith("svg")
    assert b"<text" not in made.body
    assert b"@font-face" not in made.body
    assert not re.search(rb'(?:href|src)="(?!#)', made.body)


def test_the_same_numbers_give_the_same_bytes(say: Callable[..., str]) -> None:
    """No clock and no chance stands in the picture."""
    assert picture(STEPS, say).body == picture(STEPS, say).body
    assert picture(STEPS, say, kind="png").body == picture(STEPS, say, kind="png").body


def test_a_png_is_a_png(say: Callable[..., str]) -> None:
    """The other kind is made from the same figure."""
    made = picture(STEPS, say, kind="png")
    assert made.media_type == "image/png"
    assert io.BytesIO(made.body).read(8) == b"\x89PNG\r\n\x1a\n"


def test_the_picture_is_told_in_words(say: Callable[..., str]) -> None:
    """The alternative text has the number of cases, the last day and the share."""
    made = picture(STEPS, say)
    assert made.alt == "report_picture_alt(n=8, days=52, waiting=0%)"
    assert f'alt="{made.alt}"' in made.html()
    assert made.html().startswith('<figure><img src="data:image/svg+xml;base64,')


def test_marks_and_line_differ_in_lightness() -> None:
    """Colours are told apart without seeing hue, and stand out from white."""

    def lightness(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(
            weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
        )

    for colour in (_LINE, _TICK):
        assert 1.05 / (lightness(colour) + 0.05) >= 4.5
    assert abs(lightness(_LINE) - lightness(_TICK)) > 0.05


def test_a_shared_line_falls_on_no_case_of_its_own(say: Callable[..., str]) -> None:
    """It has marks far apart, five outcomes between them, and tells no count."""
    days = [3, 8, 9, 20, 31, 32, 33, 34, 35, 36, 80, 81, 82, 83, 84, 85]
    steps = kaplan_meier(days, [True] * 10 + [False] * 6)
    line = shared_steps(waiting_figures(steps))
    assert [(step.day, step.waiting) for step in line] == [(60, 0.38)]
    made = picture(line, say, shared=True)
    assert made.alt == "report_picture_alt_shared(days=60, waiting=38%)"
    few = waiting_figures(kaplan_meier([1, 2, 3, 4], [True] * 4))
    assert picture(shared_steps(few), say, shared=True).alt == "report_picture_none"


def test_a_shared_line_keeps_its_marks() -> None:
    """Where a line was told, the next one has the same marks, or none is told."""
    days = [*range(10, 20), *range(70, 80), *range(100, 120)]
    steps = kaplan_meier(days, [True] * 20 + [False] * 20)
    assert [step.day for step in shared_steps(waiting_figures(steps))] == [30, 90]
    assert [step.day for step in shared_steps(waiting_figures(steps, (90,)))] == [90]
    assert waiting_figures(steps, (10, 90)).total is None


@pytest.mark.parametrize("steps", [(), kaplan_meier([0], [True]), kaplan_meier([0], [False])])
def test_few_cases_draw_without_complaint(
    steps: tuple[object, ...], say: Callable[..., str]
) -> None:
    """No case, or one of a single day, still gives a picture."""
    assert picture(steps, say).body.startswith(b"<?xml")  # type: ignore[arg-type]  # steps
