"""The name by which papermill finds the engine.

papermill loads every installed engine while it is itself being imported, so what it is handed
here imports nothing of papermill until a notebook is run.
"""

from __future__ import annotations

import importlib
from typing import Any


class Engine:
    """papermill's engine ``depwork``; see :mod:`depwork.kernels.engine`."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **options: Any) -> Any:
        """Run a notebook as papermill asks.

        Args:
            nb: The notebook's node.
            kernel_name: Which kernel.
            options: papermill's own, and those of :class:`~depwork.kernels.engine.ForkedEngine`.
        """
        return _engine().execute_notebook(nb, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """Return the name of the kernel that ``nb`` asks for, or ``name``."""
        return _engine().nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """Return the language of ``nb``, or ``language``."""
        return _engine().nb_language(nb, language)


def _engine() -> Any:
    # tqdm takes a process that has imported a kernel for a notebook's: papermill's bar is asked
    # first, and a notebook's own anew (see `settle`).
    importlib.import_module("tqdm.auto")
    from depwork.kernels.engine import ForkedEngine  # noqa: PLC0415 - see the module's sentence

    return ForkedEngine
