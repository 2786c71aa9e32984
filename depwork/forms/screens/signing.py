"""Facts that wait for an attorney's signature, the signatures made, and signing by own key."""

from __future__ import annotations

from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, form, heading, links, note, text
from depwork.forms.route import SIGNING
from depwork.forms.screens.people import field, proof
from depwork.forms.shown import shown
from depwork.forms.types import Widget, kind
from depwork.model.choices import Audience
from depwork.model.questions import answer_of, asked_field
from depwork.model.role import Action
from depwork.rules.disclosure.policy import SIGN, TABLE, Kind
from depwork.rules.signoffs import cleared, gated_facts

READERS: Final = tuple(one for one in Audience if TABLE[Kind.GATED].get(one) == SIGN)
"""For whom an attorney clears a gated fact."""


def waiting(look: Look) -> dict[str, tuple[Audience, ...]]:
    """Return the gated facts of the open case, each with the readers it is not cleared for."""
    today = look.desk.today
    found = {
        path: tuple(one for one in READERS if not cleared(look.case, path, one, today))
        for path in gated_facts(look.case)
    }
    return {path: readers for path, readers in found.items() if readers}


def may_sign(look: Look) -> bool:
    """Return whether who sits here signs by own key; in practice nobody does."""
    keys = look.desk.keys
    return keys is not None and keys.may(Action.SIGN_OFF)


def _to_sign(look: Look) -> Block:
    """Return the facts with their values, for the attorney who reads the case anyway."""
    words = look.words
    fields = []
    for path, readers in waiting(look).items():
        value = "; ".join(shown(answer_of(look.case, path), kind(asked_field(path)), words))
        label, hint = words.field(path).label, words.ui("signing_value", value=value)
        options = [{"v": one.value, "label": words.choice(one)} for one in readers]
        boxes = field(path, Widget.CHOICES.value, label, hint, options=options)
        fields.append(boxes | {"required": False})
    return form("signing", words.ui("signing_submit"), [*fields, proof(words)], act="sign_off")


def _others(look: Look) -> list[Block]:
    """Return the same list without a value, and why nothing is signed here."""
    words, here = look.words, look.desk
    why = words.ui("signing_practice") if here.keys is None else words.ui("signing_not_yours")
    rows = [
        {"label": words.field(path).label, "lines": [" · ".join(map(words.choice, readers))]}
        for path, readers in waiting(look).items()
    ]
    return [note("info", why), {"t": "pairs", "key": "signing", "rows": rows}]


def _made(look: Look) -> list[Block]:
    words = look.words
    items = [
        one for one in look.case.attorney.attorney_signoff_items if one.in_force(look.desk.today)
    ]
    if not items:
        return [heading(words.ui("signing_made")), text(words.ui("signing_none_made"))]
    rows = [
        {
            "on": words.date(one.on),
            "kind": f"{words.field(one.fact).label} · {words.choice(one.audience)}",
            "text": f"{one.attorney} · {words.choice(one.how)}",
        }
        for one in reversed(items)
    ]
    heads = [words.ui("signing_on"), words.ui("signing_what"), words.ui("signing_who")]
    title = words.ui("signing_made")
    return [{"t": "table", "key": "signed", "title": title, "heads": heads, "rows": rows}]


def signing(look: Look) -> Block:
    """Return what waits for an attorney's signature, and what has been cleared by whom."""
    words = look.words
    blocks: list[Block] = [text(words.ui("signing_intro")), heading(words.ui("signing_waits"))]
    if not waiting(look):
        blocks.append(text(words.ui("signing_nothing")))
    elif may_sign(look):
        blocks.append(_to_sign(look))
    else:
        blocks += _others(look)
    return {"title": words.ui("signing_title"), "wide": True, "blocks": [*blocks, *_made(look)]}


def to_signing(look: Look) -> list[Block]:
    """Return the way from the attorney's questions to the signatures."""
    words = look.words
    link = {"label": words.ui("signing_title"), "go": SIGNING, "focus": ""}
    return [links(words.ui("signing_link"), link)]
