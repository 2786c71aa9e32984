"""The one place that talks to Typst: data in, PDF bytes out.

Typst starts threads; a process in which a PDF was made must not be forked, only spawned from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, Literal

import typst

from depwork.errors import DocumentError

_NO_FONT: Final = "could not be displayed with font"


@cache
def _program() -> bytes:
    return files("depwork.documents").joinpath("letter.typ").read_bytes()


@cache
def _compiler(*, system_fonts: bool) -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=not system_fonts)


def compile_pdf(data: str) -> bytes | None:
    """Return a tagged PDF/UA-1 of a tree given as JSON; None where no font has all its letters.

    The fonts inside the Typst wheel serve Latin, Greek, Cyrillic, Arabic and some other
    scripts. Where they lack a letter, the machine's fonts are asked.

    Args:
        data: What ``letter.typ`` reads.

    Raises:
        DocumentError: Typst refused; the message holds none of the data.
    """
    return _compiled(data, "ua-1", system_fonts=False) or _compiled(data, "ua-1", system_fonts=True)


def compile_with_gaps(data: str) -> bytes:
    """Return a tagged PDF in which letters that no font has are empty boxes.

    Args:
        data: What ``letter.typ`` reads.

    Raises:
        DocumentError: Typst refused; the message holds none of the data.
    """
    made = _compiled(data, None, system_fonts=True)
    if made is None:
        raise DocumentError("Typst made no PDF of this document")
    return made


def _compiled(data: str, standard: Literal["ua-1"] | None, *, system_fonts: bool) -> bytes | None:
    try:
        made = _compiler(system_fonts=system_fonts).compile(
            input=_program(),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=standard,
        )
    except typst.TypstError as error:
        if _NO_FONT in str(error):
            return None
        raise DocumentError("Typst could not set this document") from None
    return made if isinstance(made, bytes) else None
