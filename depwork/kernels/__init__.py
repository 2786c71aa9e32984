"""How notebooks get a kernel: stock kernels for now, through papermill's own engine."""
