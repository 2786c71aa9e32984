"""People and keys: one's own keys, the members, and the recovery key to print."""

from __future__ import annotations

from typing import Any

from depwork.forms.keys_desk import Keys, Person
from depwork.forms.look import Look
from depwork.forms.parts import Block, button, buttons, details, form, heading, note, text
from depwork.forms.route import CASES, PEOPLE
from depwork.forms.wording import Wording
from depwork.model.role import Action, Role


def role_word(role: Role, words: Wording) -> str:
    """Return a role in words."""
    return {
        Role.ORGANIZER: words.ui("role_organizer"),
        Role.ATTORNEY: words.ui("role_attorney"),
        Role.FAMILY: words.ui("role_family"),
        Role.KEEPER: words.ui("role_keeper"),
    }[role]


def _role_told(role: Role, words: Wording) -> str:
    return {
        Role.ORGANIZER: words.ui("role_organizer_may"),
        Role.ATTORNEY: words.ui("role_attorney_may"),
        Role.FAMILY: words.ui("role_family_may"),
        Role.KEEPER: words.ui("role_keeper_may"),
    }[role]


def field(name: str, w: str, label: str, hint: str = "", **more: Any) -> Block:
    """Return one box of a form."""
    return {
        "name": name,
        "w": w,
        "required": True,
        "options": [],
        "label": label,
        "hint": hint,
        **more,
    }


def proof(words: Wording) -> Block:
    """Return the box for one's own passphrase, asked again before a weighty act."""
    label, hint = words.ui("passphrase_again"), words.ui("passphrase_again_hint")
    return field("passphrase", "secret", label, hint)


def people(look: Look, keys: Keys, offered: str = "") -> Block:
    """Return the screen of one's own keys and, for who looks after them, all members.

    Args:
        look: The desk and its words; no case is read.
        keys: Of who sits here.
        offered: Six words to choose as a passphrase, if somebody asked for them.
    """
    words = look.words
    blocks = _own(keys, words, offered)
    if keys.may(Action.MANAGE_MEMBERS):
        everyone = keys.people()
        blocks += [*_members(everyone, words), *_weighty(everyone, words)]
    return {
        "title": words.ui("people_title"),
        "back": CASES if keys.may(Action.LIST_CASES) else "",
        "blocks": blocks,
    }


def _own(keys: Keys, words: Wording, offered: str) -> list[Block]:
    state = keys.state()
    minutes = round(state.idle / 60)
    pin = form(
        "pin",
        words.ui("pin_set"),
        [field("pin", "secret", words.ui("pin_new"), words.ui("pin_new_hint"))],
        act="pin",
    )
    change = form(
        "change",
        words.ui("passphrase_change"),
        [
            proof(words),
            field("new", "secret", words.ui("passphrase_new"), words.ui("passphrase_new_hint")),
            field("again", "secret", words.ui("passphrase_once_more")),
        ],
        act="passphrase",
    )
    offer = form("offer", words.ui("words_offer"), [], act="words")
    shown = [note("info", words.ui("words_offered"), text(offered))] if offered else []
    idle = [text(words.ui("lock_after", minutes=minutes))] if minutes else []
    return [
        heading(words.ui("own_keys")),
        *idle,
        text(words.ui("pin_is_set") if state.pin_set else words.ui("pin_intro")),
        details("own-pin", words.ui("pin_set"), pin),
        details(
            "own-words", words.ui("passphrase_change"), *shown, offer, change, opened=bool(offered)
        ),
    ]


def _line(one: Person, words: Wording) -> Block:
    if one.gone:
        opens = words.ui("person_gone")
    elif one.whole:
        opens = words.ui("person_all_cases")
    elif one.cases:
        opens = words.ui("person_cases", codes=", ".join(one.cases))
    else:
        opens = words.ui("person_no_case")
    who = one.name or words.ui("person_unnamed")
    label = words.ui("person_me", name=who) if one.me else who
    return {"label": label, "lines": [role_word(one.role, words), opens]}


def _members(everyone: tuple[Person, ...], words: Wording) -> list[Block]:
    roles = [{"v": role.value, "label": role_word(role, words)} for role in Role]
    explained = [
        {"label": role_word(role, words), "lines": [_role_told(role, words)]} for role in Role
    ]
    fields = [
        field("name", "short", words.ui("person_name")),
        field("role", "choice", words.ui("person_role"), options=roles),
        field("cases_only", "tick", words.ui("person_cases_only"), required=False),
        field("theirs", "secret", words.ui("person_passphrase"), words.ui("passphrase_new_hint")),
        proof(words),
    ]
    return [
        heading(words.ui("people_heading")),
        {"t": "pairs", "key": "people", "rows": [_line(one, words) for one in everyone]},
        details("roles", words.ui("roles_explained"), {"t": "pairs", "rows": explained}),
        details(
            "add",
            words.ui("person_add"),
            form("add", words.ui("person_add"), fields, act="person_add"),
        ),
    ]


def _weighty(everyone: tuple[Person, ...], words: Wording) -> list[Block]:
    limited = [one for one in everyone if not one.whole and not one.gone]
    others = [one for one in everyone if not one.me and not one.gone]
    blocks = []
    if limited:
        fields = [
            field("member", "choice", words.ui("share_person"), options=_choices(limited, words)),
            field("case", "short", words.ui("share_case"), words.ui("share_case_hint")),
            proof(words),
        ]
        blocks.append(
            details(
                "share",
                words.ui("share_heading"),
                text(words.ui("share_intro")),
                form("share", words.ui("share_submit"), fields, act="share"),
                form("unshare", words.ui("unshare_submit"), fields, act="unshare"),
            )
        )
    if others:
        fields = [
            field("member", "choice", words.ui("lockout_person"), options=_choices(others, words)),
            proof(words),
        ]
        blocks.append(
            details(
                "lockout",
                words.ui("lockout_heading"),
                text(words.ui("lockout_intro")),
                form("lockout", words.ui("lockout_submit"), fields, act="lock_out"),
            )
        )
    recovery = form("recovery", words.ui("recovery_make"), [proof(words)], act="recovery_new")
    return [
        *blocks,
        details(
            "recovery", words.ui("recovery_heading"), text(words.ui("recovery_intro")), recovery
        ),
    ]


def _choices(some: list[Person], words: Wording) -> list[Block]:
    return [
        {"v": one.id, "label": f"{one.name or one.id} · {role_word(one.role, words)}"}
        for one in some
    ]


def recovery(look: Look, key: str, groups: tuple[int, ...]) -> Block:
    """Return the recovery key to print, and the drill: two groups typed back from the paper.

    Args:
        look: The desk's words.
        key: As made just now; shown on this screen alone.
        groups: Which groups are asked for, from 0.
    """
    words = look.words
    fields = [
        field(f"group{group}", "short", words.ui("recovery_group", number=group + 1))
        for group in groups
    ]
    return {
        "title": words.ui("recovery_shown"),
        "back": PEOPLE,
        "print": True,
        "blocks": [
            text(words.ui("recovery_keep")),
            {"t": "quote", "key": "key", "title": words.ui("recovery_key"), "text": key},
            {
                "t": "section",
                "key": "drill",
                "title": words.ui("recovery_drill"),
                "blocks": [
                    text(words.ui("recovery_drill_intro")),
                    form("drill", words.ui("recovery_try"), fields, act="recovery_try"),
                ],
            },
        ],
    }


def recovered(look: Look) -> Block:
    """Return the end of the drill: the paper is right."""
    words = look.words
    return {
        "title": words.ui("recovery_right"),
        "back": PEOPLE,
        "blocks": [
            text(words.ui("recovery_right_intro")),
            buttons(button(words.ui("people_title"), go=PEOPLE)),
        ],
    }
