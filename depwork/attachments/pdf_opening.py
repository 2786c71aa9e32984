"""A PDF opened and looked through: what it holds beside its pages, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pikepdf

from depwork.attachments.limits import MAX_PAGES, MEMORY
from depwork.attachments.refusing import refuse
from depwork.errors import FileRefusedError
from depwork.model.attachment import FileNote

_STEPS: Final = 400_000
"""Objects looked at before a file counts as a trap."""
_BAD: Final = (
    pikepdf.PdfError,
    pikepdf.DependencyError,
    RuntimeError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
    OSError,
)
"""What pikepdf raises over a damaged file."""


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Give a PDF whose pages can be read, just as it stands: nothing of it is mended.

    Raises:
        FileRefusedError: Encrypted, damaged, too many pages, or it would start a program; or
            it could only be read by mending it, and pages may be missing.
    """
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True, attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                raise refuse("file_encrypted")
            pages = len(pdf.pages)
            if not pages:
                raise refuse("file_damaged")
            if pages > MAX_PAGES:
                raise refuse("file_too_many_pages", limit=MAX_PAGES)
            yield pdf
    except pikepdf.PasswordError:
        raise refuse("file_encrypted") from None
    except MemoryError:
        raise refuse("file_too_much_memory", limit=MEMORY) from None
    except _BAD:
        raise _damaged(data) from None


def _damaged(data: bytes) -> FileRefusedError:
    """Return the refusal of a PDF that does not open: with what could still be found of it."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            found = len(pdf.pages)
    except (*_BAD, MemoryError):
        return refuse("file_damaged")
    return refuse("file_mended", pages=found) if found else refuse("file_damaged")


def look_through(pdf: pikepdf.Pdf) -> tuple[FileNote, ...]:
    """Return what stands in a PDF beside what its pages show.

    Raises:
        FileRefusedError: It starts a program, or is a form only one program can show.
    """
    root = pdf.Root
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        raise refuse("file_xfa")
    found = {note for dictionary in dictionaries(pdf) for note in _notes(dictionary)}
    if "/OCProperties" in root:
        _refuse_unseen_layers(root["/OCProperties"])
        found.add(FileNote.LAYERS)
    if "/Metadata" in root or _says_who(pdf):
        found.add(FileNote.AUTHOR)
    if (
        any(set(page.obj.keys()) - _PAGE_KEYS for page in pdf.pages)
        or set(root.keys()) - _ROOT_KEYS
    ):
        found.add(FileNote.UNKNOWN)
    return tuple(note for note in FileNote if note in found)


def _refuse_unseen_layers(layers: pikepdf.Object) -> None:
    """Refuse what a viewer would hide and our drawing would show."""
    shown = layers.get("/D", pikepdf.Dictionary())
    off = shown.get("/OFF")
    if shown.get("/BaseState", pikepdf.Name.ON) != pikepdf.Name.ON or (off and len(off)):
        raise refuse("file_layers")


_PAGE_KEYS: Final = frozenset(
    f"/{name}"
    for name in (
        *("Type", "Parent", "Contents", "Resources", "MediaBox", "CropBox", "BleedBox"),
        *("TrimBox", "ArtBox", "Rotate", "UserUnit", "Annots", "Group", "Tabs", "StructParents"),
        *("Metadata", "PieceInfo", "LastModified", "Thumb", "AA", "B", "Dur", "Trans", "ID", "PZ"),
        *("BoxColorInfo", "SeparationInfo", "TemplateInstantiated", "PresSteps", "VP", "AF"),
        *("OutputIntents", "DPart"),
    )
)
_ROOT_KEYS: Final = frozenset(
    f"/{name}"
    for name in (
        *("Type", "Version", "Extensions", "Pages", "PageLabels", "Names", "Dests", "PageLayout"),
        *("ViewerPreferences", "PageMode", "Outlines", "Threads", "OpenAction", "AA", "URI"),
        *("AcroForm", "Metadata", "StructTreeRoot", "MarkInfo", "Lang", "SpiderInfo", "Perms"),
        *("OutputIntents", "PieceInfo", "OCProperties", "Legal", "Requirements", "Collection"),
        *("NeedsRendering", "DSS", "AF", "DPartRoot"),
    )
)
"""What a page and a whole PDF may say by its standard (ISO 32000-2, tables 29 and 31)."""


def _says_who(pdf: pikepdf.Pdf) -> bool:
    info = pdf.trailer.get("/Info")
    return isinstance(info, pikepdf.Dictionary) and len(info.keys()) > 0


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield each dictionary and stream of a PDF once."""
    for number, thing in enumerate(_reached(pdf)):
        if number > _STEPS:
            raise refuse("file_unpacks_too_large")
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing


def _reached(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for thing in pdf.objects:
        yield from _inside(thing)


def _inside(first: Any) -> Iterator[Any]:
    """Yield an object and the direct ones in it; indirect ones have their own turn."""
    waiting = [first]
    while waiting:
        thing = waiting.pop()
        yield thing
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            held = [thing.get(key) for key in thing.keys()]  # noqa: SIM118 - a stream is no mapping
        elif isinstance(thing, pikepdf.Array):
            held = list(thing)
        else:
            continue
        waiting += [one for one in held if isinstance(one, _HOLDERS) and not one.is_indirect]


_HOLDERS: Final = (pikepdf.Dictionary, pikepdf.Array)


def _notes(thing: pikepdf.Object) -> Iterator[FileNote]:
    action = thing.get("/S")
    if action in ("/Launch", "/ImportData") and "/F" in thing:
        raise refuse("file_program")
    if action == "/JavaScript" or "/JS" in thing:
        yield FileNote.SCRIPT
    if "/EF" in thing or thing.get("/Type") == "/EmbeddedFile":
        yield FileNote.EMBEDDED
    kind = thing.get("/Subtype")
    if kind in ("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment"):
        yield FileNote.EMBEDDED
    if kind in ("/Text", "/Popup", "/FreeText", "/Highlight", "/Square", "/Redact", "/Stamp"):
        yield FileNote.COMMENTS
    if thing.get("/Type") == "/Sig":
        yield FileNote.SIGNED
    if "/PieceInfo" in thing:
        yield FileNote.HISTORY
