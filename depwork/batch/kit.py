"""The first-hour kit: one notebook by papermill, one whole page a language by nbconvert."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import nbformat

from depwork.batch.environment import handed
from depwork.kernels.runner import run
from depwork.model.choices import Locale
from depwork.services.writing import folder_for, write_private

PAGE: Final = "first-hour-{locale}.html"
_TEMPLATES: Final = Path(__file__).parent / "nbconvert"
"""Our nbconvert template; it comes with the package alone, never from a folder."""


def run_kit(
    *, notebook: Path, out: Path, titles: Mapping[Locale, str], as_of: date,
    environment: Mapping[str, str],
) -> tuple[Path, ...]:  # fmt: skip
    """Run the kit's notebook once a language and write its pages.

    Args:
        notebook: ``notebooks/batch/kit.ipynb``.
        out: Where the pages go.
        titles: The languages, each with the title of its page.
        as_of: The day the kit is made on.
        environment: Where the kernel finds the organization's words; no store and no agent.

    Raises:
        NotebookError: A cell failed.
    """
    folder_for(out)
    made = []
    with handed(environment), tempfile.TemporaryDirectory(dir=out, prefix=".kit-") as folder:
        for locale, title in titles.items():
            executed = Path(folder) / f"kit-{locale.value}.ipynb"
            run(notebook, executed, {"as_of": as_of.isoformat(), "locale": locale.value})
            made.append((out / PAGE.format(locale=locale.value), as_page(executed, locale, title)))
    for path, page in made:
        write_private(path, page.encode())
    return tuple(path for path, _ in made)


def as_page(executed: Path, locale: Locale, title: str) -> str:
    """Return an executed notebook's HTML in our template."""
    # Imported here: half a second that every other command would wait for.
    from nbconvert import HTMLExporter  # noqa: PLC0415 - see above

    book: Any = nbformat.read(executed, as_version=4)  # type: ignore[no-untyped-call]
    exporter: Any = HTMLExporter(  # type: ignore[no-untyped-call]
        extra_template_basedirs=[str(_TEMPLATES)], template_name="kit"
    )
    told = {"kit": {"lang": locale.value, "title": title}}
    body, _ = exporter.from_notebook_node(book, resources=told)
    return str(body)
