"""The key agent: a process that holds unlocked keys while a run lasts.

``start``, ``lab`` and ``packets`` start it and it ends with them. Kernels and workers ask it
over a Unix socket (mode 0600, in a folder of mode 0700) with the session's token, so that a
reload, a second page or a batch does not ask for the passphrase again. Keys pass over that
socket alone: never as argument, in the environment, in a file or in a notebook.

The token reaches clients in a file of mode 0600 beside the socket. An environment variable
would be inherited by every process a notebook starts, and one ``%env`` would print it into
an output; a file is read on purpose, by the same user only, and goes with the agent.
"""

from depwork.storage.agent.client import Client, Other
from depwork.storage.agent.handle import AgentHandle, start
from depwork.storage.agent.sessions import device_folder

__all__ = ["AgentHandle", "Client", "Other", "device_folder", "start"]
