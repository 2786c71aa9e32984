"""The codes of cases and of pieces of evidence; apart, since who opens a file needs no case."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

CaseCode = Annotated[str, Field(pattern=r"^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$")]
"""A random code: no initials, no part of a number, no look-alike letters."""
ItemId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
"""What files hang on; it stays while title, kind or place in the list change."""
