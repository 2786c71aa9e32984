"""Milliseconds per letter: one reused Typst compiler against ``typst.compile`` each time.

``python tests/benchmarks/bench_letter.py [LETTERS]`` prints medians and their ratio, then the
whole way from view to file for each format, and a whole packet. The ways of making a PDF take
turns, so that a noisy machine is noisy for both. ``test_benchmarks_run.py`` tries that it works.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typst

from depwork.documents import assemble, render
from depwork.documents.typst_engine import compile_pdf
from depwork.guide import load
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage
from depwork.practice import people
from depwork.rules.disclosure import disclose
from depwork.rules.gates import clearance

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
PROGRAM = (ROOT / "depwork" / "documents" / "letter.typ").read_bytes()
TODAY = date(2026, 11, 22)


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds one call took."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def say(line: str) -> None:
    """Write one line of the result."""
    sys.stdout.write(f"{line}\n")


def data(number: int) -> str:
    """Return a two-page letter as data, unlike every other."""
    text = f"Letter {number}. " + "An invented sentence of a letter to an office. " * 12
    paragraph = {"t": "paragraph", "c": [{"t": "text", "x": text}]}
    heading = {"t": "heading", "level": 1, "c": [{"t": "text", "x": "Request"}]}
    blocks = [heading, *[paragraph] * 9]
    sheet = {"anchor": "a", "banners": [], "follows": False, "attached": [], "blocks": blocks}
    whole = {"title": "t", "lang": "en", "marks": [], "page": "{n}/{total}", "compact": False}
    return json.dumps({**whole, "files": [], "sheets": [sheet]})


def anew(number: int) -> bytes:
    """Return a PDF made by a compiler of its own."""
    return typst.compile(
        PROGRAM,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": data(number)},
        pdf_standards="ua-1",
    )


def main(letters: int) -> None:
    """Print what a letter costs."""
    anew(0)
    compile_pdf(data(0))
    reused, each = [], []
    for number in range(1, letters + 1):
        reused.append(timed(lambda n=number: compile_pdf(data(n))))
        each.append(timed(lambda n=number: anew(n)))
    one, other = statistics.median(reused), statistics.median(each)
    say(f"PDF, reused compiler  {one:7.1f} ms")
    say(f"PDF, typst.compile    {other:7.1f} ms   ratio {other / one:.1f}")
    case = people([TEMPLATES / "practice"], TODAY, Locale.EN)[0].case
    guide = load([TEMPLATES / "guide"])
    cleared = clearance(case, TODAY, guide.register)
    views = {
        audience: disclose(case, audience, TODAY)
        for audience in (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)
    }

    def letter(kind: Format) -> object:
        return render(
            "pd_letter",
            views[Audience.ICE],
            cleared,
            guide,
            locale=Locale.EN,
            stage=Stage.FINAL,
            format=kind,
            templates=(TEMPLATES,),
        )

    for kind in Format:
        letter(kind)
        took = statistics.median(timed(lambda k=kind: letter(k)) for _ in range(letters))
        say(f"view to {kind.value:5}         {took:7.1f} ms")

    def packet() -> object:
        return assemble(views, cleared, guide, locale=Locale.EN, templates=(TEMPLATES,))

    packet()
    took = statistics.median(timed(packet) for _ in range(min(letters, 5)))
    say(f"whole packet          {took:7.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
