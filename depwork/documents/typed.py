"""What of a document somebody typed: the sentences that a person reads before a final."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from depwork.documents.catalog import row
from depwork.documents.compose import compose
from depwork.documents.context import Edited, Situation
from depwork.documents.frame import frame
from depwork.documents.render import refuse_withheld
from depwork.guide import Guide
from depwork.model.ask import Ask
from depwork.model.choices import Locale
from depwork.model.packet import Stage
from depwork.rules.review import Sentence
from depwork.rules.view import CaseView


def typed_in(  # noqa: PLR0913 - the keywords of the builders' contract
    document_id: str,
    view: CaseView,
    guide: Guide,
    *,
    locale: Locale,
    templates: Sequence[Path],
    counts: Mapping[str, int],
    ask: tuple[Ask, ...],
    attached: Mapping[str, int],
    edited: Mapping[tuple[str, str], Edited],
) -> tuple[Sentence, ...]:
    """Return the typed sentences of a document that a person has to read before a final.

    Args:
        document_id: A row of the catalog.
        view: What its audience may see.
        guide: Words, sources, register.
        locale: The language it goes out in.
        templates: Template roots; the first that has a file wins.
        counts: Numbers from the campaign's log.
        ask: The candidate asks of the case.
        attached: Pages of evidence that would go with it, by id.
        edited: Its edited text, where it has one.

    Raises:
        WithheldFactError: The template names what this audience may not see.
    """
    situation = Situation(
        guide,
        guide.words(locale),
        frame(templates, locale),
        counts,
        ask,
        attached=attached,
        edited=edited,
    )
    composed = compose(
        row(document_id), view, situation, locale=locale, stage=Stage.PREVIEW, roots=templates
    )
    refuse_withheld(composed)
    return composed.notes.typed
