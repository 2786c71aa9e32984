"""A stock kernel whose channels nobody else on the machine can read, and that prints nothing."""

from __future__ import annotations

import subprocess
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from depwork.kernels.running import note


class PrivateKernelManager(AsyncKernelManager):
    """Jupyter's own manager with its channels encrypted (ipykernel talks plain TCP by default).

    What its kernels would say on the terminal is dropped: they tell of being interrupted at
    their end, and a log could hold an answer. A notebook's own output goes another way.
    """

    @default("transport_encryption")
    def _required(self) -> str:
        return "required"

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        await super()._async_launch_kernel(kernel_cmd, **{**kw, **quiet})
        pid = getattr(self.provisioner, "pid", None)
        if pid:
            note(pid)
