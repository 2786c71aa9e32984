"""Decisions shown with reasons and sources: gates, and asks as questions for the attorney."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, heading, links, note, text, to_question
from depwork.forms.screens.next_actions import contradicted, next_steps, said_twice
from depwork.forms.screens.reasons import fact_line, why
from depwork.model.ask import Ask, Met
from depwork.model.decision import Gate, GateState

_ACTIONS: dict[int, frozenset[str]] = {
    0: frozenset({"store"}),
    1: frozenset({"store"}),
    2: frozenset({"attorney_share"}),
    5: frozenset({"letter_final", "ice_contact"}),
    6: frozenset(
        {"letter_final", "ice_contact", "shown_to_ice", "official_contact", "field_office_ask"}
    ),
    7: frozenset({"ice_contact", "public", "field_office_ask"}),
    8: frozenset({"ice_contact", "shown_to_ice", "official_contact", "public", "field_office_ask"}),
}
"""What each step is about to do; a gate that blocks it is shown there."""


_FEW: Final = 3
"""How many stand open where all the others are folded."""


def _blocked_action(action: str, look: Look) -> str:
    words = look.words
    return {
        "store": words.ui("action_store"),
        "attorney_share": words.ui("action_attorney_share"),
        "letter_final": words.ui("action_letter_final"),
        "ice_contact": words.ui("action_ice_contact"),
        "shown_to_ice": words.ui("action_shown_to_ice"),
        "official_contact": words.ui("action_official_contact"),
        "public": words.ui("action_public"),
        "field_office_ask": words.ui("action_field_office_ask"),
        "accompany": words.ui("action_accompany"),
        "raise_money": words.ui("action_raise_money"),
        "erase": words.ui("action_erase"),
        "hand_over": words.ui("action_hand_over"),
    }.get(action, action)


def gate(found: Gate, look: Look) -> Block:
    """Return one safety rule as it stands: what it holds back, why, what would clear it."""
    words = look.words
    tone = "stop" if found.state is GateState.BLOCKS else "warn"
    reason = text(words.reason(found.reason))
    return note(tone, words.gate(found.rule), reason, *_more(found, look))


def _more(found: Gate, look: Look) -> list[Block]:
    words = look.words
    held = ", ".join(_blocked_action(action, look) for action in found.blocks)
    parts = list[Block]()
    if held and found.state is GateState.BLOCKS:
        parts.append(text(words.ui("held_back", what=held)))
    parts.append(text(words.ui("unblocks", what=words.unblock(found.unblock))))
    if found.settle:
        parts.append(
            links(words.ui("settle"), *[to_question(path, words) for path in found.settle])
        )
    parts.append(details(f"why:{found.rule}", words.ui("how_decided"), why([found.reason], look)))
    return parts


def brief_gates(found: Sequence[Gate], look: Look) -> list[Block]:
    """Return rules that block, each once with all that it says; what would settle it opens."""
    words, by_rule = look.words, dict[str, list[Block]]()
    for one in found:
        more = details(f"more:{one.rule}:{one.unblock}", words.ui("gate_more"), *_more(one, look))
        by_rule.setdefault(one.rule, []).extend((text(words.reason(one.reason)), more))
    return [note("stop", words.gate(rule), *parts) for rule, parts in by_rule.items()]


def standing(look: Look, step: int | None = None) -> tuple[Gate, ...]:
    """Return the gates that block, or those that block what a step is about to do."""
    actions = _ACTIONS.get(step, frozenset()) if step is not None else None
    return tuple(
        found
        for found in look.decided.gates.value
        if found.state is GateState.BLOCKS and (actions is None or actions & set(found.blocks))
    )


def in_the_way(look: Look, step: int, *, opened: bool = False) -> list[Block]:
    """Return what stands in the way of a step, folded to one line."""
    found = standing(look, step)
    if not found:
        return []
    title = look.words.ui("in_the_way", count=len(found))
    return [details(f"gates:{step}", title, *[gate(g, look) for g in found], opened=opened)]


def met_tag(met: Met, look: Look) -> str:
    """Return whether something is met, in words."""
    words = look.words
    return {
        Met.YES: words.ui("met_yes"),
        Met.NO: words.ui("met_no"),
        Met.UNKNOWN: words.ui("met_unknown"),
    }[met]


def ask(found: Ask, look: Look) -> Block:
    """Return one ask: the question, its conditions, who decides, who may be addressed, forms."""
    words = look.words
    wording = words.ask(found.code)
    conditions = [
        {
            "text": words.condition(condition.code),
            "met": condition.met.value,
            "tag": met_tag(condition.met, look),
            "settle": [to_question(path, words) for path in condition.settle],
        }
        for condition in found.first
    ]
    facts = [
        (words.ui("deciders"), [words.choice(office) for office in found.deciders]),
        (words.ui("addressees"), [words.choice(office) for office in found.addressees]),
        (words.ui("secondary"), [words.choice(office) for office in found.secondary]),
        (words.ui("filers"), [words.choice(filer) for filer in found.filers]),
        (words.ui("forms_exist"), [fact_line(entry, look) for entry in found.forms]),
        (words.ui("fees"), [fact_line(entry, look) for entry in found.fees]),
    ]
    nobody = words.ui("nobody")
    rows = [
        {"label": label, "lines": lines or [nobody]}
        for label, lines in facts
        if lines or label == words.ui("addressees")
    ]
    pairs: Block = {"t": "pairs", "rows": rows}
    return {
        "t": "ask",
        "key": f"ask:{found.row}:{found.code}",
        "row": found.row,
        "question": wording.question,
        "note": wording.note,
        "conditions_title": words.ui("must_be_true"),
        "conditions": conditions,
        "more": details(f"more:{found.row}:{found.code}", words.ui("ask_more"), pairs),
        "why": details(
            f"why:{found.row}:{found.code}", words.ui("how_decided"), why(found.reasons, look)
        ),
    }


def ask_options(look: Look) -> list[Block]:
    """Return what might be asked for today as options, each known by its question."""
    found = look.decided.asks.value
    return [{"v": ask.code.value, "label": look.words.choice(ask.code)} for ask in found]


def typed_before(look: Look) -> list[Block]:
    """Return what stood as an ask before asks became a list, as it was typed; or nothing."""
    kept = look.case.campaign.asks_as_typed
    if not kept:
        return []
    return [note("info", look.words.ui("asks_as_typed"), *[text(line) for line in kept])]


def _folded(found: Ask, look: Look) -> Block:
    """Return an ask as its question, which opens."""
    return details(f"fold:{found.row}:{found.code}", look.words.ask(found.code).question,
                   ask(found, look))  # fmt: skip


def asks(look: Look) -> Block:
    """Return what might be asked for, as questions to take to the attorney.

    What depends on something that is not known yet is folded away together.
    """
    words = look.words
    found = look.decided.asks
    known = [one for one in found.value if all(c.met is not Met.UNKNOWN for c in one.first)]
    open_ones = [one for one in found.value if one not in known]
    blocks = [text(words.ui("asks_intro")), *[_folded(item, look) for item in known]]
    if open_ones:
        title = words.ui("asks_open", count=len(open_ones))
        rows = [_folded(item, look) for item in open_ones]
        blocks.append(details("asks:open", title, *rows, opened=not known and len(rows) <= _FEW))
    if not found.value:
        blocks.append(text(words.ui("asks_none")))
    if found.settle:
        blocks.append(
            links(words.ui("settle"), *[to_question(path, words) for path in found.settle])
        )
    return {"title": words.ui("asks_title"), "blocks": blocks}


def decisions(look: Look) -> Block:
    """Return everything that is decided about the open case, and why."""
    words = look.words
    warns = [g for g in look.decided.gates.value if g.state is GateState.WARNS]
    warned = details("gates:warn", words.ui("gates_warn", count=len(warns)),
                     *[gate(found, look) for found in warns])  # fmt: skip
    soon = look.decided.urgency.reasons
    coming = len(look.decided.next_actions.value)
    blocks = [
        text(words.ui("decisions_intro")),
        heading(words.ui("urgency_heading")),
        *[text(words.reason(reason)) for reason in soon],
        details("why:urgency", words.ui("how_decided"), why(soon, look)),
        details("decided:next", words.ui("card_all", count=coming), *next_steps(look)),
        *contradicted(look),
        *said_twice(look),
        heading(words.ui("gates_heading")),
        *brief_gates(standing(look), look),
        *([warned] if warns else []),
        heading(words.ui("asks_title")),
        *asks(look)["blocks"],
    ]
    return {"title": words.ui("decisions_title"), "blocks": blocks}
