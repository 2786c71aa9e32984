"""How long a case is kept: its clock, closing it, more time, holds, erasing it."""

from __future__ import annotations

from depwork.forms.look import Look
from depwork.forms.parts import Block, details, form, heading, note, text
from depwork.forms.screens.people import proof
from depwork.forms.screens.register import copies_table
from depwork.forms.types import Widget
from depwork.forms.wording import Wording
from depwork.model.retention import Basis, Clock, Due
from depwork.model.role import Action


def clock_words(clock: Clock, words: Wording) -> str:
    """Return a case's clock as a sentence."""
    on, erase_on = words.date(clock.due_on), words.date(clock.erase_on)
    if clock.due is Due.NOW:
        return words.ui("due_now", on=erase_on)
    if clock.due is Due.GRACE:
        return words.ui("due_grace", on=on, erase_on=erase_on)
    return words.ui("due_in", count=clock.days, on=on)


def warning(clock: Clock | None, look: Look) -> list[Block]:
    """Return the warning at thirty, seven and one days, in grace and after, or of damage."""
    words = look.words
    if clock is None or clock.due is Due.LATER:
        return _damaged(look)
    lines = [text(clock_words(clock, words)), text(words.choice(clock.basis))]
    if clock.held:
        lines.append(text(words.ui("due_held")))
    tone = "info" if clock.due is Due.MONTH else "warn"
    parts = [*lines, _to_keeping(words)]
    title = words.ui("due_title")
    if clock.basis is Basis.PROVISIONAL:
        title = words.ui("due_own_yes", on=words.date(clock.due_on))
    return [*_damaged(look), note(tone, title, *parts)]


def _damaged(look: Look) -> list[Block]:
    """Return what to do when nothing can be saved any more; or nothing."""
    words = look.words
    if not look.desk.keeper.damaged():
        owed = look.desk.keeper.owed()
        told = text(words.ui("owed_text", count=owed))
        return [note("warn", words.ui("owed_title"), told)] if owed else []
    return [note("stop", words.ui("damaged_title"), text(words.ui("damaged_text")))]


def _to_keeping(words: Wording) -> Block:
    return {
        "t": "links",
        "title": "",
        "items": [{"label": words.ui("keeping_title"), "go": "keeping", "focus": ""}],
    }


def due_list(look: Look) -> list[Block]:
    """Return the cases that are due soon or overdue, for the list of cases; damage first."""
    words = look.words
    found = look.desk.keeper.due()
    lines = [text(f"{code}: {clock_words(clock, words)}") for code, clock in found]
    if not lines:
        return _damaged(look)
    codes = [code for code, clock in found if clock.due is Due.NOW and not clock.held]
    told = note("warn", words.ui("due_list", count=len(lines)), *lines)
    return [*_damaged(look), told, *_erase_due(codes, look)]


def _erase_due(codes: list[str], look: Look) -> list[Block]:
    """Return how several cases whose last day has come are erased at once."""
    words, keys = look.words, look.desk.keys
    if not codes or (keys is not None and not keys.may(Action.DELETE_CASE)):
        return []
    options = [{"v": code, "label": code} for code in codes]
    fields = [
        _field("codes", Widget.CHOICES.value, words.ui("due_which"), options=options),
        _field("sure", "tick", words.ui("due_sure")),
        *_again(look),
    ]
    return [
        details(
            "erase_due",
            words.ui("due_erase"),
            text(words.ui("erase_intro")),
            text(words.ui("erase_not_reached")),
            form("erase_due", words.ui("due_submit"), fields, act="keep_erase_due"),
        )
    ]


def _field(name: str, widget: str, label: str, hint: str = "", **more: object) -> Block:
    base = {"name": name, "w": widget, "required": True, "options": [], "max": None}
    return {**base, "label": label, "hint": hint, **more}


def _close(look: Look) -> list[Block]:
    words = look.words
    kept = look.desk.keeper.keeping()
    if kept.closed_on is not None:
        told = text(words.ui("closed_on", on=words.date(kept.closed_on)))
        return [told, form("reopen", words.ui("reopen_submit"), [], act="keep_reopen")]
    policy = look.desk.keeper.policy()
    today = look.desk.today.isoformat()
    day = _field("on", Widget.DATE.value, words.ui("close_on"), value=today)
    told = text(words.ui("close_intro", count=policy.closed_days))
    return [told, form("close", words.ui("close_submit"), [day], act="keep_close")]


def _extend(clock: Clock, look: Look) -> list[Block]:
    words = look.words
    if clock.basis not in {Basis.CLOSED, Basis.INQUIRY}:
        return [text(words.ui("extend_not"))]
    fields = [
        _field("until", Widget.DATE.value, words.ui("extend_until"), words.ui("extend_until_hint")),
        _field("reason", Widget.SHORT.value, words.ui("extend_reason")),
    ]
    return [form("extend", words.ui("extend_submit"), fields, act="keep_extend")]


def _again(look: Look) -> list[Block]:
    return [] if look.desk.keys is None else [proof(look.words)]


def _hold(look: Look) -> list[Block]:
    words = look.words
    held = look.desk.keeper.policy().hold
    if held is None:
        reason = _field("reason", Widget.SHORT.value, words.ui("hold_reason"))
        fields = form("hold", words.ui("hold_submit"), [reason], act="keep_hold")
        return [text(words.ui("hold_intro")), fields]
    told = note("stop", words.ui("hold_stands", on=words.date(held.on)), text(held.reason))
    sure = _field("sure", "tick", words.ui("release_sure"))
    return [
        told,
        form("release", words.ui("release_submit"), [sure, *_again(look)], act="keep_release"),
    ]


def _erase(look: Look) -> list[Block]:
    words = look.words
    if look.desk.keeper.policy().hold is not None:
        return [text(words.ui("due_held"))]
    sure = _field("sure", "tick", words.ui("erase_sure", code=look.case.case_code))
    copies = look.desk.keeper.copies()
    return [
        text(words.ui("erase_intro")),
        copies_table("erase", copies, look),
        text(words.ui("erase_not_reached")),
        form("erase", words.ui("erase_submit"), [sure, *_again(look)], act="keep_erase"),
    ]


def _days(look: Look) -> list[Block]:
    """Return the setting for all cases, to who may change it."""
    words, keys = look.words, look.desk.keys
    if keys is not None and not keys.may(Action.SET_RETENTION):
        return []
    policy = look.desk.keeper.policy()
    number = Widget.NUMBER.value
    fields = [
        _field("closed_days", number, words.ui("days_closed"), value=policy.closed_days),
        _field("inquiry_days", number, words.ui("days_inquiry"), value=policy.inquiry_days),
    ]
    setting = form("days", words.ui("days_submit"), fields, act="keep_days")
    return [details("days", words.ui("days_title"), text(words.ui("days_intro")), setting)]


def keeping(look: Look) -> Block:
    """Return how long the open case is kept, and what may be decided about it."""
    words = look.words
    clock = look.desk.keeper.clock()
    blocks: list[Block] = [text(words.ui("keeping_intro"))]
    if clock is None:
        blocks.append(text(words.ui("due_never")))
    else:
        tone = "info" if clock.due in {Due.LATER, Due.MONTH} else "warn"
        why = text(words.choice(clock.basis))
        blocks.append(note(tone, clock_words(clock, words), why))
    blocks += [heading(words.ui("close_heading")), *_close(look)]
    if clock is not None:
        blocks += [heading(words.ui("extend_heading")), *_extend(clock, look)]
    blocks += [heading(words.ui("hold_heading")), *_hold(look)]
    blocks += [heading(words.ui("erase_heading")), *_erase(look), *_days(look)]
    return {"title": words.ui("keeping_title"), "blocks": blocks}


def ended(look: Look) -> Block:
    """Return what became of the cases erased from this page, and what was not reached."""
    words = look.words
    blocks: list[Block] = []
    for one in look.desk.keeper.ended():
        told = words.ui("ended_done", code=one.case_code, count=one.records)
        blocks.append(note("info", told))
        if one.changed:
            blocks.append(note("warn", words.ui("ended_changed", count=one.changed)))
        blocks.append(copies_table(f"ended:{one.case_code}", one.copies, look))
    blocks.append(text(words.ui("erase_not_reached")))
    return {"title": words.ui("ended_title"), "back": "cases", "print": True, "blocks": blocks}
