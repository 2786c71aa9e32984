"""The outcome report: one notebook by papermill, one self-contained page by nbconvert."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import nbformat

from depwork.batch.environment import handed
from depwork.kernels.runner import run
from depwork.model.choices import Locale
from depwork.services.writing import folder_for, write_private

PAGE = "outcome_report.html"
TEAM_PAGE = "outcome_report-team-only.html"


def run_report(
    *,
    notebook: Path,
    out: Path,
    as_of: date,
    period: tuple[date | None, date | None],
    locale: Locale,
    environment: Mapping[str, str],
    shared: bool = True,
) -> Path:
    """Run the report notebook and write its page; return the page's path.

    Args:
        notebook: ``notebooks/batch/outcome_report.ipynb``.
        out: Where the page goes.
        as_of: The day up to which pending cases are followed.
        period: First and last day of the cases that are counted, each or both open.
        locale: The language of the page.
        environment: How the kernel finds store and agent (paths only; no keys).
        shared: Hide small counts; the page for the team alone has a name of its own.

    Raises:
        NotebookError: A cell failed.
    """
    folder_for(out)
    parameters = {
        "as_of": as_of.isoformat(),
        "date_from": period[0].isoformat() if period[0] else "",
        "date_to": period[1].isoformat() if period[1] else "",
        "locale": locale.value,
        "shared": "yes" if shared else "no",
    }
    with (
        handed(environment),
        tempfile.TemporaryDirectory(dir=out, prefix=".report-") as folder,
    ):
        executed = Path(folder) / "outcome_report.ipynb"
        run(notebook, executed, parameters)
        page = as_page(executed, locale)
    name = PAGE if shared else TEAM_PAGE
    write_private(out / name, page.encode())
    return out / name


def as_page(executed: Path, locale: Locale) -> str:
    """Return an executed notebook as one HTML page that asks no other host for anything."""
    # Imported here: half a second that every other command would wait for.
    from nbconvert import HTMLExporter  # noqa: PLC0415 - see above

    book: Any = nbformat.read(executed, as_version=4)  # type: ignore[no-untyped-call]
    exporter: Any = HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="basic",
        exclude_input=True,
        exclude_markdown=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        embed_images=True,
    )
    body, _ = exporter.from_notebook_node(book)
    title = str(book.metadata.get("title", "depwork"))
    return _PAGE.format(lang=locale.value, title=title, body=body)


_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }}
h1, h2, h3 {{ line-height: 1.2; }}
table {{ border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }}
th, td {{ border-bottom: 1px solid #8888; padding: .4rem .8rem; text-align: left; }}
caption {{ text-align: left; font-weight: 600; padding: .4rem 0; }}
img, svg {{ max-width: 100%; height: auto; background: #fff; }}
.table-wrap, .output_html {{ overflow-x: auto; }}
.anchor-link {{ display: none; }}
@page {{ size: letter landscape; margin: 1.2cm; }}
@media print {{
  body {{ margin: 0; padding: 0; max-width: none; font-size: 9pt; }}
  .table-wrap, .output_html, .jp-OutputArea-output {{ overflow: visible; }}
  table {{ width: 100%; }}
  th, td {{ padding: .25rem .35rem; overflow-wrap: break-word; hyphens: auto; }}
  tr, img, svg {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
}}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
