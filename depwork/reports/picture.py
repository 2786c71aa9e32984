"""Draws the report's one picture: the share of cases still waiting, day by day."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from depwork.reports.survival import Step
from depwork.reports.words import Say

Kind = Literal["svg", "png"]
_MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png"}
# Okabe and Ito's blue and vermilion: told apart by everybody, and in grey by their lightness.
_LINE, _TICK = "#0072B2", "#8A3A00"


@dataclass(frozen=True, repr=False)
class Picture:
    """A picture and what it shows in words.

    Args:
        body: The image's bytes; letters are drawn in it, so that no font is needed.
        media_type: ``image/svg+xml`` or ``image/png``.
        alt: The same in words.
    """

    body: bytes
    media_type: str
    alt: str

    def html(self) -> str:
        """Return the picture as a piece of HTML that asks no other host for anything."""
        image = f"data:{self.media_type};base64,{base64.b64encode(self.body).decode('ascii')}"
        return f'<figure><img src="{image}" alt="{html.escape(self.alt)}"></figure>'

    def _repr_html_(self) -> str:
        return self.html()

    def __repr__(self) -> str:
        return self.alt


def _alt(steps: Sequence[Step], say: Say, *, shared: bool) -> str:
    if not steps:
        return say("report_picture_none")
    last = steps[-1]
    share = f"{last.waiting:.0%}"
    if shared:
        return say("report_picture_alt_shared", days=last.day, waiting=share)
    return say("report_picture_alt", n=steps[0].at_risk, days=last.day, waiting=share)


def _draw_curve(axes: Axes, steps: Sequence[Step], say: Say, *, shared: bool) -> None:
    days = [0, *(step.day for step in steps)]
    waiting = [1.0, *(step.waiting for step in steps)]
    if shared:  # where between two marks it falls is not told
        axes.plot(days, waiting, color=_LINE, linewidth=2, marker="o")
    else:
        axes.step(days, waiting, where="post", color=_LINE, linewidth=2)
    lost = [step for step in steps if step.censored]
    axes.plot(
        [step.day for step in lost],
        [step.waiting for step in lost],
        linestyle="none",
        marker="|",
        markersize=12,
        markeredgewidth=2,
        color=_TICK,
        label=say("report_picture_censored"),
    )
    axes.set_ylim(0, 1.04)
    axes.set_xlim(0, max(days[-1], 1) * 1.03)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    axes.set_xlabel(say("report_picture_days"))
    axes.set_ylabel(say("report_picture_waiting"))
    axes.spines[["top", "right"]].set_visible(False)
    if lost:
        axes.legend(frameon=False, loc="upper right")


def _write_at_risk(axes: Axes, steps: Sequence[Step], say: Say) -> None:
    """Write below the axis how many cases are still seen at each of its marks."""
    first, last = axes.get_xlim()
    marks = [int(mark) for mark in axes.get_xticks() if first <= mark <= last]
    axes.set_xticks(marks)
    seen = []
    for mark in marks:
        later = [step.at_risk for step in steps if step.day >= mark]
        left = steps[-1].at_risk - steps[-1].decided - steps[-1].censored
        seen.append(later[0] if later else left)
    axes.set_xticklabels([f"{mark}\n({n})" for mark, n in zip(marks, seen, strict=True)])
    note = f"{say('report_picture_days')}\n{say('report_picture_at_risk')}"
    axes.set_xlabel(note)


def picture(
    steps: Sequence[Step], say: Say, *, shared: bool = False, kind: Kind = "svg"
) -> Picture:
    """Return the curve of cases still waiting, with marks where a case was last known.

    Args:
        steps: The estimate.
        say: Gives the words in the report's language.
        shared: Tell no count; the steps are those of ``waiting.shared_steps``.
        kind: ``svg`` or ``png``.
    """
    with mpl.rc_context(
        {
            "svg.hashsalt": "depwork",
            "svg.fonttype": "path",
            "font.family": ["DejaVu Sans"],
            "font.size": 11,
        }
    ):
        figure = Figure(figsize=(7.2, 4.6), layout="constrained")
        canvas = FigureCanvasSVG(figure) if kind == "svg" else FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.set_title(say("report_picture_title"), loc="left", fontsize=12)
        if steps:
            _draw_curve(axes, steps, say, shared=shared)
            if not shared:
                _write_at_risk(axes, steps, say)
        else:
            axes.set_axis_off()
            axes.text(0.5, 0.5, say("report_picture_none"), ha="center", wrap=True)
        body = io.BytesIO()
        metadata = {"Date": None} if kind == "svg" else {"Software": None}
        canvas.print_figure(body, format=kind, dpi=150, metadata=metadata)
    return Picture(body.getvalue(), _MEDIA[kind], _alt(steps, say, shared=shared))
