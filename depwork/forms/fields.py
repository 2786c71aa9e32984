"""Which question stands at a path: one of the guide's, or one of the organization's own."""

from __future__ import annotations

from depwork.errors import UnknownFieldError
from depwork.forms.guide_desk import GuideDesk
from depwork.model.own import GROUP
from depwork.model.questions import AskedField, asked_field


def field_at(desk: GuideDesk, path: str) -> AskedField:
    """Return the question at ``path``.

    Raises:
        UnknownFieldError: There is none.
    """
    if not path.startswith(f"{GROUP}."):
        return asked_field(path)
    for field in desk.own_fields():
        if field.path == path:
            return field
    raise UnknownFieldError(f"no own question at {path!r}; see own_questions.toml")


def own_fields_of(desk: GuideDesk, step: int) -> tuple[AskedField, ...]:
    """Return the organization's own questions of a step."""
    return tuple(field for field in desk.own_fields() if field.mark.step == step)
