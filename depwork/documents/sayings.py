"""Sentences that a template is handed: what an ask says, and what somebody said."""

from __future__ import annotations

from typing import Final

from depwork.documents.facts import Absent, Facts
from depwork.documents.frame import Frame
from depwork.documents.person import contracted
from depwork.guide import Words
from depwork.model.ask_code import AskCode

ASK: Final = "campaign.chosen_ask"


class Sayings:
    """The functions of the template language that return sentences."""

    def __init__(self, facts: Facts, words: Words, frame: Frame) -> None:
        """Speak one language; what has no words is a gap among ``facts``."""
        self._facts = facts
        self._words = words
        self._frame = frame

    def asked(self, chosen: AskCode | Absent, who: object) -> tuple[object, ...]:
        """Return what ICE is asked to do as the parts of a sentence, the person among them.

        An ask that no office may be asked for has no sentence: it is a gap on the page.
        """
        if isinstance(chosen, Absent):
            return (chosen,)
        sentence = self._words.asked(chosen)
        return self._naming(sentence, who) if sentence else (self._facts.gap(ASK),)

    def _naming(self, sentence: str, who: object) -> tuple[object, ...]:
        first, *rest = sentence.split("{who}")
        parts: list[object] = [first]
        for text in rest:
            if isinstance(who, str):
                parts[-1] = contracted(f"{parts[-1]}", who) + text
            else:
                parts += (who, text)
        return tuple(parts)

    def title(self, chosen: AskCode | Absent) -> str | Absent:
        """Return the title of a letter that asks for it; a gap where no office is asked."""
        if isinstance(chosen, Absent):
            return chosen
        return self._words.asking(chosen)[0] or self._facts.gap(ASK)

    def weigh(self, chosen: AskCode | Absent, who: object) -> tuple[object, ...]:
        """Return what the office is to weigh for this ask, as the parts of a paragraph."""
        if isinstance(chosen, Absent):
            return ()
        return self._naming(self._words.asking(chosen)[1], who)

    def quoted(self, told: object) -> object:
        """Return what somebody typed as a quotation, each part one, without its last stop."""
        if isinstance(told, Absent):
            return told
        marks = self._frame.quote
        parts = told if isinstance(told, tuple) else (told,)
        said = (str(part).strip().removesuffix(".") for part in parts)
        return self._words.listing(tuple(marks.format(text=part) for part in said))
