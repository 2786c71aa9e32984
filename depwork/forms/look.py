"""What one screen is built from: the desk, its words, the case, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from depwork.forms.decided import Decided
from depwork.forms.desk import Desk
from depwork.forms.fields import own_fields_of
from depwork.forms.route import screens
from depwork.forms.wording import Wording
from depwork.guide import Page
from depwork.model.case import Case


@dataclass(frozen=True)
class Scope:
    """What the page is: the whole guide, one step, or one question.

    Args:
        step: The only step, in a lesson.
        path: The only question.
    """

    step: int | None = None
    path: str | None = None

    @property
    def guide(self) -> bool:
        """Whether this is the whole guide."""
        return self.step is None and self.path is None


@dataclass(frozen=True)
class Look:
    """The open case seen once, for one screen."""

    desk: Desk
    scope: Scope

    @cached_property
    def words(self) -> Wording:
        """The words of the language in use."""
        return self.desk.words()

    @cached_property
    def case(self) -> Case:
        """The open case as stored now."""
        return self.desk.case()

    def pages(self, step: int) -> dict[str, Page]:
        """Return the prose pages of a step by name, in the language in use."""
        return {page.name: page for page in self.desk.pages(step)}

    def screens(self, step: int) -> tuple[str, ...]:
        """Return the places of a step's screens, in order."""
        previews = bool(self.desk.previews(step))
        own = bool(own_fields_of(self.desk, step))
        return screens(step, self.case, previews=previews, pages=self.pages(step), own=own)

    @cached_property
    def decided(self) -> Decided:
        """What the rules say today."""
        return self.desk.decided()
