"""A random walk over answers, events, files and consents: no printed claim is untrue."""

import random
import struct
import zlib
from dataclasses import dataclass
from datetime import timedelta

import pytest

from depwork.documents import CATALOG, assemble, render
from depwork.documents.exhibit_sheets import ExhibitFile
from depwork.errors import DocumentError
from depwork.model.choices import Audience, CustodyStatus, DocumentClass, Locale
from depwork.model.consent import Consent, GivenBy
from depwork.model.ledger import Outcome, OutcomeSource
from depwork.model.outcome import OutcomeKind
from depwork.model.packet import Format, Stage
from depwork.model.proof import ClaimedFact, OwedPaper, ShownFact
from depwork.model.questions import with_answer
from depwork.model.support import EvidenceItem
from depwork.rules.marks import last_outcome

READERS = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)
USES = (
    "consent_contact_ice",
    "consent_contact_officials",
    "consent_share_attorney",
    "consent_media",
    "consent_share_health",
)
ANSWERS = (
    ("proceedings.next_hearing_date", None),
    ("attorney.has_attorney", False),
    ("attorney.has_attorney", None),
    ("attorney.attorney_name", None),
    ("custody.facility", None),
    ("custody.facility", "Zq Invented Center"),
    ("waiver.ice_60_001_signed", None),
    ("family.primary_caretaker", True),
    ("ties.union", "Invented local 7"),
    ("ties.awards", ("Invented volunteer of the year",)),
    ("ties.military_self_relative", True),
    ("ties.education", ("Invented school",)),
    ("story.compelling_fact", "Ninety people eat what she cooks."),
)


ALONE = tuple(entry for entry in CATALOG if not entry.packed and not entry.blank)


@dataclass
class Scene:
    """Where a walk stands."""

    case: object
    files: dict
    counts: dict
    bare: bool
    locale: Locale
    outcomes: tuple = ()


@pytest.fixture(scope="module")
def picture():
    """A small white PNG, written by hand."""

    def part(kind, body):
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\xff" * 8 for _ in range(8)))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def _consent(dice, today):
    given = today - timedelta(days=dice.choice((0, 3, 9)))
    by = dice.choice(tuple(GivenBy))
    gone = dice.choice((None, None, today))
    return Consent(given_on=given, given_by=by, provisional=by is GivenBy.RELATIVE, revoked_on=gone)


def _item(dice, number):
    kind = dice.choice(tuple(DocumentClass))
    shows = tuple(dict.fromkeys(dice.choices(tuple(ShownFact), k=dice.randint(0, 3))))
    return EvidenceItem(
        title=f"Zqpaper {number}",
        kind=kind,
        shows=shows,
        sensitive=dice.random() < 0.5,
        pages=dice.randint(1, 40),
    )


def _step(scene, dice, today, page):
    match dice.randint(0, 7):
        case 7:
            on = today - timedelta(days=dice.randint(0, 9))
            new = Outcome(
                id=f"{dice.getrandbits(128):032x}",
                case_code=scene.case.case_code,
                on=on,
                kind=dice.choice(tuple(OutcomeKind)),
                source=OutcomeSource.FAMILY,
            )
            scene.outcomes = tuple(sorted((*scene.outcomes, new), key=lambda one: one.on))
        case 0:
            path, value = dice.choice(ANSWERS)
            scene.case = with_answer(scene.case, path, value)
        case 1:
            status = dice.choice(tuple(CustodyStatus))
            scene.case = with_answer(scene.case, "custody.custody_status", status)
        case 2:
            items = [*scene.case.evidence.items, _item(dice, dice.randint(0, 99))]
            dice.shuffle(items)
            scene.case = with_answer(scene.case, "evidence.items", tuple(items[:9]))
        case 3:
            given = dice.choice(((), (_consent(dice, today),)))
            scene.case = with_answer(scene.case, f"consent.{dice.choice(USES)}", given)
        case 4:
            ids = [item.id for item in scene.case.evidence.items] or ["0" * 16]
            many = dice.randint(1, 2)
            files = scene.files.setdefault(dice.choice(READERS[:2]), [])
            item = dice.choice([*ids, "f" * 16])
            files += [ExhibitFile(item, "png", 1, bytes(page)) for _ in range(many)]
        case 5:
            what = dice.choice(("letters", "signatures", "calls", "officials"))
            scene.counts[what] = dice.randint(0, 2000)
        case 6:
            paper = OwedPaper(
                claim=dice.choice(tuple(ClaimedFact)), kind=dice.choice(tuple(DocumentClass))
            )
            scene.case = with_answer(scene.case, "evidence.owed", (paper,))
            scene.bare = dice.random() < 0.4


def _numbered(case):
    letters, at = {}, 0
    for item in case.evidence.items:
        if item.kind.value not in {"DOC-CRT", "DOC-IMM", "DOC-WVR", "DOC-PHO"}:
            letters[item.id] = chr(ord("A") + at)
            at += 1
    return letters


def _papers(scene, world, formats, alone):
    """Every packet file and single finals of the case, by path."""
    last = last_outcome(scene.outcomes, world["today"])
    views = {audience: world["view_of"](scene.case, audience, last) for audience in READERS}
    packet = assemble(
        views,
        world["cleared"](views[Audience.ICE]),
        world["guide"],
        locale=scene.locale,
        templates=world["templates"],
        counts=scene.counts,
        formats=formats,
        bare_bones=scene.bare,
        exhibits=scene.files,
        outcomes=scene.outcomes,
    )
    made = {
        entry.path: document.body
        for entry, document in zip(packet.manifest.files, packet.documents, strict=True)
    }
    for entry in alone:
        try:
            view = world["view_of"](scene.case, entry.audience, last)
            document = render(
                entry.id,
                view,
                world["cleared"](view),
                world["guide"],
                locale=scene.locale,
                stage=Stage.FINAL,
                format=Format.HTML,
                templates=world["templates"],
                counts=scene.counts,
                outcomes=scene.outcomes,
            )
        except DocumentError:
            continue
        made[f"{entry.audience.value}/alone-{entry.id}.html"] = document.body
    return made


ENDED = {"O_REMOVED", "O_VOLUNTARY_DEPARTURE", "O_SELF_DEPARTED", "O_DECEASED"}
ASKS = ("pd_letter", "petition", "call_script", "official_brief", "congress", "press_release")


def _asks_for_the_gone(made, outcomes):
    """Papers that ask for somebody whose last recorded outcome is that nobody is there."""
    if not outcomes or outcomes[-1].kind.value not in ENDED:
        return []
    return [path for path in made if any(name in path for name in ASKS)]


def _walk(seeds, person, world, today, truth, page):
    read = cited = 0
    for seed in seeds:
        dice = random.Random(seed)
        locale = dice.choice((Locale.EN, Locale.ES))
        scene = Scene(person(dice.randint(0, 2), locale), {}, {}, bare=False, locale=locale)
        for _ in range(dice.randint(3, 14)):
            _step(scene, dice, today, page)
        several = seed % 5 == 0
        formats = (Format.DOCX, Format.HTML) if several else ()
        alone = ALONE if several else dice.sample(ALONE, 3)
        made = _papers(scene, world, formats, alone)
        store = truth.Store(
            scene.case.model_dump(mode="json"), today, scene.counts, _numbered(scene.case)
        )
        assert truth.untrue(made, store) == [], f"seed {seed}"
        assert not _asks_for_the_gone(made, scene.outcomes), f"seed {seed}"
        read += len(made)
        cited += any("/exhibits/" in path for path in made)
    return read, cited


@pytest.fixture(scope="module")
def world(guide, templates, view_of, cleared, today):
    """What every rendering needs."""
    return {
        "guide": guide,
        "templates": templates,
        "view_of": view_of,
        "cleared": cleared,
        "today": today,
    }


def test_no_printed_claim_is_untrue(person, world, today, truth, picture):
    """Fifty walks: each enclosure, exhibit, count, permission and place is as the store has it."""
    read, cited = _walk(range(50), person, world, today, truth, picture)
    assert read > 200
    assert cited > 5


@pytest.mark.full
def test_no_printed_claim_is_untrue_on_a_long_walk(person, world, today, truth, picture):
    """A thousand walks."""
    _walk(range(1000, 2000), person, world, today, truth, picture)


def test_the_reader_catches_what_is_planted(person, world, today, truth, picture):
    """A file taken away, another count, a withdrawn yes, another place: each is told."""
    case = person(0, Locale.EN)
    scene = Scene(case, {}, {"signatures": 7}, bare=False, locale=Locale.EN)
    first = case.evidence.items[0].id
    scene.files[Audience.ICE] = [ExhibitFile(first, "png", 1, picture)]
    made = _papers(scene, world, (), ALONE)
    raw, letters = case.model_dump(mode="json"), _numbered(case)

    def told(files=made, counts=scene.counts, **groups):
        return " ".join(truth.untrue(files, truth.Store({**raw, **groups}, today, counts, letters)))

    assert told() == ""
    gone = {path: body for path, body in made.items() if "exhibit-A" not in path}
    assert "names exhibits ['A'] that are not in the packet" in told(gone)
    assert "says that papers are enclosed, and none is" in told(gone)
    assert "counts 7 signatures" in told(counts={"signatures": 8})
    items = [{**item, "shows": []} for item in raw["evidence"]["items"]]
    assert "cites A for" in told(evidence={"items": items})
    consent = {**raw["consent"], "consent_contact_ice": []}
    assert "says that the person agreed" in told(consent=consent)
    custody = raw["custody"]
    assert "names another place" in told(custody={**custody, "facility": "Zq elsewhere"})
    assert "says that somebody is held" in told(custody={**custody, "custody_status": "free"})
