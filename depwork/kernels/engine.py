"""papermill's engine ``depwork``: each notebook in a process of its own, forked from this one.

``papermill --engine depwork any.ipynb`` gives what stock papermill gives. What the process that
runs papermill has imported, its notebooks find imported; what one of them does, no other sees.
Where no safe fork is possible, papermill's own engine runs the notebook, and that is said once.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

from nbclient.exceptions import CellExecutionError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient  # type: ignore[import-untyped]
from papermill.engines import NBClientEngine  # type: ignore[import-untyped]
from papermill.log import logger  # type: ignore[import-untyped]
from papermill.utils import merge_kwargs, remove_args  # type: ignore[import-untyped]

from depwork.kernels.cells import become
from depwork.kernels.client import Client
from depwork.kernels.fresh import still
from depwork.kernels.running import forget, note

NAME: Final = "depwork"
_OURS: Final = ("python3", "python")


class _Notebook(PapermillNotebookClient):  # type: ignore[misc]  # papermill is untyped
    """papermill's own client over a fork."""

    kc: Any
    km: Any

    async def all_cells(self) -> None:
        """Run the cells as papermill does, then ask the kernel for its language."""
        await self.kc.open()
        try:
            for index, cell in enumerate(self.nb.cells):
                try:
                    self.nb_man.cell_start(cell, index)
                    await self.async_execute_cell(cell, index)
                except CellExecutionError as error:
                    self.nb_man.cell_exception(cell, cell_index=index, exception=error)
                    break
                finally:
                    self.nb_man.cell_complete(self.nb.cells[index], cell_index=index)
            told = await self.kc.kernel_info()
            self.nb.metadata["language_info"] = told["content"]["language_info"]
            self.set_widgets_metadata()
        finally:
            await self.kc.close()


@contextmanager
def _forked(memory: int | None) -> Iterator[Client]:
    """Yield the client of a fresh fork, and leave nothing of it."""
    asked, asks = socket.socketpair()
    said, says = socket.socketpair()
    key = secrets.token_bytes(32)
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        asked.close()
        said.close()
        become(asks, says, key, memory)
    asks.close()
    says.close()
    note(pid)
    client = Client(asked, said, key, pid)
    try:
        yield client
    finally:
        client.reap()
        forget(pid)
        asked.close()
        said.close()


@cache
def _say_once() -> None:
    logger.info("no safe fork from here: papermill's own engine runs the notebook")


class ForkedEngine(NBClientEngine):  # type: ignore[misc]  # papermill is untyped
    """Runs each notebook in a fork.

    Beside papermill's own options it takes ``memory_limit``: bytes of address space a
    notebook's process may take.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,  # noqa: FBT001, FBT002 - papermill's signature
        stdout_file: Any = None,
        stderr_file: Any = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        memory_limit: int | None = None,
        **kwargs: Any,
    ) -> Any:
        """Run the notebook that papermill manages.

        Args:
            nb_man: papermill's execution manager.
            kernel_name: Which kernel; another than Python's gets papermill's own engine.
            log_output: As papermill has it.
            stdout_file: As papermill has it.
            stderr_file: As papermill has it.
            start_timeout: As papermill has it.
            execution_timeout: Seconds a cell may take.
            memory_limit: Bytes of address space; ``None`` for no bound.
            kwargs: Further options of nbclient.

        Raises:
            CellTimeoutError: A cell took longer than ``execution_timeout``.
            DeadKernelError: The notebook's process ended, with how it did.
        """
        if kernel_name not in _OURS or not still():
            _say_once()
            return super().execute_managed_notebook(
                nb_man,
                kernel_name,
                log_output,
                stdout_file,
                stderr_file,
                start_timeout,
                execution_timeout,
                **kwargs,
            )
        given = remove_args(
            ["input_path", "timeout", "startup_timeout", "kernel_manager_class"], **kwargs
        )
        options = merge_kwargs(
            given,
            timeout=execution_timeout or kwargs.get("timeout"),
            kernel_name=kernel_name,
            log=logger,
            log_output=log_output,
            stdout_file=stdout_file,
            stderr_file=stderr_file,
        )
        with _forked(memory_limit) as client:
            notebook = _Notebook(nb_man, **options)
            notebook.reset_execution_trackers()
            notebook.kc = client
            notebook.km = client
            try:
                asyncio.run(notebook.all_cells())
            except DeadKernelError:
                raise DeadKernelError(f"Kernel died: {client.ended()}") from None
        return notebook.nb
