"""The one place that talks to Typst: data in, PDF bytes out.

Typst starts threads; a process in which a PDF was made must not be forked, only spawned from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, Literal

import typst

from depwork.errors import DocumentError

_TRIES: Final[tuple[tuple[bool, Literal["ua-1"] | None], ...]] = (
    (False, "ua-1"),
    (True, "ua-1"),
    (True, None),
)
"""Whether the machine's fonts are asked too, and which standard the PDF keeps."""
_NO_FONT: Final = "could not be displayed with font"


@cache
def _program() -> bytes:
    return files("depwork.documents").joinpath("letter.typ").read_bytes()


@cache
def _compiler(*, system_fonts: bool) -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=not system_fonts)


def compile_pdf(data: str) -> bytes:
    """Return a tagged PDF/UA-1 of a tree given as JSON.

    The fonts inside the Typst wheel serve Latin, Greek, Cyrillic and some other scripts. Where
    they lack a character, the machine's fonts are asked; where those lack it too, the PDF is
    tagged but not marked PDF/UA-1.

    Args:
        data: What ``letter.typ`` reads.

    Raises:
        DocumentError: Typst refused; the message holds none of the data.
    """
    for system_fonts, standard in _TRIES:
        try:
            made = _compiler(system_fonts=system_fonts).compile(
                input=_program(),
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=standard,
            )
        except typst.TypstError as error:
            if _NO_FONT not in str(error):
                raise DocumentError("Typst could not set this document") from None
            continue
        if isinstance(made, bytes):
            return made
    raise DocumentError("Typst made no PDF of this document")
