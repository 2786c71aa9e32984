"""Where Jupyter's servers get their kernels: from the forge, through the standard extension point.

``KernelProvisionerFactory`` names a provisioner for every kernel; ours orders a fork, and
launches a stock kernel where there is no forge, the kernel is not Python's own, or a fork failed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, ClassVar, Final

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from depwork.kernels.forked import Smith

_NAME: Final = "depwork-forked"
_LAUNCHER: Final = "ipykernel_launcher"


class ForkedProvisioner(LocalProvisioner):
    """A stock local provisioner whose kernels are forks of a warm process."""

    smith: ClassVar[Smith | None] = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel by a fork, or as the stock provisioner does.

        Args:
            cmd: The kernel's command.
            kwargs: What ``Popen`` would be given.
        """
        forked = None
        if self.smith is not None and cmd[0] == sys.executable and _LAUNCHER in cmd:
            cwd = str(kwargs.get("cwd") or Path.cwd())
            argv = cmd[cmd.index(_LAUNCHER) + 1 :]
            forked = await self.smith.kernel(argv, kwargs["env"], cwd)
        if forked is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process: Any = forked
        self.pid = self.pgid = forked.pid
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info


@contextmanager
def forging(modules: Sequence[str]) -> Iterator[None]:
    """Let the kernels that start inside the block in this process be forks, on Linux.

    Args:
        modules: What the notebooks import.
    """
    if sys.platform != "linux":  # a fork of macOS's frameworks is not safe
        yield
        return
    factory = KernelProvisionerFactory.instance()
    before = factory.default_provisioner_name
    factory.provisioners[_NAME] = EntryPoint(
        _NAME, f"{__name__}:{ForkedProvisioner.__name__}", KernelProvisionerFactory.GROUP_NAME
    )
    factory.default_provisioner_name = _NAME
    ForkedProvisioner.smith = smith = Smith(modules)
    try:
        yield
    finally:
        ForkedProvisioner.smith = None
        factory.default_provisioner_name = before
        smith.stop()
