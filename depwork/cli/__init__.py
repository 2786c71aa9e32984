"""The command line: ``depwork start``, ``packets``, ``report`` and the rest."""

from depwork.kernels.lean import keep_out

keep_out()
