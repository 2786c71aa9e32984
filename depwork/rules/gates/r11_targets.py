"""R11: public offices by title; never a judge, a private number, or a threat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depwork.model.answers import Gap, value_of
from depwork.model.day import shifted
from depwork.model.decision import Gate
from depwork.model.review import SentenceKind
from depwork.rules.gates.making import Look, Rule
from depwork.rules.ground import Ground

LINE: Final = "campaign.office_line"
CHECKED: Final = "campaign.office_line_checked_on"
LINE_DAYS: Final = 90
"""Days for which a checked office line stands (12.7)."""

NO_LINE = Ground("R11", "r11_no_line", "safety.R11")
LINE_CHECKED = Ground("R11", "r11_line_checked", "safety.R11")
LINE_NOT_CHECKED = Ground("R11", "r11_line_not_checked", "safety.R11")
LINE_UNKNOWN = Ground("R11", "r11_line_unknown", "safety.R11")
WORDS_FINE = Ground("R11", "r11_words_fine", "safety.R11")
JUDGE_ADDRESSED = Ground("R11", "r11_judge_addressed", "safety.R11")
PRIVATE_TOLD = Ground("R11", "r11_private_told", "safety.R11")
THREAT = Ground("R11", "r11_threat", "safety.R11")
GROUNDS: Final = (
    NO_LINE, LINE_CHECKED, LINE_NOT_CHECKED, LINE_UNKNOWN, WORDS_FINE, JUDGE_ADDRESSED,
    PRIVATE_TOLD, THREAT,
)  # fmt: skip

LINE_RULE: Final = Rule("R11", hard=True, guards=("public",), unblock="check_office_line")
WORDS_RULE: Final = Rule(
    "R11", hard=True, guards=("letter_final", "official_contact", "public"), unblock="mend_words"
)
RULES: Final = (LINE_RULE, WORDS_RULE)
_SCANNED: Final = (
    (THREAT, SentenceKind.THREAT),
    (PRIVATE_TOLD, SentenceKind.OFFICER_HOME),
    (JUDGE_ADDRESSED, SentenceKind.JUDGE_TARGET),
)


def gates(look: Look) -> Iterator[Gate]:
    """Return the gates of R11: the office line, and the words that are meant to go out."""
    yield line_gate(look)
    yield words_gate(look)


def line_gate(look: Look) -> Gate:
    """Return R11: calls go to an office's public line that somebody checked lately."""
    line = look.case.campaign.office_line
    checked = value_of(look.case.campaign.office_line_checked_on)
    if isinstance(line, Gap):
        return LINE_RULE.blocks(LINE_UNKNOWN.reason(LINE), LINE)
    if line is None:
        return LINE_RULE.passes(NO_LINE.reason(LINE))
    oldest = shifted(look.today, -LINE_DAYS)
    if checked is not None and oldest <= checked <= look.today:
        return LINE_RULE.passes(LINE_CHECKED.reason(LINE, CHECKED))
    return LINE_RULE.blocks(LINE_NOT_CHECKED.reason(LINE, CHECKED), CHECKED)


def words_gate(look: Look) -> Gate:
    """Return R11 for what was typed: no threat, nobody's private life, no judge as a target."""
    for ground, kind in _SCANNED:
        if found := look.texts.get(kind):
            return WORDS_RULE.blocks(ground.reason(*found), *found)
    return WORDS_RULE.passes(WORDS_FINE.reason())
