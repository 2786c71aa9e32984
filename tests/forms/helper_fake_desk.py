"""A desk in memory over the real model, with the real words where the guide has them."""

# ruff: noqa: D102 - the Desk's protocol says what each call returns
from __future__ import annotations

import importlib.util
import itertools
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from depwork.errors import CaseNotFoundError, LockedError
from depwork.forms.decided import Decided
from depwork.forms.edit_desk import LetterKept, LetterText
from depwork.forms.files import FileLine, ItemLine, ReaderLine, SuggestedArea
from depwork.forms.guide_desk import FactLine, FactSheet
from depwork.forms.told import (
    CaseLine,
    Cited,
    Conflict,
    Learned,
    Line,
    PacketFile,
    PacketResult,
    PaperNeeds,
    Preview,
    Refused,
    Saved,
    Seen,
    WithheldLine,
)
from depwork.guide import Page
from depwork.guide.factors import Factor, read_factors
from depwork.guide.shelf import Resource, read_shelf
from depwork.guide.words import Words
from depwork.model.ask import Ask, Condition, Met
from depwork.model.ask_code import AskCode
from depwork.model.attachment import Area, FileKind
from depwork.model.case import Case
from depwork.model.choices import Audience, Filer, Locale, Office
from depwork.model.consent import Consent, GivenBy
from depwork.model.decision import (
    Decision,
    Gate,
    GateState,
    Reason,
    StepReadiness,
    StepState,
    Urgency,
)
from depwork.model.ladder import RungCode
from depwork.model.ledger import CampaignEvent, Lesson, Outcome
from depwork.model.own import OwnKind
from depwork.model.packet import Refusal
from depwork.model.plans import Tactic
from depwork.model.problem import Problem, problems_of
from depwork.model.questions import (
    AskedField,
    answer_of,
    fields_of,
    meant,
    steps,
    with_answer,
    with_own,
)
from depwork.model.review import SentenceKind, TextMark
from depwork.model.targets import Target
from depwork.rules.disclosure import disclose
from depwork.rules.review import Line as ReadLine
from depwork.rules.review import Review, Sentence
from depwork.services.reviewing import ATTORNEY_ONLY, NAMELESS

_spec = importlib.util.spec_from_file_location(
    "helper_fake_keeper", Path(__file__).with_name("helper_fake_keeper.py")
)
FAKE_KEEPER = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(FAKE_KEEPER)

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "templates" / "guide"
TODAY = date(2026, 11, 22)
CODE = "ABCD-2345"
LEARNED_AT = 7
"""The step beside which another campaign learned something."""
PASSPHRASE = "rain on the tin roof"

STAND_IN = {
    "reasons": {
        "fake_soon": "The removal date is {days} {days:day|days} away.",
        "fake_unknown": "No removal date is known, and nobody knows of a travel document.",
        "fake_gate": "No attorney has been asked about this letter.",
        "fake_ask": "The person is detained and has a final order.",
    },
    "gates": {
        "rule.R01": "A case starts with consent",
        "rule.R03": "The attorney looks first",
        "unblock.fake_attorney": "Write down the day the attorney looked at the letter.",
    },
    "asks": {
        "ask.R-11.question": "Could a request to ICE for a stay of removal help here?",
        "ask.R-11.note": "Asking does not stop a plane.",
        "ask.R-04.question": "Could a judge here hear a request for bond?",
        "ask.R-04.note": "Courts differ.",
        "condition.fake_order": "A copy of the final order is at hand",
        "condition.fake_attorney": "An attorney was asked about an emergency stay",
    },
    "documents": {
        "pd_letter.title": "Letter to ICE",
        "pd_letter.purpose": "Asks ICE to use its discretion.",
        "petition.title": "Petition",
        "petition.purpose": "Tells the public what is asked for.",
    },
}


class AnySource(dict[str, object]):
    """Sources that hold whatever is asked for."""

    def __contains__(self, key: object) -> bool:
        return True


def flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """Return a TOML table as dotted keys and texts."""
    found: dict[str, str] = {}
    for key, value in table.items():
        name = f"{prefix}.{key}" if prefix else key
        if isinstance(value, dict):
            found |= flat(value, name)
        else:
            found[name] = value
    return found


def real_words(locale: Locale) -> Words:
    """Return the guide's words, stand-ins for what only the fake decides."""
    return Words(locale, real_texts(locale))


def real_texts(locale: Locale) -> dict[str, dict[str, str]]:
    """Return the texts of a language by file and key."""
    texts = {}
    for path in (ROOT / "templates" / "guide" / locale.value).glob("*.toml"):
        texts[path.stem] = flat(tomllib.loads(path.read_text(encoding="utf-8")))
    for name, more in STAND_IN.items():
        texts[name] = {**texts.get(name, {}), **more}
    return texts


def made_up_words(tag: str) -> Words:
    """Return English as a language that nobody speaks: see ``helper_pseudo``."""
    spec = importlib.util.spec_from_file_location("helper_pseudo", ROOT / "tests/helper_pseudo.py")
    assert spec is not None
    assert spec.loader is not None
    pseudo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pseudo)
    texts = {
        name: {key: pseudo.said(text, tag) for key, text in file.items()}
        for name, file in real_texts(Locale.EN).items()
    }
    locale = Locale.found(tag)
    assert locale is not None
    return Words(locale, texts)


class FakeFiles:
    """Evidence files in memory: a PDF is a file that begins as one, anything else is refused."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.kept: dict[str, tuple[str, FileLine]] = {}
        self.coming: dict[str, tuple[str, str, list[bytes]]] = {}

    def limit(self) -> int:
        return 25

    def items(self) -> tuple[ItemLine, ...]:
        lines = self.kept.values()
        return tuple(
            ItemLine(one.id, "ABCDEFG"[n], one.title, tuple(f for at, f in lines if at == one.id))
            for n, one in enumerate(self._desk.case().evidence.items)
        )

    def begin(self, item: str, name: str, size: int, mark: str) -> tuple[str, int] | Refused:
        if size > 25_000_000:
            return _refused("file_too_large", limit=25)
        pieces = self.coming.setdefault(mark, (item, name, []))[2]
        return mark, len(pieces)

    def add(self, upload: str, number: int, piece: bytes) -> int | Refused:
        pieces = self.coming[upload][2]
        if number == len(pieces):
            pieces.append(piece)
        return len(pieces)

    def finish(self, upload: str) -> FileLine | Refused:
        item, name, pieces = self.coming.pop(upload)
        body = b"".join(pieces)
        if not body.startswith(b"%PDF"):
            return _refused("file_unknown_kind")
        readers = (ReaderLine(Audience.ICE, chosen=False, needs=("consent:consent_share_papers",)),)
        line = FileLine(
            f"{len(self.kept):016x}", 1, name, FileKind.PDF, len(body), 2, TODAY, readers=readers
        )
        self.kept[line.id] = item, line
        return line

    def cancel(self, upload: str) -> None:
        self.coming.pop(upload, None)

    def page(self, file: str, number: int, *, as_sent: bool) -> bytes | Refused:
        if number > self.kept[file][1].pages:
            return _refused("file_no_page", page=number)
        return b"JPEG as sent" if as_sent else b"JPEG"

    def suggest(self, file: str) -> tuple[SuggestedArea, ...] | Refused:
        area = Area(page=1, left=10, top=10, width=100, height=20)
        return (SuggestedArea(area, "ssn"),) if file in self.kept else ()

    def _change(self, file: str, version: int, **changes: Any) -> bool:
        item, line = self.kept[file]
        if line.version == version:
            self.kept[file] = item, replace(line, version=version + 1, **changes)
        return line.version == version

    def set_areas(self, file: str, version: int, areas: Sequence[object]) -> bool:
        made = tuple(Area.model_validate(area) for area in areas)
        return self._change(file, version, areas=made)

    def set_readers(self, file: str, version: int, readers: Sequence[object]) -> bool:
        lines = self.kept[file][1].readers
        made = tuple(replace(one, chosen=one.audience in readers) for one in lines)
        return self._change(file, version, readers=made)

    def move(self, file: str, version: int, step: int) -> bool:
        order = list(self.kept)
        at, to = order.index(file), order.index(file) + step
        if self.kept[file][1].version != version or not step or not 0 <= to < len(order):
            return False
        order.insert(to, order.pop(at))
        self.kept = {one: self.kept[one] for one in order}
        return True

    def remove(self, file: str) -> Refused | None:
        return None if self.kept.pop(file, None) else _refused("file_held")

    def take(self, file: str, *, as_came: bool) -> PacketFile | Refused:
        name = "as-came.pdf" if as_came else "clean.pdf"
        return PacketFile(name, b"%PDF " + self.kept[file][1].name.encode(), "application/pdf")


def _refused(key: str, **params: int) -> Refused:
    return Refused((Problem(path="evidence.items", key=key, params=dict(params)),))


class FakeDesk:
    """Everything the forms ask of a workbook, in memory."""

    def __init__(
        self, *, practice: bool = True, locked: bool = False, made_up: bool = False
    ) -> None:
        self.practice = practice
        self.keys = None
        self.door = None
        self.keeper = FAKE_KEEPER.FakeKeeper()
        self.today = TODAY
        self.locale = Locale.EN
        self.store: dict[str, Case] = {}
        self.code: str | None = None
        self.prose: dict[int, tuple[Page, ...]] = {}
        self.lines: list[Line] = []
        self.saves = 0
        self.letters: dict[str, tuple[str, int]] = {}
        self.text_marks: dict[str, TextMark] = {}
        self.checked: list[tuple[str, dict[str, object]]] = []
        self.own: tuple[AskedField, ...] = ()
        self._locked = locked
        self._words = {one: real_words(one) for one in Locale}
        for tag in ("en-XA", "ar-XB") if made_up else ():
            words = made_up_words(tag)
            self._words[words.locale] = words
        self._ids = itertools.count(1)
        self.kept_files = FakeFiles(self)

    leave_to = ""

    def add(self, case: Case) -> Case:
        """Keep a case."""
        self.store[case.case_code] = case
        return case

    def words(self) -> Words:
        return self._words[self.locale]

    def languages(self) -> tuple[tuple[Locale, str], ...]:
        return tuple((one, words.language) for one, words in self._words.items())

    def set_locale(self, locale: Locale) -> None:
        self.locale = locale

    def locked(self) -> bool:
        return self._locked

    def unlock(self, passphrase: str) -> bool:
        self._locked = passphrase != PASSPHRASE
        return not self._locked

    def lock(self) -> None:
        self._locked = True

    def request(self) -> AbstractContextManager[None]:
        """Begin one message; nothing is kept for it."""
        return nullcontext()

    def cases(self) -> tuple[CaseLine, ...]:
        return tuple(
            CaseLine(code, Urgency.U2, self.practice, "Marisol (invented)") for code in self.store
        )

    def open(self, case_code: str) -> Case:
        if case_code not in self.store:
            raise CaseNotFoundError(f"no case {case_code}")
        self.code = case_code
        return self.case()

    def new_case(self, consent: Consent) -> Case:
        case = Case(case_code=f"NEWA-{'23456789'[next(self._ids)]}222", version=1)
        group = case.consent.replace(consent_store=(consent,))
        self.add(case.replace(consent=group))
        return self.open(case.case_code)

    def case(self) -> Case:
        if self._locked:
            raise LockedError("locked")
        if self.code is None:
            raise CaseNotFoundError("no case is open")
        return self.store[self.code]

    def version(self) -> int:
        return self.case().version

    def record(self, path: str, raw: object, version: int) -> Saved | Refused | Conflict:
        case = self.case()
        if version != case.version:
            return Conflict(case.version, answer_of(case, path))
        raw = () if raw is None and isinstance(answer_of(case, path), tuple) else raw
        try:
            changed = self._changed(case, path, raw)
        except ValidationError as error:
            return Refused(problems_of(error, path))
        self.saves += 1
        self.store[case.case_code] = changed.replace(version=case.version + 1)
        return Saved(case.version + 1, "21:43")

    def give_consent(self, path: str, consent: Consent, version: int) -> Saved | Refused | Conflict:
        return self.record(path, (*answer_of(self.case(), path), consent), version)

    def withdraw_consent(self, path: str, by: GivenBy, version: int) -> Saved | Refused | Conflict:
        *rest, last = answer_of(self.case(), path)
        ended = last.replace(revoked_on=TODAY, revoked_by=by)
        return self.record(path, (*rest, ended), version)

    def _changed(self, case: Case, path: str, raw: object) -> Case:
        group, _, name = path.partition(".")
        return (
            with_own(case, name, OwnKind.LONG, raw)
            if group == "own"
            else with_answer(case, path, raw)
        )

    def decided(self) -> Decided:
        case = self.case()
        removal = answer_of(case, "proceedings.removal_date")
        soon = isinstance(removal, date)
        days = (removal - TODAY).days if soon else 0
        key = "fake_soon" if soon else "fake_unknown"
        why = Reason(
            rule="R22",
            because=key,
            params={"days": days} if soon else {},
            facts=("proceedings.removal_date", "proceedings.travel_doc_issued"),
            source="seed.001.step3",
        )
        urgency = Urgency.UNKNOWN if not soon else Urgency.U1 if days <= 3 else Urgency.U2
        settle = () if soon else ("proceedings.removal_date",)
        consulted = answer_of(case, "attorney.attorney_consulted_letter") is not None
        gate_why = Reason(rule="R03", because="fake_gate", facts=(), source="safety.R03")
        gate = Gate(
            rule="R03",
            hard=True,
            state=GateState.PASSES if consulted else GateState.BLOCKS,
            blocks=("letter_final",),
            unblock="fake_attorney",
            settle=("attorney.attorney_consulted_letter",),
            reason=gate_why,
        )
        ask = Ask(
            row="R-11",
            code=AskCode.R11,
            deciders=(Office.ERO_FIELD_OFFICE,),
            addressees=(Office.ERO_FIELD_OFFICE, Office.CONGRESS),
            filers=(Filer.PERSON, Filer.ATTORNEY),
            forms=("fee.i-246",),
            first=(
                Condition(code="fake_order", met=Met.YES),
                Condition(code="fake_attorney", met=Met.UNKNOWN, settle=("attorney.habeas_asked",)),
            ),
            reasons=(Reason(rule="R-11", because="fake_ask", source="seed.001.step4"),),
        )
        return Decided(
            Decision[Urgency](value=urgency, reasons=(why,), settle=settle),
            Decision[tuple[Gate, ...]](value=(gate,), reasons=(gate_why,)),
            Decision[tuple[Ask, ...]](value=(ask,), reasons=(why,)),
            Decision[tuple[StepReadiness, ...]](
                value=tuple(self._readiness(case, n) for n in steps()), reasons=(why,)
            ),
        )

    def _readiness(self, case: Case, step: int) -> StepReadiness:
        fields = [f for f in fields_of(step) if meant(f, case)]
        asked = sum(answer_of(case, f.path) not in (None, ()) for f in fields)
        state = StepState.DONE if fields and asked == len(fields) else StepState.READY
        blocked = ("R03",) if step == 6 else ()
        return StepReadiness(
            step=step,
            state=StepState.BLOCKED if blocked else state,
            blocked_by=blocked,
            asked=asked,
            total=len(fields),
        )

    def previews(self, step: int) -> tuple[str, ...]:
        return {5: ("pd_letter",), 7: ("petition",)}.get(step, ())

    def papers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return ("pd_letter",), ("petition",)

    def needs(self, _document_id: str, _gaps: tuple[str, ...] = ()) -> PaperNeeds:
        paths = ("identity.legal_name", "custody.custody_status")
        case = self.case()
        return PaperNeeds(paths, tuple(p for p in paths if answer_of(case, p) is None))

    def preview(self, document_id: str) -> Preview:
        facility = answer_of(self.case(), "custody.facility") or "[MISSING: facility]"
        body = f"<h1>{document_id}</h1><p>Held at {facility}.</p>"
        html = f'<!DOCTYPE html><html lang="en"><title>Preview</title><body>{body}</body></html>'
        withheld = WithheldLine("health.condition_summary", ("consent:consent_share_health",))
        return Preview(html, ("custody.facility", "shown.name"), (withheld,))

    def seen_by(self, reader: Audience) -> Seen:
        view = disclose(self.case(), reader, TODAY)
        held = tuple(WithheldLine(line.path, line.needs) for line in view.withheld)
        return Seen(tuple(view.facts.items()), held)

    def make_packet(self, bare_bones: bool) -> PacketResult:  # noqa: FBT001 - the Desk's signature
        names = ["packet.zip", "ice.pdf"] if not bare_bones else ["packet.zip"]
        files = [PacketFile(n, b"%PDF-1.7 " + bytes(range(256)), "application/pdf") for n in names]
        refused = (Refusal(document_id="petition", rules=("R03",), missing=("campaign.demand",)),)
        return PacketResult(tuple(files), refused)

    def files(self) -> FakeFiles:
        return self.kept_files

    def letter_text(self, document_id: str) -> LetterText | None:
        text, version = self.letters.get(document_id, ("# A letter\n\nHeld somewhere.\n", 0))
        on = "November 22, 2026" if version else ""
        return LetterText(text, version, "en", on, unchecked=("criminal_history.arrests_any",))

    def keep_letter(self, document_id: str, text: str, version: int, *, final: bool) -> LetterKept:
        now = self.letters.get(document_id, ("", 0))[1]
        if final and "Marisol" in text:
            held = (("identity.legal_name", ("consent:consent_public_name",)),)
            return LetterKept(
                held=held,
                gaps=("custody.facility",),
                rules=("R03",),
                differs=("identity.legal_name",),
                apart=("custody.facility",),
            )
        if version == now:
            self.letters[document_id] = (text, now + 1)
        return LetterKept(self.letter_text(document_id), "21:45", version != now)

    def drop_letter(self, document_id: str, version: int) -> None:
        assert self.letters[document_id][1] == version
        self.letters.pop(document_id, None)

    def text_review(self, document_id: str) -> Review:
        found = Sentence("She cooks on Saturdays.", "a" * 64, (), "story.compelling_fact")
        gated = Sentence("He was deported once.", "b" * 64, (SentenceKind.STATUS,))
        marks = {one.key: self.text_marks.get(one.key) for one in (found, gated)}
        lines = [
            ReadLine(one, mark, open=mark is None or not mark.allowed)
            for one, mark in ((one, marks[one.key]) for one in (found, gated))
        ]
        return Review(document_id, Audience.PUBLIC, tuple(lines))

    def mark_text(
        self, document_id: str, key: str, *, allowed: bool, by: str, attorney: str
    ) -> Problem | None:
        assert document_id
        if not by:
            return Problem(path="", key=NAMELESS)
        if key.startswith("b") and allowed and not attorney:
            return Problem(path="", key=ATTORNEY_ONLY)
        self.text_marks[key] = TextMark(
            sentence=key,
            audience=Audience.PUBLIC,
            allowed=allowed,
            by=by,
            on=TODAY,
            attorney=attorney or None,
        )
        return None

    def take(self, document_id: str, kind: str) -> PacketResult:
        if document_id == "petition":
            return PacketResult((), (Refusal(document_id="petition", rules=("R03",)),))
        return PacketResult((PacketFile(f"{document_id}.{kind}", b"%PDF-1.7", "application/pdf"),))

    def ledger(self) -> tuple[Line, ...]:
        return tuple(self.lines)

    def _append(self, record: type, values: Mapping[str, object]) -> Saved | Refused:
        entry_id = f"{next(self._ids):032x}"
        try:
            made = record.model_validate({**values, "id": entry_id, "case_code": self.code})
        except ValidationError as error:
            names = {str(item["loc"][0]) for item in error.errors(include_input=False)}
            return Refused(tuple(p for n in sorted(names) for p in problems_of(error, n)))
        kind = getattr(made, "activity", None) or getattr(made, "kind", None)
        label = self.words().choice(kind) if kind else "Lesson"
        of = {CampaignEvent: "event", Outcome: "outcome", Lesson: "lesson", Target: "target"}[
            record
        ]
        self.lines.insert(0, Line(entry_id, self.words().date(made.on), label, "", of))
        return Saved(1, "21:44")

    def record_event(self, values: Mapping[str, object]) -> Saved | Refused:
        return self._append(CampaignEvent, values)

    def record_outcome(self, values: Mapping[str, object]) -> Saved | Refused:
        return self._append(Outcome, values)

    def record_lesson(self, values: Mapping[str, object]) -> Saved | Refused:
        return self._append(Lesson, values)

    def letters_logged(self) -> int:
        return 0

    def record_target(self, values: Mapping[str, object]) -> Saved | Refused:
        return self._append(Target, values)

    def targets(self) -> tuple[Target, ...]:
        return ()

    def target_lines(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.of == "target")

    def learned(self, step: int) -> Learned:
        told = (("What helped?", "Calling before nine."),) if step == LEARNED_AT else ()
        return Learned(len(told), told)

    def lessons(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.of == "lesson")

    def correct_entry(self, of: str, entry: str, values: Mapping[str, object]) -> Saved | Refused:
        self.corrected = (of, entry, dict(values))
        return Saved(1, "21:44")

    def take_back_entry(self, of: str, entry_id: str) -> Saved | Refused:
        self.corrected = (of, entry_id, None)
        return Saved(1, "21:44")

    def pages(self, step: int) -> tuple[Page, ...]:
        return self.prose.get(step, ())

    def facts(self) -> tuple[FactLine, ...]:
        until = "October 5, 2026"
        return (FactLine("fee.i-246", "Fee", ("155",), "July 7, 2026", until, "stale"),)

    def fact_sheet(self, entry_id: str) -> FactSheet:
        day = "July 7, 2026"
        other = FactLine(entry_id, "Address", ("group.example",), day, "October 5, 2026", "due")
        line = next((line for line in self.facts() if line.id == entry_id), other)
        return FactSheet(line, "", "A law, 1 U.S.C. 1", "number", ("155", "155"), ("K-2",))

    def check_fact(self, entry_id: str, values: Mapping[str, object]) -> tuple[Problem, ...]:
        self.checked.append((entry_id, dict(values)))
        return () if values.get("today") else (Problem(path="today", key="fact_tick"),)

    def shelf(self) -> tuple[Resource, ...]:
        return read_shelf([GUIDE], AnySource(), AnySource())

    def factors(self) -> tuple[Factor, ...]:
        return read_factors([GUIDE])

    def own_fields(self) -> tuple[AskedField, ...]:
        return self.own

    def tactic_note(self, tactic: str) -> str:
        return self.words().tactic(Tactic(tactic))

    def rung(self, code: str) -> str:
        return self.words().rung(RungCode(code))

    def source(self, source_id: str) -> Cited:
        return Cited(f"Guide, {source_id}", "The step-by-step guide", "June 1, 2012")

    def fact(self, entry_id: str) -> Cited:
        return Cited(f"{entry_id}: $155", "", "May 7, 2026", stale=True)


def open_desk(**kwargs: bool) -> FakeDesk:
    """Return a desk with one invented case, open."""
    desk = FakeDesk(**kwargs)
    consent = Consent(given_on=TODAY - timedelta(days=2), explained_by="Rosa")
    case = Case(case_code=CODE, version=3, practice=True)
    case = case.replace(consent=case.consent.replace(consent_store=(consent,)))
    desk.add(case)
    desk.code = CODE
    return desk
