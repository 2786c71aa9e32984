"""View + template → text → PDF, DOCX, HTML; packets. Takes a view, never the whole record."""

from depwork.documents.catalog import CATALOG, CatalogRow, row
from depwork.documents.checking import check_templates
from depwork.documents.context import Edited
from depwork.documents.packed import JOINED
from depwork.documents.packet import RECIPIENTS, assemble
from depwork.documents.packet_files import manifest_bytes, write_packet, zip_packet
from depwork.documents.render import render, text_of
from depwork.documents.typed import typed_in

DOCUMENT_IDS = frozenset({*(entry.id for entry in CATALOG), JOINED})
"""Every id that has words in ``documents.toml``."""

__all__ = [
    "CATALOG",
    "DOCUMENT_IDS",
    "JOINED",
    "RECIPIENTS",
    "CatalogRow",
    "Edited",
    "assemble",
    "check_templates",
    "manifest_bytes",
    "render",
    "row",
    "text_of",
    "typed_in",
    "write_packet",
    "zip_packet",
]
