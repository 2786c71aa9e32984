"""How notebooks get a kernel: forked from a warm process where that works, else a stock one.

papermill's runs get stock kernels, through papermill's own engine.
"""

from depwork.kernels.lean import keep_out

keep_out()
