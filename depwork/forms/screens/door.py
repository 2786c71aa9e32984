"""The front door: what happened, the next call, and only then whether to save anything.

Nothing that is typed here reaches the kernel before somebody agrees that it is kept; it stands
in one place of the page's script (``static/05_door.js``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.forms.consents import giving
from depwork.forms.door import Door, DoorCard
from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, form, heading, note, text
from depwork.forms.route import CASES, DOOR, UNLOCK
from depwork.forms.screens.opening import opening
from depwork.forms.screens.pages import cell_pieces, prose
from depwork.guide import Page, Prose

SAVE: Final = f"{DOOR}save"
TRAIN: Final = f"{DOOR}train"
FIRST: Final = f"{DOOR}start"
"""The first screen, for whoever has unlocked already."""
TAKEN, DATE, LAWYER = "taken", "date", "lawyer"
CHIPS: Final = ("under_18", "border_patrol", "jail", "citizen", "need", "soon")
"""What may be true when somebody was taken, in the order of the page's list."""
KINDS: Final = ("removal", "release", "check_in", "hearing", "appeal")
"""Which day it may be, likewise."""
BOXES: Final = ("first", "last", "country", "dob", "a_number")
"""What ICE's page wants, in the order of the page's table."""
FRONT: Final = 2
"""Own numbers on the first screen at most: the doors stay in sight."""


def doors(look: Look) -> list[Block]:
    """Return what stands on the first screen: the organization's own line, and what happened."""
    door, words = look.desk.door, look.words
    if door is None:
        return []
    own = door.cards((), own=True, confirmed=False)[:FRONT]
    ways = [
        button(page.title, go=f"{DOOR}{name}")
        for name, page in door.pages().items()
        if name in {TAKEN, DATE, "paper", "helping"}
    ]
    return [
        text(words.ui("door_kept")),
        *(_card(card) for card in own),
        {"t": "doors", "key": "doors", "items": [*ways, button(words.ui("door_train"), go=TRAIN)]},
    ]


def screen(look: Look, place: str) -> Block | None:
    """Return a screen of the front door; None where there is no such page."""
    door, name = look.desk.door, place.removeprefix(DOOR)
    if door is None:
        return None
    if place == FIRST:
        return {"title": look.words.ui("door_title"), "back": CASES, "blocks": doors(look)}
    if place == SAVE:
        return _save(look)
    if place == TRAIN:
        return {
            "title": look.words.ui("door_train"),
            "back": _back(look),
            "blocks": [text(look.words.ui("door_train_how"))],
        }
    page = door.pages().get(name)
    return None if page is None else _page(look, door, name, page)


def _back(look: Look) -> str:
    return UNLOCK if look.desk.locked() else FIRST


def _page(look: Look, door: Door, name: str, page: Page) -> Block:
    more = [
        button(other.title, go=f"{DOOR}{key}", quiet=True)
        for key, other in door.pages().items()
        if key in {LAWYER, "say"} and key != name
    ]
    save = button(look.words.ui("door_save"), go=SAVE)
    blocks = [*_blocks(look, door, name, page), buttons(*more, save)]
    return {"title": page.title, "back": _back(look), "print": True, "blocks": blocks}


def _blocks(look: Look, door: Door, name: str, page: Page) -> Iterator[Block]:
    waiting: list[str] = []
    confirmed, asked = False, False
    own = name == LAWYER
    for number, block in enumerate((*page.blocks, None)):
        entry = _alone(block)
        if entry:
            waiting.append(entry)
            continue
        if waiting:
            cards = door.cards(waiting, own=own, confirmed=confirmed)
            confirmed = confirmed or any(card.acts for card in cards)
            adult = name == TAKEN and "locate.ice-locator" in waiting
            yield from ({**_card(card), "adult": adult} for card in cards)
            if adult:
                yield _tries(look)
            own, waiting = False, []
        if block is None:
            return
        if name == DATE and block.kind == "table":
            continue  # lines to write on, for the printed page alone
        chosen = _asked(look, name, block) if not asked or block.kind == "table" else None
        asked = asked or chosen is not None
        yield chosen or {**prose(Page(page.name, page.title, (block,)), look), "key": f"p{number}"}


def _asked(look: Look, name: str, block: Prose) -> Block | None:
    """Return a list or a table of the page as something to tap or to type into."""
    words = look.words
    if name == TAKEN and block.kind == "list" and len(block.rows) == len(CHIPS):
        return {"t": "door_chips", "key": "chips", "items": _items(look, block, CHIPS),
                "need": words.ui("door_need")}  # fmt: skip
    if name == DATE and block.kind == "list" and len(block.rows) == len(KINDS):
        return {"t": "door_day", "key": "day", "items": _items(look, block, KINDS),
                "day": words.ui("door_day")}  # fmt: skip
    if name == TAKEN and block.kind == "table" and len(block.rows) == len(BOXES) + 1:
        labels = ["".join(piece.text for piece in row[0]) for row in block.rows[1:]]
        fields = [{"name": box, "label": label} for box, label in zip(BOXES, labels, strict=True)]
        return {
            "t": "door_boxes",
            "key": "boxes",
            "fields": fields,
            "copy": words.ui("door_copy"),
            "copied": words.ui("door_copied"),
            "kept": words.ui("door_typed"),
            "since": words.ui("door_since"),
            "today": words.ui("door_today"),
            "yesterday": words.ui("door_yesterday"),
            "place": [
                {"name": "place", "label": words.field("custody.facility").label},
                {"name": "county", "label": words.field("custody.facility_county").label},
            ],
            "more": words.ui("door_more"),
        }
    return None


def _items(look: Look, block: Prose, names: tuple[str, ...]) -> list[Block]:
    """Return each row as its name, what it says in bold, and the rest with its dated facts."""
    found = []
    for name, (cell,) in zip(names, block.rows, strict=True):
        lead = "".join(piece.text for piece in cell if piece.strong)
        rest = cell_pieces([piece for piece in cell if not piece.strong], look)
        found.append({"v": name, "lead": lead, "rest": rest})
    return found


def _tries(look: Look) -> Block:
    words = look.words
    results = [
        {"v": "found", "label": words.ui("door_found")},
        {"v": "not_found", "label": words.ui("door_not_there")},
    ]
    return {"t": "door_tries", "key": "tries", "results": results, "noted": words.ui("door_noted")}


def _save(look: Look) -> Block:
    """Return who says that it may be kept, and what would be kept."""
    words = look.words
    shown = {"t": "door_typed", "key": "typed", "none": words.ui("door_nothing"),
             "title": words.ui("door_you_typed"), "labels": _labels(look)}  # fmt: skip
    if look.desk.locked():
        blocks = [shown, *opening(look, words.ui("door_open_first"), back=SAVE)]
        return {"title": words.ui("door_save"), "back": _back(look), "blocks": blocks}
    asked = [
        field
        for field in giving(words, look.desk.today, provisional=False)
        if field["name"] in {"given_by", "how", "language", "given_on"}
    ]
    tick = {
        "name": "tries",
        "w": "tick",
        "required": False,
        "options": [],
        "label": words.ui("door_with_tries"),
        "hint": "",
    }
    blocks = [
        shown,
        heading(words.ui("read_aloud")),
        {"t": "quote", "title": words.ui("read_aloud"), "text": words.ui("consent_text")},
        note("info", words.ui("door_relative")),
        form("door_save", words.ui("door_yes"), [*asked, tick], act="door_save"),
        buttons(button(words.ui("door_no"), go=_back(look), quiet=True)),
    ]
    return {"title": words.ui("door_save"), "back": _back(look), "blocks": blocks}


def _labels(look: Look) -> dict[str, str]:
    """Return what each thing that can be typed at the door is called."""
    return {box: look.words.field(path).label for box, path in PATHS.items()}


PATHS: Final = {
    "name": "identity.legal_name",
    "country": "identity.country_of_birth",
    "dob": "identity.dob",
    "a_number": "identity.a_number",
    "custody": "custody.custody_status",
    "citizen": "identity.citizenship_claim",
    "need": "campaign.immediate_need",
    "since": "custody.detained_since",
    "place": "custody.facility",
    "county": "custody.facility_county",
    "removal": "proceedings.removal_date",
    "release": "custody.local_release_date",
    "check_in": "custody.next_check_in",
    "hearing": "proceedings.next_hearing_date",
    "appeal": "proceedings.appeal_due",
    "tries": "custody.locate_tries",
}
"""Which question each box of the door answers."""


def _card(card: DoorCard) -> Block:
    return {
        "t": "door_card",
        "key": f"card:{card.name}",
        "name": card.name,
        "lines": list(card.lines),
        "day": card.day,
        "calls": [{"tel": tel, "label": label} for tel, label in card.calls],
        "address": card.address,
        "opens": card.opens,
    }


def _alone(block: Prose | None) -> str:
    """Return the entry that a paragraph consists of, if it is nothing but one look-up."""
    if block is None or block.kind != "para" or len(block.rows[0][0]) != 1:
        return ""
    (piece,) = block.rows[0][0]
    return piece.text if piece.look == "fact" else ""
