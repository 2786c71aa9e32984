"""One question alone, with everything the guide's questions have."""

from __future__ import annotations

from depwork.forms.desk import Desk
from depwork.forms.look import Scope
from depwork.forms.widget import GuideApp
from depwork.model.questions import asked_field


def question(desk: Desk, path: str) -> GuideApp:
    """Return the question at ``path``, saved as it is answered.

    Args:
        desk: The workbook.
        path: ``group.field``.

    Raises:
        UnknownFieldError: No asked field has this path.
    """
    return GuideApp(desk, Scope(path=asked_field(path).path))
