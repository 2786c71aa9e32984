"""A DOCX rewritten so that it tells neither who made it nor when."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_DROPPED: Final = frozenset({"docProps/thumbnail.jpeg"})
_APP: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CORE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:language>{lang}</dc:language></cp:coreProperties>"
)


def same_bytes(body: bytes, *, title: str, lang: str) -> bytes:
    """Return the same document with fixed dates and metadata of title and language alone.

    Args:
        body: A DOCX.
        title: The document's title.
        lang: Its language.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            if name not in _DROPPED:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, _part(name, old.read(name), title, lang))
    return made.getvalue()


def _part(name: str, body: bytes, title: str, lang: str) -> bytes:
    match name:
        case "docProps/core.xml":
            return _CORE.format(title=escape(title), lang=escape(lang)).encode()
        case "docProps/app.xml":
            return _APP.encode()
        case "_rels/.rels":
            return _without_thumbnail(body)
        case _:
            return body


def _without_thumbnail(relations: bytes) -> bytes:
    text = relations.decode()
    head, _, rest = text.partition("<Relationship ")
    entries = [f"<Relationship {entry}" for entry in rest.split("<Relationship ")]
    kept = [entry for entry in entries if "thumbnail" not in entry]
    tail = "" if "thumbnail" not in entries[-1] else "</Relationships>"
    return (head + "".join(kept) + tail).encode()
