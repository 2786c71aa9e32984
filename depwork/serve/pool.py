"""The preheated kernels that wait for a page, and those whose page is gone or never came."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Collection
from typing import Any, Final

from jupyter_core.utils import ensure_async

GRACE: Final = 90
"""Seconds a kernel waits for its page to come, or to come back, before it is ended."""


def _pool(manager: Any, path: str) -> list[Future[dict[str, Any]]]:
    found: list[Future[dict[str, Any]]] = manager._pools.get(path, [])  # noqa: SLF001 - Voila's pool has no public look into it
    return found


async def without_dead(manager: Any, path: str) -> None:
    """Take out of a notebook's pool what died or failed while it waited, and fill it again.

    Args:
        manager: Voila's kernel manager.
        path: The notebook.
    """
    pool = _pool(manager, path)
    dead = [task for task in pool if task.done() and not await _lives(task, manager)]
    for task in dead:
        pool.remove(task)
    if dead:
        manager.fill_if_needed(delay=0, notebook_name=path)


async def _lives(task: Future[dict[str, Any]], manager: Any) -> bool:
    """Return whether a preheated kernel is there and its page was, or is being, made."""
    if task.exception() or task.result()["kernel_id"] not in manager:
        return False
    rendering = task.result()["task"]
    if rendering.done() and rendering.exception():
        return False
    return bool(await ensure_async(manager.get_kernel(task.result()["kernel_id"]).is_alive()))


async def died(manager: Any, kernel_id: str) -> bool:
    """Return whether a kernel is there no more; one that died is put away, so that nobody waits.

    A kernel's death is told to the pages that are connected at that moment alone; a page that
    comes after it would be answered by nobody for ever.

    Args:
        manager: Voila's kernel manager.
        kernel_id: The kernel a page asks for.
    """
    if kernel_id not in manager:
        return True
    if await ensure_async(manager.get_kernel(kernel_id).is_alive()):
        return False
    await ensure_async(manager.shutdown_kernel(kernel_id, now=True))
    return True


def given(manager: Any) -> set[str]:
    """Return the kernels that were given to a page: those that wait in no pool.

    Args:
        manager: Voila's kernel manager.
    """
    pools = [_pool(manager, path) for path in manager._pools]  # noqa: SLF001 - as above
    done = [task for pool in pools for task in pool if task.done() and not task.exception()]
    return set(manager.list_kernel_ids()) - {task.result()["kernel_id"] for task in done}


async def end_alone(manager: Any, kernels: Collection[str]) -> None:
    """End those of some kernels that no page is connected to.

    Args:
        manager: Voila's kernel manager.
        kernels: What :func:`given` returned a while ago.
    """
    for kernel_id in given(manager) & set(kernels):
        if not manager._kernel_connections.get(kernel_id, 0):  # noqa: SLF001 - it counts pages but has no public question for it
            await ensure_async(manager.shutdown_kernel(kernel_id, now=True))
