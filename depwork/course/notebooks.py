"""One lesson, two notebooks: what the instructor's has beside the participant's is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from nbformat import NotebookNode, writes
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from depwork.course.source import Course, Exercise, Kind, Lesson

INSTRUCTOR: Final = "instructor"
"""The tag of a cell that only the instructor's notebook holds."""
Options = Callable[[Exercise], tuple[str, ...]]


def made(course: Course, lesson: Lesson, options: Options, *, instructor: bool) -> str:
    """Return a lesson's notebook as text; no answer stands in either edition.

    Args:
        course: The lessons and the words around them.
        lesson: The one to make.
        options: Gives an exercise's options as they are shown.
        instructor: Whether what an instructor says, and the cells that work answers out, stand
            there too.
    """
    cells = [cell for cell in _cells(course, lesson, options) if instructor or not _marked(cell)]
    book = new_notebook(  # type: ignore[no-untyped-call] # nbformat has no types
        cells=cells,
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
    )
    book.nbformat_minor = 5
    return str(writes(book)) + "\n"  # type: ignore[no-untyped-call] # nbformat has no types


def _marked(cell: NotebookNode) -> bool:
    return INSTRUCTOR in cell.metadata.get("tags", ())


def _cells(course: Course, lesson: Lesson, options: Options) -> Iterable[NotebookNode]:
    label, step = course.labels, lesson.step
    head = f"# {lesson.title}\n\n**{lesson.goal}**\n\n{label['invented']}"
    yield _prose(f"c{step}-title", head)
    yield _prose(
        f"c{step}-minutes",
        "\n\n".join(
            [
                label["minutes"].format(teaching=lesson.teaching, exercising=lesson.exercising),
                _listed(label["say"], lesson.say),
                _listed(label["ask"], lesson.ask),
                _listed(label["pitfalls"], lesson.pitfalls),
            ]
        ),
        instructor=True,
    )
    told = (
        _listed(label["objectives"], lesson.objectives),
        _listed(label["questions"], lesson.questions),
    )
    yield _prose(f"c{step}-goals", "\n\n".join(told))
    yield _code(f"c{step}-begin", "from depwork import workbook")
    for number, exercise in enumerate(lesson.exercises, 1):
        yield from _exercise(course, exercise, f"c{step}x{number}", options(exercise))
    yield _prose(f"c{step}-points", _listed(label["key_points"], lesson.key_points))


def _exercise(
    course: Course, exercise: Exercise, at: str, options: tuple[str, ...]
) -> Iterable[NotebookNode]:
    label = course.labels
    said = [f"## {exercise.title}", f"*{label[exercise.kind.value]}*", exercise.task]
    said += ["\n".join(f"- {option}" for option in options)] if options else []
    yield _prose(f"{at}-task", "\n\n".join(said))
    if exercise.kind is Kind.FORM:
        yield _code(f"{at}-form", f'workbook.exercise("{exercise.id}")')
        yield _code(f"{at}-check", f'workbook.check("{exercise.id}")')
    else:
        yield _code(f"{at}-check", f'answer = ""\nworkbook.check("{exercise.id}", answer)')
    if exercise.kind is Kind.CELL:
        yield _prose(f"{at}-then", label["then"])
        yield _code(f"{at}-look", f'workbook.example("{exercise.person}").decide()')
    yield _code(f"{at}-answer", f'workbook.answer("{exercise.id}")', instructor=True)
    yield _prose(f"{at}-after", f"**{label['after']}** {exercise.after}", instructor=True)


def _listed(title: str, lines: Iterable[str]) -> str:
    return f"**{title}**\n\n" + "\n".join(f"- {line}" for line in lines)


def _prose(name: str, text: str, *, instructor: bool = False) -> Any:
    tags = _tags(instructor=instructor)
    return new_markdown_cell(text, id=name, metadata=tags)  # type: ignore[no-untyped-call] # as above


def _code(name: str, text: str, *, instructor: bool = False) -> Any:
    tags = _tags(instructor=instructor)
    return new_code_cell(text, id=name, metadata=tags)  # type: ignore[no-untyped-call] # as above


def _tags(*, instructor: bool) -> dict[str, Any]:
    return {"tags": [INSTRUCTOR]} if instructor else {}
