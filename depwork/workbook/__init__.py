"""What a notebook may import.

``guide()`` is the whole guide on one page; ``step(3)`` is one step of it; ``decided(4)``
shows what is decided there, and why. ``packet()``, ``report()`` and ``kit()`` are for the batch
notebooks.
"""

from depwork.workbook.batching import kit, packet, report
from depwork.workbook.lessons import decided, guide, step

__all__ = ["decided", "guide", "kit", "packet", "report", "step"]
