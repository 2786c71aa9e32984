"""A letter whose text somebody has edited: its words are a record of the case."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from depwork.model.codes import CaseCode
from depwork.model.locale import Locale
from depwork.model.record import Record
from depwork.model.text import clean

EDITED_LIMIT = 60_000
"""Characters of an edited letter."""


class EditedLetter(Record):
    """A document's text as edited.

    Args:
        case_code: The case.
        document_id: Row of the catalog.
        locale: Its language.
        text: Markdown, as the engines read it.
        case_version: The case's version when it was kept: later answers are not in it.
        edited_on: The day it was kept.
        final: Whether it stands in packets instead of the template's text.
    """

    case_code: CaseCode
    document_id: str
    locale: Locale
    text: Annotated[
        str, BeforeValidator(clean), StringConstraints(min_length=1, max_length=EDITED_LIMIT)
    ]
    case_version: int
    edited_on: date
    final: bool = False
