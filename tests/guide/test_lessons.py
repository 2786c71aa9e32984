import re
from pathlib import Path

import pytest

from depwork.guide import StepWords, Words, reading
from depwork.guide.files import read, texts
from depwork.model.choices import Locale
from depwork.model.questions import steps


def lessons(packaged: Path, locale: Locale) -> list[StepWords]:
    """Return the lesson of every step."""
    found = Words(locale, {"steps": texts(read([packaged], f"{locale}/steps.toml"))})
    return [found.step(number) for number in steps()]


def test_english_lessons_read_at_a_grade_of_eight_or_less(packaged: Path) -> None:
    """Each English lesson asks for no more than eight years of school."""
    for number, step in enumerate(lessons(packaged, Locale.EN)):
        assert reading.flesch_kincaid([reading.plain(step.lesson)]) <= 8, number


def test_spanish_lessons_are_easy(packaged: Path) -> None:
    """Each Spanish lesson reaches an ease of sixty or more."""
    for number, step in enumerate(lessons(packaged, Locale.ES)):
        assert reading.fernandez_huerta([reading.plain(step.lesson)]) >= 60, number


@pytest.mark.parametrize("locale", list(Locale))
def test_every_lesson_says_what_is_in_the_step_now(packaged: Path, locale: Locale) -> None:
    """A lesson ends with what its step holds now, and promises nothing for later."""
    marks = {Locale.EN: "*In this step now:*", Locale.ES: "*Qué hay ahora en este paso:*"}
    for step in lessons(packaged, locale):
        assert step.lesson.rstrip().splitlines()[-1].startswith(marks[locale])
        assert not re.search(r"coming soon|próximamente|muy pronto", step.lesson)


@pytest.mark.parametrize("locale", list(Locale))
def test_summaries_are_one_sentence(packaged: Path, locale: Locale) -> None:
    """A step's summary is one sentence of at most 120 characters."""
    for step in lessons(packaged, locale):
        assert len(step.summary) <= 120
        assert len(re.findall(r"[.!?]", step.summary)) == 1


def test_nobody_is_told_to_file(packaged: Path) -> None:
    """No lesson tells a family to file or apply for something: that is a lawyer's advice."""
    for step in lessons(packaged, Locale.EN):
        assert not re.search(r"\b(file|apply for|qualif\w+|eligible)\b(?! ?\.)", step.lesson), (
            step.title
        )
