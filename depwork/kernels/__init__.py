"""How notebooks get a kernel: forked from a warm process where that works, else a stock one.

papermill's runs fork from the process that runs papermill: see :mod:`depwork.kernels.engine`.
"""

from depwork.kernels.lean import keep_out

keep_out()
