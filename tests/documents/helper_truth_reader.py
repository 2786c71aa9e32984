"""Reads finished papers as a stranger would and holds each printed claim against the store.

It takes bytes and raw records (dicts), and shares no code with what made the papers: PDF by
pypdf, DOCX as a zip, HTML by the standard library, words by patterns of its own.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from pypdf import PdfReader

HELD = {"ICE_detained", "CBP", "local_custody_hold", "ORR_minor", "local_custody_no_hold"}
HELD |= {"local_custody_hold_unknown"}
SHOWS = {
    # What stands before a mark, and the fact that it claims: the last that matches counts.
    r"main caregiver in the family|más cuida(?:ba)? de la familia": "family.primary_caretaker",
    r"pregnancy or a nursing child|embarazo o un bebé": "family.spouse_pregnant_nursing",
    r"Papers show these ties|muestran estos lazos": "family.members",
    r"lived in the United States (?:since|for)": "ties.years_in_us",
    r"vive en los Estados Unidos desde": "ties.years_in_us",
    r"About (?:her|his|their|[^.:]{1,80}’s) health": "health.condition_summary",
    r"De su salud (?:se )?nos": "health.condition_summary",
    r"education has been this:|estudios han sido estos:": "ties.education",
    r" work has been this:|Su trabajo ha sido este:": "ties.employment",
    r"Tax returns have been filed|declaraciones de impuestos": "ties.taxes_filed",
    r"armed forces|fuerzas armadas": "ties.military_self_relative",
    r"care that is needed is|atención que necesita es": "health.treatment_needed",
    r"lives with a disability:|vive con una discapacidad:": "health.disability",
    r"faith community is|comunidad de fe es": "ties.faith_community",
    r"volunteer work has been this:|trabajo voluntario ha sido este:": "ties.volunteer",
    r"workers’ organization is|organización de trabajadores es": "ties.union",
    r"civil and labor rights has been": "ties.civil_rights_activity",
    r"derechos civiles y laborales ha sido": "ties.civil_rights_activity",
    r"community has honored|dado este reconocimiento": "ties.awards",
}
FREE = {"story.compelling_fact"}
"""A fact that a letter tells in the person's own words, without words of its own before them."""
CITED = re.compile(r"\((?:Exhibits?|Anexos?) ([^()]{1,80})\)")
NAMED = re.compile(r"\b(?:Exhibit|Anexo) ([A-Z]{1,2})\b")
LETTER = re.compile(r"\b[A-Z]{1,2}\b")
ENCLOSED_WAIVER = re.compile(
    r"60-001, the signed privacy waiver|60-001 de ICE, la autorización de privacidad firmada"
)
BEHIND = re.compile(
    r"attached behind these pages|van detrás de estas páginas|with its documents"
    r"|con sus documentos|Enclosures:|Documentos adjuntos:"
)
COUNTS = {
    "signatures": r"(?:signatures|firmas): ([\d,.]+)"
    r"|([\d,.]+) (?:people have|person has) signed|([\d,.]+) personas?\b",
    "letters": r"(?:[Ll]etters of support[^:\n]{0,40}|[Cc]artas de apoyo[^:\n]{0,40}): ([\d,.]+)"
    r"|([\d,.]+) letters? of support|([\d,.]+) cartas? de apoyo",
    "calls": r"(?:calls that were reported|llamadas que se reportaron): ([\d,.]+)",
    "organizations": r"([\d,.]+) organizations? ha|han? escrito ([\d,.]+) organizaci",
    "officials": r"([\d,.]+) answers? from elected officials"
    r"|([\d,.]+) respuestas? de autoridades electas",
}
PERSON_AGREED = re.compile(
    r"who has agreed to this letter|, con su consentimiento\b|We write with [^.]{1,80}’s consent"
    r"|Escribimos con el consentimiento de(?! quien)|I have the person’s permission"
    r"|Tengo permiso de la persona|with the consent of the person they|con el consentimiento de la"
    r" persona|with the person’s consent|con permiso de la persona"
)
PLACE = re.compile(
    r"(?:held at|Held at|(?:has held|holds) (?:M[sr]\.|[^.]){1,60}? at)\s+([^.\n]{3,80})"
    r"|(?:ICE (?:has held|holds)|held by ICE|in local custody|is held by Customs)"
)
NO_ATTORNEY = re.compile(r"No attorney (?:is known|yet)|No se sabe de ninguno|Todavía no, hasta")
CONSENT = {
    "ice": "consent_contact_ice",
    "official": "consent_contact_officials",
    "attorney": "consent_share_attorney",
    "family": "consent_share_attorney",
}


@dataclass
class Store:
    """What is really so, as raw records.

    Args:
        case: The case as plain data.
        today: The day.
        counts: Totals of the log.
        numbered: Letters of exhibits by the id of a paper, counted by the test.
    """

    case: Mapping[str, Any]
    today: dt.date
    counts: Mapping[str, int]
    numbered: Mapping[str, str] = field(default_factory=dict)


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._quiet = 0
        self.feed(text)

    def handle_starttag(self, tag: str, _: object) -> None:
        self._quiet += tag in {"style", "script", "title"}
        self.parts.append("\n" if tag in {"p", "li", "tr", "h1", "h2", "h3", "br"} else " ")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in {"style", "script", "title"}

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.parts.append(data)


def pages(name: str, body: bytes) -> list[str]:
    """Return all that can be read in a finished file, by its ending: a text for each page."""
    if name.endswith(".pdf"):
        return [page.extract_text() for page in PdfReader(io.BytesIO(body)).pages]
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            raw = archive.read("word/document.xml").decode()
        return [html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:br ?/>", "\n", raw)))]
    return ["".join(_Page(body.decode()).parts)] if name.endswith(".html") else []


def untrue(files: Mapping[str, bytes], store: Store) -> list[str]:
    """Return every printed claim of a packet that the packet and the store do not bear out.

    Args:
        files: Finished bytes by path, ``ice/02_pd_letter.en.pdf``.
        store: What is so.
    """
    found: list[str] = []
    for name, body in files.items():
        reader = name.partition("/")[0]
        read = [" ".join(text.replace("\u200b", "").split()) for text in pages(name, body)]
        found += [f"{name}: {what}" for what in _wrong(reader, name, read, files, store)]
    return found


def _wrong(
    reader: str, name: str, read: list[str], files: Mapping[str, bytes], store: Store
) -> Iterator[str]:
    folder = reader.removesuffix("-reading")
    there = {
        path.rpartition("-")[2].removesuffix(".pdf")
        for path in files
        if path.startswith(f"{folder}/exhibits/exhibit-")
    }
    flat = " ".join(read)
    if folder in {"ice", "official"}:
        named = set(NAMED.findall(flat)) | {
            letter for mark in CITED.findall(flat) for letter in LETTER.findall(mark)
        }
        if missing := named - there:
            yield f"names exhibits {sorted(missing)} that are not in the packet"
        if there and "/packet." in name and (lost := there - named):
            yield f"does not name exhibits {sorted(lost)} that are in it"
        yield from _citations(flat, store)
        waiver = f"{folder}/waiver.pdf" in files
        if ENCLOSED_WAIVER.search(flat) and not waiver:
            yield "says that the waiver is enclosed"
        if waiver and "pd_letter" in name and not ENCLOSED_WAIVER.search(flat):
            yield "does not say that the waiver is enclosed"
        if BEHIND.search(flat) and not (there or waiver):
            yield "says that papers are enclosed, and none is"
        if "/packet." in name:
            yield from _begins(read, there)
    yield from _numbers(flat, store)
    yield from _permission(reader, folder, flat, store)
    yield from _place(flat, store)
    if NO_ATTORNEY.search(flat) and (
        _said(store, "attorney", "has_attorney") is True
        or _said(store, "attorney", "attorney_name")
    ):
        yield "says that there is no attorney"


def _said(store: Store, group: str, name: str) -> Any:
    value = store.case[group].get(name)
    return None if isinstance(value, Mapping) and "gap" in value else value


def _citations(flat: str, store: Store) -> Iterator[str]:
    items = {store.numbered.get(item["id"]): item for item in store.case["evidence"]["items"]}
    for mark in CITED.finditer(flat):
        before = flat[max(0, mark.start() - 400) : mark.start()]
        before = before[max(before.rfind(")") + 1, 0) :]
        hits = [
            (found.end(), fact)
            for pattern, fact in SHOWS.items()
            for found in re.finditer(pattern, before)
        ]
        facts = {max(hits)[1]} | FREE if hits else FREE
        for letter in LETTER.findall(mark[1]):
            item = items.get(letter)
            if item is None or not facts & set(item["shows"]):
                yield f"cites {letter} for {sorted(facts - FREE)}; nobody chose that"


def _begins(read: list[str], there: set[str]) -> Iterator[str]:
    """The index names the page on which an exhibit's cover sheet stands."""
    for letter in there:
        rows = re.findall(
            rf"(?:^| ){letter} Zqpaper .{{1,120}}? (\d+)(?= [A-Z]{{1,2}} Zq| The | Los )", read[0]
        )
        begins = [
            number
            for number, page in enumerate(read, 1)
            if re.search(rf"(?:Exhibit|Anexo) {letter} ", page)
            and re.search(r"\bcopy\b|\bcopia\b", page)
        ]
        if rows and begins and int(rows[0]) not in begins:
            yield f"the index gives page {rows[0]} for {letter}; it begins on {begins}"


def _numbers(flat: str, store: Store) -> Iterator[str]:
    for what, pattern in COUNTS.items():
        for found in re.finditer(pattern, flat):
            said = int(re.sub(r"\D", "", next(part for part in found.groups() if part)))
            if said != store.counts.get(what, 0):
                yield f"counts {said} {what}; the log has {store.counts.get(what, 0)}"


def _permission(reader: str, folder: str, flat: str, store: Store) -> Iterator[str]:
    use = CONSENT.get(folder)
    if use is None or not PERSON_AGREED.search(flat):
        return
    standing = [one for one in store.case["consent"][use] if _stands(one, store.today)]
    if not standing or standing[-1]["given_by"] != "person":
        yield f"says that the person agreed ({reader})"


def _stands(one: Mapping[str, Any], today: dt.date) -> bool:
    begun = dt.date.fromisoformat(one["given_on"])
    gone = one.get("revoked_on")
    late = one["provisional"] and today > begun + dt.timedelta(days=7)
    return begun <= today and not late and not (gone and dt.date.fromisoformat(gone) <= today)


def _place(flat: str, store: Store) -> Iterator[str]:
    status, facility = (
        _said(store, "custody", "custody_status"),
        _said(store, "custody", "facility"),
    )
    for found in PLACE.finditer(flat):
        if status is not None and status not in HELD:
            yield f"says that somebody is held; the case says {status}"
        if found[1] and facility and not found[1].startswith(facility[: len(found[1])][:12]):
            yield "names another place"
