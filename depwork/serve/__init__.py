"""The notebooks served on this machine alone: Voila for the forms, Lab for trainers."""

from depwork.kernels.lean import keep_out

keep_out()
