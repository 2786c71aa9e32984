"""Tables that show themselves."""

import xml.etree.ElementTree as ET

import pandas as pd

from depwork.reports.tables import Table


def test_a_table_can_be_followed_by_ear() -> None:
    """It has a caption, and each header says what it heads."""
    frame = pd.DataFrame([["3", "hidden"]], index=["R-11"], columns=["removed", "n"])
    root = ET.fromstring(Table("Outcomes", frame.rename_axis(index="ask")).html())  # noqa: S314 - our own
    assert root.findtext(".//caption") == "Outcomes"
    assert [th.get("scope") for th in root.iter("th")] == ["col", "col", "col", "row"]
    assert [cell.text for cell in root.iter() if cell.text] == [
        "Outcomes",
        "ask",
        "removed",
        "n",
        "R-11",
        "3",
        "hidden",
    ]


def test_words_are_escaped() -> None:
    """An organization's own words cannot become markup."""
    made = Table("<b>", pd.DataFrame([["<i>"]], index=["<u>"], columns=["<s>"])).html()
    assert not any(mark in made for mark in ("<b>", "<i>", "<u>", "<s>"))


def test_it_prints_as_text() -> None:
    """Where no HTML is shown, its words and numbers are."""
    frame = pd.DataFrame([["3"]], index=["R-11"], columns=["n"])
    assert repr(Table("Outcomes", frame)) == "Outcomes\n      n\nR-11  3"
