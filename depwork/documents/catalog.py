"""The documents that exist: a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from depwork.errors import UnknownDocumentError
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format


@dataclass(frozen=True)
class CatalogRow:
    """One document.

    Args:
        id: Its id, in file names and ``documents.toml``.
        audience: Who it is for.
        template: Its template below a template root, ``{locale}`` for the language.
        step: The guide's step that prepares it.
        enabled_by: Actions no gate may block while a final is made.
        formats: What it is made into.
        per_recipient: Made once for every recipient of a packet; the view's audience is
            then its reader, and ``audience`` only the one a preview shows.
        brief: Stands in a bare-bones packet too.
        packed: Stands in packets; what is not packed is taken away by itself.
        blank: Names no fact, so that it can be made without a case.
        ends: Whether it asks for what can no longer happen once the person is gone (R06).
        announces: Whether it tells a result: it waits for the recorded outcome that it tells.
        tail: A template below it that nobody edits: what is enclosed, by the files themselves.
    """

    id: str
    audience: Audience
    template: str
    step: int
    enabled_by: tuple[str, ...] = ()
    formats: tuple[Format, ...] = tuple(Format)
    per_recipient: bool = False
    brief: bool = False
    packed: bool = True
    blank: bool = False
    tail: str | None = None
    ends: bool = False
    announces: bool = False

    def path(self, locale: Locale) -> str:
        """Return the template's path below a root, for a language."""
        return self.template.format(locale=locale.value)

    def paths(self, locale: Locale) -> tuple[str, ...]:
        """Return the paths of all its templates, for a language."""
        tail = () if self.tail is None else (self.tail.format(locale=locale.value),)
        return (self.path(locale), *tail)


_LETTER: Final = ("letter_final", "ice_contact")
_OFFICIAL: Final = ("official_contact", "shown_to_ice", "field_office_ask")
"""The office asks ICE about the person, who was told so with this consent (R01, R02)."""
_PUBLIC: Final = ("public", "ice_contact", "field_office_ask")
"""Petition and script send messages about the person to ICE (R02)."""
_WRITER: Final = ("shown_to_ice",)
"""A letter of support is written for ICE, and goes with the team's own letter alone (R02)."""
_RESULT: Final = "result_release"
_AFTER: Final = ("media_advisory", "event_sheet", _RESULT)
"""What is still said and done after a removal; nobody is asked to stop it, to release, or to go
along to a hearing."""
_COMPANY: Final = ("accompany",)
"""Nobody goes along before the place was asked (R19)."""

CATALOG: Final[tuple[CatalogRow, ...]] = (
    CatalogRow(
        "packet_cover",
        Audience.ICE,
        "packet/{locale}/cover.md.j2",
        6,
        per_recipient=True,
        brief=True,
    ),
    CatalogRow(
        "packet_index",
        Audience.ICE,
        "packet/{locale}/index.md.j2",
        6,
        per_recipient=True,
        brief=True,
    ),
    CatalogRow("exhibit", Audience.ICE, "packet/{locale}/exhibit.md.j2", 6, per_recipient=True),
    CatalogRow(
        "pd_letter",
        Audience.ICE,
        "letters/{locale}/pd_letter.md.j2",
        5,
        _LETTER,
        brief=True,
        tail="letters/{locale}/enclosures.md.j2",
        ends=True,
    ),
    CatalogRow(
        "official_brief",
        Audience.OFFICIAL,
        "letters/{locale}/official_brief.md.j2",
        5,
        _OFFICIAL,
        brief=True,
        ends=True,
    ),
    CatalogRow(
        "evidence_checklist", Audience.FAMILY, "packet/{locale}/evidence_checklist.md.j2", 5
    ),
    CatalogRow("case_sheet", Audience.FAMILY, "intake/{locale}/case_sheet.md.j2", 0, packed=False),
    CatalogRow("agreement", Audience.FAMILY, "intake/{locale}/agreement.md.j2", 1, packed=False),
    CatalogRow(
        "pledge", Audience.FAMILY, "intake/{locale}/pledge.md.j2", 1, packed=False, blank=True
    ),
    CatalogRow(
        "attorney_handoff",
        Audience.ATTORNEY,
        "intake/{locale}/attorney_handoff.md.j2",
        2,
        ("attorney_share",),
        packed=False,
    ),
    CatalogRow(
        "attorney_release",
        Audience.FAMILY,
        "intake/{locale}/attorney_release.md.j2",
        2,
        packed=False,
    ),
    CatalogRow(
        "blank_form",
        Audience.FAMILY,
        "intake/{locale}/blank_form.md.j2",
        3,
        packed=False,
        blank=True,
    ),
    CatalogRow(
        "petition",
        Audience.PUBLIC,
        "petition/{locale}/petition.md.j2",
        7,
        _PUBLIC,
        ends=True,
    ),
    CatalogRow(
        "call_script",
        Audience.PUBLIC,
        "scripts/{locale}/call_script.md.j2",
        7,
        _PUBLIC,
        ends=True,
    ),
    *(
        CatalogRow(
            name,
            Audience.LETTER_WRITER,
            f"letters/{{locale}}/{name}.md.j2",
            8,
            _WRITER,
            packed=False,
            ends=True,
        )
        for name in (
            "support_family",
            "support_teacher",
            "support_faith",
            "support_organization",
            "support_neighbor",
            "support_employer",
            "support_many",
        )
    ),
    *(
        CatalogRow(
            name,
            audience,
            f"{folder}/{{locale}}/{name}.md.j2",
            step,
            gates,
            packed=False,
            ends=name not in _AFTER,
            announces=name == _RESULT,
        )
        for name, audience, folder, step, gates in (
            ("congress_email", Audience.OFFICIAL, "letters", 8, _OFFICIAL),
            ("congress_script", Audience.OFFICIAL, "scripts", 8, _OFFICIAL),
            ("media_inquiry", Audience.PRESS, "press", 8, _PUBLIC),
            ("media_advisory", Audience.PRESS, "press", 8, _PUBLIC),
            ("press_release", Audience.PRESS, "press", 8, _PUBLIC),
            ("event_sheet", Audience.VOLUNTEER, "scripts", 8, ()),
            ("company_sheet", Audience.VOLUNTEER, "scripts", 8, _COMPANY),
            (_RESULT, Audience.PRESS, "press", 9, ("public",)),
        )
    ),
    *(
        CatalogRow(
            name, audience, f"scripts/{{locale}}/{name}.md.j2", step, packed=False, blank=True
        )
        for name, audience, step in (
            ("inside_sheet", Audience.FAMILY, 3),
            ("family_plan", Audience.FAMILY, 3),
            ("visit_sheet", Audience.FAMILY, 8),
            ("check_in_brief", Audience.FAMILY, 8),
            ("signature_sheet", Audience.VOLUNTEER, 7),
            ("tally_sheet", Audience.VOLUNTEER, 8),
            ("spokesperson_sheet", Audience.VOLUNTEER, 8),
            ("debrief_sheet", Audience.VOLUNTEER, 9),
        )
    ),
)
"""In the order in which a packet holds them."""


def row(document_id: str) -> CatalogRow:
    """Return the document's row.

    Raises:
        UnknownDocumentError: The catalog has no such document.
    """
    for entry in CATALOG:
        if entry.id == document_id:
            return entry
    known = ", ".join(entry.id for entry in CATALOG)
    raise UnknownDocumentError(f"the catalog has no document {document_id!r}; it has {known}")
