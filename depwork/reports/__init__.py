"""Tidy frames, measures and a picture from de-identified records (facts 6)."""

from depwork.reports.allowed import ROWS
from depwork.reports.frames import Frames, frames
from depwork.reports.measures import Cell, days_to_outcome, outcomes_by_ask
from depwork.reports.period import Period, standing
from depwork.reports.picture import Picture, picture
from depwork.reports.report import Measures, Page, measure, page
from depwork.reports.survival import Step, curve, kaplan_meier, median
from depwork.reports.tables import Table
from depwork.reports.words import WORD_KEYS, readable

__all__ = [
    "ROWS",
    "WORD_KEYS",
    "Cell",
    "Frames",
    "Measures",
    "Page",
    "Period",
    "Picture",
    "Step",
    "Table",
    "curve",
    "days_to_outcome",
    "frames",
    "kaplan_meier",
    "measure",
    "median",
    "outcomes_by_ask",
    "page",
    "picture",
    "readable",
    "standing",
]
