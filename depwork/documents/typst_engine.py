"""The one place that talks to Typst: data in, PDF bytes out.

Typst starts threads; a process in which a PDF was made must not be forked, only spawned from.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import typst

from depwork.errors import DocumentError

_NO_FONT: Final = "could not be displayed with font"
_PIECE: Final = 256 * 1024
Files = tuple[tuple[str, bytes], ...]
"""Kind (``pdf``, ``jpg``, ``png``) and bytes."""
_Standard = Literal["ua-1"] | None


@cache
def _program() -> bytes:
    return files("depwork.documents").joinpath("letter.typ").read_bytes()


@cache
def _compiler(*, system_fonts: bool) -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=not system_fonts)


def compile_pdf(data: str, files: Files = ()) -> bytes | None:
    """Return a tagged PDF/UA-1 of a tree given as JSON; None where no font has all its letters.

    The fonts inside the Typst wheel serve Latin, Greek, Cyrillic, Arabic and some other
    scripts. Where they lack a letter, the machine's fonts are asked.

    Args:
        data: What ``letter.typ`` reads.
        files: Kind and bytes of what it shows besides; Typst takes no PDF into a PDF/UA-1,
            so a document with one is tagged without claiming it.

    Raises:
        DocumentError: Typst refused; the message holds none of the data.
    """
    standard: _Standard = None if any(kind == "pdf" for kind, _ in files) else "ua-1"
    inputs = _inputs(data, files)
    return _compiled(inputs, standard, system_fonts=False) or _compiled(
        inputs, standard, system_fonts=True
    )


def compile_with_gaps(data: str, files: Files = ()) -> bytes:
    """Return a tagged PDF in which letters that no font has are empty boxes.

    Args:
        data: What ``letter.typ`` reads.
        files: Kind and bytes of what it shows besides.

    Raises:
        DocumentError: Typst refused; the message holds none of the data.
    """
    made = _compiled(_inputs(data, files), None, system_fonts=True)
    if made is None:
        raise DocumentError("Typst made no PDF of this document")
    return made


def _inputs(data: str, files: Files) -> dict[str, str]:
    """Return what the program reads: the tree, and files in numbered pieces of JSON numbers.

    Typst takes text alone; so no file needs to stand on a disk for it.
    """
    inputs = {"data": data}
    for place, (_, body) in enumerate(files):
        starts = range(0, len(body), _PIECE)
        for number, at in enumerate(starts):
            piece = list(body[at : at + _PIECE])
            inputs[f"{place}.{number}"] = json.dumps(piece, separators=(",", ":"))
        inputs[f"{place}.pieces"] = str(len(starts))
    return inputs


def _compiled(inputs: dict[str, str], standard: _Standard, *, system_fonts: bool) -> bytes | None:
    try:
        made = _compiler(system_fonts=system_fonts).compile(
            input=_program(),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=standard,
        )
    except typst.TypstError as error:
        if _NO_FONT in str(error):
            return None
        raise DocumentError("Typst could not set this document") from None
    return made if isinstance(made, bytes) else None
