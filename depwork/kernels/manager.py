"""A stock kernel whose channels nobody else on the machine can read."""

from __future__ import annotations

from jupyter_client.manager import AsyncKernelManager
from traitlets import default


class PrivateKernelManager(AsyncKernelManager):
    """Jupyter's own manager with its channels encrypted (ipykernel talks plain TCP by default)."""

    @default("transport_encryption")
    def _required(self) -> str:
        return "required"
