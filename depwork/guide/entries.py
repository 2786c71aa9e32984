"""Turning one table of a TOML file into a record, refusing it by file, entry and field."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from depwork.errors import UnreadableFileError
from depwork.guide.files import Table
from depwork.model.record import Record

R = TypeVar("R", bound=Record)


def record_of(table: Table, model: type[R], key: str, raw: Any) -> R:
    """Return the record that the entry ``key`` of a file describes.

    Args:
        table: The file, for the message.
        model: What the entry should be; its ``id`` is the key.
        key: The entry's name in the file.
        raw: What stands under it.

    Raises:
        UnreadableFileError: A field is missing, unknown or of a wrong kind.
    """
    if not isinstance(raw, dict):
        raise UnreadableFileError(f"{table.path}: {key}: expected a table of fields")
    try:
        return model.model_validate({**raw, "id": key})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise UnreadableFileError(f"{table.path}: {key}.{field}: {first['msg']}") from None
