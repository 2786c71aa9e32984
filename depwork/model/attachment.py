"""A file that shows a piece of evidence: what is known of it, never its bytes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, model_validator

from depwork.model.choices import Audience
from depwork.model.codes import CaseCode, ItemId
from depwork.model.record import Record
from depwork.model.text import ShortText

FULL: Final = 1000
"""Areas are counted in thousandths of the page as it is seen."""
AttachmentId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
"""A random id; the name of its record and of its sealed bytes."""


class FileKind(StrEnum):
    """What a file is by its content."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TEXT = "text"
    DOCX = "docx"
    ODT = "odt"

    @property
    def cleanable(self) -> bool:
        """Whether a copy without hidden data can be made; the others are kept, never sent."""
        return self not in (FileKind.DOCX, FileKind.ODT)

    @property
    def picture(self) -> bool:
        """Whether it is one picture and no paper of several pages."""
        return self in (FileKind.JPEG, FileKind.PNG)

    @property
    def ending(self) -> str:
        """The ending of a file of this kind as it came."""
        return {FileKind.JPEG: "jpg", FileKind.TEXT: "txt"}.get(self, self.value)

    @property
    def goes_out_as(self) -> tuple[str, str]:
        """The ending and the media type of its cleaned copy; text goes out as pages."""
        return _OUT.get(self, ("pdf", "application/pdf"))


_OUT: Final = {
    FileKind.JPEG: ("jpg", "image/jpeg"),
    FileKind.PNG: ("png", "image/png"),
    FileKind.DOCX: (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    FileKind.ODT: ("odt", "application/vnd.oasis.opendocument.text"),
}


class FileNote(StrEnum):
    """Something hidden that was found in a file and does not go out with it."""

    AUTHOR = "author"
    LOCATION = "location"
    CAMERA = "camera"
    SCRIPT = "script"
    EMBEDDED = "embedded"
    COMMENTS = "comments"
    LAYERS = "layers"
    HISTORY = "history"
    SIGNED = "signed"
    UNSEEN = "unseen"
    CROPPED = "cropped"
    UNKNOWN = "unknown_data"


Mille = Annotated[int, Field(ge=0, le=FULL)]


class Area(Record):
    """A rectangle to black out, in thousandths of its page's width and height.

    Args:
        page: Counted from 1.
        left: From the page's left edge.
        top: From its top.
        width: At least one thousandth.
        height: At least one thousandth.
    """

    page: Annotated[int, Field(ge=1, le=2000)]
    left: Mille
    top: Mille
    width: Annotated[int, Field(ge=1, le=FULL)]
    height: Annotated[int, Field(ge=1, le=FULL)]

    @model_validator(mode="after")
    def _on_the_page(self) -> Area:
        if self.left + self.width > FULL or self.top + self.height > FULL:
            raise ValueError("an area lies on its page")
        return self


RECEIVERS: Final = (Audience.ICE, Audience.OFFICIAL, Audience.COURT)
"""Named recipients whom a paper may be meant for; nobody else is ever sent one."""
SHOWN_TO: Final = (Audience.PRESS,)
"""Whom a photo of the person may be meant for: whoever shows it in public."""


class Attachment(Record):
    """One file of one piece of evidence.

    Args:
        id: Random; names its record and its sealed bytes.
        case_code: The case whose key seals it.
        item: The piece of evidence it shows.
        kind: By content, never by name.
        name: The name it came with; kept sealed, used in no file name or address.
        size: Of the file as it came, in bytes.
        pages: As it is seen; 0 where it is never opened.
        sha256: Of the file as it came.
        added_on: The day.
        notes: Hidden things found in it.
        areas: To black out whenever it goes out.
        readers: Who it is meant for; nobody until somebody says so.
        place: Among the files of its paper, counted from 1; 0 for files of an older
            version, which stand before the others.
    """

    id: AttachmentId
    case_code: CaseCode
    item: ItemId
    kind: FileKind
    name: ShortText
    size: Annotated[int, Field(ge=1)]
    pages: Annotated[int, Field(ge=0, le=2000)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    added_on: date
    notes: tuple[FileNote, ...] = ()
    areas: Annotated[tuple[Area, ...], Field(max_length=500)] = ()
    readers: tuple[Audience, ...] = ()
    place: Annotated[int, Field(ge=0, le=100_000)] = 0
