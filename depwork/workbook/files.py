"""Evidence files of the open case, as the forms ask for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from depwork.errors import (
    FileRefusedError,
    HeldError,
    NotPermittedError,
    RecordNotFoundError,
    StaleRecordError,
)
from depwork.forms.files import FileLine, ItemLine, ReaderLine, SuggestedArea
from depwork.forms.told import PacketFile, Refused
from depwork.model.case import Case
from depwork.model.problem import Problem
from depwork.services import attaching, uploads
from depwork.services.arranging import move_file
from depwork.services.attaching import Kept
from depwork.services.cases import read_case
from depwork.services.exhibiting import ITEMS, letter_of, readers_of
from depwork.services.file_copies import take_file
from depwork.services.file_limits import file_limits
from depwork.workbook.session import Session

P = ParamSpec("P")
R = TypeVar("R")


def _told(act: Callable[P, R]) -> Callable[P, R | Refused]:
    """Turn a file's refusal into the problem that a person reads."""

    @wraps(act)
    def told(*args: P.args, **kwargs: P.kwargs) -> R | Refused:
        try:
            return act(*args, **kwargs)
        except FileRefusedError as error:
            places: dict[str, str | int | float] = dict(error.places)
            return Refused((Problem(path=ITEMS, key=error.key, params=places),))
        except HeldError:
            return Refused((Problem(path=ITEMS, key="file_held"),))
        except NotPermittedError:
            return Refused((Problem(path=ITEMS, key="file_not_permitted"),))

    return told


class WorkbookFiles:
    """The evidence files of one case.

    Args:
        session: The kernel's session.
        case_code: The open case.
    """

    def __init__(self, session: Session, case_code: str) -> None:
        self._session = session
        self._code = case_code

    def limit(self) -> int:
        """Return how large one file may be, in megabytes."""
        return file_limits(self._session.templates).max_megabytes

    def items(self) -> tuple[ItemLine, ...]:
        """Return the pieces of evidence with their files, in the case's order."""
        case = read_case(self._session.vault, self._code)
        kept = attaching.files_of(self._session.vault, self._code)
        lines = [
            ItemLine(
                item.id,
                letter_of(case, item.id),
                item.title,
                tuple(self._line(case, one) for one in kept if one.attachment.item == item.id),
            )
            for item in case.evidence.items
        ]
        known = {item.id for item in case.evidence.items}
        loose = tuple(self._line(case, one) for one in kept if one.attachment.item not in known)
        return (*lines, ItemLine("", "", "", loose)) if loose else tuple(lines)

    def _line(self, case: Case, kept: Kept) -> FileLine:
        one = kept.attachment
        readers = tuple(
            ReaderLine(reader.audience, reader.chosen, reader.needs)
            for reader in readers_of(case, one, self._session.today)
        )
        return FileLine(
            one.id,
            kept.version,
            one.name,
            one.kind,
            one.size,
            one.pages,
            one.added_on,
            one.notes,
            one.areas,
            readers,
        )

    @_told
    def begin(self, item: str, name: str, size: int, mark: str) -> tuple[str, int]:
        """Return an upload's id and how many of its pieces are here already."""
        vault = self._session.vault
        coming = uploads.Coming(item, name, size, mark)
        upload = uploads.begin(
            vault, self._code, coming, today=self._session.today, limit=self.limit()
        )
        return upload, uploads.received(vault, self._code, upload)

    @_told
    def add(self, upload: str, number: int, piece: bytes) -> int:
        """Return how many pieces have come, this one included."""
        return uploads.add(self._session.vault, self._code, upload, number, piece)

    @_told
    def finish(self, upload: str) -> FileLine:
        """Return the file once it was looked at and sealed."""
        vault, today = self._session.vault, self._session.today
        made = uploads.finish(vault, self._code, upload, today=today, limit=self.limit())
        return self._line(read_case(vault, self._code), Kept(made, 1))

    def cancel(self, upload: str) -> None:
        """Drop what has come of a file."""
        uploads.cancel(self._session.vault, self._code, upload)

    def _kept(self, file: str) -> Kept:
        return attaching.file_of(self._session.vault, self._code, file)

    @_told
    def page(self, file: str, number: int, *, as_sent: bool) -> bytes:
        """Return a page as a JPEG, as it came or as it goes out."""
        kept = self._kept(file).attachment
        return attaching.page_picture(self._session.vault, kept, number, as_sent=as_sent)

    @_told
    def suggest(self, file: str) -> tuple[SuggestedArea, ...]:
        """Return areas that may need to be blacked out."""
        found = attaching.suggested_areas(self._session.vault, self._kept(file).attachment)
        return tuple(SuggestedArea(one.area, one.what) for one in found)

    def set_areas(self, file: str, version: int, areas: Sequence[object]) -> bool:
        """Return whether the areas were kept; not over somebody else's change."""
        kept = self._kept(file)
        wanted = attaching.areas_from(areas, kept.attachment.pages)
        return wanted is not None and self._changed(kept, version, areas=wanted)

    def set_readers(self, file: str, version: int, readers: Sequence[object]) -> bool:
        """Return whether the readers were kept; not over somebody else's change."""
        kept = self._kept(file)
        return self._changed(kept, version, readers=attaching.readers_from(readers))

    def move(self, file: str, version: int, step: int) -> bool:
        """Return whether the file stands one place earlier or later; not over a change."""
        try:
            return move_file(self._session.vault, self._code, file, version, step)
        except StaleRecordError:
            return False

    def _changed(self, kept: Kept, version: int, **changes: object) -> bool:
        if kept.version != version:
            return False
        try:
            attaching.change_file(self._session.vault, kept, **changes)
        except StaleRecordError:
            return False
        return True

    @_told
    def remove(self, file: str) -> None:
        """Remove a file for good; one that is gone already is let be."""
        try:
            attaching.detach(self._session.vault, self._code, file)
        except RecordNotFoundError:
            return

    @_told
    def take(self, file: str, *, as_came: bool) -> PacketFile:
        """Return a file to take away: the cleaned copy, or all of it as it came."""
        vault, one = self._session.vault, self._kept(file).attachment
        ending, media_type = one.kind.goes_out_as
        ending = one.kind.ending if as_came else ending
        case = read_case(vault, self._code)
        body = take_file(vault, case, self._kept(file), self._session.today, as_came=as_came)
        return PacketFile(f"{self._code}-{one.id[:6]}.{ending}", body, media_type)
