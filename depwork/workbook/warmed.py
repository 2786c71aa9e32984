"""Imported where kernels are forked from: what each of them would read alike is read once.

The packaged guide holds words and dated facts, nothing about anybody. A workbook's own copy is
read by its own kernels; of it too, whatever file says the same as ours is here already.
"""

from __future__ import annotations

from depwork.forms.keys import UI_KEYS
from depwork.services.guiding import load_guide

load_guide(None, UI_KEYS)
