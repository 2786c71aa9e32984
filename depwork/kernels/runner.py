"""Runs one notebook by papermill, and keeps its output free of tracebacks and widget state."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from depwork.errors import NotebookError
from depwork.kernels.manager import PrivateKernelManager

ENGINE: Final = "depwork"
WARM: Final = (
    "depwork.kernels",
    "papermill",
    "depwork.kernels.engine",
    "IPython.core.completerlib",
    "debugpy",
    "matplotlib_inline.backend_inline",
)
"""What a process imports that is to run many notebooks: each finds it imported."""
ALLOWED: Final = frozenset({"case_id", "as_of", "locale", "date_from", "date_to", "shared"})
"""Names a batch notebook may take: papermill writes each parameter into the output."""


def run(notebook: Path, output: Path, parameters: Mapping[str, str], *, timeout: int = 600) -> None:
    """Run ``notebook`` with ``parameters`` and write the executed copy to ``output``.

    Args:
        notebook: The source notebook.
        output: Where the executed copy goes, written whole or not at all.
        parameters: Values by name; ids, days and languages only.
        timeout: Seconds a cell may take.

    Raises:
        NotebookError: A parameter is not one of the notebook's or not allowed, or a cell
            failed; the message names the cell and the error's type, never its text.
    """
    papermill = _papermill()
    declared = papermill.inspect_notebook(str(notebook))
    unknown = sorted(set(parameters) - (set(declared) & ALLOWED))
    if unknown:
        raise NotebookError(f"{notebook.name} takes no parameter {', '.join(unknown)}")
    draft = output.with_name(f".draft-{output.name}")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # its owner's alone
    try:
        papermill.execute_notebook(
            str(notebook),
            str(draft),
            parameters=dict(parameters),
            progress_bar=False,
            log_output=False,
            store_widget_state=False,
            engine_name=ENGINE,
            kernel_manager_class=PrivateKernelManager,
            execution_timeout=timeout,
            cwd=str(notebook.parent),
        )
    except papermill.PapermillExecutionError as error:
        _scrub(draft)
        draft.replace(output)
        raise NotebookError(
            f"{notebook.name} stopped in cell {error.exec_count}: {error.ename}"
        ) from None
    except CellTimeoutError:
        raise NotebookError(f"{notebook.name}: a cell took longer than {timeout} s") from None
    except DeadKernelError as error:
        raise NotebookError(f"{notebook.name}: its process ended: {error}") from None
    else:
        _scrub(draft)
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)


def _papermill() -> Any:
    """Return papermill, our engine registered with it."""
    import papermill  # type: ignore[import-untyped]  # noqa: PLC0415 - a second, when needed
    from papermill.engines import (  # type: ignore[import-untyped]  # noqa: PLC0415 - the same
        papermill_engines,
    )

    from depwork.kernels.engine import ForkedEngine  # noqa: PLC0415 - the same

    papermill_engines.register(ENGINE, ForkedEngine)
    return papermill


def _scrub(path: Path) -> None:
    """Blank the texts of errors, and drop widget state, machine paths and streams to stderr."""
    book: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    book.metadata.pop("widgets", None)
    book.metadata.get("papermill", {}).update(input_path="", output_path="", exception=None)
    for cell in book.cells:
        if "papermill-error-cell-tag" in cell.metadata.get("tags", ()):
            cell.source = "This notebook stopped at the next code cell."
        kept = []
        for item in cell.get("outputs", ()):
            if item.output_type == "error":
                item.evalue, item.traceback = "", [item.ename]
            if item.output_type == "stream" and item.name == "stderr":
                continue
            kept.append(item)
        if cell.cell_type == "code":
            cell.outputs = kept
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        nbformat.write(book, out)  # type: ignore[no-untyped-call]
