"""Which kernels wait for a page, which are given, and which end because nobody is there."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from depwork.serve.pool import died, end_alone, given, without_dead


class Kernel:
    """A kernel that lives or does not."""

    def __init__(self, alive):
        self._alive = alive

    async def is_alive(self):
        """Return whether it lives."""
        return self._alive


class Manager:
    """As much of Voila's kernel manager as is asked for."""

    def __init__(self, alive, pooled=(), connected=()):
        self.kernels = {name: Kernel(lives) for name, lives in alive.items()}
        self._pools = {"guide": [self.task(name) for name in pooled]}
        self._kernel_connections = dict.fromkeys(connected, 1)
        self.filled = []

    def task(self, name):
        """Return a finished preheating."""
        loop = asyncio.get_running_loop()
        task, rendering = loop.create_future(), loop.create_future()
        rendering.set_result("page")
        task.set_result({"kernel_id": name, "task": rendering})
        return task

    def __contains__(self, name):
        return name in self.kernels

    def list_kernel_ids(self):
        """Return all names."""
        return list(self.kernels)

    def get_kernel(self, name):
        """Return a kernel."""
        return self.kernels[name]

    def fill_if_needed(self, **values):
        """Note which pool was to be filled."""
        self.filled.append(values["notebook_name"])

    async def shutdown_kernel(self, name, now):
        """End a kernel at once."""
        assert now
        del self.kernels[name]


def _run(work):
    # In a thread: a browser's tests leave a loop running in the worker's own.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(work())).result()


def test_a_dead_kernel_is_given_to_no_page():
    """What died or is unknown leaves the pool, which is filled again; the living one stays."""

    async def work():
        manager = Manager({"dead": False, "living": True}, pooled=["dead", "gone", "living"])
        await without_dead(manager, "guide")
        assert [task.result()["kernel_id"] for task in manager._pools["guide"]] == ["living"]
        assert manager.filled == ["guide"]
        await without_dead(manager, "guide")
        assert manager.filled == ["guide"]

    _run(work)


def test_a_kernel_ends_whose_page_never_came_and_no_other():
    """Ended is what was given and has no page; the waiting, the connected and later ones stay."""

    async def work():
        names = ("waiting", "left", "connected")
        manager = Manager(dict.fromkeys(names, True), pooled=["waiting"], connected=["connected"])
        seen = given(manager)
        assert seen == {"left", "connected"}
        manager.kernels["later"] = Kernel(alive=True)
        await end_alone(manager, seen)
        assert set(manager.kernels) == {"waiting", "connected", "later"}

    _run(work)


def test_a_kernel_that_died_is_put_away_for_whoever_asks_for_it():
    """Otherwise its address goes on answering, and a page waits for it without end."""

    async def work():
        manager = Manager({"dead": False, "living": True})
        assert not await died(manager, "living")
        assert await died(manager, "dead")
        assert await died(manager, "never")
        assert manager.list_kernel_ids() == ["living"]

    _run(work)
